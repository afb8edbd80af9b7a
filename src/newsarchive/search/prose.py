"""The text of an article, out of the page that shows it."""

from __future__ import annotations

from html.parser import HTMLParser

_CLASS = "prose"
# Their words stand within a line; all other elements begin one.
_INLINE = frozenset(
    ("a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr").split()
)


def prose_of(page: str) -> str:
    """Return the words within the element of class "prose", one blank between elements; "" for a page without it.

    >>> prose_of('<h1>No</h1><div class="prose"><p>The <em>lam</em>p<div>was</div></p>lit.</div>Not')
    'The lamp was lit.'
    """
    parser = _Prose()
    parser.feed(page)
    parser.close()
    return " ".join("".join(parser.words).split())


class _Prose(HTMLParser):
    """Gathers the words of one element; `element` is its name, and `depth` how many of that name are open."""

    def __init__(self) -> None:
        super().__init__()
        self.words = list[str]()
        self.element, self.depth = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth:
            self.depth += tag == self.element
            self._end_line(tag)
        elif not self.words and _CLASS in (dict(attrs).get("class") or "").split():
            self.element, self.depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if self.depth:
            self.depth -= tag == self.element
            self._end_line(tag)

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.words.append(data)

    def _end_line(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append(" ")
