// What is put into the page. Words that came from articles are text, never HTML.

import { fragment, passage } from "./search-passage.js";

const SHOWN = 5;

/** An element with attributes and children; what is null is left out. */
export function make(name, attributes = {}, ...children) {
  return dressed(document.createElement(name), attributes, children);
}

function drawn(name, attributes, ...children) {
  return dressed(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function dressed(element, attributes, children) {
  for (const [each, value] of Object.entries(attributes)) if (value != null) element.setAttribute(each, value);
  element.append(...children.filter((each) => each != null));
  return element;
}

/** A hit: its date, its headline, where it is from, and the piece of it in which the words stand. */
export function hit(card, sought, said, root, home) {
  const foreign = card.lang && card.lang.split("-")[0] !== home.split("-")[0];
  const tongue = foreign ? { lang: card.lang, dir: "auto" } : {};
  const link = make("a", { href: root + card.address, ...tongue }, card.title);
  const words = make("p", tongue), note = make("small");
  const told = [card.source && make("bdi", {}, card.source), foreign && said.say("in", { language: said.language(card.lang) }), !card.date && said.say("undated")];
  const tell = () => note.replaceChildren(...told.filter(Boolean).flatMap((each, at) => (at ? [" · ", each] : [each])));
  tell();
  const line = make("li", {}, card.date ? make("time", { datetime: card.date }, said.date(card.date)) : null, make("h3", {}, link), note, words);
  let versions = 0;
  return Object.assign(line, {
    card,
    show: (text) => showText(text, sought, words, link, root + card.address),
    another() {
      told[3] = said.count("versions", (versions += 1));
      tell();
    },
  });
}

/** Show a piece of a text with its words marked; returns whether it has all that is sought. */
function showText(text, sought, words, link, address) {
  const { text: shown, marks, whole } = passage(text, sought);
  let at = 0;
  words.replaceChildren();
  for (const [start, end] of marks) {
    words.append(shown.slice(at, start), make("mark", {}, shown.slice(start, end)));
    at = end;
  }
  words.append(shown.slice(at));
  link.href = address + fragment(marks.map(([start, end]) => shown.slice(start, end)));
  return whole;
}

/** Columns by year; where years were chosen, they stand out. */
export function chart(found, chosen, first, last, said) {
  const n = last - first + 1, width = n * 48;
  const most = Math.max(...found.map(([, many]) => many)), [peak] = found.find(([, many]) => many === most);
  const step = n < 10 ? 1 : n < 25 ? 5 : n < 90 ? 10 : n < 180 ? 20 : 50;
  const marked = new Set(chosen?.map(([year]) => year));
  const bars = (some) => some.map(([year, many]) => {
    const high = Math.max(2, Math.round((98 * many) / most));
    return `M${(year - first) * 10 + 1} 100v-${high}h8v${high}z`;
  }).join("");
  const title = said.say("chart", { first, last, year: peak, n: said.number(most) });
  const desc = chosen?.length ? said.say("chosen", { first: chosen[0][0], last: chosen.at(-1)[0] }) : null;
  const image = drawn("svg", { class: "bars low", width, viewBox: `0 0 ${n * 10} 100`, preserveAspectRatio: "none", role: "img" },
    drawn("title", {}, title), desc && drawn("desc", {}, desc),
    drawn("path", { d: bars(found.filter(([year]) => !marked.has(year))) }),
    drawn("path", { class: "on", d: bars(found.filter(([year]) => marked.has(year))) }));
  const axis = drawn("svg", { class: "axis", width, "aria-hidden": "true" });
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    axis.append(drawn("text", { x: `${(((year - first + 0.5) * 100) / n).toFixed(1)}%`, y: 15 }, `${year}`));
  }
  return [image, axis];
}

/** The values of a field, the first of them at once: [{name, number, chosen, href, key}]. */
export function facet(title, values, said) {
  const line = ({ name, number, chosen, href, key }) => make("li", {}, make("a", { href, "data-go": key, "aria-current": chosen ? "true" : null },
    make("bdi", {}, name), " ", make("span", {}, said.number(number))));
  const list = (some) => make("ul", { class: "leaders" }, ...some.map(line));
  const rest = values.slice(SHOWN);
  return make("section", {}, make("h2", { class: "rubric" }, title), list(values.slice(0, SHOWN)),
    rest.length ? make("details", {}, make("summary", { class: "note" }, said.count("others", rest.length)), list(rest)) : null);
}
