"""An article as an entry of BibTeX.

BibTeX has no newspapers: an article of a known source is an `@article` of that journal, any other `@misc`. `year`, `month` and
`day` are there as far as they are known; BibTeX itself reads the first two, biblatex all of them.
"""

from __future__ import annotations

from ..text.slugs import slugify
from .bylines import Name, names_of
from .csl import url_of
from .holding import Holding
from .lines import line

#: What means something to TeX, and what is printed for it. Braces are counted even behind a backslash, hence by their names.
_TEX = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{each: f"\\{each}" for each in "#$%&_"},
})  # fmt: skip
#: An address is taken as it stands, but it can neither end its field nor begin a command.
_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def bibtex_key(holding: Holding) -> str:
    """Return a key that no other article has, of author or source, year and id: "vance1989-0a1b2c3d4e5f"."""
    article = holding.article
    names = names_of(article)
    who = (names[0].family or names[0].literal) if names else article.source or ""
    return f"{slugify(who, 24) or 'article'}{article.published.year if article.published else ''}-{holding.id}"


def bibtex_entry(holding: Holding, key: str) -> str:
    """Return the entry, with a line end behind it."""
    article, date = holding.article, holding.article.published
    fields = {
        "author": " and ".join(map(_author, names_of(article))),
        # Braces of its own: no style may put the capitals of a headline down.
        "title": f"{{{_tex(article.title)}}}",
        "journal": _tex(article.source),
        "year": f"{date.year:04d}" if date else "",
        "month": _MONTHS[date.month - 1] if date and date.month else "",
        "day": str(date.day) if date and date.day else "",
        "langid": article.language or "",
        "url": url_of(holding).translate(_URL),
        "abstract": _tex(article.deck),
        "note": _note(holding),
    }
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n" for name, value in fields.items() if value]
    return f"@{'article' if article.source else 'misc'}{{{key},\n{''.join(lines)}}}\n"


def _author(name: Name) -> str:
    """Return a name; one that is not taken apart has braces, so that BibTeX does not do it either."""
    return f"{{{_tex(name.literal)}}}" if name.literal else f"{_tex(name.family)}, {_tex(name.given)}"


def _note(holding: Holding) -> str:
    """Return where the text is kept, and where it stood first."""
    original = holding.article.original_url
    return ". ".join(
        part for part in (_tex(holding.archive), f"Original: {_tex(original)}" if original else "") if part
    )


def _tex(text: str | None) -> str:
    return line(text).translate(_TEX)
