"""HTML of our renderer as XHTML: well-formed whatever a text holds, with the same words."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from newsarchive.article import Body
from newsarchive.builder.markdown import body_html
from newsarchive.builder.views import PictureView
from newsarchive.export.xhtml import as_xhtml, linked, xml_text

PICTURES = {"a.svg": PictureView("pictures/a.svg", 4, 3, "", "", "")}
MARKS = st.lists(st.one_of(st.text(max_size=6), st.sampled_from(["# ", "\n\n", "- ", "> ", "[x](http://a.example)", "[y](<https://a b>)", "![z](a.svg)", "`", "```\n", "|a|b|\n|-|-|\n|c|d|\n", "<b>", "</p>", "&nbsp;", "&#0;", "  \n", "***", "<http://a.example/?a&b>", "\x00", "\ufffe"]))).map("".join)  # fmt: skip


class _Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.words += data


@settings(deadline=None, max_examples=300)
@given(MARKS, st.sampled_from(["plain", "markdown"]))
@example("![\"<&'](a.svg)\n\n---\n\n1. a  \n   b", "markdown")
def test_any_text_is_well_formed_and_keeps_its_words(text: str, markup: str) -> None:
    html = body_html(Body(text, markup), PICTURES, "")  # type: ignore[arg-type]
    read = etree.fromstring(f"<div>{as_xhtml(html)}</div>")
    # XML takes a carriage return for a line feed.
    assert "".join(read.itertext()) == xml_text(_Words(html).words).replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("a<br>b<hr>", "a<br/>b<hr/>"),
        ('<img src="a" alt="&quot;" loading="lazy">', '<img src="a" alt="&#34;"/>'),
        ('<a href="https://a.example/?b&amp;c" rel="external">d</a>', '<a href="https://a.example/?b&amp;c" rel="external">d</a>'),
        ('<a href="http://[">d</a> <a href="http://e.example">f</a>', 'd <a href="http://e.example">f</a>'),
        ("&nbsp;&lt;&#x27;", "\u00a0&lt;&#39;"),
    ],
)  # fmt: skip
def test_what_becomes_of_it(html: str, xhtml: str) -> None:
    assert as_xhtml(html) == xhtml


@pytest.mark.parametrize("address", ["", "/lamp/", "https://", "https://a b", "https://a.example/\u00e9", "https://a.example/%zz", "https://user@a.example/", "https://1.2.3.4/", f"https://a.example/{'b' * 2000}", "https://a.example/#b#c"])  # fmt: skip
def test_addresses_that_are_shown_and_not_linked(address: str) -> None:
    assert linked(address) == ""
