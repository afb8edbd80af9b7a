"""Which words are forms of one: those that a stemmer of their language leads to the same stem (Snowball, snowballstem.org).

An index holds words as they were written and the families that they belong to, so whoever asks it needs no stemmer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import Stemmer

from .folding import fold

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch",
    "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
#: Shorter words have no forms worth the name.
_SHORTEST = 3


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = _ALGORITHMS.get(language.partition("-")[0].lower())
    # Two releases of the stemmer need not know the same languages; its own cache would grow with the archive.
    return Stemmer.Stemmer(name, 0) if name in Stemmer.algorithms() else None


@lru_cache(1 << 16)
def stem_of(word: str, language: str) -> str:
    """Return the stem of a word in small letters, folded; the folded word itself where its language has no stemmer.

    >>> stem_of("running", "en"), stem_of("éditions", "fr"), stem_of("1998", "en")
    ('run', 'edit', '1998')
    """
    stemmer = _stemmer(language)
    if stemmer is None or len(word) < _SHORTEST or not word.isalpha():
        return fold(word)
    return fold(stemmer.stemWord(word))


def families(stems: Sequence[Iterable[str]]) -> list[int]:
    """Return a number for each word, given the stems it has: the same one for words that share a stem, from 1 on in the order
    of their first; 0 for those that share none. A word may have several, as texts of several languages have it.

    >>> families([["run"], ["running"], ["run"], ["a", "run"]])
    [1, 0, 1, 1]
    """
    leads = list(range(len(stems)))

    def lead(word: int) -> int:
        while leads[word] != word:
            leads[word] = leads[leads[word]]
            word = leads[word]
        return word

    first: dict[str, int] = {}
    for word, own in enumerate(stems):
        for stem in own:
            one, other = sorted((lead(first.setdefault(stem, word)), lead(word)))
            leads[other] = one
    heads = [lead(word) for word in range(len(stems))]
    large = {head for word, head in enumerate(heads) if head != word}
    numbers: dict[int, int] = {}
    return [numbers.setdefault(head, len(numbers) + 1) if head in large else 0 for head in heads]
