// The piece of an article in which the words stand: out of its own page, which is fetched when its hit is on the screen.

import { places } from "./search-words.js";

const LONG = 200, BEFORE = 40, AT_ONCE = 2;
const WORD_END = /[^\p{L}\p{N}\p{M}]/u;

/** The best window on a text: {text, marks}, marks being [start, end, word] in it; `wanted` is a list of sets of words. */
export function passage(text, wanted, long = LONG) {
  const found = places(text, new Set(wanted.flatMap((each) => [...each])));
  let best = { worth: -1, start: 0 };
  for (const [at, [start]] of found.entries()) {
    const inside = found.slice(at).filter(([, end]) => end <= start + long - BEFORE);
    const worth = coverage(inside, wanted) * 100 + Math.min(inside.length, 99);
    if (worth > best.worth) best = { worth, start };
  }
  const start = cut(text, best.start - BEFORE, best.start), end = text.length - start <= long ? text.length : cutEnd(text, start + long);
  const marks = found.filter((each) => each[0] >= start && each[1] <= end);
  const lead = start > 0 ? "…" : "";
  const shown = lead + text.slice(start, end).trimEnd() + (end < text.length ? "…" : "");
  return { text: shown, marks: marks.map(([from, to, word]) => [from - start + lead.length, to - start + lead.length, word]) };
}

/** How many of the wanted words these marks show. */
export const coverage = (marks, wanted) => wanted.filter((any) => marks.some(([, , word]) => any.has(word))).length;

// A window begins and ends between words; within a hundred letters without any such place, anywhere.
function cut(text, wish, last) {
  if (wish <= 0) return 0;
  for (let at = wish; at < last; at++) if (/\s/.test(text[at - 1])) return at;
  return text.slice(wish, last).search(WORD_END) < 0 ? last : wish;
}

function cutEnd(text, wish) {
  for (let at = wish; at > wish - 40; at--) if (/\s/.test(text[at])) return at;
  return wish;
}

/** The words of an article, out of its page. Nothing of the page is put into this one but as text. */
export async function textOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) return "";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const blocks = page.querySelectorAll(".prose :is(p, li, h2, h3, td, th, pre)");
  return Array.from(blocks, (each) => each.textContent).join(" ").replace(/\s+/g, " ").trim();
}

/** Calls `work` for each element that comes on the screen, a few at a time. */
export class OnScreen {
  constructor(work) {
    Object.assign(this, { work, waiting: [], busy: 0 });
    this.observer = new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) this.add(target);
    });
  }

  watch(element) {
    this.observer.observe(element);
  }

  forget() {
    this.observer.disconnect();
    this.waiting = [];
  }

  add(element) {
    this.observer.unobserve(element);
    this.waiting.push(element);
    this.next();
  }

  async next() {
    if (this.busy >= AT_ONCE || !this.waiting.length) return;
    this.busy += 1;
    try {
      await this.work(this.waiting.shift());
    } catch {
      // The beginning of the text stays.
    }
    this.busy -= 1;
    this.next();
  }
}

/** What makes the browser mark these words in the page that a link leads to. */
export function fragment(words) {
  const texts = words.map((each) => `text=${encodeURIComponent(each).replaceAll("-", "%2D")}`);
  return texts.length ? `#:~:${texts.join("&")}` : "";
}
