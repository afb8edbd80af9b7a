"""The search, side by side with Pagefind over the same pages: what making the index costs, what a query costs, what is found.

    make bench-search                                       # 1,000 made-up articles
    make bench-search ARGS="--articles 10000"               # more of them
    make bench-search ARGS="--texts FOLDER"                 # texts of one's own: files of text, one an article

docs/speed.md says what is measured and what was found.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from asking import Asked, ask_in_browser, ask_pagefind, ask_reader
from corpus import add_one, make_corpus
from known_items import KINDS, known_items
from processes import Cost, run
from programs import build

from newsarchive.search.opened import open_index

_HERE = Path(__file__).resolve().parent
_MIB = 1024 * 1024
#: The pages of articles alone: lists of them have the same words again.
_ARTICLES = "{[0-9]*/*/*/*,undated/*}/index.html"


def main() -> None:
    """Measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=options.folder) as temporary:
        folder = Path(temporary)
        corpus, site, state = folder / "corpus", folder / "site", folder / "state"
        if options.texts:
            shutil.copytree(options.texts, corpus / "articles")
            (corpus / "newsarchive.toml").write_text('[site]\nname = "Texts"\n', "utf-8")
        else:
            make_corpus(corpus, options.articles)
        build(corpus, site, state)
        _indexing(site, state, folder, options.runs, corpus)
        _asking(site, folder / "pagefind", options.queries)
        if not options.texts:
            _one_more(corpus, site, state, options.articles)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, metavar="N", help="how many made-up articles; 1,000")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="a folder of texts instead of made-up ones")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each, turn about; 3")
    parser.add_argument("--queries", type=int, default=100, metavar="N", help="articles that are sought; 100")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where to build; the folder for temporary files")
    return parser.parse_args()


def _indexing(site: Path, state: Path, folder: Path, runs: int, corpus: Path) -> None:
    """Make both indexes, turn about: ours from the catalogue, Pagefind's from the pages."""
    ours, theirs = list[Cost](), list[Cost]()
    pagefind = _pagefind()
    for _ in range(runs):
        shutil.rmtree(folder / "index", ignore_errors=True)
        command = [
            sys.executable,
            str(_HERE / "index_again.py"),
            str(state / "catalogue.sqlite"),
            str(folder / "index"),
        ]
        ours.append(run(command, folder))
        if pagefind:
            shutil.rmtree(folder / "pagefind", ignore_errors=True)
            told = ["--site", str(site), "--glob", _ARTICLES, "--output-path", str(folder / "pagefind")]
            theirs.append(run([*pagefind, *told], folder))
    text = _size(file for file in corpus.rglob("*") if file.suffix in (".md", ".txt"))
    index = [*(site / "search").glob("*.bin"), site / "search/index.json"]
    print(f"{len(list(corpus.rglob('*.txt'))) + len(list(corpus.rglob('*.md'))):,} texts, {text / _MIB:.1f} MiB")
    print(f"  index        {_size(index) / _MIB:.2f} MiB, {_size(index) / text:.1%} of the texts, {len(index):,} files")
    _print_cost("newsarchive", ours)
    if theirs:
        files = [file for file in (folder / "pagefind").rglob("*") if file.is_file()]
        _print_cost("Pagefind", theirs)
        print(f"               {_size(files) / _MIB:.2f} MiB, {len(files):,} files")
        wall, memory = (_median(ours, name) / _median(theirs, name) for name in ("wall", "memory"))
        print(f"  ratios       wall {wall:.2f}, memory {memory:.3f}")
    else:
        print("  no Pagefind here (pip install -r requirements/bench.txt)")


def _pagefind() -> list[str] | None:
    return [sys.executable, "-m", "pagefind"] if importlib.util.find_spec("pagefind") else None


def _size(files: Iterable[Path]) -> int:
    return sum(file.stat().st_size for file in files)


def _median(costs: Sequence[Cost], name: str) -> float:
    return float(statistics.median(getattr(each, name) for each in costs))


def _print_cost(name: str, costs: Sequence[Cost]) -> None:
    wall, cpu, memory = (_median(costs, each) for each in ("wall", "cpu", "memory"))
    print(f"  {name:<12} {wall:.1f} s, {cpu:.1f} s of processors, {memory / _MIB:.0f} MiB")


def _asking(site: Path, pagefind: Path, number: int) -> None:
    """Ask what is known to be there."""
    folder = site / "search"
    items = known_items(open_index(lambda name: (folder / name).read_bytes()), site, number)
    answers = {"newsarchive": ask_reader(folder, items)}
    if pagefind.is_dir():
        shutil.copytree(pagefind, site / "pagefind", dirs_exist_ok=True)
        answers["Pagefind"] = ask_pagefind(site, items)
    for kind in KINDS:
        told = (f"{name} {_share(asked, kind)}" for name, asked in answers.items())
        print(f"  {kind:<12} in the first ten: {', '.join(told)}")
    two = [each for each in answers["newsarchive"] if each.item.kind == "two words"]
    if two:
        kib, requests = ([getattr(each, name) for each in two] for name in ("size", "requests"))
        print(
            f"  two words    to the first ten: {statistics.median(kib) / 1024:.0f} KiB (at most {max(kib) / 1024:.0f}), "
            f"{statistics.median(requests):.0f} requests (at most {max(requests)})"
        )
    cold, warm = ask_in_browser(site, [each.item for each in two][:20])
    print(f"  in a browser first hits after {cold:.0f} ms cold, {warm:.0f} ms warm (medians)")


def _share(asked: Sequence[Asked], kind: str) -> str:
    of_kind = [each for each in asked if each.item.kind == kind]
    return f"{sum(each.found for each in of_kind) / len(of_kind):.3f} of {len(of_kind)}" if of_kind else "none asked"


def _one_more(corpus: Path, site: Path, state: Path, number: int) -> None:
    """Add an article in the middle of the years, and one after all others; print how much of the index is new then."""
    for where in ("in the middle", "after all others"):
        before = {file.name for file in (site / "search").iterdir()}
        if where == "in the middle":
            add_one(corpus, number)
        else:
            text = "---\ntitle: A word after all others\ndate: 2031-01-01\n---\nNothing more was said of it.\n"
            (corpus / "content/last.md").write_text(text, "utf-8")
        build(corpus, site, state)
        after = [file for file in (site / "search").iterdir() if file.suffix in (".bin", ".json")]
        new = [file for file in after if file.name not in before or file.suffix == ".json"]
        print(f"  one article more, {where}: {_size(new) / _size(after):.1%} of the index, {len(new)} files")


if __name__ == "__main__":
    main()
