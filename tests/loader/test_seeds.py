"""The documents this project was started from come out as their README says a right reading of them is."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.article import Article
from newsarchive.loader import plain_paragraphs
from newsarchive.loader.judge import written

from .reading import article as read_article

ROOT = Path(__file__).parents[2]
GIVEN = ROOT.parent / "shared" / "seeds"
OWN = ROOT / "seeds"


def seed(folder: Path, name: str) -> Article:
    path = folder / name
    if not path.is_file():
        pytest.skip(f"the seeds are not here: {path}")
    return read_article(path.read_bytes(), name)


def pictures(article: Article) -> list[tuple[str | None, str | None, str | None]]:
    return [(picture.file, picture.caption, picture.credit) for picture in article.pictures]


def suggestions(article: Article, field: str) -> list[str]:
    return [each.value for each in article.evidence if each.field == field and not each.used]


def names(article: Article) -> dict[str, set[str]]:
    return {
        "people": set(article.people),
        "places": set(article.places),
        "organisations": set(article.organisations),
    }


def test_the_first_document() -> None:
    article = seed(GIVEN, "000_54aeb4fe85fba7ce.txt")
    assert article.title == "Netanyahu Talks Iran With Putin In Moscow"
    assert article.published is not None
    assert (article.published.iso, article.published.precision) == ("2019-02-27", "day")
    assert (article.authors, article.agency, article.source, article.original_url) == ((), None, None, None)
    assert (article.related, article.updated, article.deck, article.kicker) == ((), None, None, None)
    ((file, caption, credit),) = pictures(article)
    assert (file, credit) == (None, "MAXIM SHEMETOV / POOL / AFP")
    assert caption is not None
    assert caption.startswith("Russian President Vladimir Putin (R) meets with ")
    assert caption.endswith(" on February 27, 2019.")
    paragraphs = plain_paragraphs(article.body)
    assert len(paragraphs) == 10
    assert paragraphs[0].startswith("Israeli Prime Minister Benjamin Netanyahu on Wednesday met")
    assert not any("SHEMETOV" in paragraph for paragraph in paragraphs)


def test_the_second_document() -> None:
    article = seed(GIVEN, "003_ecf628c53dc5ea06.txt")
    assert article.title == "Israel Must Be Allowed to Act Against Iran, Netanyahu Says in Russia"
    assert article.published is not None
    assert (article.published.iso, article.published.precision) == ("2019-09-13", "day")
    assert (article.authors, article.agency) == ((), "Reuters")
    assert article.source is None
    assert suggestions(article, "source") == ["themoscowtimes.com"]
    assert pictures(article) == [(None, None, "Kremlin.ru")]
    assert [(link.title, link.url) for link in article.related] == [
        ("Russia Raps Netanyahu's Jordan Valley Plan Before Putin Meeting", None)
    ]
    assert article.original_url == (
        "https://www.themoscowtimes.com/2019/09/13/israel-must-be-allowed-to-act-against-iran-netanyahu-says-in-russia-a67271"
    )
    paragraphs = plain_paragraphs(article.body)
    assert len(paragraphs) == 8
    assert paragraphs[0].startswith("Israel must be allowed to act freely")
    assert not any("Related article" in each or "riginal url" in each or "http" in each for each in paragraphs)


def test_the_names_in_the_first_document() -> None:
    article = seed(GIVEN, "000_54aeb4fe85fba7ce.txt")
    assert names(article) == {
        "people": {"Benjamin Netanyahu", "Vladimir Putin", "Bashar al-Assad", "Meir Ben-Shabbat", "Tamir Heiman"},
        "places": {"Moscow", "Iran", "Israel", "Russia", "Syria", "Paris", "Middle East"},
        "organisations": {"Hezbollah", "Israel Defense Forces", "Kremlin"},
    }


def test_the_names_in_the_second_document() -> None:
    article = seed(GIVEN, "003_ecf628c53dc5ea06.txt")
    assert names(article) == {
        "people": {"Benjamin Netanyahu", "Vladimir Putin", "Bashar al-Assad", "Sergei Lavrov", "Sergei Shoigu"},
        "places": {"Sochi", "Iran", "Israel", "Russia", "Syria", "Tehran"},
        "organisations": {"Hezbollah", "RIA", "Interfax"},
    }


def test_the_projects_own_first_seed() -> None:
    article = seed(OWN, "2019-moscow-talks.txt")
    assert article.title == "Kremlin Talks Turn on Iran as Netanyahu Calls on Putin"
    assert written(article.published) == "2019-02-27"
    assert (article.authors, article.agency, article.source, article.related) == ((), None, None, ())
    ((file, caption, credit),) = pictures(article)
    assert (file, credit) == (None, "ILYA BREZNOV / POOL / COBALT WIRE")
    assert caption is not None
    assert caption.endswith(" at the Kremlin, Moscow, on February 27, 2019.")
    paragraphs = plain_paragraphs(article.body)
    assert len(paragraphs) == 10
    assert paragraphs[0].startswith("Vladimir Putin received Benjamin Netanyahu in Moscow on Wednesday")


def test_the_projects_own_second_seed() -> None:
    article = seed(OWN, "2019-sochi-visit.txt")
    assert article.title == "In Sochi, Netanyahu Presses for a Free Hand Against Iran"
    assert written(article.published) == "2019-09-13"
    assert (article.authors, article.agency, article.source) == ((), "Cobalt Wire", None)
    assert suggestions(article, "source") == ["ledger.example"]
    assert pictures(article) == [(None, None, "Cobalt Wire Pictures")]
    assert [(link.title, link.url) for link in article.related] == [
        ("Moscow Objects to Israeli Proposal for the Jordan Valley", None)
    ]
    assert article.original_url is not None
    assert article.original_url.endswith("/2019/09/13/in-sochi-netanyahu-presses-for-a-free-hand-against-iran-a67271")
    paragraphs = plain_paragraphs(article.body)
    assert len(paragraphs) == 8
    assert paragraphs[0].startswith("Benjamin Netanyahu went to the Black Sea resort of Sochi on Thursday")
    assert not any("Related article" in each or "riginal url" in each or "http" in each for each in paragraphs)
