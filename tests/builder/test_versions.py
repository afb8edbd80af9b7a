"""What the site tells of texts that are the same: on the article's page, on the page of all versions, and word by word."""

from __future__ import annotations

import random
import re

import pytest

from newsarchive.builder.pages import version_pages

from .site import Site, article, visible

BASE = "https://ledger.example"


def words(seed: int, number: int) -> str:
    """Words of no language, always the same for a seed, in sentences of ten."""
    chance = random.Random(seed)
    made = ["".join(chance.choices("abdeginorstu", k=chance.randint(3, 8))) for _ in range(number)]
    return " ".join(f"{word}." if place % 10 == 9 else word for place, word in enumerate(made))


WIRE = "\n\n".join(words(seed, 60) for seed in range(4))
SHORT = "\n\n".join(words(seed, 60) for seed in range(2))
#: The first paragraph lacks a word, another has one more, and there is a new end.
EDITED = (
    WIRE.replace(words(0, 60), words(0, 60).split(" ", 1)[1]).replace(words(2, 60), f"Nobbut {words(2, 60)}")
    + "\n\nEnd of it."
)


@pytest.fixture
def three(site: Site) -> Site:
    """A wire story in three papers: whole, cut, and edited a day later."""
    site.write("newsarchive.toml", f'[site]\nbase_url = "{BASE}/"\n')
    site.write("articles/a.txt", article("Whole", "2019-02-27", WIRE, source="Ledger"))
    site.write("articles/b.txt", article("Cut", "2019-02-27", SHORT, source="Post"))
    site.write("articles/c.txt", article("Edited", "2019-02-28", EDITED, source="Weekly"))
    site.write("articles/d.txt", article("Another", "2019-02-28", words(9, 200), source="Weekly"))
    site.build()
    return site


def versions_of(page: str) -> str:
    """The section of an article's page that tells its other versions, as a reader sees it."""
    found = re.search(r"<h2 class=\"rubric\">Other versions <[^\n]+</h2>(.*?)</section>", page, re.DOTALL)
    return visible(found[1]) if found else ""


def compared(site: Site, folder: str) -> list[str]:
    return sorted(path.parent.name for path in (site.output / folder[1:]).glob("versions/*/index.html"))


def test_an_article_names_the_other_versions_and_how_much_is_the_same(three: Site) -> None:
    told = versions_of(three.page("/2019/02/28/edited/"))
    assert told == (
        "Cut Post · 27 Feb 2019 120 words, 99% of it stands here Compare "
        "Whole Ledger · 27 Feb 2019 240 words, 98% of it stands here Compare"
    )


def test_the_leading_version_comes_first_and_is_named_as_such(three: Site) -> None:
    told = versions_of(three.page("/2019/02/27/cut/"))
    assert told.startswith(
        "Edited Weekly · 28 Feb 2019 The leading version: 243 words, 99% of this text stands there Compare"
    )
    assert "Whole Ledger · 27 Feb 2019 240 words Compare" in told


def test_an_article_that_stands_alone_tells_nothing_of_versions(three: Site) -> None:
    assert "version" not in three.page("/2019/02/28/another/")
    assert not (three.output / "2019/02/28/another/versions").exists()


def test_each_version_keeps_its_own_canonical_address(three: Site) -> None:
    for address in ("/2019/02/27/cut/", "/2019/02/28/edited/"):
        page = three.page(address)
        assert re.findall(r'<link rel="canonical" href="([^"]+)"', page) == [f"{BASE}{address}"]
        assert f'"mainEntityOfPage":"{BASE}{address}"' in page


def test_all_versions_are_listed_below_the_leading_one_with_their_comparisons(three: Site) -> None:
    page = visible(three.page("/2019/02/28/edited/versions/"))
    assert "3 versions in 3 wordings" in page
    assert len(compared(three, "/2019/02/28/edited/")) == 3
    assert (
        "Cut Post · 27 Feb 2019 · 120 words 99% of it stands in the leading version. Compare with Weekly, 28 Feb 2019"
        in page
    )
    assert three.page("/2019/02/28/edited/versions/").count("ompare with") == 2


def test_two_versions_are_laid_side_by_side(three: Site) -> None:
    pages = [three.page(f"/2019/02/28/edited/versions/{name}/") for name in compared(three, "/2019/02/28/edited/")]
    (page,) = (page for page in pages if ">Whole<" in page and ">Cut<" not in page)
    assert "<del>Nobbut</del>" in page
    assert "239 words in both, 4 in the first only, 1 in the second only." in visible(page)


def test_links_between_the_pages_lead_somewhere(three: Site) -> None:
    for path in three.output.rglob("versions/**/index.html"):
        for link in re.findall(r'<a [^>]*href="([^"#:]+)"', path.read_text("utf-8")):
            target = (path.parent / link).resolve()
            assert (target / "index.html").is_file() or target.is_file(), link


def test_the_same_words_need_no_comparison(site: Site) -> None:
    site.write("articles/a.txt", article("One", "2019-02-27", WIRE))
    site.write("articles/b.txt", article("Two", "2019-02-28", WIRE.upper().replace(".", "!").replace("\n\n", " ")))
    site.build()
    assert compared(site, "/2019/02/27/one/") == []
    assert "2 versions, word for word the same" in visible(site.page("/2019/02/27/one/versions/"))
    assert "Word for word the same as the leading version" in visible(site.page("/2019/02/27/one/versions/"))
    assert "word for word the same" in versions_of(site.page("/2019/02/28/two/"))


def many(site: Site, wordings: int) -> None:
    for number in range(wordings):
        site.write(f"articles/{number}.txt", article(f"Paper {number}", f"2019-02-{number + 1:02}", f"{WIRE}\n\n" + words(100 + number, 9 - number)))  # fmt: skip
    site.build()


def test_up_to_six_wordings_are_compared_each_with_each_and_more_with_the_leading_one(site: Site) -> None:
    many(site, 6)
    assert len(compared(site, "/2019/02/01/paper-0/")) == 15
    many(site, 7)
    assert len(compared(site, "/2019/02/01/paper-0/")) == 6


def test_an_address_stays_when_another_version_comes(three: Site) -> None:
    before = set(compared(three, "/2019/02/28/edited/"))
    three.write("articles/0.txt", article("Early", "2018-01-01", WIRE.rpartition("\n\n")[0], source="Gazette"))
    three.build()
    assert before < set(compared(three, "/2019/02/28/edited/"))


def test_an_edit_of_a_version_makes_its_comparisons_again_and_no_list(three: Site) -> None:
    three.write(
        "articles/b.txt",
        article("Cut", "2019-02-27", SHORT.replace(words(1, 60), words(1, 60) + " Postscript"), source="Post"),
    )
    three.build()
    assert any(
        "Postscript" in three.page(f"/2019/02/28/edited/versions/{name}/")
        for name in compared(three, "/2019/02/28/edited/")
    )
    assert three.tree() == three.build_from_nothing()


def test_when_the_leading_version_goes_so_do_the_pages_below_it(three: Site) -> None:
    three.delete("articles/c.txt")
    three.build()
    assert not (three.output / "2019/02/28/edited").exists()
    assert len(compared(three, "/2019/02/27/whole/")) == 1
    three.delete("articles/a.txt")
    three.build()
    assert not list(three.output.rglob("versions"))
    assert versions_of(three.page("/2019/02/27/cut/")) == ""
    assert three.tree() == three.build_from_nothing()


def test_of_a_thousand_identical_texts_a_hundred_are_told_and_one_page_is_made(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []
    monkeypatch.setattr(version_pages, "compare", lambda *_: measured.append(1))
    for number in range(150):
        site.write(f"articles/{number}.txt", article(f"Paper {number}", f"2019-02-{number % 28 + 1:02}", WIRE))
    site.build()
    pages = list(site.output.rglob("versions/**/index.html"))
    assert (len(pages), measured) == (1, [])
    page = visible(pages[0].read_text("utf-8"))
    assert "150 versions, word for word the same" in page
    assert "And 50 more versions of this text." in page
    assert site.page("/2019/02/28/paper-139/").count("ord for word the same") == 99
    assert "And 50 more versions." in visible(site.page("/2019/02/28/paper-139/"))


def test_an_older_address_gives_way_to_the_page_of_versions(three: Site) -> None:
    three.write(
        "articles/d.txt", article("Another", "2019-02-28", words(9, 200), aliases="[/2019/02/28/edited/versions/]")
    )
    three.build()
    assert "Versions of one text" in three.page("/2019/02/28/edited/versions/")
    for name in ("a", "b"):
        three.delete(f"articles/{name}.txt")
    three.build()
    assert "/2019/02/28/another/" in three.page("/2019/02/28/edited/versions/").replace(
        "../../another/", "/2019/02/28/another/"
    )
    assert three.tree() == three.build_from_nothing()
