"""A small index written by the letter of docs/search-format.md: what any writer and any reader can be held to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import blake2b
from typing import NamedTuple

from newsarchive.search.blocks import Term, deflated, gaps_of, packed_block, packed_numbers
from newsarchive.search.folding import words_of

GAP = 8
FACETS = 64
_COMMON = 4


class Text(NamedTuple):
    """An article as an index needs it; `names` are pairs of a field and a name."""

    address: str
    title: str
    date: str
    source: str
    lang: str
    text: str
    names: tuple[tuple[str, str], ...] = ()
    deck: str = ""
    version_of: str = ""

    def words(self) -> list[list[str]]:
        """The words of headline, deck and text."""
        return [words_of(part) for part in (self.title, self.deck, self.text)]

    def places(self) -> list[tuple[int, str]]:
        """Where each word stands."""
        places, at = list[tuple[int, str]](), 0
        for words in self.words():
            if words:
                places += enumerate(words, at)
                at += len(words) + GAP
        return places

    def weights(self) -> dict[str, int]:
        """What each word weighs."""
        title, deck, text = self.words()
        times = Counter(text) + Counter(deck) + Counter(title)
        named = {word for field, name in self.names if field in ("person", "place", "org") for word in words_of(name)}
        times += Counter(named & set(times))
        length = len(title) + len(deck) + len(text)
        scale = 1.2 * (0.4 + 0.6 * length / 400)
        return {word: max(1, round(15 * t / (t + scale))) + 30 * (word in title) for word, t in times.items()}

    def fields(self) -> set[str]:
        """The terms of its fields."""
        terms = {f"title:{word}" for word in words_of(self.title)}
        for field, name in self.facets():
            words = words_of(name)
            terms |= {f"{field}:{word}" for word in words} | ({f"{field}:{' '.join(words)}"} if words else set())
        return terms

    def facets(self) -> set[tuple[str, str]]:
        """Its values that a reader may choose."""
        pairs = {*self.names, ("source", self.source), ("lang", self.lang)}
        return {(field, value) for field, value in pairs if value}


class Index(NamedTuple):
    """The files of an index, and what one must know to check answers without reading them."""

    files: dict[str, bytes]
    texts: list[Text]
    #: the first article of each segment, and the words that are common there
    segments: list[tuple[int, frozenset[str]]]
    #: the words of the first segment that are not asked for beside others
    idle: frozenset[str]
    #: the forms of a word, in all segments
    forms: dict[str, frozenset[str]]


def by_date(texts: Sequence[Text]) -> list[Text]:
    """Return articles in the order of an index."""
    return sorted(texts, key=lambda each: each.date)


def make_index(texts: Sequence[Text], *, latest: int = 0, full: int = 1_000_000, each: int = 256, common_above: int = 2_000,
               stem: Callable[[str], str] = str) -> Index:  # fmt: skip
    """Return an index whose second segment has the `latest` articles; a file of terms is closed when it has `full` bytes.

    A word is common if more than `common_above` articles of the segment have it, and more than a quarter of them.
    """
    made, files, segments, forms = (
        by_date(texts),
        dict[str, bytes](),
        list[tuple[int, frozenset[str]]](),
        dict[str, set[str]](),
    )
    cut, most = len(made) - latest, _most(made)
    told = []
    for first, part in ((0, made[:cut]), (cut, made[cut:])):
        if part:
            segment = _Segment(part, files, full, each, common_above, stem, forms, most)
            told.append(segment.told)
            segments.append((first, frozenset(segment.told["common"])))
    files["index.json"] = json.dumps({"format": 1, "articles": len(made), "segments": told}).encode()
    idle = frozenset[str](told[0]["idle"] if told else ())
    return Index(files, made, segments, idle, {word: frozenset(known) for word, known in forms.items()})


class _Segment:
    def __init__(self, texts: Sequence[Text], files: dict[str, bytes], full: int, each: int, common_above: int, stem: Callable[[str], str],
                 forms: dict[str, set[str]], most: dict[str, list[str]]) -> None:  # fmt: skip
        self._files, self._full, self._stem, self._forms = files, full, stem, forms
        words: dict[str, dict[int, int]] = {}
        places: dict[str, dict[int, list[int]]] = {}
        for number, text in enumerate(texts):
            for word, weight in text.weights().items():
                words.setdefault(word, {})[number] = weight
            for term in text.fields():
                words.setdefault(term, {})[number] = 1
            for at, word in text.places():
                places.setdefault(word, {}).setdefault(number, []).append(at)
        common = sorted(word for word in places if len(places[word]) > max(common_above, len(texts) / _COMMON))
        idle = [word for word in common if len(texts) - len(places[word]) < len(texts) / 10]
        for word in common:
            del places[word]
        cards = [_card(text) for text in texts]
        self.told = {
            "articles": len(texts),
            "years": _firsts([text.date[:4] for text in texts]),
            "common": common,
            "idle": idle,
            "words": self._blocks(
                "w", {term: _packed_words(words[term]) for term in words}, {t: len(words[t]) for t in words}
            ),
            "places": self._blocks(
                "p", {term: _packed_places(places[term]) for term in places}, {t: len(places[t]) for t in places}
            ),
            "each": each,
            "cards": [self._keep("c", json.dumps(cards[at : at + each]).encode()) for at in range(0, len(cards), each)],
            "facets": self._facets(texts, most),
            "dates": self._keep("d", json.dumps(_firsts([text.date for text in texts])).encode()),
        }

    def _keep(self, kind: str, content: bytes) -> str:
        packed = deflated(content)
        name = f"{kind}-{blake2b(packed).hexdigest()[:10]}"
        self._files[f"{name}.bin"] = packed
        return name

    def _blocks(self, kind: str, lists: dict[str, bytes], counts: dict[str, int]) -> list[tuple[str, str]]:
        files, block, size = list[tuple[str, str]](), list[str](), 0
        terms = sorted(lists, key=str.encode)
        for term in terms:
            block.append(term)
            size += len(term) + len(lists[term])
            if size >= self._full or term == terms[-1]:
                families = self._families(block) if kind == "w" else dict.fromkeys(block, 0)
                packed = packed_block([Term(each, counts[each], families[each], lists[each]) for each in block])
                files.append((block[0] if files else "", self._keep(kind, packed)))
                block, size = [], 0
        return files

    def _families(self, block: Sequence[str]) -> dict[str, int]:
        stems = {term: self._stem(term) for term in block if ":" not in term}
        shared = [stem for stem, times in Counter(stems.values()).items() if times > 1]
        for term, stem in stems.items():
            self._forms.setdefault(term, set()).update(other for other in stems if stems[other] == stem)
        return {term: shared.index(stems[term]) + 1 if stems.get(term) in shared else 0 for term in block}

    def _facets(self, texts: Sequence[Text], most: dict[str, list[str]]) -> dict[str, str]:
        facets = {}
        for field, values in most.items():
            having = {
                value: [number for number, text in enumerate(texts) if (field, value) in text.facets()]
                for value in values
            }
            terms = [
                Term(value, len(numbers), 0, packed_numbers(gaps_of(numbers))) for value, numbers in having.items()
            ]
            facets[field] = self._keep("f", _unshared(terms))
        return facets


def _most(texts: Sequence[Text]) -> dict[str, list[str]]:
    """Return by field the values that most articles have."""
    counts = dict[str, Counter[str]]()
    for text in texts:
        for field, value in text.facets():
            counts.setdefault(field, Counter())[value] += 1
    return {field: sorted(values, key=lambda each: (-values[each], each))[:FACETS] for field, values in counts.items()}


def _card(text: Text) -> list[str]:
    return [text.address, text.title, text.date, text.source, text.lang, text.text[:120], text.version_of]


def _firsts(values: Sequence[str]) -> list[tuple[str, int]]:
    return [(value, number) for number, value in enumerate(values) if not number or values[number - 1] != value]


def _packed_words(having: dict[int, int]) -> bytes:
    return packed_numbers(gaps_of(sorted(having))) + bytes(having[number] for number in sorted(having))


def _packed_places(having: dict[int, list[int]]) -> bytes:
    numbers = sorted(having)
    packed = packed_numbers([len(having[number]) for number in numbers])
    return packed + b"".join(packed_numbers(gaps_of(having[number])) for number in numbers)


def _unshared(terms: Sequence[Term]) -> bytes:
    """Return a block whose entries share no bytes."""
    head = packed_numbers([len(terms)])
    for each in terms:
        term = each.term.encode()
        head += packed_numbers([0, len(term)]) + term + packed_numbers([each.articles, len(each.packed), each.family])
    return head + b"".join(each.packed for each in terms)
