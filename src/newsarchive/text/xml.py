"""Text for XML documents: a character that XML does not know makes all of a document unreadable."""

from __future__ import annotations

import re

#: All but the characters of XML 1.0 (fifth edition, production 2).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return `text` without the characters that XML 1.0 does not allow, escaped or not.

    >>> xml_text("Fog\\x0b \\ufffeon the quay")
    'Fog on the quay'
    """
    return text if text.isprintable() else _FORBIDDEN.sub("", text)
