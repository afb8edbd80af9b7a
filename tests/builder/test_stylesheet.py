"""The stylesheet as it is published: small, and the site's own as it was written."""

from __future__ import annotations

import re
from pathlib import Path

from newsarchive.builder import Theme, shipped
from newsarchive.builder.stylesheet import compact

#: What a reader on a slow line is sent before the first word: with what a site's look adds, this stays below 14 KB.
BUDGET = 14_000


def test_what_is_published_is_small() -> None:
    address, content = Theme().published["style.css"]
    assert len(content) <= BUDGET
    assert b"/*" not in content
    assert address.startswith("/style-")


def test_spaces_that_mean_something_stay() -> None:
    source = "/* a */ .a :is(b, i) > c { width: calc(1rem - 2px); content: ' <' attr(href) }\n.a:is(b) {}"
    assert compact(source) == ".a :is(b,i)>c{width:calc(1rem - 2px);content:' <' attr(href)}.a:is(b){}"


def test_a_site_s_own_goes_out_as_it_was_written(tmp_path: Path) -> None:
    own = "/* mine */\n.a { &:hover { color: teal } }\n"
    (tmp_path / "style.css").write_text(own)
    assert Theme(tmp_path).published["style.css"][1].decode() == own


def test_every_class_is_one_that_pages_use() -> None:
    """A rule for what no page has is sent to every reader."""
    style = re.sub(r"/\*.*?\*/|\"[^\"]*\"|[\d.]+(rem|em)", "", (shipped() / "style.css").read_text("utf-8"), flags=re.S)
    used = "".join(file.read_text("utf-8") for file in shipped().glob("*.html")) + "t1 t2 t3 t4 t5"
    classes = set(re.findall(r"\.([a-z][\w-]*)", style))
    assert len(classes) > 40
    assert [each for each in sorted(classes) if not re.search(rf"(?<![\w-]){each}(?![\w-])", used)] == []
