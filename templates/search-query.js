// What is asked for, out of what was typed; docs/search-format.md ("Asking", 1) has the rules.

import { wordsOf } from "./search-words.js";

/** The fields by which what was found is narrowed, in the order in which they are offered. */
export const FIELDS = ["source", "lang", "person", "place", "org", "tag", "section", "author"];
const NAMES = new Set(["title", ...FIELDS]);
const LONGEST = 1000, MOST = 32;
const FIELD = /^([A-Za-z]+):(?:"([^"]*)"?|([^\s"]+))/, QUOTED = /^"([^"]*)"?/, PLAIN = /^[^\s"]+/;
const DAY = "[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?";
const DATE = new RegExp(`^${DAY}$`), RANGE = new RegExp(`^(${DAY})?\\.\\.(${DAY})?$`);
// After a date and all that begin with it.
const PAST = "~";

/**
 * Lists of parts, of each of which one at least must hold: {kind, not, from, to} and what the kind needs. `from` and `to` are where it
 * stands in the query. With `typing` the last word may not be whole yet.
 */
export function parse(typed, typing = false) {
  const query = [...straight(typed)].slice(0, LONGEST).join("");
  const read = [];
  let parts = 0, joins = false, last = null;
  for (let at = 0, end; at < query.length; at = end) {
    const not = query[at] === "-";
    const [part, long] = partAt(query.slice(at + not));
    end = at + not + (long || !not);
    if (typing && end === query.length && !not && part?.kind === "word" && !part.exact && [...part.words[0]].length > 1) {
      Object.assign(part, { kind: "prefix", typed: true });
    }
    if (part) {
      if (parts++ === MOST) break;
      Object.assign(part, { not, from: at, to: end });
      if (joins && !not) read.at(-1).push(part);
      else read.push([part]);
      [last, joins] = [not ? null : part, false];
    } else if (query.slice(at, end) === "OR") joins = last !== null;
  }
  return read;
}

const straight = (typed) => typed.replace(/[“”„‟«»]/g, '"').replaceAll("\u2212", "-");

/** The part that begins here, null for one without a word, and how long it is. */
function partAt(text) {
  const named = FIELD.exec(text), field = named && fieldOf(named[1].toLowerCase(), named[2] ?? named[3]);
  if (field) return [field, named[0].length];
  const quoted = QUOTED.exec(text);
  if (quoted) return [wordsAsked(wordsOf(quoted[1]), true), quoted[0].length];
  const [plain] = PLAIN.exec(text) ?? [""];
  return [plain === "OR" ? null : plainPart(plain), plain.length];
}

function fieldOf(field, value) {
  if (field === "before" || field === "after") {
    if (!DATE.test(value)) return null;
    return { kind: "range", ...(field === "before" ? { since: "", until: value } : { since: value + PAST, until: PAST }) };
  }
  const words = NAMES.has(field) ? wordsOf(value) : [];
  return words.length ? { kind: "field", field, words } : null;
}

function plainPart(text) {
  const range = RANGE.exec(text);
  if (range?.[1] || range?.[2]) return { kind: "range", since: range[1] ?? "", until: (range[2] ?? "") + PAST, years: [range[1] ?? "", range[2] ?? ""] };
  const words = wordsOf(text);
  return text.endsWith("*") && words.length === 1 ? { kind: "prefix", words } : wordsAsked(words, false);
}

const wordsAsked = (words, exact) => (words.length ? { kind: words.length > 1 ? "phrase" : "word", words, exact } : null);

/** The part of a query that asks for this value of a field, if one does. */
export function partFor(query, field, value) {
  const wanted = wordsOf(value).join(" ");
  return parse(query).flat().find((each) => each.field === field && !each.not && each.words.join(" ") === wanted);
}

/** The query with this value of a field, or without it where it has it. */
export function toggled(query, field, value) {
  const part = partFor(query, field, value), bare = value.replaceAll('"', "");
  return part ? without(query, [part]) : `${query.trim()} ${field}:${/^[\p{L}\p{N}-]+$/u.test(bare) ? bare : `"${bare}"`}`.trim();
}

/** The query with these years and no other range of dates; "" is no end. */
export function between(query, since, until) {
  const rest = without(query, ranges(query));
  return since || until ? `${rest} ${since}..${until}`.trim() : rest;
}

/** The ranges of dates in which every hit is. */
export const ranges = (query) => parse(query).filter(isRange).flat();

/** Whether this alone says when an article is from. */
export const isRange = ([part, ...others]) => part.kind === "range" && !part.not && !others.length;

function without(query, parts) {
  const kept = parts.reduceRight((text, part) => `${text.slice(0, part.from)} ${text.slice(part.to)}`, straight(query));
  return kept.replace(/\s+/g, " ").trim();
}
