"""What pages say in their own voice, in every language that the theme knows."""

from __future__ import annotations

import re
import string
import sys
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from newsarchive.article import NewsDate
from newsarchive.builder import shipped
from newsarchive.builder.words import Words
from newsarchive.errors import ArchiveError

from .site import Site, article

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))
from messages import sentences

FOLDERS = (shipped(),)
LANGUAGES = sorted(file.stem for file in (shipped() / "locale").glob("*.po"))


def catalogue(language: str) -> Catalog:
    with (shipped() / "locale" / f"{language}.po").open("rb") as source:
        return read_po(source, locale=language)


def forms(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, tuple | list) else [message.string]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_the_languages_that_the_documents_promise_are_there() -> None:
    assert {"ar", "de", "es", "fr", "he", "ru", "zh"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_what_is_said_and_nothing_else(language: str) -> None:
    """If this fails: make messages, and translate what is new."""
    known, said = catalogue(language), sentences()
    assert {message.id for message in known if message.id} == {message.id for message in said if message.id}
    assert [message.id for message in known if message.id and not all(forms(message))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_names_of_its_sentence(language: str) -> None:
    known = catalogue(language)
    for message in known:
        if not message.id:
            continue
        one, several = message.id if isinstance(message.id, tuple | list) else (message.id, message.id)
        said = forms(message)
        assert len(said) == (known.num_plurals if isinstance(message.id, tuple | list) else 1), message.id
        for form in said:
            # A form that means one or two and nothing else need not tell the number.
            missing = placeholders(several) - placeholders(form)
            assert placeholders(form) <= placeholders(several) | placeholders(one), (message.id, form)
            assert missing <= ({"n"} if len(said) > 1 else set()), (message.id, form)


@pytest.mark.parametrize(
    ("language", "day", "month", "list_", "ruled"),
    [
        ("en", "Wednesday 27 February 2019", "February 2019", "27 Feb", "1,234"),
        ("en-US", "Wednesday, February 27, 2019", "February 2019", "Feb 27", "1,234"),
        ("de", "Mittwoch, 27. Februar 2019", "Februar 2019", "27. Feb.", "1.234"),
        ("fr", "mercredi 27 février 2019", "février 2019", "27 févr.", "1\u202f234"),
        ("es", "miércoles, 27 de febrero de 2019", "febrero de 2019", "27 feb", "1.234"),
        ("ru", "среда, 27 февраля 2019\u202fг.", "февраль 2019\u202fг.", "27 февр.", "1\xa0234"),
        ("ar", "الأربعاء، 27 فبراير 2019", "فبراير 2019", "27 فبراير", "1,234"),
        ("he", "יום רביעי, 27 בפברואר 2019", "פברואר 2019", "27 בפבר׳", "1,234"),
        ("zh", "2019年2月27日星期三", "2019年2月", "2月27日", "1,234"),
        ("tlh", "Wednesday 27 February 2019", "February 2019", "27 Feb", "1,234"),
    ],
)
def test_dates_and_numbers_are_those_of_the_language(
    language: str, day: str, month: str, list_: str, ruled: str
) -> None:
    words = Words(language, FOLDERS)
    known, vague = words.date(NewsDate(2019, 2, 27)), words.date(NewsDate(2019, 2))
    assert (known.long, vague.long, known.short, words.number(1234)) == (day, month, list_, ruled)


@given(st.dates().map(lambda day: NewsDate(day.year, day.month, day.day)), st.sampled_from(["en", *LANGUAGES]))
def test_a_date_leads_to_its_day_its_month_and_its_year_in_every_language(date: NewsDate, language: str) -> None:
    view = Words(language, FOLDERS).date(date)
    assert {part.address for part in view.parts if part.address} == {
        f"/{date.year:04d}/", f"/{date.year:04d}/{date.month:02d}/", f"/{date.year:04d}/{date.month:02d}/{date.day:02d}/",
    }  # fmt: skip
    assert "".join(part.title for part in view.parts) == Words.heading(view.long)


def test_a_number_has_the_form_that_the_language_asks_for() -> None:
    words = Words("ru", FOLDERS)
    said = [words.count(number, "{n} article", "{n} articles") for number in (1, 2, 5, 21)]
    assert len({re.sub(r"\d+", "", each) for each in said}) == 3
    assert re.sub(r"\d+", "", said[0]) == re.sub(r"\d+", "", said[3])


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_a_script_has_the_form_of_each_number_too(language: str) -> None:
    words = Words(language, FOLDERS)
    forms = dict(words.forms("{n} article", "{n} articles"))
    plural = Locale.parse(language).plural_form
    for number in (*range(300), 1_000, 1_001, 1_000_000, 2_000_000):
        assert forms[plural(number)].format(n=words.number(number)) == words.count(
            number, "{n} article", "{n} articles"
        )


def test_what_is_html_stays_html_and_the_rest_is_escaped() -> None:
    words = Words()
    assert words.say("in {article}", article="<b>") == "in <b>"
    assert words.say("a < b in {article}", article=Markup("<i>x</i>")) == Markup("a &lt; b in <i>x</i>")
    assert words.say("{one}{other}", one=Markup("<i>"), other="<b>") == Markup("<i>&lt;b&gt;")


def test_a_language_that_the_theme_does_not_know_is_left_to_the_texts(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nlanguage = "fi"\n')
    site.write("articles/a.md", article("Jäänmurtaja lähti", "2019-02-27", lang="fi"))
    site.write("articles/b.md", article("The ferry came back", "2019-02-28"))
    site.build()
    page = site.page("/2019/")
    assert '<html lang="en">' in page
    assert '<a href="../2019/02/27/jaanmurtaja-lahti/" lang="fi" dir="ltr">' in page
    assert "in English" in page
    assert "in Finnish" not in page


def test_a_site_says_it_otherwise_sentence_by_sentence(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nlanguage = "de"\n')
    site.write("templates/locale/de.po", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Years"\nmsgstr "Jahrgänge"\n')  # fmt: skip
    site.write("articles/a.md", article("Fähre legt ab", "2019-02-27", lang="de"))
    site.build()
    page = site.page("/years/")
    assert "Jahrgänge" in page
    assert Words("de", FOLDERS).say("Stories") in page
    # A catalogue is a part of the theme: a change of it makes the pages again.
    site.write("templates/locale/de.po", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Years"\nmsgstr "Bände"\n')  # fmt: skip
    site.build()
    assert "Bände" in site.page("/years/")
    assert site.tree() == site.build_from_nothing()


def test_a_language_is_begun_in_the_templates_of_the_site(site: Site) -> None:
    site.write("newsarchive.toml", '[site]\nlanguage = "fi"\n')
    site.write("templates/locale/fi.po", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Years"\nmsgstr "Vuodet"\n')  # fmt: skip
    site.write("articles/a.md", article("Jäänmurtaja lähti", "2019-02-27", lang="fi"))
    site.build()
    assert '<html lang="fi">' in site.page("/")
    assert "Vuodet" in site.page("/")
    assert "keskiviikko" in site.page("/2019/02/27/").lower()


def test_a_catalogue_that_is_none_is_told(site: Site) -> None:
    file = site.write("templates/locale/de.po", 'msgid "a"\nThis is a letter.\n')
    site.write("newsarchive.toml", '[site]\nlanguage = "de"\n')
    with pytest.raises(ArchiveError) as told:
        site.build()
    assert told.value.where == str(file)


def test_a_translation_that_asks_for_more_than_it_is_told_is_told(site: Site) -> None:
    file = site.write("templates/locale/de.po", 'msgid "in {language}"\nmsgstr "auf {sprache}"\n')
    site.write("newsarchive.toml", '[site]\nlanguage = "de"\n')
    with pytest.raises(ArchiveError, match=r"\{sprache\}") as told:
        site.build()
    assert (told.value.where, "{language}" in told.value.hint) == (f"{file}:1", True)
