"""Parquet: the record of JSON Lines in columns, for programs that read a few of them out of many articles.

pyarrow, which writes it, is no dependency: it comes with the extra `parquet`, and is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..interchange.record import KEYS, record
from .exported import About, Exported

#: A group of rows ends with the article that makes it so many, or its texts so many characters: as much is in memory at once.
_MOST_ROWS, _MOST_CHARACTERS = 2_000, 16_000_000


def write_parquet(articles: Iterable[Exported], place: Path, about: About) -> None:
    """Write one row an article, in groups of bounded size. Raises `SettingsError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise SettingsError("parquet: pyarrow is not installed", hint="pip install 'newsarchive[parquet]'") from error
    said = {"name": about.name, "base_url": about.base_url, "language": about.language, "query": about.query}
    schema = _schema(pa).with_metadata(said)
    with pq.ParquetWriter(place, schema, compression="zstd") as writer:
        for rows in _groups(record(each.holding) for each in articles):
            writer.write_table(pa.Table.from_pylist(rows, schema), row_group_size=_MOST_ROWS)


def _groups(records: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Yield the records in groups; at least one group, so that a file without articles has its columns."""
    rows, characters, nothing_yet = list[dict[str, Any]](), 0, True
    for each in records:
        rows.append({**each, "same_as": "false" if each["same_as"] is False else each["same_as"]})
        characters += len(each["body"]["text"])
        if len(rows) == _MOST_ROWS or characters > _MOST_CHARACTERS:
            yield rows
            rows, characters, nothing_yet = [], 0, False
    if rows or nothing_yet:
        yield rows


def _schema(pa: Any) -> Any:
    """Return the columns: the keys of a record, in its order."""
    text, whole, truth = pa.string(), pa.int64(), pa.bool_()

    def of(*names: str, **others: Any) -> Any:
        return pa.struct([*((name, text) for name in names), *others.items()])

    def several(kind: Any) -> Any:
        return pa.list_(kind)

    lists = {
        "authors": of("name", "role"), "pictures": of("file", "caption", "credit", "alt"), "related": of("title", "url"),
        "corrections": of("text", "date"), "roles": of("kind", "name", "text"), "spellings": of("kind", "name", "text"),
        "tags": text, "people": text, "places": text, "organisations": text, "aliases": text,
        "evidence": of("field", "value", "kind", "path", line=whole, excerpt=text, confidence=pa.float64(), rejected=text, note=text),
    }  # fmt: skip
    own = {"words": whole, "draft": truth, "noindex": truth, "body": of("text", "markup")}
    return pa.schema([(name, several(lists[name]) if name in lists else own.get(name, text)) for name in KEYS])
