// The piece of an article in which the words stand: out of its own page, which is fetched when its hit is on the screen.

import { places } from "./search-words.js";

const LONG = 200, AT_ONCE = 2;
// So much stands before what was sought: a few words, or a whole beginning of a sentence.
const FEW = 40, SENTENCE = 100;
const SENTENCE_START = /(?:[.!?…]['"’”»)\]]*\s|[。！？]['"’”»)\]]*)(?=[^a-z\s])/g;

/** Where in a text that what is sought stands: [{which, start, end}], in order. */
function marksIn(text, sought) {
  const words = places(text), marks = [];
  for (const [which, wanted] of sought.entries()) {
    for (let at = 0; at + wanted.length <= words.length; at++) {
      if (wanted.every((any, beside) => !any || any.has(words[at + beside].word))) {
        marks.push({ which, start: words[at].start, end: words[at + wanted.length - 1].end });
      }
    }
  }
  return marks.sort((one, other) => one.start - other.start || one.end - other.end || one.which - other.which);
}

/** The piece of a text that tells best why it was found: {text, marks, whole}, `marks` from where to where, `whole` if it has all that is sought. */
export function passage(said, sought) {
  const text = said.replace(/\s+/g, " ").trim(), marks = marksIn(text, sought);
  const [first, last] = telling(marks);
  const start = text.length <= LONG ? 0 : startOf(text, first, LONG - (last - first));
  const end = endOf(text, start, Math.max(last, start));
  const lead = start > 0 ? "…" : "", shift = lead.length - start;
  const inside = marks.filter((each) => each.start >= start && each.end <= end);
  const spans = [];
  for (const each of inside) {
    const before = spans.at(-1);
    if (before && each.start + shift < before[1]) before[1] = Math.max(before[1], each.end + shift);
    else spans.push([each.start + shift, each.end + shift]);
  }
  const whole = new Set(inside.map((each) => each.which)).size === sought.length;
  return { text: lead + text.slice(start, end) + (end < text.length ? "…" : ""), marks: spans, whole };
}

/** From where to where the marks stand that are most telling together: different ones first, then many, then early. */
function telling(marks) {
  let span = [0, 0], most = 0;
  for (const [at, first] of marks.entries()) {
    const near = marks.slice(at, at + LONG).filter((each) => each.end <= first.start + LONG);
    const worth = new Set(near.map((each) => each.which)).size * (LONG + 1) + near.length;
    if (worth > most) [most, span] = [worth, [first.start, Math.max(...near.map((each) => each.end))]];
  }
  return span;
}

/** Where a passage begins: with a sentence if one begins a little before, or else a few words before. */
function startOf(text, first, room) {
  const low = first - Math.min(SENTENCE, room);
  if (low <= 0) return 0;
  SENTENCE_START.lastIndex = low;
  const sentence = SENTENCE_START.exec(text);
  if (sentence && SENTENCE_START.lastIndex <= first) return SENTENCE_START.lastIndex;
  const few = first - Math.min(FEW, room), blank = text.indexOf(" ", few);
  return blank >= 0 && blank < first ? blank + 1 : few;
}

function endOf(text, start, last) {
  const end = start + LONG;
  if (end >= text.length) return text.length;
  const blank = text.lastIndexOf(" ", end);
  return blank > last ? blank : Math.max(end, last);
}

/** The words of an article, out of its page. Nothing of the page is put into this one but as text. */
export async function textOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) return "";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const blocks = page.querySelectorAll(".prose :is(p, li, h2, h3, td, th, pre)");
  return Array.from(blocks, (each) => each.textContent).join(" ").replace(/\s+/g, " ").trim();
}

/** Watches elements, and calls `work` for each that comes on the screen, a few at a time. */
export function onScreen(work) {
  let waiting = [], busy = 0;
  const next = async () => {
    if (busy >= AT_ONCE || !waiting.length) return;
    busy++;
    // Where it fails, the beginning of the text stays.
    await work(waiting.shift()).catch(() => {});
    busy--;
    next();
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      waiting.push(target);
      next();
    }
  });
  const forget = () => {
    observer.disconnect();
    waiting = [];
  };
  return { watch: (element) => observer.observe(element), forget };
}

/** What makes the browser mark these words in the page that a link leads to. */
export function fragment(words) {
  const texts = [...new Set(words)].slice(0, 4).map((each) => `text=${encodeURIComponent(each).replaceAll("-", "%2D")}`);
  return texts.length ? `#:~:${texts.join("&")}` : "";
}
