// The page of searching: what is typed, the address, and what is shown. The query and the order live in the address.

import { ask, byYear, card, facet as numbersOf } from "./search-ask.js";
import { opened, Trouble } from "./search-index.js";
import { chart, facet, hit, make } from "./search-page.js";
import { onScreen, textOf } from "./search-passage.js";
import { between, FIELDS, parse, partFor, ranges, toggled } from "./search-query.js";
import { Said } from "./search-say.js";

const AT_ONCE = 10, PAUSE = 150, SLOW = 400;
const part = (id) => document.getElementById(id);
const form = part("search"), box = part("q"), found = part("found"), hits = part("hits"), more = part("more"), years = part("years");
const home = document.documentElement.lang;
const said = new Said(part("said"), home);
const { root, index: address } = form.dataset;
const screen = onScreen(async (line) => {
  const text = await textOf(root + line.card.address);
  if (text) line.show(text);
});
let sort = "", turn = 0, pause = 0, slow = 0, index = null;

function going(query, order = sort) {
  const given = new URLSearchParams({ ...(query && { q: query }), ...(order && { sort: order }) });
  return `${location.pathname}?${given}`.replace(/\?$/, "");
}

/** Read the address: on arriving, and on going back. */
function arrive() {
  const given = new URLSearchParams(location.search);
  box.value = given.get("q") ?? "";
  sort = ["newest", "oldest"].includes(given.get("sort")) ? given.get("sort") : "";
  run();
}

/** Go to another query or order: one that can be gone back from. */
function go(query, order = sort) {
  [box.value, sort] = [query, order];
  if (going(query) !== location.pathname + location.search) history.pushState(null, "", going(query));
  run();
}

async function run(typing = false) {
  const mine = ++turn, query = box.value;
  clearTimeout(pause);
  clearTimeout(slow);
  slow = setTimeout(() => tell([said.say("searching")]), SLOW);
  try {
    await answer(query, typing, () => mine === turn);
  } catch (error) {
    if (mine === turn) fail(error);
  }
}

/** Ask, and where the site was built anew since the page was opened, ask the new index. */
async function answer(query, typing, isNow) {
  const asked = async () => {
    index ??= opened(new URL(address, location.href)).catch((error) => {
      index = null;
      throw error;
    });
    const there = await index;
    return show(there, query, await ask(there, parse(query, typing), sort), isNow);
  };
  if (!query.trim()) return clear();
  try {
    await asked();
  } catch (error) {
    if (error.name !== "gone") throw error;
    index = null;
    await asked();
  }
}

function clear() {
  tell([]);
  found.hidden = true;
  part("else").hidden = false;
}

function tell(lines) {
  clearTimeout(slow);
  part("told").replaceChildren(...lines.flatMap((each, at) => (at ? [make("br"), each] : [each])));
}

const why = (error) => tell([said.say(error instanceof Trouble ? error.name : "failed", error)]);

function fail(error) {
  clear();
  why(error);
}

async function show(there, query, result, isNow) {
  if (!isNow()) return;
  // Where nothing is found, nothing was left out to find it.
  const notes = result.notes.filter(({ near }) => near || result.found.length);
  const lines = notes.map(({ word, near }) => said.say(near ? "taken" : "left", { word, near }));
  tell(result.hits.length ? lines : [...lines, said.say("none")]);
  part("else").hidden = !(found.hidden = !result.found.length);
  part("count").textContent = part("status").textContent = said.count("articles", result.hits.length);
  showOrders(query);
  showYears(there, query, result);
  await showHits(there, result, isNow);
  // Where they fail, what was found stays.
  await showFacets(there, query, result.hits, isNow).catch((error) => isNow() && why(error));
}

function showOrders(query) {
  for (const link of part("orders").children) {
    const order = link.dataset.go;
    link.href = going(query, order);
    order === sort ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  }
}

function showYears(there, query, { found: all, chosen }) {
  const known = there.segments.flatMap((each) => each.years.map(([year]) => +year)).filter(Boolean);
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const numbers = byYear(there, all), range = ranges(query)[0];
  part("when").hidden = !numbers.length || first === last;
  if (part("when").hidden) return;
  part("chart").replaceChildren(...chart(numbers, range ? byYear(there, chosen) : null, first, last, said));
  [years.from.value, years.to.value] = (range?.years ?? ["", ""]).map((each) => each.slice(0, 4));
  [years.from.placeholder, years.to.placeholder] = [first, last];
}

/** Show the first hits, and more when asked. What is another version of a text that is shown is counted with it. */
async function showHits(there, { hits: every, sought }, isNow) {
  const shown = new Map();
  let next = 0;
  const add = async (anew) => {
    const lines = [];
    while (next < every.length && lines.length < AT_ONCE) {
      const cards = await Promise.all(every.slice(next, next + AT_ONCE - lines.length).map((each) => card(there, each)));
      next += cards.length;
      for (const each of cards) {
        const text = each.leader || each.address;
        if (shown.has(text)) shown.get(text).another();
        else lines.push(shown.set(text, hit(each, sought, said, root, home)).get(text));
      }
    }
    if (!isNow()) return;
    if (anew) {
      screen.forget();
      hits.replaceChildren();
    }
    hits.append(...lines);
    for (const line of lines) if (!line.show(line.card.text)) screen.watch(line);
    more.hidden = next >= every.length;
  };
  more.onclick = () => add().catch(fail);
  await add(true);
}

async function showFacets(there, query, every, isNow) {
  const numbers = await Promise.all(FIELDS.map((field) => numbersOf(there, field, every)));
  const sections = FIELDS.flatMap((field, at) => {
    const values = numbers[at].map(([value, number]) => ({
      name: field === "lang" ? said.language(value) : value, number, key: `${field}:${value}`,
      chosen: partFor(query, field, value), href: going(toggled(query, field, value)),
    }));
    return values.length > 1 || values[0]?.chosen ? [facet(said.say(field), values, said)] : [];
  });
  if (!isNow()) return;
  const focused = document.activeElement?.dataset.go;
  part("facets").replaceChildren(...sections);
  if (focused) Array.from(document.querySelectorAll("#found [data-go]")).find((each) => each.dataset.go === focused)?.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(box.value);
});
box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    history.replaceState(null, "", going(box.value));
    run(true);
  }, PAUSE);
});
box.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !box.value) return;
  event.preventDefault();
  go("");
});
years.addEventListener("submit", (event) => {
  event.preventDefault();
  go(between(box.value, years.from.value, years.to.value));
});
found.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-go]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const given = new URL(link.href).searchParams;
  go(given.get("q") ?? "", given.get("sort") ?? "");
});
addEventListener("popstate", arrive);
arrive();
