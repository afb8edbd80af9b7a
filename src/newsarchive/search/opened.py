"""An index that is being asked: its files come through a function that is handed in, each once, when they are needed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from .blocks import Entry, damaged, entries_of, inflated
from .lists import Numbers, articles_in, places_in, weighed
from .reading import Card, Index, Segment, parse_cards, parse_dates, parse_index

#: Gives the content of a file of the index, by its whole name.
Read = Callable[[str], bytes]

_LAST_CHARACTER = "\U0010ffff"


class Block:
    """A file of words, of places or of a facet: its entries, and the lists behind them."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.entries = entries_of(content)
        self._by_term = {entry.term: entry for entry in self.entries}
        self._terms = list(self._by_term)

    def find(self, term: str) -> Entry | None:
        """Return the entry of a term."""
        return self._by_term.get(term)

    def forms(self, entry: Entry) -> list[str]:
        """Return the terms that are forms of one word with this one."""
        return [each.term for each in self.entries if each.family == entry.family] if entry.family else [entry.term]

    def beginning(self, prefix: str) -> list[Entry]:
        """Return the entries that begin so, of a block whose terms are in order."""
        start = bisect_left(self._terms, prefix)
        end = bisect_left(self._terms, prefix + _LAST_CHARACTER, start)
        return [self._by_term[term] for term in self._terms[start:end]]

    def listed(self, entry: Entry) -> bytes:
        """Return the list of an entry."""
        return self._content[entry.start : entry.end]


class OpenSegment:
    """A segment of an index; `first` is the number of its first article in the archive. Its own numbers begin at 0."""

    def __init__(self, segment: Segment, first: int, read: Read) -> None:
        self.says, self.first = segment, first
        self.common, self.idle = frozenset(segment.common), frozenset(segment.idle)
        self._read = read
        self._blocks = dict[str, Block]()
        self._cards = dict[str, tuple[Card, ...]]()

    @property
    def articles(self) -> slice:
        """Which articles of the archive are in this segment."""
        return slice(self.first, self.first + self.says.articles)

    @property
    def undated(self) -> int:
        """How many articles of the segment have no date: they are the first ones."""
        return next((first for year, first in self.says.years if year), self.says.articles)

    def words(self, term: str) -> Block | None:
        """Return the file of words in which a term is, if it is in any."""
        name = _file_of(self.says.words, term)
        return self._block(name) if name else None

    def find(self, term: str) -> Entry | None:
        """Return the entry of a term."""
        block = self.words(term)
        return block.find(term) if block else None

    def words_beginning(self, prefix: str, most: int) -> Iterator[Entry]:
        """Yield the words, and terms of fields, that begin so, out of the first `most` files that may have such words."""
        files, at = self.says.words, _number_of_file(self.says.words, prefix)
        while most and 0 <= at < len(files):
            if not _has_one_field(files, at):
                yield from self._block(files[at][1]).beginning(prefix)
                most -= 1
            at += 1
            if at < len(files) and not files[at][0].startswith(prefix):
                break

    def weights(self, term: str) -> tuple[Numbers, Numbers] | None:
        """Return the articles that have a term, and its weight in each."""
        block = self.words(term)
        entry = block.find(term) if block else None
        if block is None or entry is None:
            return None
        return weighed(block.listed(entry), entry.articles, self.says.articles)

    def tells_places(self, term: str) -> bool:
        """Whether it is told where a term stands in the articles that have it."""
        name = _file_of(self.says.places, term)
        return bool(name) and self._block(name).find(term) is not None

    def places(self, term: str, articles: Numbers) -> Numbers:
        """Return where a term, of which that is told, stands in the articles that have it: see `places_in`."""
        block = self._block(_file_of(self.says.places, term))
        entry = block.find(term)
        return places_in(block.listed(entry) if entry else b"", articles)

    def facet(self, field: str) -> list[tuple[str, Numbers]]:
        """Return the values of a field that most articles have, each with the articles that have it."""
        if field not in self.says.facets:
            return []
        block = self._block(self.says.facets[field])
        return [(entry.term, articles_in(block.listed(entry), self.says.articles)) for entry in block.entries]

    @cached_property
    def dates(self) -> tuple[tuple[str, int], ...]:
        """Each date, and the first article that has it."""
        return parse_dates(inflated(self._read(f"{self.says.dates}.bin")))

    def card(self, number: int) -> Card:
        """Return the card of an article."""
        file, entry = divmod(number, self.says.each)
        name = self.says.cards[file]
        if name not in self._cards:
            self._cards[name] = parse_cards(inflated(self._read(f"{name}.bin")))
        if entry >= len(self._cards[name]):
            raise damaged()
        return self._cards[name][entry]

    def _block(self, name: str) -> Block:
        if name not in self._blocks:
            self._blocks[name] = Block(inflated(self._read(f"{name}.bin")))
        return self._blocks[name]


class OpenIndex:
    """An index of which files are read as they are needed."""

    def __init__(self, index: Index, read: Read) -> None:
        starts = accumulate((each.articles for each in index.segments), initial=0)
        self.articles = index.articles
        self.segments = tuple(
            OpenSegment(each, first, read) for each, first in zip(index.segments, starts, strict=False)
        )

    def card(self, number: int) -> Card:
        """Return the card of an article of the archive."""
        segment = next(each for each in reversed(self.segments) if each.first <= number)
        return segment.card(number - segment.first)


def open_index(read: Read) -> OpenIndex:
    """Return the index whose files `read` gives. Raises `ArchiveError` where it is damaged, or of another format."""
    return OpenIndex(parse_index(read("index.json")), read)


def _number_of_file(files: Sequence[tuple[str, str]], term: str) -> int:
    """Return which file a term is in: the last one whose first term is not after it. Strings are ordered as their UTF-8 is."""
    return bisect_right(files, term, key=lambda each: each[0]) - 1


def _file_of(files: Sequence[tuple[str, str]], term: str) -> str:
    return files[_number_of_file(files, term)][1] if files else ""


def _has_one_field(files: Sequence[tuple[str, str]], at: int) -> bool:
    """Whether a file can only have terms of one field: it begins with one, and so does the next."""
    field, colon, _ = files[at][0].partition(":")
    return bool(colon) and at + 1 < len(files) and files[at + 1][0].startswith(field + colon)
