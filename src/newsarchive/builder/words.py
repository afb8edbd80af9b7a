"""What the pages say in their own voice, in one language: sentences, plurals, numbers, dates.

Sentences are written in English where they are needed and looked up in the theme's catalogues (`locale/de.po`, GNU gettext);
dates, numbers, plural rules and names of languages are those of the Unicode CLDR, by Babel. So a translator needs no Python, and
a language that has no catalogue yet is added by a file in the site's own theme.
"""

from __future__ import annotations

import gettext
import string
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton, tokenize_pattern
from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from ..article import NewsDate
from ..errors import ArchiveError
from ..text.language import direction
from .views import DateView, Place, RulerView

#: The language in which sentences are written.
ENGLISH = "en"
#: English without a country is that of most of the world: the day first.
_LOCALES = {ENGLISH: "en_GB"}
#: A weekday before a date is followed by no comma: it stands in large letters.
_FULL = {"en_GB": "EEEE d MMMM y"}
#: Numbers among which each language has all kinds of them that it counts in its own way, the plainest first.
_EVERY_KIND = (*range(3, 200), 0, 1, 2, 1_000_000)
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)


class Words:
    """What pages say in a language: that of the site if the theme has a catalogue for it, or else English."""

    def __init__(self, language: str = ENGLISH, folders: Sequence[Path] = ()) -> None:
        """Look for catalogues in the theme's folders; where several have one, the first says what it says.

        Raises `ArchiveError` for a catalogue that cannot be read.
        """
        self._said = _catalogue(language, folders)
        #: BCP 47 tag of the language spoken, and its direction.
        self.language = language if self._said is not None or language.split("-")[0] == ENGLISH else ENGLISH
        self.direction = direction(self.language)
        self._locale = _locale(self.language)
        self._catalogue: gettext.NullTranslations = self._said or gettext.NullTranslations()
        self.date = lru_cache(maxsize=4096)(self._date)  # the same day stands in many lists
        self.number = lru_cache(maxsize=4096)(self._number)
        self.day_of_year = lru_cache(maxsize=366)(self._day_of_year)
        wide, narrow = (self._locale.months["stand-alone"][width] for width in ("wide", "narrow"))
        #: January to December as headings; their letters.
        self.months = tuple(self.heading(wide[month]) for month in range(1, 13))
        self.month_letters = tuple(narrow[month] for month in range(1, 13))
        days = self._locale.days["stand-alone"]
        #: The first day of the week, 0 for Monday; (full, short, letter) of each day from there.
        self.first_day = _in_its_country(self._locale).first_week_day
        self.weekdays = tuple(
            tuple(days[width][(self.first_day + day) % 7] for width in ("wide", "abbreviated", "narrow"))
            for day in range(7)
        )

    def say(self, sentence: str, /, **values: object) -> str:
        """Return a sentence in this language, its `{names}` replaced; HTML stays HTML, and then the rest is escaped.

        >>> Words().say("in {title}", title="The Ledger")
        'in The Ledger'
        """
        said = self._catalogue.gettext(sentence) if sentence else ""
        return _filled(said, values) if values else said

    def count(self, number: int, one: str, several: str, /, **values: object) -> str:
        """Return a sentence about a number, `{n}`, in the form that the number asks for.

        >>> Words().count(1200, "{n} article", "{n} articles")
        '1,200 articles'
        """
        return _filled(self._catalogue.ngettext(one, several, number), {"n": self.number(number), **values})

    def forms(self, one: str, several: str, /) -> tuple[tuple[str, str], ...]:
        """Return a sentence about a number in all its forms, by the kind of number (a category of the CLDR): for scripts, which
        learn the number when the page is read. `{n}` stays.

        >>> Words().forms("{n} article", "{n} articles")
        (('one', '{n} article'), ('other', '{n} articles'))
        """
        plural = self._locale.plural_form
        # The rest of them needs a fraction, or no number at all.
        kinds = {plural(number): number for number in reversed(_EVERY_KIND)}
        return tuple((kind, self._catalogue.ngettext(one, several, kinds[kind])) for kind in sorted(kinds))

    def _number(self, number: int) -> str:
        return str(format_decimal(number, locale=self._locale))

    def percent(self, share: float) -> str:
        """Return "98%" of a share of 0 to 1, rounded down."""
        return str(format_percent(int(share * 100) / 100, locale=self._locale))

    @staticmethod
    def heading(said: str) -> str:
        """Return words as they begin a heading or a sentence."""
        return said[:1].upper() + said[1:]

    def join(self, parts: Sequence[str]) -> str:
        """Return "one, other", with the comma of the language; where a part is HTML, the others are escaped."""
        comma = self.say(", ")
        return (escape(comma) if any(isinstance(part, Markup) for part in parts) else comma).join(parts)

    def span(self, first: int, last: int) -> str:
        """Return "1957–1998", or the one year, or "" where there is none."""
        if not first:
            return ""
        return str(first) if first == last else f"{first}–{last}"

    def language_name(self, tag: str | None) -> str:
        """Return what a language is called here, or its tag where the CLDR does not know it."""
        base = (tag or "").split("-")[0].lower()
        return str(self._locale.languages.get(base, tag or ""))

    def _day_of_year(self, month: int, day: int) -> str:
        """Return "27 February"."""
        return self._form("MMMMd", date(2000, month, day))

    def month_of_year(self, year: int, month: int) -> str:
        """Return "February 2019", as it stands in a sentence."""
        return self._form("yMMMM", date(year, month, 1))

    def _form(self, skeleton: str, day: date) -> str:
        return str(format_skeleton(skeleton, day, locale=self._locale))

    def _date(self, known: NewsDate) -> DateView:
        """Return a date in all the forms that pages show, none more precise than it was read."""
        day = date(known.year, known.month or 1, known.day or 1)
        if known.month is None:
            year, page, why = str(known.year), f"/{known.year:04d}/", self.say("only the year is known")
            return DateView(year, year, year, year, year, "", page, (Place(year, page),), RulerView(0, 365, 0), why)
        start = _BEFORE[known.month - 1]
        if known.day is None:
            pattern = self._locale.datetime_skeletons["yMMMM"].pattern
            long = self._form("yMMMM", day)
            mark = RulerView(start, _BEFORE[known.month] - start, known.month)
            short, why = format_date(day, "LLL", locale=self._locale), self.say("month known, day not")
            return DateView(
                known.edtf, long, long, self._form("yMMM", day), short, "", f"/{day.year:04d}/{day:%m}/", self._parts(pattern, day), mark, why
            )  # fmt: skip
        # The ruler has 365 days: 29 February shares the mark of the 28th.
        mark = RulerView(min(start + known.day - 1, _BEFORE[known.month] - 1), 1, known.month)
        pattern = _FULL.get(str(self._locale), self._locale.date_formats["full"].pattern)
        parts = self._parts(pattern, day)
        return DateView(
            known.iso, format_date(day, pattern, locale=self._locale), format_date(day, "long", locale=self._locale),
            self._form("yMMMd", day), self._form("MMMd", day), (known.time or "")[:5], f"/{day.year:04d}/{day:%m/%d}/", parts, mark, "",
        )  # fmt: skip

    def _parts(self, pattern: str, day: date) -> tuple[Place, ...]:
        """Return a date piece by piece, as its pattern has them: the day, the month and the year with their pages."""
        way = f"/{day.year:04d}/"
        pages = {"y": way, "M": f"{way}{day:%m}/", "L": f"{way}{day:%m}/", "d": f"{way}{day:%m/%d}/"}
        parts = list[Place]()
        for kind, piece in tokenize_pattern(pattern):
            letter, width = (str(piece[0]), int(piece[1])) if kind == "field" else ("", 0)
            words = format_date(day, letter * width, locale=self._locale) if letter else str(piece)
            if not letter and parts and not parts[-1].address:
                parts[-1] = Place(parts[-1].title + words, "")
            else:
                parts.append(Place(words if parts else self.heading(words), pages.get(letter, "")))
        return tuple(parts)


def _filled(sentence: str, values: dict[str, object]) -> str:
    if any(isinstance(value, Markup) for value in values.values()):
        return escape(sentence).format(**values)
    return sentence.format(**values)


def _locale(language: str) -> Locale:
    """Return what the CLDR says of a language, or of English for one it does not know."""
    for tag in (_LOCALES.get(language, language), language.split("-")[0]):
        try:
            return Locale.parse(tag, sep="-" if "-" in tag else "_")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_LOCALES[ENGLISH])


def _in_its_country(locale: Locale) -> Locale:
    """Return a language as it is spoken where most speak it: on which day a week begins is a country's custom."""
    if locale.territory:
        return locale
    try:
        return Locale.parse(get_global("likely_subtags")[str(locale)])
    except (KeyError, UnknownLocaleError, ValueError):
        return locale


def _catalogue(language: str, folders: Sequence[Path]) -> gettext.GNUTranslations | None:
    """Return the theme's catalogue of a language, or of the same without its country; None where there is none."""
    names = dict.fromkeys((language, language.split("-")[0]))
    files = [file for name in names for folder in folders if (file := folder / "locale" / f"{name}.po").is_file()]
    found: gettext.GNUTranslations | None = None
    for file in reversed(files):
        read = _read(file)
        if found is not None:
            read.add_fallback(found)
        found = read
    return found


def _read(file: Path) -> gettext.GNUTranslations:
    """Return a catalogue; what is not translated in it, or only guessed, is not said."""
    try:
        with file.open("rb") as source:
            catalogue = read_po(source, abort_invalid=True)
    except (OSError, PoFileError, ValueError, UnknownLocaleError) as error:
        raise ArchiveError(
            f"not a catalogue of translations: {error}", str(file), "msgfmt --check tells more"
        ) from error
    for message in catalogue:
        _check(message, file)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _check(message: Message, file: Path) -> None:
    """Raise `ArchiveError` for a translation that asks for what its sentence does not tell."""
    known = set[str]().union(*map(_names, _forms(message.id)))
    for form in _forms(message.string) if message.id else ():
        if unknown := _names(form) - known:
            told = ", ".join(f"{{{name}}}" for name in sorted(known)) or "none"
            raise ArchiveError(
                f"a translation has {{{min(unknown)}}}, which its sentence has not: {form}", f"{file}:{message.lineno}",
                f"names in braces stay as they are; here: {told}",
            )  # fmt: skip


def _forms(said: object) -> tuple[str, ...]:
    return tuple(map(str, said)) if isinstance(said, tuple | list) else (str(said),)


def _names(sentence: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return {sentence}
