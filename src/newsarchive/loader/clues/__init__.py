"""The kinds of evidence, one file each, and the table in which they are asked.

A clue looks at a page and proposes candidates; it never decides. Clues about what others leave over (the headline, a name
alone, a sentence about the writer) ask those others what they found; each is asked once a page.
To add one: write a module with `find(page)` and put it into `remaining.OTHERS`, or here if it needs what remains.
"""

from . import biography, file_name, headline, name_line
from .clue import Clue, Finder
from .remaining import OTHERS

#: Asked in this order; the order decides nothing but which of two equal candidates is named first.
CLUES: tuple[Finder, ...] = (*OTHERS, headline.find, name_line.find, biography.find, file_name.find)

__all__ = ["CLUES", "Clue", "Finder"]
