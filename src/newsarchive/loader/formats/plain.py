"""Plain text. Much of it was saved by tools that write Markdown, and then it reads better as what it is."""

from __future__ import annotations

import re

from ...article import Markup

_HEADING = re.compile(r"#{1,3} \S")
_LINK = re.compile(r"\[[^\]\n]{1,200}\]\((?:#|https?://|/)[^()\s]*\)")


def markup(text: str) -> Markup:
    """Return `markdown` where the text opens with a heading sign or has two links or more, else `plain`.

    Stars and underlines alone say nothing: people draw with them.
    """
    first = text.lstrip()[:200]
    if _HEADING.match(first):
        return "markdown"
    return "markdown" if len(_LINK.findall(text[:20_000])) >= 2 else "plain"
