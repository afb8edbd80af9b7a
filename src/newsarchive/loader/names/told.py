"""What the text tells of a name, wherever its full form stands."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ...text.clean import one_line
from .folding import Folded
from .roles import ROLE_LANGUAGES, Told, role_after, role_before
from .tokens import Text


class RoleRead(msgspec.Struct, frozen=True):
    """What the text says that somebody or something is: words as they stand there, in which paragraph, and how they were read.

    `paragraph` is -1 in a caption; `excerpt` are these words with the name.
    """

    text: str
    paragraph: int
    reason: str
    excerpt: str


class Roles:
    """Reads roles in one text: of its paragraphs the first `body` are its own, the others captions."""

    def __init__(self, text: Text, paragraphs: Sequence[str], body: int, language: str) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.body = body
        self.language = language
        self.reads = language in ROLE_LANGUAGES

    def of(self, folded: Folded) -> tuple[RoleRead, ...]:
        """What is said of a name where its full form stands: the first that is said before it, and the first behind it."""
        whole, person, before, after = self.text.whole, folded.kind == "people", None, None
        for spot in folded.spots if self.reads else ():
            at, end = spot.at, spot.at + len(spot.form)
            closed = after is None and whole[end : end + 1] == ","
            if not (closed or (person and before is None)) or (person and " " not in spot.form):
                continue
            if not whole.startswith(spot.form, at):  # a title was put before it, or it stands in two lines
                continue
            if person and before is None:
                before = self._role(role_before(whole, at, end, self.language), at, end)
            if closed:
                after = self._role(role_after(whole, at, end, folded.kind, self.language), at, end)
        return tuple(role for role in (before, after) if role) if before or after else ()

    def _role(self, told: Told | None, at: int, end: int) -> RoleRead | None:
        if told is None:
            return None
        paragraph = self.text.paragraph(at)
        words, start = self.paragraphs[paragraph], self.text.starts[paragraph]
        text, excerpt = (
            words[told.start - start : told.end - start],
            words[min(told.start, at) - start : max(told.end, end) - start],
        )
        return RoleRead(one_line(text), paragraph if paragraph < self.body else -1, told.reason, one_line(excerpt))
