import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { load, openedFiles } from "./modules.mjs";

const { entriesOf, isAfter, Numbers } = await load("search-index.js");
const { ask, card } = await load("search-ask.js");
const { parse } = await load("search-query.js");

// A block of one term, "a", in article 1 with the weight 7.
const BLOCK = [1, 0, 1, 97, 1, 2, 0, 1, 7];
const SEGMENT = { articles: 2, years: [["", 0], ["1961", 1]], common: [], idle: [], words: [["", "w-1"]], places: [], each: 256, cards: ["c-1"], facets: {}, dates: "d-1" };
const INDEX = { format: 1, articles: 2, segments: [SEGMENT] };
const refused = (name) => ({ name });

test("numbers are read as they are written", () => {
  assert.equal(new Numbers(Uint8Array.of(0xac, 2)).next(), 300);
  assert.deepEqual([...new Numbers(Uint8Array.of(3, 0, 4)).ascending(3)], [3, 4, 9]);
  assert.throws(() => new Numbers(Uint8Array.of(0x80)).next(), RangeError);
});

test("entries are read, and nothing but entries", () => {
  const [entry] = entriesOf(Uint8Array.from(BLOCK));
  assert.deepEqual({ ...entry }, { term: "a", articles: 1, family: 0, size: 2, start: 7, end: 9 });
  for (const wrong of [[...BLOCK, 0], BLOCK.slice(0, -1), [255, 255, 255, 255, 127], [1, 9, 1, 97, 1, 0, 0], [1, 0, 1, 255, 0, 0, 0]]) {
    assert.throws(() => entriesOf(Uint8Array.from(wrong)), `${wrong}`);
  }
});

test("terms stand in the order of their bytes", () => {
  assert.ok(isAfter("b", "a") && isAfter("ab", "a") && !isAfter("a", "a") && !isAfter("a", "ab"));
  assert.ok(isAfter("\u{1f600}", "\uffee") && !isAfter("\uffee", "\u{1f600}"));
});

test("what is there is found", async () => {
  const index = await openedFiles(INDEX, { "w-1": Uint8Array.from(BLOCK), "c-1": '[["","","","","","",""],["/a/","A","1961","","en","A.",""]]' });
  const { hits } = await ask(index, parse("a"));
  assert.deepEqual([...hits], [1]);
  assert.equal((await card(index, 1)).title, "A");
});

test("whatever is wrong has a name", async () => {
  await assert.rejects(openedFiles({ ...INDEX, format: 2 }, {}), { name: "format", format: 2 });
  await assert.rejects(openedFiles("<html>", {}), refused("missing"));
  await assert.rejects(openedFiles({ format: 1 }, {}), refused("damaged"));
  const asked = async (files, bare, query = "a") => ask(await openedFiles(INDEX, files, bare), parse(query));
  await assert.rejects(asked({}), { name: "gone", file: "w-1" });
  await assert.rejects(asked({}, { "w-1": "<html>not here</html>" }), { name: "damaged", file: "w-1" });
  await assert.rejects(asked({}, { "w-1": deflateRawSync(Buffer.from(BLOCK)).subarray(0, 5) }), refused("damaged"));
  await assert.rejects(asked({ "w-1": Uint8Array.from([1, 0, 1, 97, 9, 2, 0, 1, 7]) }), refused("damaged"));
  await assert.rejects(asked({ "w-1": Uint8Array.from(BLOCK), "d-1": "<" }, {}, "a 1961-02.."), refused("damaged"));
});

test("a file that could not be fetched is asked for again", async () => {
  const files = {};
  const index = await openedFiles(INDEX, files);
  await assert.rejects(ask(index, parse("a")), refused("gone"));
  files["w-1"] = Uint8Array.from(BLOCK);
  assert.equal((await ask(index, parse("a"))).hits.length, 1);
});
