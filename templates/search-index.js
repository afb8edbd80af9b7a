// The files of the index: fetched once, inflated, and read; docs/search-format.md has the format.

const FORMAT = 1;
const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** Why there is no answer: `name` is that of the sentence that says so. */
export class Trouble extends Error {
  constructor(name, file = "*.bin", format = "") {
    super(name);
    Object.assign(this, { name, file, format });
  }
}

/** Numbers written as varints, from `at` on. */
export class Numbers {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  next() {
    let number = 0;
    for (let scale = 1, byte = 128; byte > 127; scale *= 128) {
      byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError();
      number += (byte & 127) * scale;
    }
    return number;
  }

  /** So many numbers that were written as gaps. */
  ascending(count) {
    if (count > this.bytes.length) throw new RangeError();
    const numbers = new Uint32Array(count);
    for (let place = 0, last = -1; place < count; place++) numbers[place] = last += this.next() + 1;
    return numbers;
  }
}

/** The entries of an inflated block, in order: {term, articles, family, start, end}. */
export function entriesOf(bytes) {
  const numbers = new Numbers(bytes);
  const entries = [];
  let term = new Uint8Array(0);
  for (let left = numbers.next(); left > 0; left--) {
    const shared = numbers.next(), own = numbers.next();
    if (shared > term.length || own > bytes.length) throw new RangeError();
    const whole = new Uint8Array(shared + own);
    whole.set(term.subarray(0, shared));
    whole.set(bytes.subarray(numbers.at, (numbers.at += own)), shared);
    entries.push({ term: UTF8.decode((term = whole)), articles: numbers.next(), size: numbers.next(), family: numbers.next() });
  }
  let at = numbers.at;
  for (const entry of entries) {
    entry.start = at;
    at = entry.end = at + entry.size;
  }
  if (at !== bytes.length) throw new RangeError();
  return entries;
}

const rank = (unit) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Whether a term comes after another by the bytes of UTF-8. */
export function isAfter(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at < one.length && (at >= other.length || rank(one.charCodeAt(at)) > rank(other.charCodeAt(at)));
}

/** One part of the archive; `first` is the number of its first article. */
class Segment {
  constructor(files, described, first) {
    Object.assign(this, described, { files, first, common: new Set(described.common) });
    // Those without a date come first.
    this.dated = described.years.find(([year]) => year)?.[1] ?? described.articles;
  }

  /** The file, its number among those of words or places, in which a term stands if it is there. */
  fileOf(kind, term) {
    let number = 0;
    while (number + 1 < this[kind].length && !isAfter(this[kind][number + 1][0], term)) number++;
    return number;
  }

  async block(kind, number) {
    const name = this[kind][number]?.[1];
    return name ? this.files.block(name) : { entries: [] };
  }

  /** A term's entry with the block it stands in; null where there is none. */
  async find(kind, term) {
    const block = await this.block(kind, this.fileOf(kind, term));
    block.byTerm ??= new Map(block.entries.map((each) => [each.term, each]));
    const entry = block.byTerm.get(term);
    return entry ? { entry, block } : null;
  }

  /** The number of the first article whose date is not before this one; dates compare as text. */
  async firstSince(date) {
    const dates = date.length > 5 ? await this.files.json(this.dates) : this.years;
    return dates.find(([each]) => each && each >= date)?.[1] ?? this.articles;
  }

  async card(number) {
    const cards = await this.files.json(this.cards[Math.floor(number / this.each)]);
    if (!Array.isArray(cards?.[number % this.each])) throw new Trouble("damaged");
    return cards[number % this.each];
  }
}

/** Files by name, each fetched once; one that could not be is asked for again the next time. */
class Files {
  constructor(base, get) {
    Object.assign(this, { base, get, known: new Map() });
  }

  once(name, read) {
    if (!this.known.has(name)) {
      this.known.set(name, this.inflated(name).then(read).catch((error) => {
        this.known.delete(name);
        throw error instanceof Trouble ? error : new Trouble("damaged", name);
      }));
    }
    return this.known.get(name);
  }

  async inflated(name) {
    const answer = await this.get(new URL(`${name}.bin`, this.base), {});
    if (!answer.ok) throw new Trouble("gone", name);
    const stream = (await answer.blob()).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  block(name) {
    return this.once(name, (bytes) => ({ bytes, entries: entriesOf(bytes) }));
  }

  json(name) {
    return this.once(name, (bytes) => JSON.parse(UTF8.decode(bytes)));
  }
}

/** The index at an address: {articles, segments}. Raises `Trouble`. */
export async function opened(address, get = asked) {
  const answer = await get(address, { cache: "no-cache" });
  if (!answer.ok) throw new Trouble("missing");
  const described = await answer.json().catch(() => ({}));
  if (described.format !== FORMAT) throw new Trouble(described.format ? "format" : "missing", "", described.format);
  if (!("DecompressionStream" in globalThis)) throw new Trouble("old");
  const files = new Files(address, get);
  let first = 0;
  try {
    const segments = described.segments.map((each) => new Segment(files, each, (first += each.articles) - each.articles));
    return { articles: described.articles, segments };
  } catch {
    throw new Trouble("damaged", "index.json");
  }
}

/** The answer of the host. Raises `Trouble` where there is none. */
async function asked(address, options) {
  try {
    return await fetch(address, options);
  } catch {
    throw new Trouble("offline");
  }
}
