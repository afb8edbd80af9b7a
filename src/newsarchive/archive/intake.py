"""Writing the catalogue: what was read goes in, what is gone goes out, addresses and topics are settled."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from ..article import Article
from ..errors import Problem
from ..loader import Asset, Document, Loaded, stamp_of
from ..text.clean import fold
from ..text.slugs import short_hash, slugify
from ..text.words import count_words
from .addresses import folder_of, settle, slug_of
from .cards import card_of

#: The kinds of topics, each with pages of its own, and where an article keeps them.
KINDS = ("tags", "people", "places", "organisations", "authors", "sources", "sections")

_pack = msgspec.msgpack.Encoder().encode
_problems = msgspec.msgpack.Decoder(tuple[Problem, ...])
_asset = msgspec.msgpack.Decoder(Asset)


def unread(db: sqlite3.Connection, documents: Iterable[Document]) -> list[Document]:
    """Return the documents that are new or have changed since they were read, they or their pictures."""
    known = dict(db.execute("SELECT name, stamp || char(0) || shown FROM document"))
    restless = _with_changed_pictures(db)
    return [
        each for each in documents if known.get(each.name) != f"{each.stamp}\0{each.shown}" or each.name in restless
    ]


def _with_changed_pictures(db: sqlite3.Connection) -> set[str]:
    changed = set()
    for path, value in db.execute("SELECT article.path, value FROM asset JOIN article ON article.id = asset.article"):
        asset = _asset.decode(value)
        if stamp_of(asset.file) != asset.stamp:
            changed.add(path)
    return changed


def take_in(db: sqlite3.Connection, batch: Iterable[Loaded]) -> None:
    """Store what became of a batch of documents, in one transaction."""
    db.execute("BEGIN")
    for loaded in batch:
        document = loaded.document
        db.execute("DELETE FROM article WHERE path = ?", (document.name,))
        # What could not be read must be looked at again each time: it may have come, with the time it had before.
        again = any(problem.code == "unreadable" or problem.code.startswith("picture-") for problem in loaded.problems)
        stamp = "" if again else document.stamp
        db.execute(
            "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)",
            (document.name, stamp, document.shown, _pack(loaded.problems)),
        )
        if loaded.article is not None:
            _insert(db, loaded.article, loaded.assets)
    db.execute("COMMIT")


def _insert(db: sqlite3.Connection, article: Article, assets: tuple[Asset, ...]) -> None:
    date = article.published
    row = (
        article.path, folder_of(date), slug_of(article), date.sort_key if date else "",
        date.year if date else None, date.month if date else None, date.day if date else None,
        article.draft, article.embargo.sort_key if article.embargo else "", count_words(article.body.text),
        _pack(card_of(article)), _pack(article),
    )  # fmt: skip
    columns = "path, folder, slug, sort, year, month, day, draft, embargo, words, card, record"
    key = db.execute(f"INSERT INTO article ({columns}) VALUES ({', '.join('?' * 12)})", row).lastrowid  # noqa: S608 - a constant
    db.executemany("INSERT INTO asset VALUES (?, ?, ?)", ((key, asset.declared, _pack(asset)) for asset in assets))
    db.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?)", ((kind, fold(name), name, key) for kind, name in _topics(article))
    )


def _topics(article: Article) -> Iterator[tuple[str, str]]:
    for kind in ("tags", "people", "places", "organisations"):
        yield from ((kind, name) for name in _once(getattr(article, kind)))
    yield from (("authors", name) for name in _once(author.name for author in article.authors))
    if article.source:
        yield "sources", article.source
    if article.section:
        yield "sections", article.section


def _once(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        key = fold(name)
        if key and key not in seen:
            seen.add(key)
            yield name


def forget_missing(db: sqlite3.Connection, names: set[str]) -> None:
    """Forget the documents whose file is gone."""
    gone = [(name,) for (name,) in db.execute("SELECT name FROM document") if name not in names]
    db.execute("BEGIN")
    db.executemany("DELETE FROM document WHERE name = ?", gone)
    db.executemany("DELETE FROM article WHERE path = ?", gone)
    db.execute("COMMIT")


def settle_all(db: sqlite3.Connection, *, drafts: bool, as_of: str) -> list[Problem]:
    """Decide what is shown, give addresses and name the topics; return the clashes and the dates that lie ahead."""
    db.execute("BEGIN")
    db.execute(
        "UPDATE article SET shown = (? OR NOT draft) AND (embargo = '' OR embargo <= ?)", (drafts, f"{as_of}T99")
    )
    problems = [*_settle_addresses(db), *_ahead(db, as_of)]
    _settle_topics(db)
    db.execute("COMMIT")
    return problems


def _settle_addresses(db: sqlite3.Connection) -> list[Problem]:
    db.execute("UPDATE article SET address = CASE WHEN shown THEN folder || slug || '/' END")
    clashes = db.execute(
        "SELECT folder, slug, path FROM article WHERE shown AND (folder, slug) IN "
        "(SELECT folder, slug FROM article WHERE shown GROUP BY folder, slug HAVING count(*) > 1) ORDER BY folder, slug, path"
    ).fetchall()
    problems = []
    for (folder, slug), rows in groupby(clashes, key=lambda row: (row[0], row[1])):
        first, *others = paths = [path for _, _, path in rows]
        own = dict(zip(paths, settle(paths, slug, _beginning(db, folder, slug)), strict=True))
        for path in others:
            address = f"{folder}{own[path]}/"
            db.execute("UPDATE article SET address = ? WHERE path = ?", (address, path))
            message = f"wants the address {folder}{slug}/ as {_shown(db, first)} does; it stands at {address}"
            hint = "give one of them a slug, or remove a double"
            problems.append(Problem(_shown(db, path), None, "address-shared", message, hint))
    return problems


def _beginning(db: sqlite3.Connection, folder: str, slug: str) -> set[str]:
    """Return the slugs that are wanted in a folder and begin with `slug` and a hyphen."""
    between = (folder, f"{slug}-", f"{slug}.")  # the full stop comes after the hyphen
    rows = db.execute("SELECT slug FROM article WHERE shown AND folder = ? AND slug > ? AND slug < ?", between)
    return {each for (each,) in rows}


def _ahead(db: sqlite3.Connection, as_of: str) -> list[Problem]:
    rows = db.execute("SELECT path, sort FROM article WHERE shown AND sort > ? ORDER BY path", (f"{as_of}T99",))
    hint = "it is published all the same; correct it if it is wrong"
    return [
        Problem(_shown(db, path), None, "date-ahead", f"the date {sort[:10]} lies in the future", hint)
        for path, sort in rows.fetchall()
    ]


def unused_pictures(db: sqlite3.Connection, pictures: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Return the pictures, given as (how shown, real path), that no article shows: nothing is left out unsaid."""
    used = {_asset.decode(value).file for (value,) in db.execute("SELECT value FROM asset")}
    for shown, file in pictures:
        if file not in used:
            yield Problem(
                shown,
                None,
                "picture-unused",
                "no article shows this picture",
                "name it in an article's image:, or leave it out",
            )


def _shown(db: sqlite3.Connection, path: str) -> str:
    return str(db.execute("SELECT shown FROM document WHERE name = ?", (path,)).fetchone()[0])


def _settle_topics(db: sqlite3.Connection) -> None:
    """Name each topic by its commonest spelling; where two share a slug, the plainer name keeps it."""
    db.execute("DELETE FROM topic")
    rows = db.execute(
        "SELECT kind, key, name, count(*) AS uses FROM mention JOIN article ON article.id = mention.article AND shown "
        "GROUP BY kind, key, name ORDER BY kind, key, uses DESC, name"
    ).fetchall()
    topics = []
    for (kind, key), spellings in groupby(rows, key=lambda row: (row[0], row[1])):
        uses = list(spellings)
        topics.append((kind, slugify(uses[0][2]) or short_hash(key), key, uses[0][2], sum(row[3] for row in uses)))
    topics.sort(key=lambda topic: (topic[0], topic[1], not topic[2].isascii(), topic[2]))
    for (kind, slug), same in groupby(topics, key=lambda topic: (topic[0], topic[1])):
        for number, (_, _, key, name, count) in enumerate(same):
            own = slug if number == 0 else f"{slug}-{short_hash(key)}"
            db.execute("INSERT INTO topic VALUES (?, ?, ?, ?, ?)", (kind, key, name, own, count))


def all_problems(db: sqlite3.Connection) -> Iterator[Problem]:
    """Return the problems of all documents, by name of the document."""
    for (packed,) in db.execute("SELECT problems FROM document ORDER BY name"):
        yield from _problems.decode(packed)
