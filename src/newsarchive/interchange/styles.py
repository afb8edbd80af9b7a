"""An article cited in the styles that schools and journals ask for, as plain text: APA, Chicago, MLA.

They say for an article of a newspaper what the manuals have: the Publication Manual of the APA, 7th edition (10.1), the Chicago
Manual of Style, 18th edition, notes and bibliography (14.87 and after), the MLA Handbook, 9th edition. The styles of the Citation
Style Language put the same into rules, and tests hold the two side by side; a processor of them would take a hundred
times as long for each article. What the italics of print tell apart, plain text does not.

The citations are English ones: their names of months are, and a headline in English has the capitals of a title in Chicago and
MLA. A headline in another language, or in one that is not known, stands as it was printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..article import NewsDate
from .bylines import Name, names_of
from .csl import url_of
from .headlines import as_title, closed, quoted
from .holding import Holding
from .lines import line

_MONTHS = "January February March April May June July August September October November December".split()
#: Those that MLA writes shorter.
_SHORT = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
#: APA names so many authors, or, of more, so many before the dots.
_APA_MOST, _APA_BEFORE = 20, 19
#: Chicago names so many authors, or, of more, so many before "et al."
_CHICAGO_MOST, _CHICAGO_BEFORE = 6, 3


def apa(holding: Holding) -> str:
    """Return the reference in APA style: "Vance, H. (1989, November 10). Wall is open. The Courier. The Archive. https://…"."""
    article = holding.article
    title = closed(quoted(line(article.title), 0))
    authors = closed(_apa_authors(names_of(article)))
    when = f"({_apa_date(article.published)})."
    source = closed(as_title(line(article.source), article.language))
    return _joined(
        *((authors, when, title) if authors else (title, when)), source, closed(line(holding.archive)), url_of(holding)
    )


def chicago(holding: Holding) -> str:
    """Return the entry of a bibliography in Chicago style: "Vance, Harriet. “Wall Is Open.” The Courier, November 10, …"."""
    article = holding.article
    title, source = _title(holding), as_title(line(article.source), article.language)
    authors = closed(_chicago_authors(names_of(article)))
    when = _chicago_date(article.published)
    # Nobody is named: then the paper stands in the author's place.
    head = (authors, title) if authors or not source else (closed(source), title)
    dated = f"{source}, {when}" if authors and source else when
    return _joined(
        *head,
        _section(holding, numbered="Sec. "),
        closed(dated),
        closed(line(holding.archive)),
        closed(url_of(holding)),
    )


def mla(holding: Holding) -> str:
    """Return the work cited in MLA style: "Vance, Harriet. “Wall Is Open.” The Courier, 10 Nov. 1989, The Archive, https://…."."""
    article = holding.article
    container = (
        as_title(line(article.source), article.language),
        _mla_date(article.published),
        line(holding.archive),
        url_of(holding),
    )
    return _joined(
        closed(_mla_authors(names_of(article))),
        _title(holding),
        closed(", ".join(part for part in container if part)),
        _section(holding),
    )


#: What each style is called, and what makes a citation in it.
STYLES = (("APA", apa), ("Chicago", chicago), ("MLA", mla))


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _title(holding: Holding) -> str:
    """Return the headline as Chicago and MLA have it: in quotation marks where it stands in a paper, bare where none is known."""
    article = holding.article
    title = quoted(line(article.title), 1 if article.source else 0)
    title = closed(as_title(title, article.language))
    return f"“{title}”" if article.source else title


def _section(holding: Holding, numbered: str = "") -> str:
    """Return the section, with a word before it where it is a number or a letter with one: "Sec. A1"."""
    article = holding.article
    section = as_title(line(article.section), article.language)
    is_number = section[-1:].isdigit() and len(section) < 5
    return closed(f"{numbered}{section}" if is_number else section)


def _apa_authors(names: Sequence[Name]) -> str:
    told = [quoted(name.literal or f"{name.family}, {_initials(name.given)}", 0) for name in names]
    if len(told) > _APA_MOST:
        return f"{', '.join(told[:_APA_BEFORE])}, … {told[-1]}"
    # Initials are always set off from what follows them.
    comma = len(told) > 2 or not all(name.literal for name in names)
    return _listed(told, "&", comma=comma)


def _initials(given: str) -> str:
    """Return the initials of given names.

    >>> _initials("Jean-Paul M."), _initials("Étienne")
    ('J.-P. M.', 'É.')
    """
    return " ".join("-".join(f"{part[0].upper()}." for part in word.split("-") if part) for word in given.split())


def _chicago_authors(names: Sequence[Name]) -> str:
    told = [quoted(name.straight if place else name.inverted, 0) for place, name in enumerate(names)]
    if len(told) > _CHICAGO_MOST:
        return f"{', '.join(told[:_CHICAGO_BEFORE])}, et al."
    return _listed(told, "and", comma=len(told) > 2 or not names or bool(names[0].family))


def _mla_authors(names: Sequence[Name]) -> str:
    if len(names) > 2:
        return f"{quoted(names[0].inverted, 0)}, et al."
    return _chicago_authors(names)


def _listed(told: Sequence[str], word: str, *, comma: bool) -> str:
    """Return names in a row, the last of them behind a word."""
    if len(told) < 2:
        return "".join(told)
    return f"{', '.join(told[:-1])}{',' if comma else ''} {word} {told[-1]}"


def _apa_date(date: NewsDate | None) -> str:
    if date is None:
        return "n.d."
    if date.month is None:
        return str(date.year)
    day = f" {date.day}" if date.day else ""
    return f"{date.year}, {_MONTHS[date.month - 1]}{day}"


def _chicago_date(date: NewsDate | None) -> str:
    if date is None:
        return "n.d."
    if date.month is None:
        return str(date.year)
    month = _MONTHS[date.month - 1]
    return f"{month} {date.day}, {date.year}" if date.day else f"{month} {date.year}"


def _mla_date(date: NewsDate | None) -> str:
    """Return a date, "" where none is known: MLA has no word for that."""
    if date is None:
        return ""
    parts = (date.day, _SHORT[date.month - 1] if date.month else None, date.year)
    return " ".join(str(part) for part in parts if part)
