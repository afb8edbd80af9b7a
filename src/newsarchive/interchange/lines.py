"""Text as the value of a field: formats of lines have no room for a second one."""

from __future__ import annotations

from ..text.clean import one_line, printable


def line(text: str | None) -> str:
    """Return a text without line ends and control characters; "" for none."""
    if not text:
        return ""
    return one_line(text if text.isprintable() else printable(text))
