// What is asked for, out of what was typed; docs/search-format.md has the rules.

import { fold, wordsOf } from "./search-words.js";

export const FIELDS = ["source", "lang", "person", "place", "org", "tag", "section", "author"];
const LONGEST = 1000, MOST = 32;
const PART = /(-?)(?:(\p{L}+):)?(?:"([^"]*)"?|([^\s"]+))/gu;
const DATE = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;
// After all dates that begin with what stands before it.
export const LAST = "~";

/**
 * Parts that all must hold, each a list of alternatives: {kind, not, from, to} and words, field, exact, open or since, until.
 * `from` and `to` are where it stands in the query. `typing`: the last word may not be whole yet.
 */
export function parse(typed, typing = false) {
  const query = straight(typed).slice(0, LONGEST);
  const read = [];
  let or = false, left = MOST;
  for (const found of query.matchAll(PART)) {
    if (found[0] === "OR" && read.length && /\sOR\s+\S/.test(query.slice(found.index - 1))) {
      or = true;
      continue;
    }
    for (const part of partsOf(found, typing && found.index + found[0].length === query.length)) {
      if (left-- <= 0) return read;
      Object.assign(part, { not: found[1] !== "", from: found.index, to: found.index + found[0].length });
      if (or) read.at(-1).push(part);
      else read.push([part]);
      or = false;
    }
  }
  return read;
}

const straight = (typed) => typed.replace(/[“”„‟«»]/g, '"');

function partsOf([, , named, quoted, word], open) {
  const field = named?.toLowerCase(), value = quoted ?? word;
  if (field && (field === "title" || FIELDS.includes(field))) {
    const words = field === "lang" ? [fold(value).trim()] : wordsOf(value);
    return words.join("") ? [{ kind: "field", field, words }] : [];
  }
  const range = rangeOf(field, value);
  if (range) return [range];
  const before = field ? wordsOf(named).map((each) => ({ kind: "word", words: [each] })) : [];
  if (quoted !== undefined) {
    const words = wordsOf(quoted);
    return [...before, ...(words.length ? [{ kind: words.length > 1 ? "phrase" : "word", words, exact: true }] : [])];
  }
  return [...before, ...plain(word, open)];
}

function plain(word, open) {
  const words = wordsOf(word);
  if (words.length > 1) return [{ kind: "phrase", words, exact: true }];
  const star = word.endsWith("*") && words.length > 0;
  return words.map((each) => ({ kind: "word", words, open: star || (open && [...each].length > 1) }));
}

function rangeOf(field, value) {
  if (DATE.test(value)) {
    if (field === "before") return { kind: "range", since: "", until: value };
    if (field === "after") return { kind: "range", since: value + LAST, until: LAST };
  }
  const [since, until, ...more] = value.split("..");
  const there = !field && until !== undefined && !more.length && (since || until);
  if (!there || ![since, until].every((each) => !each || DATE.test(each))) return null;
  return { kind: "range", since, until: (until || "") + LAST };
}

/** The part of a query that asks for this value of a field, if one does. */
export function partFor(query, field, value) {
  const wanted = parse(`${field}:"${value.replaceAll('"', "")}"`)[0]?.[0].words.join(" ");
  return parse(query).flat().find((each) => each.field === field && !each.not && each.words.join(" ") === wanted);
}

/** The query with this value of a field, or without it where it has it. */
export function toggled(query, field, value) {
  const part = partFor(query, field, value);
  const bare = value.replaceAll('"', "");
  const quoted = /^[\p{L}\p{N}-]+$/u.test(bare) ? bare : `"${bare}"`;
  return part ? without(query, [part]) : `${query.trim()} ${field}:${quoted}`.trim();
}

/** The query with these years and no other range of dates; "" is no bound. */
export function between(query, since, until) {
  const rest = without(query, ranges(query));
  return since || until ? `${rest} ${since}..${until}`.trim() : rest;
}

/** The ranges that every hit is in. */
export const ranges = (query) => parse(query).filter((any) => any.length === 1).map(([part]) => part).filter((part) => part.kind === "range" && !part.not);

function without(query, parts) {
  const kept = parts.reduceRight((text, part) => `${text.slice(0, part.from)} ${text.slice(part.to)}`, straight(query));
  return kept.replace(/\s+/g, " ").trim();
}
