import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./modules.mjs";

const { between, parse, partFor, ranges, toggled } = await load("search-query.js");
const bare = (query, typing) => parse(query, typing).map((any) => any.map(({ kind, words, field, not, since, until, exact }) =>
  [not ? "not" : "", field ?? kind, words?.join(" ") ?? `${since} ${until}`, exact ? "exact" : ""].filter(Boolean).join(" ")).join(" | "));

test("a query is taken apart", () => {
  const cases = {
    "totality desert": ["word totality", "word desert"],
    "“open sea” «so»": ["phrase open sea exact", "word so exact"],
    "-storm −\"cape dorn\"": ["not word storm", "not phrase cape dorn exact"],
    "set-off harb*": ["phrase set off", "prefix harb"],
    'person:"Mira Dahl" SOURCE:Ledger': ["person mira dahl", "source ledger"],
    "lang:pt-BR colour:red person:": ["lang pt br", "phrase colour red", "word person"],
    "a OR b c": ["word a | word b", "word c"],
    "OR a OR -b OR c OR": ["word a", "not word b", "word c"],
    "before:1980 after:1998-03 1998..2003 ..2003 1998-05..": ["range  1980", "range 1998-03~ ~", "range 1998 2003~", "range  2003~", "range 1998-05 ~"],
    "before:soon 1998-13.. ..": ["phrase before soon", "phrase 1998 13"],
    "\"never closed": ["phrase never closed exact"],
    "!!! ??? ''": [],
  };
  for (const [query, parts] of Object.entries(cases)) assert.deepEqual(bare(query), parts, query);
});

test("only the last word may not be whole while somebody types", () => {
  assert.deepEqual(bare("old harb", true), ["word old", "prefix harb"]);
  assert.deepEqual(bare("old harb ", true), ["word old", "word harb"]);
  assert.deepEqual(bare("a", true), ["word a"]);
  assert.deepEqual(bare('-harb', true), ["not word harb"]);
  assert.deepEqual(bare('"harb', true), ["word harb exact"]);
});

test("a long query is cut", () => {
  assert.equal(parse("a ".repeat(200)).length, 32);
  assert.deepEqual(parse("ab".repeat(5000))[0][0].words[0].length, 1000);
});

test("a value is put into the query, and taken out of it", () => {
  const query = toggled("storm", "source", 'Orbit & "Sky"');
  assert.equal(query, 'storm source:"Orbit & Sky"');
  assert.ok(partFor(query, "source", "Orbit & Sky"));
  assert.equal(toggled(query, "source", "Orbit & Sky"), "storm");
  assert.equal(toggled("storm lang:en -tide", "lang", "en"), "storm -tide");
  assert.equal(toggled("", "lang", "pt-BR"), "lang:pt-BR");
  assert.equal(partFor("-source:Ledger", "source", "Ledger"), undefined);
});

test("years are put in the place of those that were asked for", () => {
  assert.equal(between("storm 1970..1995 before:1990 tide", "1980", ""), "storm tide 1980..");
  assert.equal(between("storm 1970..", "", ""), "storm");
  assert.deepEqual(ranges("a 1970..1995 -1980..1981").map((each) => each.years), [["1970", "1995"]]);
});
