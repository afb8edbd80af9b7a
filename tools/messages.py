"""Bring the catalogues of translations up to date with the sentences in templates and code.

    make messages                 all catalogues of the theme
    make messages ARGS="pt-BR"    begin one for another language

What is not said any more is dropped; what is new stands there untranslated, and is said in English until somebody translates it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

HOME = Path(__file__).resolve().parent.parent
LOCALES = HOME / "templates" / "locale"
#: What marks a sentence, and which of its arguments are the sentence in one or two forms (`builder.words`).
_KEYWORDS = {"say": None, "said": None, "count": (2, 3), "counted": (1, 2), "forms": (1, 2)}
_PLACES = (
    ("src/newsarchive/builder", [("**.py", "python")]),
    ("templates", [("**.html", "jinja2"), ("**.xml", "jinja2")]),
    ("src/newsarchive/export", [("**.py", "python"), ("**.xhtml", "jinja2")]),
)
_OPTIONS = {pattern: {"trimmed": "true", "silent": "false"} for pattern in ("**.html", "**.xhtml")} | {
    "**.xml": {"silent": "false"}
}
#: Catalogues are told apart by what they say, not by when somebody ran this.
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)


def sentences() -> Catalog:
    """Return all that pages say, untranslated, with the files that say it."""
    catalog = Catalog(project="newsarchive", charset="utf-8", creation_date=_ALWAYS)
    for file, message in _found():
        catalog.add(message, locations=[(file, 0)])
    return catalog


def _found() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for folder, methods in _PLACES:
        found = extract_from_dir(HOME / folder, methods, _OPTIONS, keywords=_KEYWORDS)
        for file, _line, message, _comments, _context in sorted(found, key=lambda each: each[:2]):
            if message and all(message):
                yield f"{folder}/{file}", message


def catalogue(file: Path, said: Catalog) -> Catalog:
    """Return a language's catalogue with these sentences, translated as far as the file has it."""
    if file.is_file():
        with file.open("rb") as source:
            found = read_po(source, locale=file.stem.replace("-", "_"))
    else:
        found = Catalog(
            locale=file.stem.replace("-", "_"), project="newsarchive", charset="utf-8", revision_date=_ALWAYS
        )
    found.update(said, no_fuzzy_matching=True)
    found.creation_date = found.revision_date = _ALWAYS
    found.fuzzy = False
    found.version, found.msgid_bugs_address, found.language_team = "", "", ""
    found.last_translator = found.last_translator.removeprefix("FULL NAME <EMAIL@ADDRESS>")
    found.header_comment = (
        f"# What newsarchive says on its pages, in {found.locale.english_name if found.locale else file.stem}."
    )
    return found


def main(languages: list[str]) -> None:
    """Write the catalogues of the theme, and of these languages."""
    said = sentences()
    for file in sorted({*LOCALES.glob("*.po"), *(LOCALES / f"{language}.po" for language in languages)}):
        found = catalogue(file, said)
        with file.open("wb") as written:
            write_po(written, found, width=120, ignore_obsolete=True, include_lineno=False)
        missing = sum(1 for message in found if message.id and not _is_whole(message.string))
        print(f"{file.stem:6} {len(found):4} sentences, {missing} to be translated")


def _is_whole(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    main(sys.argv[1:])
