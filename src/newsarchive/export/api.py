"""The articles as an interface for programs: files of JSON, one a month, and an index that names them.

An edit makes the file of its month again and, where a month comes or goes or has another number of articles, the index; no other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from ..archive import Period
from ..interchange.record import record
from .exported import About, Exported

#: What the configuration calls it, and where it stands on the site.
NAME, FOLDER = "api", "/api/"


class _Listed(msgspec.Struct, frozen=True):
    period: str
    articles: int
    address: str


class _Index(msgspec.Struct, frozen=True):
    archive: str
    base_url: str
    language: str
    articles: int
    periods: tuple[_Listed, ...]


def address_of(period: Period) -> str:
    """Return where the articles of a period stand."""
    return f"{FOLDER}articles/{period.name}.json"


def index_of(periods: Sequence[Period], about: About) -> bytes:
    """Return the index as JSON."""
    listed = tuple(_Listed(each.name, each.articles, address_of(each)) for each in periods)
    total = sum(each.articles for each in periods)
    return msgspec.json.encode(_Index(about.name, about.base_url, about.language, total, listed))


def write_period(period: Period, articles: Iterable[Exported], place: Path) -> None:
    """Write the records of a period's articles, without their evidence, as one JSON object."""
    encode = msgspec.json.Encoder().encode
    with place.open("wb") as file:
        file.write(b'{"period":' + encode(period.name) + b',"articles":[')
        for number, each in enumerate(articles):
            told = {key: value for key, value in record(each.holding).items() if key != "evidence"}
            file.write((b"," if number else b"") + b"\n" + encode(told))
        file.write(b"\n]}\n")
