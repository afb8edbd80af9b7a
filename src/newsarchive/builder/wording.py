"""The words of the interface: dates in full and short, counts, names of languages and kinds."""

from __future__ import annotations

from functools import lru_cache

from ..article import NewsDate
from .views import DateView, Place, RulerView

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)

LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "zh": "Chinese",
}  # fmt: skip

#: kind -> (heading, one of them, several of them)
KIND_WORDS = {
    "tags": ("Tags", "tag", "tags"),
    "people": ("People", "person", "people"),
    "places": ("Places", "place", "places"),
    "organisations": ("Organisations", "organisation", "organisations"),
    "authors": ("Authors", "author", "authors"),
    "sources": ("Sources", "source", "sources"),
    "sections": ("Sections", "section", "sections"),
}


@lru_cache(maxsize=4096)  # the same day stands in many lists
def date_view(date: NewsDate) -> DateView:
    """Return a date in all the forms that pages show."""
    year = str(date.year)
    time = (date.time or "")[:5]
    known = {"day": "", "month": "month known, day not", "year": "only the year is known"}[date.precision]
    if date.month is None:
        return DateView(year, year, year, year, "", "", (Place(year, f"/{year:0>4}/"),), RulerView(0, 365, 0), known)
    name = MONTHS[date.month - 1]
    short = name if len(name) <= 4 else name[:3]
    ahead = (Place(name, f"/{year:0>4}/{date.month:02d}/"), Place(year, f"/{year:0>4}/"))
    start = _BEFORE[date.month - 1]
    if date.day is None:
        width = _BEFORE[date.month] - start
        return DateView(
            date.edtf,
            f"{name} {year}",
            f"{short} {year}",
            short,
            "",
            "",
            ahead,
            RulerView(start, width, date.month),
            known,
        )
    weekday = WEEKDAYS[date.weekday or 0]
    # The ruler has 365 days: 29 February shares the mark of the 28th.
    mark = RulerView(min(start + date.day - 1, _BEFORE[date.month] - 1), 1, date.month)
    parts = (Place(str(date.day), f"/{year:0>4}/{date.month:02d}/{date.day:02d}/"), *ahead)
    long = f"{weekday} {date.day} {name} {year}"
    return DateView(
        date.iso, long, f"{date.day} {short} {year}", f"{date.day} {short}", time, weekday, parts, mark, known
    )


def count(number: int, one: str, several: str | None = None) -> str:
    """Return "1 article", "1,234 articles".

    >>> count(2, "article")
    '2 articles'
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def span(first: int, last: int) -> str:
    """Return "1957–1998", or the one year, or "" where there is none."""
    if not first:
        return ""
    return str(first) if first == last else f"{first}–{last}"


def language_name(tag: str | None) -> str:
    """Return a language's English name, or its tag where it is not in the table."""
    return LANGUAGES.get((tag or "").split("-")[0].lower(), tag or "")
