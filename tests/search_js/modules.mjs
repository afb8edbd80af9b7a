// The modules of the page of searching, from the folder that the test run names, and an index in memory or on disk.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { deflateRawSync, inflateRawSync } from "node:zlib";

try {
  new DecompressionStream("deflate-raw");
} catch {
  // Nodes of before 2024 have no raw DEFLATE in it, which all browsers have that know the rest.
  globalThis.DecompressionStream = class {
    constructor() {
      const chunks = [];
      const ends = { transform: (chunk) => void chunks.push(chunk), flush: (way) => way.enqueue(inflateRawSync(Buffer.concat(chunks))) };
      Object.assign(this, (({ readable, writable }) => ({ readable, writable }))(new TransformStream(ends)));
    }
  };
}

const FOLDER = pathToFileURL(`${process.env.SEARCH_MODULES}/`);
export const load = (name) => import(new URL(name, FOLDER));

const { opened } = await load("search-index.js");

/** The index of a folder. */
export const openedFolder = (folder) => {
  const base = pathToFileURL(`${folder}/`);
  return opened(new URL("index.json", base), async (address) => new Response(await readFile(address)));
};

/** An index of these files: `index` is what index.json says, `files` are contents by name, and `bare` those that are not deflated. */
export const openedFiles = (index, files, bare = {}) =>
  opened(new URL("https://archive.example/search/index.json"), async (address) => {
    const name = new URL(address).pathname.split("/").pop().replace(".bin", "");
    if (name === "index.json") return new Response(JSON.stringify(index));
    if (name in bare) return new Response(bare[name]);
    return name in files ? new Response(deflateRawSync(Buffer.from(files[name]))) : new Response("", { status: 404 });
  });
