// Which articles a query finds, in which order; docs/search-format.md has the rules, src/newsarchive/search/ the same in Python.

import { Numbers, Trouble } from "./search-index.js";

const OTHER_FORM = 0.85;
const FORMS = 64, FILES = 3;

/**
 * The articles that a parsed query finds: `hits`, the best or the newest or oldest first; `chosen`, the same by number; `found`,
 * whatever their date; `notes`, words that were taken for others or left out; `wanted`, for each part the forms of which one should be seen in a text.
 */
export async function ask(index, query, sort = "") {
  const parts = query.flat();
  await Promise.all(parts.map((part) => looked(index, part)));
  const notes = await mended(index, parts);
  const asked = query.map((any) => any.filter((part) => !part.nowhere)).filter((any) => any.length);
  const barren = parts.some((part) => !part.not) && !asked.flat().some((part) => !part.not);
  if (barren || !query.length) return { hits: [], chosen: [], found: [], notes: barren && parts.length > 1 ? notes : [], wanted: [] };
  leaveOutCommon(index, asked);
  await Promise.all(asked.flat().map((part) => weighed(index, part)));
  const undated = index.segments.map((each) => each.undated);
  const inRange = ([part, ...more]) => part.kind === "range" && !part.not && !more.length;
  const all = scores(index, asked.filter((any) => !inRange(any)));
  const ranges = asked.filter(inRange);
  const chosen = all.found.filter((article) => ranges.every(([part]) => part.weights[article]));
  const hits = [...chosen];
  const isUndated = (article) => index.segments.some((each, at) => article >= each.first + undated[at] && article < each.first + each.articles);
  const late = new Set(hits.filter(isUndated));
  hits.sort((one, other) =>
    (sort ? 0 : all.scores[other] - all.scores[one]) || late.has(one) - late.has(other) || (sort === "oldest" ? one - other : other - one));
  return { hits, chosen, found: all.found, notes, wanted: asked.flat().filter((part) => !part.not).flatMap(wantedOf) };
}

/** Find the terms that a part asks for, in each segment: `part.terms`, lists of {entry, block, share}, one a segment. */
async function looked(index, part) {
  if (part.kind === "word") {
    part.terms = await Promise.all(index.segments.map((segment) => formsIn(segment, part)));
  } else if (part.kind === "field") {
    const whole = `${part.field}:${part.words.join(" ")}`;
    part.terms = await Promise.all(index.segments.map(async (segment) => [await segment.find("words", whole)].filter(Boolean)));
    part.each = part.words.length > 1 && !part.terms.flat().length;
  }
}

async function formsIn(segment, { words: [word], exact, open }) {
  const found = await segment.find("words", word);
  const forms = new Map(found ? [[word, { ...found, share: 1 }]] : []);
  const add = (entry, block) => forms.has(entry.term) || forms.set(entry.term, { entry, block, share: OTHER_FORM });
  if (found?.entry.family && !exact) {
    for (const each of found.block.entries) if (each.family === found.entry.family) add(each, found.block);
  }
  if (open) for (const [entry, block] of await beginning(segment, word)) add(entry, block);
  return [...forms.values()];
}

async function beginning(segment, word) {
  const first = segment.fileOf("words", word), found = [];
  for (let file = first; file < Math.min(first + FILES, segment.words.length); file++) {
    if (file > first && !segment.words[file][0].startsWith(word)) break;
    const block = await segment.block("words", file);
    for (const each of block.entries) if (each.term.startsWith(word) && !each.term.includes(":")) found.push([each, block]);
  }
  return found.sort(([one], [other]) => other.articles - one.articles).slice(0, FORMS);
}

/** Take words that are nowhere for the nearest ones, or leave them out; returns what there is to say of it. */
async function mended(index, parts) {
  const notes = [];
  for (const part of parts) {
    if (part.kind !== "word" || part.exact || part.not || part.terms.flat().length) continue;
    const [word] = part.words;
    if ([...word].length < 4 || /\p{N}/u.test(word)) continue;
    const near = await nearest(index, word);
    if (near) {
      part.words = [near];
      part.open = false;
      await looked(index, part);
    } else part.nowhere = true;
    notes.push({ word, near });
  }
  return notes;
}

async function nearest(index, word) {
  const most = word.length < 8 ? 1 : 2;
  const starts = [word, word[1] + word[0] + word.slice(2), ...[0, 1, 2].map((at) => word.slice(0, at) + word.slice(at + 1))];
  const known = new Map();
  for (const segment of index.segments) {
    for (const file of new Set(starts.map((each) => segment.fileOf("words", each)))) {
      for (const { term, articles } of (await segment.block("words", file)).entries) {
        if (Math.abs(term.length - word.length) > most || term.includes(":")) continue;
        const near = known.get(term) ?? { term, articles: 0, edits: edits(word, term, most) };
        near.articles += articles;
        known.set(term, near);
      }
    }
  }
  const near = [...known.values()].filter((each) => each.edits <= most);
  near.sort((one, other) => one.edits - other.edits || other.articles - one.articles || (one.term < other.term ? -1 : 1));
  return near[0]?.term;
}

/** How many edits two words are apart, letters that changed places being one; past `most` only that it is more. */
export function edits(one, other, most) {
  let last = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      now[j] = Math.min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) now[j] = Math.min(now[j], last[j - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    [last, row] = [row, now];
  }
  return row[other.length];
}

/** Common words need not be looked for where anything else is: `part.passes` has the segments in which they are not. */
function leaveOutCommon(index, asked) {
  for (const [at, segment] of index.segments.entries()) {
    const common = asked.filter(([part, ...more]) =>
      !more.length && part.kind === "word" && !part.not && !part.exact && !part.open && segment.common.has(part.words[0]));
    if (asked.some((any) => !common.includes(any) && any.some((part) => !part.not))) {
      for (const [part] of common) (part.passes ??= new Set()).add(at);
    }
  }
}

/** Reckon `part.weights` by article, 0 where it is not, and `part.worth`, what a unit of weight adds to a score. */
async function weighed(index, part) {
  part.weights = new Float64Array(index.articles);
  for (const [at, segment] of index.segments.entries()) {
    if (part.passes?.has(at)) continue;
    const weights = part.weights.subarray(segment.first, segment.first + segment.articles);
    try {
      await WEIGH[part.kind](segment, part, weights, at);
    } catch (error) {
      throw error instanceof RangeError ? new Trouble("damaged") : error;
    }
  }
  const many = part.weights.reduce((sum, each) => sum + (each > 0), 0);
  const counts = part.kind === "word" || part.kind === "phrase" || part.field === "title";
  part.worth = counts && !part.not ? Math.log(1 + (index.articles - many + 0.5) / (many + 0.5)) : 0;
}

const WEIGH = {
  word: (_, part, weights, at) => spread(part.terms[at], weights),
  field: (segment, part, weights, at) =>
    part.each ? together(segment, part.words.map((word) => `${part.field}:${word}`), weights) : spread(part.terms[at], weights),
  async range(segment, part, weights) {
    const [first, end] = await Promise.all([segment.firstSince(part.since), segment.firstSince(part.until)]);
    weights.fill(1, first, Math.max(first, end));
  },
  phrase: inPhrase,
};

/** Put down the weights of terms, of several in one article the best. */
function spread(terms, weights) {
  for (const { entry, block, share } of terms) {
    const [articles, own] = listOf({ entry, block });
    articles.forEach((article, at) => (weights[article] = Math.max(weights[article], own[at] * (share ?? 1))));
  }
}

/** The articles of a word, and its weight in each. */
function listOf({ entry, block }) {
  const numbers = new Numbers(block.bytes, entry.start);
  const articles = numbers.ascending(entry.articles);
  return [articles, block.bytes.subarray(numbers.at, numbers.at + entry.articles)];
}

/** Put down the sums of weights where all terms are. */
async function together(segment, terms, weights) {
  const found = await Promise.all(terms.map((term) => segment.find("words", term)));
  if (found.every(Boolean)) sumWhereAll(found.map(listOf), weights);
}

function sumWhereAll(lists, weights) {
  const times = new Uint8Array(weights.length);
  for (const [articles, own] of lists) {
    articles.forEach((article, at) => {
      times[article] += 1;
      weights[article] += own[at];
    });
  }
  times.forEach((each, article) => each < lists.length && (weights[article] = 0));
}

async function inPhrase(segment, part, weights) {
  const words = part.words.map((word, offset) => ({ word, offset })).filter(({ word }) => !segment.common.has(word));
  if (!words.length) return together(segment, [...new Set(part.words)], weights);
  const found = await Promise.all(words.map(({ word }) => segment.find("words", word)));
  if (!found.every(Boolean)) return;
  const lists = found.map(listOf);
  sumWhereAll(lists, weights);
  const placed = await Promise.all(words.map(({ word }) => segment.find("places", word)));
  const standing = placed.flatMap((each, at) => (each ? [starts(each, lists[at][0], words[at].offset, weights)] : []));
  for (const [article, weight] of weights.entries()) {
    if (!weight || !standing.length) continue;
    const [first, ...others] = standing.map((each) => each.get(article));
    if (!first.some((start) => others.every((each) => each.includes(start)))) weights[article] = 0;
  }
}

/** Where a phrase would begin by this word of it, for each article that has a weight. */
function starts({ entry, block }, articles, offset, weights) {
  const numbers = new Numbers(block.bytes, entry.start), found = new Map();
  const times = Array.from(articles, () => numbers.next());
  articles.forEach((article, at) => {
    const positions = numbers.ascending(times[at]);
    if (weights[article]) found.set(article, Array.from(positions, (each) => each - offset));
  });
  return found;
}

/** The articles for which every list has a part that holds, in order, and their scores in thousandths. */
function scores(index, asked) {
  const scores = new Float64Array(index.articles), found = [];
  for (const [at, segment] of index.segments.entries()) {
    for (let article = segment.first; article < segment.first + segment.articles; article++) {
      const holds = asked.every((any) =>
        any.some((part) => part.passes?.has(at) || (part.weights[article] > 0) !== part.not));
      if (!holds) continue;
      found.push(article);
      for (const any of asked) for (const part of any) scores[article] += part.weights[article] * part.worth;
      scores[article] = Math.round(scores[article] * 1000);
    }
  }
  return { scores, found };
}

function wantedOf(part) {
  if (part.kind === "word") return part.passes?.size === part.terms.length ? [] : [new Set([...part.words, ...part.terms.flat().map((each) => each.entry.term)])];
  if (part.kind === "phrase" || part.field === "title") return part.words.map((word) => new Set([word]));
  return [];
}

/** The values of a field that these articles have, with how many, the most first. */
export async function facet(index, field, hits) {
  const among = new Uint8Array(index.articles), numbers = new Map();
  for (const article of hits) among[article] = 1;
  for (const segment of index.segments) {
    if (!segment.facets[field]) continue;
    const block = await segment.files.block(segment.facets[field]);
    for (const { term, articles, start } of block.entries) {
      let number = numbers.get(term) ?? 0;
      for (const article of new Numbers(block.bytes, start).ascending(articles)) number += among[segment.first + article];
      numbers.set(term, number);
    }
  }
  return [...numbers].filter(([, number]) => number).sort(([, one], [, other]) => other - one);
}

/** How many of these articles, in order, each year has: [[1961, 4], …], in order. */
export function byYear(index, articles) {
  const numbers = new Map();
  const starts = index.segments.flatMap((segment) => segment.years.map(([year, first]) => [+year, segment.first + first]));
  let at = -1;
  for (const article of articles) {
    while (at + 1 < starts.length && starts[at + 1][1] <= article) at++;
    const year = starts[at]?.[0];
    if (year) numbers.set(year, (numbers.get(year) ?? 0) + 1);
  }
  return [...numbers].sort(([one], [other]) => one - other);
}

/** What is shown of an article: {address, title, date, source, lang, text, leader}. */
export async function card(index, article) {
  const segment = index.segments.findLast((each) => each.first <= article);
  const [address, title, date, source, lang, text, leader] = await segment.card(article - segment.first);
  return { address, title, date, source, lang, text, leader };
}
