from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsarchive.text.xml import xml_text

#: All there are, lone surrogates too.
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANYTHING)
def test_what_is_left_is_read_again_as_it_was_written(text: str) -> None:
    kept = xml_text(text)
    element = etree.Element("title")
    element.text = kept
    read = etree.fromstring(etree.tostring(element, encoding="utf-8")).text or ""
    # Line ends are one of XML's own business.
    assert read.replace("\r\n", "\n").replace("\r", "\n") == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert xml_text(kept) == kept


def test_only_what_xml_forbids_goes() -> None:
    assert xml_text("a\x00\x08\x0b\x1f\ud800\ufffe\uffffb") == "ab"
    assert (
        xml_text("\t\n\r \x7f\x85\ud7ff\ue000\ufffd\U00010000\U0010ffff")
        == "\t\n\r \x7f\x85\ud7ff\ue000\ufffd\U00010000\U0010ffff"
    )
    assert xml_text("]]> שלום <b>") == "]]> שלום <b>"
