"""The same queries asked of the site's index, of Pagefind and of the page of searching in a browser."""

from __future__ import annotations

import shutil
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from known_items import KnownItem

from newsarchive.search.ask import ask
from newsarchive.search.hits import first_hits
from newsarchive.search.opened import open_index
from newsarchive.search.query import parse

_FIRST = 10
_SEARCH = """
async ([queries]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    found.push(await Promise.all(results.slice(0, 10).map(async (each) => (await each.data()).url)));
  }
  return found;
}
"""


class Asked(NamedTuple):
    """A query, whether the first page of answers has what was sought, and what came over the wire: bytes and requests."""

    item: KnownItem
    found: bool
    size: int = 0
    requests: int = 0


def ask_reader(folder: Path, items: Sequence[KnownItem]) -> list[Asked]:
    """Ask the files of the index, each query with nothing read before."""
    asked = list[Asked]()
    for item in items:
        read = list[int]()

        def fetch(name: str, read: list[int] = read) -> bytes:
            content = (folder / name).read_bytes()
            read.append(len(content))
            return content

        index = open_index(fetch)
        hits = first_hits(index, ask(index, parse(item.query)), _FIRST)
        shown = {card.address for hit in hits for card in (hit.card, *hit.versions)}
        asked.append(Asked(item, bool(shown & item.wanted), sum(read), len(read)))
    return asked


def ask_pagefind(site: Path, items: Sequence[KnownItem]) -> list[Asked]:
    """Ask Pagefind's own script in a browser."""
    with _served(site) as url, _browser() as browser:
        page = browser.new_page()
        page.goto(f"{url}/robots.txt")
        found = page.evaluate(_SEARCH, [[item.query for item in items]])
    addresses = [{urlsplit(each).path.removesuffix("index.html") for each in one} for one in found]
    return [Asked(item, bool(shown & item.wanted)) for item, shown in zip(items, addresses, strict=True)]


def ask_in_browser(site: Path, items: Sequence[KnownItem]) -> tuple[float, float]:
    """Return after how many milliseconds the page of searching shows hits: opened with a query for the first time, and when
    another one is typed into it.
    """
    cold, warm = list[float](), list[float]()
    with _served(site) as url, _browser() as browser:
        for item, other in pairwise(items):
            context = browser.new_context()
            page = context.new_page()
            began = time.perf_counter()
            page.goto(f"{url}/search/?q={quote(item.query)}", wait_until="commit")
            page.wait_for_selector("#hits li", state="attached")
            cold.append(time.perf_counter() - began)
            page.wait_for_load_state("networkidle")
            for again in (other, item):  # the second time everything it needs is there
                warmth = page.evaluate(_TYPE, [again.query])
            warm.append(warmth / 1000)
            context.close()
    return statistics.median(cold) * 1000, statistics.median(warm) * 1000


_TYPE = """
([query]) => new Promise((resolve) => {
  const box = document.querySelector("input[type=search]");
  const began = performance.now();
  new MutationObserver((_, watch) => {
    if (document.querySelector("#hits li")) { watch.disconnect(); resolve(performance.now() - began); }
  }).observe(document.getElementById("hits"), { childList: true });
  box.value = query + " ";
  box.dispatchEvent(new Event("input", { bubbles: true }));
})
"""


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
