"""HTML of our own renderer as XHTML, which EPUB asks for: well-formed, without what a book cannot use."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from markupsafe import Markup, escape

#: Characters that XML 1.0 cannot have, in any spelling (production 2, Char).
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A longer address is no address, and would only cost time.
_LONGEST = 2000
_EMPTY = ("br", "hr", "img")
#: Only for browsers.
_LEFT_OUT = ("loading",)
# A host with a name, as an address may be written without any doubt (RFC 3986); what is odd is shown and not linked.
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?"
_PIECE = r"(?:[a-z0-9._~:/?@!$&'*+,;=()-]|%[0-9a-f]{2})*"
_ADDRESS = re.compile(rf"https?://{_HOST}(?::\d{{1,4}})?(?:[/?]{_PIECE})?(?:#{_PIECE})?", re.IGNORECASE)
_MAIL = re.compile(rf"mailto:[a-z0-9._%+-]+@{_HOST}", re.IGNORECASE)


def as_xhtml(html: str) -> Markup:
    """Return the same as XHTML. Links that reading systems could stumble over become their words."""
    writing = _Writing()
    writing.feed(html)
    writing.close()
    return Markup("".join(writing.parts))  # noqa: S704 - escaped piece by piece


def xml_text(text: str) -> str:
    """Return a text without the characters that XML cannot have."""
    return _NO_XML.sub("", text)


def linked(address: str) -> str:
    """Return an address that a book may link to; "" for any other."""
    known = len(address) <= _LONGEST and (_ADDRESS.fullmatch(address) or _MAIL.fullmatch(address))
    return address if known else ""


class _Writing(HTMLParser):
    """Writes what is parsed. Tags are balanced already: the renderer lets none of a text through."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._links: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._links.append(bool(linked(dict(attrs).get("href") or "")))
            if not self._links[-1]:
                return
        told = "".join(f' {name}="{escape(xml_text(value or ""))}"' for name, value in attrs if name not in _LEFT_OUT)
        self.parts.append(f"<{tag}{told}/>" if tag in _EMPTY else f"<{tag}{told}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY and not (tag == "a" and not self._links.pop()):
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(xml_text(data)))
