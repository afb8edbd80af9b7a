// The words by which a text is found, folded as search/folding.py folds them; docs/search-format.md has the rules.

const MARKS =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
const LETTERS = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th", ς: "σ",
  "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");
const INITIALS = /(?<![\p{L}\p{N}])(?:[\p{L}\p{Nl}\p{No}]\.){2,}/gu;
const POSSESSIVE = /['’]s(?![\p{L}\p{N}])/gu;
// Scripts without spaces between words: of these each two characters that follow each other are a word.
const UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
const VOWELS = "\u0900-\u0903\u093a-\u094f\u0951-\u0963\u0971-\u0dff";
const WORD = new RegExp(`([${UNSPACED}]+)|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]|[${VOWELS}])+`, "gu");
const NO_WORD = /[\u0e2f\u0e46\u0e4f\u0e5a\u0e5b\u3001-\u3004\u3008-\u3020\u3030\u303d\u30a0\u30fb]/;
// Initials are one word; the s of Netanyahu's is none; other words are letters and figures that stand together, with their marks.
const WRITTEN = new RegExp(
  `(${INITIALS.source})|(${POSSESSIVE.source})|([${UNSPACED}]+)` +
    `|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff])+`,
  "gu",
);

/** A text in which only differences that matter to a search are left. */
export function fold(text) {
  const bare = text.normalize("NFKD").toLowerCase().replace(MARKS, "").normalize("NFC").replace(LETTER, (each) => LETTERS[each]);
  return bare.replace(POSSESSIVE, "").replace(INITIALS, (each) => each.replaceAll(".", ""));
}

/** The words of a text, folded, in their order. */
export function wordsOf(text) {
  const words = [];
  for (const [word, run] of fold(text).matchAll(WORD)) {
    if (run) for (const part of run.split(NO_WORD)) words.push(...pairs(part));
    else words.push(word);
  }
  return words;
}

function pairs(part) {
  if (part.length < 2) return part ? [part] : [];
  return Array.from({ length: part.length - 1 }, (_, at) => part.slice(at, at + 2));
}

/** The words of a text as it was written: [{word, start, end}], in order. */
export function places(text) {
  const found = [];
  for (const { 0: written, 2: none, 3: run, index } of text.matchAll(WRITTEN)) {
    if (run?.length > 1) for (let at = 0; at + 1 < run.length; at++) put(run.slice(at, at + 2), index + at);
    else if (!none) put(written, index);
  }
  function put(piece, start) {
    for (const word of wordsOf(piece)) found.push({ word, start, end: start + piece.length });
  }
  return found;
}
