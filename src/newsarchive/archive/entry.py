"""A text as rows for the catalogue: made where it was read, so that the one process that writes has nothing to work out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TypeAlias

import msgspec

from ..article import SURE, Article
from ..loader import Document, Loaded, Naming, load_batch
from ..settings import ReadingSettings
from ..text.clean import fold
from ..text.slugs import short_hash
from ..text.wording import Wording, identity, marks, plain_words, wording
from ..text.words import count_words
from .addresses import folder_of, old_address, slug_of
from .cards import card_of
from .stories import NO_STORY, profile_of

#: The kinds of topics, each with pages of its own, and where an article keeps them.
KINDS = ("tags", "people", "places", "organisations", "authors", "sources", "sections")

#: Those of whom texts say who they are, and who are named together.
NAMED = ("people", "places", "organisations")

#: The columns of `article` that an entry knows, in the order of its row.
COLUMNS = "path, folder, slug, address, sort, draft, embargo, withdrawn, words, look, topics, card, told, same, language, doubtful, content, text"

#: A text of fewer words is a note: two of them may well say the same of different things.
_NOTE = 15

#: What names more of them is a list, and says of nobody with whom he belongs.
CROWD = 100

#: A mention as an article's row has it: (kind, key, name, what is said of it), and of what is said (what, text).
Packed: TypeAlias = tuple[str, str, str, tuple[tuple[str, str], ...]]

_pack = msgspec.msgpack.Encoder().encode
#: Unpacks an article's mentions.
unpack_mentions = msgspec.msgpack.Decoder(tuple[Packed, ...]).decode


class Entry(msgspec.Struct, frozen=True):
    """What became of a text: plain values only.

    `again` says that it must be read each time: something of it could not be read, and may come with the time it had before.
    `row` holds the `COLUMNS`, None where nothing could be read as an article; `record` is the packed article, `assets` are
    (declared, packed), `aliases` (name, address), `mentions` (kind, key, name), `said` (kind, key, what, text),
    `corrections` (sort, date, text); `marks` are those of its wording, packed, `profile` is what it is about.
    """

    name: str
    shown: str
    stamp: str
    again: bool
    problems: bytes
    row: tuple[str | int | bytes | None, ...] | None = None
    record: bytes = b""
    marks: bytes = b""
    profile: bytes = b""
    assets: tuple[tuple[str, bytes], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    mentions: tuple[tuple[str, str, str], ...] = ()
    said: tuple[tuple[str, str, str, str], ...] = ()
    corrections: tuple[tuple[str, str, str], ...] = ()

    @property
    def is_crowd(self) -> bool:
        """Whether the article names so many that it is a list."""
        return sum(mention[0] in NAMED for mention in self.mentions) > CROWD

    @property
    def text(self) -> str | int | bytes | None:
        """The number of its wording."""
        return self.row[-1] if self.row else 0

    @property
    def sort(self) -> str | int | bytes | None:
        """What orders the article by date."""
        return self.row[4] if self.row else ""


def read_entries(documents: tuple[Document, ...], settings: ReadingSettings, naming: Naming) -> list[Entry]:
    """Read a batch of documents: the unit of work that is handed to another process."""
    return [entry_of(loaded) for loaded in load_batch(documents, settings, naming)]


def entry_of(loaded: Loaded) -> Entry:
    """Return the rows of a text that was read."""
    document, article = loaded.document, loaded.article
    again = any(problem.code == "unreadable" or problem.code.startswith("picture-") for problem in loaded.problems)
    problems = _pack(loaded.problems)
    if article is None:
        return Entry(document.name, document.shown, document.stamp, again, problems)
    mentions, said = tuple(_topics(article)), tuple(dict.fromkeys(_said(article)))
    words = plain_words(article.body.text)
    text, found_by = _wording(article, words)
    record = _pack(article)
    content = blake2b(record, digest_size=8).digest()
    return Entry(
        document.name, document.shown, document.stamp, again, problems, (*_row(loaded, article, mentions, said), content, text), record,
        found_by, profile_of(article, words),
        assets=tuple((asset.declared, _pack(asset)) for asset in loaded.assets),
        aliases=tuple((address.lower(), address) for alias in article.aliases if (address := old_address(alias))),
        mentions=mentions, said=said, corrections=tuple(_corrections(article)),
    )  # fmt: skip


def _row(
    loaded: Loaded, article: Article, mentions: tuple[tuple[str, str, str], ...], said: tuple[tuple[str, str, str, str], ...]
) -> tuple[str | int | bytes | None, ...]:  # fmt: skip
    date, folder, slug, card = (
        article.published,
        folder_of(article.published),
        slug_of(article),
        _pack(card_of(article)),
    )
    return (
        article.path, folder, slug, f"{folder}{slug}/", date.sort_key if date else "", article.draft,
        article.embargo.sort_key if article.embargo else "", article.withdrawn, count_words(article.body.text), _look(loaded, article, card), _packed(mentions, said), card,
        _told(article.story), "" if article.same_as is False else article.same_path,
        article.language, _is_doubtful(article),
    )  # fmt: skip


def _is_doubtful(article: Article) -> bool:
    """Whether the date is used and not sure: a person should look at it."""
    if article.published is None:
        return False
    used = [each.confidence for each in article.evidence if each.field == "published" and each.used]
    return max(used, default=SURE) < SURE


def _corrections(article: Article) -> Iterator[tuple[str, str, str]]:
    for each in article.corrections:
        date = each.date or article.published
        yield date.sort_key if date else "", each.date.iso if each.date else "", each.text


def _told(story: str | None) -> str | None:
    """Return the story that a text declares, "" where it declares that it belongs to none."""
    return "" if story and fold(story) in NO_STORY else story


def _wording(article: Article, words: list[bytes]) -> tuple[int, bytes]:
    """Return the number of a text's wording, and its marks, packed; `words` are those of its body.

    What is declared to be like no other has a number that is its own, and nothing to be found by.
    """
    if article.same_as is False:
        return place_of(article.path), b""
    said = _wording_of(article, words)
    return identity(said), marks(said).astype("<i8").tobytes()


def place_of(path: str) -> int:
    """Return a signed 64-bit number that orders the articles of one date in the lists of names: any order that stays will do."""
    return int.from_bytes(bytes.fromhex(short_hash(path, 8)), "big", signed=True)


def wording_of(article: Article) -> Wording:
    """Return the words that tell whether a text is the same as another; to a note of a few words its headline belongs as well."""
    return _wording_of(article, plain_words(article.body.text))


def _wording_of(article: Article, words: list[bytes]) -> Wording:
    return wording(words if len(words) >= _NOTE else [*plain_words(article.title), *words])


def _look(loaded: Loaded, article: Article, card: bytes) -> bytes:
    """Return what stands for an article in lists: its card, and the picture that a day's page shows of it."""
    lead = article.lead_picture
    asset = next((each for each in loaded.assets if lead and each.declared == lead.file), None)
    shown = card if asset is None else card + _pack((lead, asset.name, asset.width, asset.height))
    return blake2b(shown, digest_size=8).digest()


def _topics(article: Article) -> Iterator[tuple[str, str, str]]:
    for kind in ("tags", "people", "places", "organisations"):
        yield from _once(kind, getattr(article, kind))
    yield from _once("authors", (author.name for author in article.authors))
    if article.source:
        yield "sources", fold(article.source), article.source
    if article.section:
        yield "sections", fold(article.section), article.section


def _said(article: Article) -> Iterator[tuple[str, str, str, str]]:
    """Yield what the article says of its people, places and organisations: who they are, and how else they are written."""
    yield from ((role.kind, fold(role.name), "role", role.text) for role in article.roles)
    yield from ((each.kind, fold(each.name), "spelling", each.text) for each in article.spellings)


def _packed(mentions: Iterable[tuple[str, str, str]], said: Iterable[tuple[str, str, str, str]]) -> bytes:
    """Return the mentions, each with what is said of it."""
    of: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for kind, key, what, text in said:
        of.setdefault((kind, key), []).append((what, text))
    return _pack([(*mention, of.get(mention[:2], ())) for mention in mentions])


def _once(kind: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for name in names:
        key = fold(name)
        if key and key not in seen:
            seen.add(key)
            yield kind, key, name
