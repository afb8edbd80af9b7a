"""What each step of a build from nothing costs for one article, in this process, on one core.

    .venv/bin/python benchmarks/steps.py             # 1,000 made-up articles
    .venv/bin/python benchmarks/steps.py FOLDER      # the texts of a folder

The program's own functions are timed where they are called; a function's time is without that of the timed functions it calls.
It is processor time: waiting for the disk is not in it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from corpus import make_corpus
from stopwatch import Stopwatch

from newsarchive.archive import Questions, entry, open_catalogue, read_only, settle_all, take_in
from newsarchive.builder.freshness import inputs_of
from newsarchive.builder.output import Output
from newsarchive.builder.pages import PAGES
from newsarchive.builder.plan import site_view
from newsarchive.builder.planned import Plan, Planned, file_of, root_of
from newsarchive.builder.scope import all_parts
from newsarchive.builder.theme import Theme
from newsarchive.builder.views import SiteView
from newsarchive.cli.pipeline import fingerprint
from newsarchive.loader import OWN_NAMING, Document, discover, naming, read
from newsarchive.settings import ReadingSettings, SiteSettings

#: By its name: the package gives out a function of the same one.
_LOAD = importlib.import_module("newsarchive.loader.load")
_BATCH = 50
_READING = ReadingSettings()
_SITE = SiteSettings(base_url="https://archive.example/")
#: Where a step's function is called from, its name there, and the step. Told in this order.
_STEPS: tuple[tuple[Any, str, str], ...] = (
    (_LOAD, "_sources", "read the file"),
    (read, "decode", "decode and tidy"),
    (read, "tidy", "decode and tidy"),
    (read, "split_front_matter", "front matter"),
    (read, "_declared_clues", "front matter"),
    (read, "read_page", "page: lines and blocks"),
    (read, "judge", "judge"),
    (read, "read_body", "body"),
    (read, "plain_paragraphs", "body"),
    (read, "guess_language", "language"),
    (naming.Namer, "name", "names"),
    (entry, "entry_of", "rows packed"),
)


def main() -> None:
    """Time everything and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        if options.folder is None:
            make_corpus(place / "corpus", 1000)
        articles = into_catalogue(options.folder or place / "corpus" / "content", place / "catalogue.sqlite")
        pages(place / "catalogue.sqlite", place / "site", articles)


def into_catalogue(folder: Path, catalogue: Path) -> int:
    """Read a folder into a catalogue, print what each step costs, and return how many articles there are."""
    watch = Stopwatch()
    with watch("found: name, size, time"):
        documents = discover([folder]).documents
    entry.read_entries(documents[:_BATCH], _READING, OWN_NAMING)  # tables are made once
    _watch_reading(watch)
    with open_catalogue(catalogue, fingerprint(_READING)) as db:
        for start in range(0, len(documents), _BATCH):
            entries = _read(watch, documents[start : start + _BATCH])
            with watch("taken into the catalogue"):
                take_in(db, entries)
        with watch("settled: shown, address, topics"):
            settle_all(db, drafts=False, as_of="2100-01-01")
        articles = Questions(db).totals().articles
    watch.let_go()
    print(f"{articles:,} articles; µs of processor time for one article")
    for step, seconds in watch.spent.items():
        print(f"  {step:34}{seconds / articles * 1e6:8.0f}")
    print(f"  {'until pages can be made':34}{sum(watch.spent.values()) / articles * 1e6:8.0f}")
    return articles


def _read(watch: Stopwatch, documents: tuple[Document, ...]) -> list[entry.Entry]:
    with watch("the rest of reading"):
        return entry.read_entries(documents, _READING, OWN_NAMING)


def _watch_reading(watch: Stopwatch) -> None:
    for place, name, step in _STEPS[:6]:
        watch.over(place, name, step)
    watch.over_all(read, "CLUES", "clues")
    for place, name, step in _STEPS[6:]:
        watch.over(place, name, step)


def pages(catalogue: Path, folder: Path, articles: int) -> None:
    """Plan, render and write every page as a build from nothing does, and print what it costs, by template."""
    db, theme, output = read_only(catalogue), Theme(), Output(folder, fresh=True)
    output.claim()
    site, plan = site_view(_SITE, theme), Plan(Questions(db), _SITE)
    watches: dict[str, Stopwatch] = defaultdict(Stopwatch)
    number: Counter[str] = Counter()
    for kind, key in all_parts(Questions(db)):
        planning = Stopwatch()
        with planning("plan"):
            planned = list(PAGES[kind].make(plan, key))
        for page in planned:
            if page.view is not None:
                if page.template[-1] not in watches:  # a template is compiled once
                    theme.render(page.template, site, page.view, ".")
                watch = watches[page.template[-1]]
                # A part's pages are planned together; each bears an equal share.
                watch.spent["plan"] += planning.spent["plan"] / len(planned)
                _make(page, theme, site, output, watch)
                number[page.template[-1]] += 1
    db.close()
    _show(watches, number, articles)


def _make(page: Planned, theme: Theme, site: SiteView, output: Output, watch: Stopwatch) -> None:
    with watch("digest"):
        inputs_of(page)
    with watch("render"):
        content = theme.render(page.template, site, page.view, root_of(page.address))
    with watch("write"):
        output.write(file_of(page.address), content)
    with watch("digest"):
        hashlib.blake2b(content, digest_size=16).digest()


def _show(watches: dict[str, Stopwatch], number: Counter[str], articles: int) -> None:
    steps = ("plan", "digest", "render", "write")
    print(
        f"\npages; µs of processor time for one page{'':5}"
        + "".join(f"{step:>8}" for step in steps)
        + "   for one article"
    )
    whole = 0.0
    for template, watch in sorted(watches.items(), key=lambda each: -sum(each[1].spent.values())):
        each = "".join(f"{watch.spent[step] / number[template] * 1e6:8.0f}" for step in steps)
        whole += (spent := sum(watch.spent.values()))
        print(f"  {template:24}{number[template]:10,} pages{'':3}{each}{spent / articles * 1e6:18.0f}")
    print(f"  {'all pages':24}{sum(number.values()):10,} pages{'':35}{whole / articles * 1e6:18.0f}")


if __name__ == "__main__":
    main()
