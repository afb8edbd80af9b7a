"""Make `calendar_words.tsv`: month and weekday names and the long date pattern of each language, from CLDR.

    python tools/make_calendar_words.py            # writes the file
    python tools/make_calendar_words.py --check    # exit 1 if it would change

CLDR comes with Babel, which is needed here and nowhere else. The words that CLDR lacks stand in
`calendar_additions.tsv`, written by hand, in the same columns.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from babel import Locale, localedata
from babel.core import get_cldr_version

DATA = Path(__file__).parent.parent / "src/newsarchive/text/data"
TARGET = DATA / "calendar_words.tsv"
LICENCE = DATA / "LICENSE.unicode"

# The locale each language's words are taken from; a regional one adds its own (Jänner, كانون الثاني, جانفي).
LOCALES = {
    "en": ("en", "en_GB", "en_AU", "en_CA"),
    "fr": ("fr", "fr_CA"),
    "de": ("de", "de_AT"),
    "es": ("es", "es_MX"),
    "it": ("it",),
    "pt": ("pt", "pt_PT"),
    "nl": ("nl",),
    "pl": ("pl",),
    "ru": ("ru",),
    "uk": ("uk",),
    "tr": ("tr",),
    "ar": ("ar", "ar_LB", "ar_DZ", "ar_MA"),
    "fa": ("fa",),
    "he": ("he",),
    "hi": ("hi",),
    "zh": ("zh",),
    "ja": ("ja",),
    "ko": ("ko",),
}
# "Su", "Mo" and the like are nobody's way to write a weekday in English, Spanish or Hindi news.
WEEKDAY_WIDTHS = dict.fromkeys(("en", "es", "hi"), ("wide", "abbreviated"))

Row = tuple[str, str, str, str, str]


def main() -> None:
    """Write the table, or with --check compare it."""
    made = render()
    if "--check" in sys.argv[1:]:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == made else f"{TARGET} is out of date")
    TARGET.write_text(made, encoding="utf-8")
    # The licence asks for its notice beside every copy of the data.
    shutil.copyfile(Path(localedata.__file__).parent / "locale-data" / LICENCE.name, LICENCE)
    print(f"{TARGET}: {made.count(chr(10))} lines")


def render() -> str:
    """The whole file as text."""
    head = (
        f"# Unicode CLDR {get_cldr_version()} (through Babel {version('babel')}), © Unicode, Inc., "
        "under the Unicode License V3 (see LICENSE.unicode)\n"
        "# Made by tools/make_calendar_words.py; corrections belong in calendar_additions.tsv.\n"
        "# kind\tlanguage\tnumber (weekdays: Monday 0)\tform\twords\n"
    )
    rows = dict.fromkeys(row for language in LOCALES for row in _rows(language))
    return head + "".join("\t".join(row) + "\n" for row in rows)


def _rows(language: str) -> Iterator[Row]:
    for name in LOCALES[language]:
        # Babel 2.18 lets the stand-alone names of one locale leak into those loaded after it.
        localedata._cache.clear()
        locale = Locale.parse(name)
        yield from _words("month", language, locale.months, ("wide", "abbreviated"))
        yield from _words(
            "weekday", language, locale.days, WEEKDAY_WIDTHS.get(language, ("wide", "abbreviated", "short"))
        )
    localedata._cache.clear()
    yield "pattern", language, "", "long", Locale.parse(language).date_formats["long"].pattern


def _words(kind: str, language: str, names: Any, widths: tuple[str, ...]) -> Iterator[Row]:
    for context in ("format", "stand-alone"):
        for width in widths:
            for number, word in sorted(names[context].get(width, {}).items()):
                if not any(character.isdigit() for character in word):  # "1月": read by rule, not by table
                    yield kind, language, str(number), width, word


if __name__ == "__main__":
    main()
