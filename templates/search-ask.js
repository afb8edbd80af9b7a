// Which articles a query finds, in which order; docs/search-format.md has the rules, src/newsarchive/search/ the same in Python.

import { isAfter, Numbers, Trouble } from "./search-index.js";
import { isRange } from "./search-query.js";

const OTHER_FORM = 0.85;
// What a word weighs at most that is not in the headline.
const TEXT = 15;
// Names of these stand in texts; that of a source mostly does not, and its words mean something else there.
const IN_TEXTS = new Set(["title", "person", "place", "org", "tag"]);
const FORMS = 64, FILES = 3;

/**
 * The articles that a parsed query finds: `hits`, the best or the newest or oldest first; `chosen`, the same by number; `found`,
 * whatever their date; `scores` in thousandths by article; `notes`, words that were taken for others or left out; `sought`, what to
 * mark in a text: lists of words that follow each other, for each place a set of those that may stand there, null for any.
 */
export async function ask(index, query, sort = "") {
  const notes = await spelled(index, query.flat().filter((part) => !part.not));
  const left = query.map((any) => any.filter((part) => !part.nowhere)).filter((any) => any.length);
  const wanted = ([part]) => !part.not;
  if (!left.some(wanted) && (query.some(wanted) || !query.length)) return { hits: [], chosen: [], found: [], notes, sought: [] };
  const asked = withoutIdle(index, left, wanted);
  await Promise.all(asked.flat().map((part) => weighed(index, part)));
  const { found, scores } = scored(index, asked.filter((any) => !isRange(any)));
  const chosen = found.filter((article) => asked.every((any) => !isRange(any) || any[0].weights[article]));
  const isUndated = (article) => index.segments.some((each) => article >= each.first && article < each.first + each.dated);
  const undated = new Set(chosen.filter(isUndated));
  const before = (one, other) =>
    (sort ? 0 : scores[other] - scores[one]) || undated.has(one) - undated.has(other) || (sort === "oldest" ? one - other : other - one);
  return { hits: [...chosen].sort(before), chosen, found, scores, notes, sought: asked.filter(wanted).flat().flatMap(soughtBy) };
}

/** Find the forms of words, and take words that are nowhere for the nearest ones, or leave them out; returns what there is to say of it. */
async function spelled(index, parts) {
  const notes = [];
  // All files that are needed are asked for at once.
  const known = await Promise.all(parts.map(({ kind, words: [word] = [] }) => kind !== "field" && word && isKnown(index, word)));
  for (const [at, part] of parts.entries()) {
    if (part.kind === "prefix") {
      part.terms = await Promise.all(index.segments.map((segment) => beginning(segment, part.words[0])));
      if (!part.typed || part.terms.flat().length) continue;
      part.kind = "word";
    }
    const [word] = part.words ?? [];
    if (part.kind !== "word" || part.exact || [...word].length < 4 || /\p{N}/u.test(word) || known[at]) continue;
    const near = await nearest(index, word);
    notes.push({ word, near });
    if (near) part.words = [near];
    else part.nowhere = true;
  }
  return notes;
}

const isKnown = async (index, term) => (await Promise.all(index.segments.map((each) => each.find("words", term)))).some(Boolean);

/** A word and its forms, those of all segments. */
async function formsOf(index, { words: [word], exact }) {
  const forms = new Set([word]);
  for (const found of exact ? [] : await Promise.all(index.segments.map((each) => each.find("words", word)))) {
    if (!found?.entry.family) continue;
    for (const each of found.block.entries) if (each.family === found.entry.family) forms.add(each.term);
  }
  return [...forms];
}

/** The words of a segment that begin so, out of a few files; of many those that most articles have. */
async function beginning(segment, word) {
  const found = [], files = segment.words;
  let left = FILES, file = segment.fileOf("words", word);
  while (left && files[file]) {
    const [field, colon] = files[file][0].split(/(:)/);
    if (!colon || !files[file + 1]?.[0].startsWith(field + colon)) {
      const { entries } = await segment.block("words", file);
      found.push(...entries.filter(({ term }) => term.startsWith(word) && !term.includes(":")));
      left--;
    }
    if (!files[++file]?.[0].startsWith(word)) break;
  }
  return found.sort((one, other) => other.articles - one.articles).slice(0, FORMS).map(({ term }) => term);
}

async function nearest(index, word) {
  const letters = [...word], most = letters.length < 8 ? 1 : 2;
  const [one, two, ...rest] = letters;
  const starts = [letters, [two, one, ...rest], [two, ...rest], [one, ...rest], [one, two, ...rest.slice(1)]].map((each) => each.join(""));
  const counts = new Map();
  for (const segment of index.segments) {
    for (const file of new Set(starts.map((each) => segment.fileOf("words", each)))) {
      for (const { term, articles } of (await segment.block("words", file)).entries) {
        if (Math.abs(term.length - word.length) <= 2 * most && !term.includes(":")) counts.set(term, (counts.get(term) ?? 0) + articles);
      }
    }
  }
  const near = [...counts].map(([term, articles]) => ({ term, articles, edits: edits(letters, [...term]) })).filter((each) => each.edits <= most);
  near.sort((one, other) => one.edits - other.edits || other.articles - one.articles || (isAfter(one.term, other.term) ? 1 : -1));
  return near[0]?.term ?? "";
}

/** How many edits two words are apart, letters that changed places being one. */
function edits(one, other) {
  let last = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      now[j] = Math.min(row[j] + 1, now[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) now[j] = Math.min(now[j], last[j - 2] + 1);
    }
    [last, row] = [row, now];
  }
  return row[other.length];
}

/** Idle words are not asked for where anything else is. */
function withoutIdle(index, asked, wanted) {
  const idle = index.segments[0]?.idle;
  const isIdle = ([part, ...others]) => !others.length && part.kind === "word" && !part.exact && idle.includes(part.words[0]);
  const rare = asked.filter((any) => !wanted(any) || !isIdle(any));
  return rare.some(wanted) ? rare : asked;
}

/** Reckon `part.weights` by article, 0 where it is not, and `part.worth`, what a unit of weight adds to a score. */
async function weighed(index, part) {
  part.weights = new Float64Array(index.articles);
  if (part.kind === "word") {
    const forms = await formsOf(index, part);
    part.terms = index.segments.map(() => forms);
  } else if (part.kind === "prefix") {
    part.terms ??= await Promise.all(index.segments.map((segment) => beginning(segment, part.words[0])));
  } else if (part.kind === "field") {
    const whole = `${part.field}:${part.words.join(" ")}`;
    part.names = (await isKnown(index, whole)) ? [whole] : part.words.map((word) => `${part.field}:${word}`);
  }
  try {
    await Promise.all(index.segments.map((segment, at) =>
      WEIGH[part.kind](segment, part, part.weights.subarray(segment.first, segment.first + segment.articles), at)));
  } catch (error) {
    throw error instanceof RangeError ? new Trouble("damaged") : error;
  }
  const many = part.weights.reduce((sum, each) => sum + (each > 0), 0);
  const adds = part.kind !== "range" && !part.not && (part.kind !== "field" || part.field === "title");
  part.worth = adds ? Math.log(1 + (index.articles - many + 0.5) / (many + 0.5)) : 0;
}

const WEIGH = { word: best, prefix: best, phrase: inPhrase, range: inRange, field: (segment, part, weights) => together(segment, part.names, weights) };

async function inRange(segment, { since, until }, weights) {
  const [first, end] = await Promise.all([segment.firstSince(since), segment.firstSince(until)]);
  weights.fill(1, first, Math.max(first, end));
}

/** Put down the weights of terms, of several in one article the best; those of other forms count less. */
async function best(segment, part, weights, at) {
  const found = await Promise.all(part.terms[at].map((term) => segment.find("words", term)));
  for (const each of found.filter(Boolean)) {
    const [articles, own] = listOf(each), share = each.entry.term === part.words[0] ? 1 : OTHER_FORM;
    articles.forEach((article, at) => (weights[article] = Math.max(weights[article], own[at] * share)));
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
  const [found, places] = await Promise.all(["words", "places"].map((kind) => Promise.all(part.words.map((word) => segment.find(kind, word)))));
  part.loose = new Set([...(part.loose ?? []), ...part.words.filter((_, at) => found[at] && !places[at])]);
  if (!found.every(Boolean)) return;
  const placed = [...places.keys()].filter((at) => places[at]);
  const lists = found.map(listOf);
  sumWhereAll(placed.length ? placed.map((at) => lists[at]) : lists, weights);
  if (!placed.length) return;
  const standing = placed.map((at) => starts(places[at], lists[at][0], at, weights));
  for (const article of standing[0].keys()) {
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
function scored(index, asked) {
  const scores = new Float64Array(index.articles), found = [];
  const words = asked.map((any) => any.filter(({ kind, not }) => !not && (kind === "word" || kind === "prefix"))).filter((any) => any.length);
  for (let article = 0; article < index.articles; article++) {
    if (!asked.every((any) => any.some((part) => part.weights[article] > 0 !== part.not))) continue;
    found.push(article);
    for (const any of asked) for (const part of any) scores[article] += part.weights[article] * part.worth;
    if (words.length && words.every((any) => any.some(({ weights }) => weights[article] > TEXT))) scores[article] *= 2;
    scores[article] = Math.floor(scores[article] * 1000 + 0.5);
  }
  return { scores, found };
}

/** What to mark for a part. */
function soughtBy(part) {
  const alone = (words) => words.map((word) => new Set([word]));
  if (part.kind === "word" || part.kind === "prefix") return [[new Set([...part.words, ...part.terms.flat()])]];
  if (part.kind === "field") return IN_TEXTS.has(part.field) ? [alone(part.words)] : [];
  if (part.kind === "range") return [];
  const words = part.words.map((word) => (part.loose?.has(word) ? null : new Set([word])));
  const first = words.findIndex(Boolean);
  return first < 0 ? alone(part.words).map((each) => [each]) : [words.slice(first, words.findLastIndex(Boolean) + 1)];
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
  return [...numbers].filter(([, number]) => number).sort(([one, few], [other, many]) => many - few || (isAfter(one, other) ? 1 : -1));
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
