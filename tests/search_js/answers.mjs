// Answers what a test asks on standard input, [what, ...values] a line, in JSON: so that another program's answers can be held beside these.

import { createInterface } from "node:readline";
import { load, openedFolder } from "./modules.mjs";

const { fold, wordsOf } = await load("search-words.js");
const { parse } = await load("search-query.js");
const { ask, byYear, card, facet } = await load("search-ask.js");
const { passage } = await load("search-passage.js");
const indexes = new Map();
const ways = {
  fold,
  words: wordsOf,
  parse,
  passage: (text, sought) => passage(text, sought.map((each) => each.map((any) => any && new Set(any)))),
  async ask(folder, query, sort = "", typing = false) {
    if (!indexes.has(folder)) indexes.set(folder, await openedFolder(folder));
    const index = indexes.get(folder);
    const { hits, scores, notes, sought, found } = await ask(index, parse(query, typing), sort);
    return {
      hits, notes, scores: hits.map((each) => scores[each]), sought: sought.map((each) => each.map((any) => any && [...any].sort())),
      years: byYear(index, found), sources: await facet(index, "source", hits), first: hits.length ? await card(index, hits[0]) : null,
    };
  },
};
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...values] = JSON.parse(line);
  console.log(JSON.stringify(await ways[what](...values)));
}
