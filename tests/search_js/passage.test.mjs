import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./modules.mjs";

const { fragment, passage } = await load("search-passage.js");
const sought = (...words) => words.map((each) => each.split(" ").map((word) => (word === "_" ? null : new Set(word.split("/")))));
const marked = ({ text, marks }) => marks.map(([from, to]) => text.slice(from, to));
const FAR = "Nothing of it stands here. ".repeat(20);

test("words are marked as they are written", () => {
  assert.deepEqual(marked(passage("Straße, U.S. and Žilina’s bridges", sought("strasse", "us", "zilina", "bridge/bridges"))), ["Straße", "U.S.", "Žilina", "bridges"]);
  assert.deepEqual(marked(passage("a state of wars, a state at war", sought("state _ war"))), ["state at war"]);
  assert.deepEqual(marked(passage("東京都の空", sought("東京", "京都"))), ["東京都"]);
  assert.deepEqual(marked(passage("Calm.", sought("storm"))), []);
});

test("a passage is where most of it stands together, from the beginning of a sentence", () => {
  const { text, marks, whole } = passage(`The storm came. ${FAR}Without a stop it went on and on and on from there to nowhere, and over the hills and far away again. Then the storm took the light. ${FAR}`, sought("storm", "light"));
  assert.ok(text.startsWith("…Then the storm took the light."), text);
  assert.ok(text.endsWith("…") && text.length <= 203);
  assert.equal(marks.length, 2);
  assert.ok(whole);
  assert.ok(!passage(`The storm came. ${FAR}`, sought("storm", "light")).whole);
});

test("any text has a passage", () => {
  for (const text of ["", "x".repeat(5000), "京".repeat(5000), "\u{1f600}".repeat(500)]) assert.ok(passage(text, sought("light")).text.length <= 203);
});

test("a link asks the browser to mark the words", () => {
  assert.equal(fragment(["set-off", "set-off", "a&b, c"]), "#:~:text=set%2Doff&text=a%26b%2C%20c");
  assert.equal(fragment([]), "");
});
