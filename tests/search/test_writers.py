"""An index that the program writes answers as one written by the letter of the format does."""

from __future__ import annotations

import io

import msgspec

from newsarchive.search import FORMAT, Findable, kept_in, packed_run, write_segment
from newsarchive.search.opened import OpenIndex, open_index

from .agreement import QUERIES, answer, archive
from .index import Text, by_date, make_index


def test_both_answer_alike() -> None:
    ours, plain = _written(archive()), open_index(make_index(archive()).files.__getitem__)
    for asked in QUERIES:
        one, other = answer(ours, *asked), answer(plain, *asked)
        assert {**one, "sources": []} == {**other, "sources": []}, asked


def _written(texts: list[Text]) -> OpenIndex:
    files = dict[str, bytes]()
    findable = [_findable(text) for text in by_date(texts)]
    runs = [io.BytesIO(packed_run(findable[at : at + 70])) for at in range(0, len(findable), 70)]
    segment = write_segment(runs, kept_in(files))
    told = {"format": FORMAT, "articles": len(texts), "segments": [segment]}
    everything = {f"{name}.bin": content for name, content in files.items()} | {"index.json": msgspec.json.encode(told)}
    return open_index(everything.__getitem__)


def _findable(text: Text) -> Findable:
    # Without a language there are no stems, and no forms of words.
    card = (text.address, text.title, text.date, text.source, text.lang, text.text[:120], text.version_of)
    return Findable((text.title, text.deck, text.text), tuple(sorted(text.facets())), "", card)
