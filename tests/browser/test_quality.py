"""What a reader meets: nothing jumps, all can be read, on paper too, in a text browser, and in the colours of the system."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Literal

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from .pages import kinds, text_of
from .shared import find_tool

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARTICLE = "1989/11/10/at-bornholmer-strasse-the-barrier-goes-up/"

_SHIFT = """async () => {
  let moved = 0;
  new PerformanceObserver(list => list.getEntries().forEach(each => moved += each.value)).observe({type: 'layout-shift', buffered: true});
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    scrollTo(0, y);
    await new Promise(requestAnimationFrame);
  }
  await Promise.all([...document.images].map(each => each.decode().catch(() => 0)));
  await new Promise(done => setTimeout(done, 50));
  return moved;
}"""

#: The least contrast of any text with what is painted below it; large text needs less, and is let off by as much.
_CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  const parts = colour => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const light = ([r, g, b]) => [r, g, b].map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const bad = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('.v, .skip')) continue;
    const style = getComputedStyle(element);
    const svg = element instanceof SVGElement;
    let ground = element;
    while (ground && parts(getComputedStyle(ground).backgroundColor)[3] < 255) ground = ground.parentElement;
    const two = [parts(svg ? style.fill : style.color), parts(ground ? getComputedStyle(ground).backgroundColor : '#fff')];
    const [dark, bright] = two.map(light).sort((a, b) => a - b);
    const measured = (bright + 0.05) / (dark + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (measured < (large ? 3 : 4.5)) bad.add(`${measured.toFixed(2)}: ${element.tagName}.${element.className} ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return [...bad];
}"""


def open_page(chromium: Browser, width: int, scheme: Literal["light", "dark"] = "light") -> Page:
    return chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_comes_in(chromium: Browser, served_root: str, demo_site: Path, width: int) -> None:
    page = open_page(chromium, width)
    moved = {}
    for kind, address in kinds(demo_site).items():
        page.goto(served_root + address)
        if shift := page.evaluate(_SHIFT):
            moved[kind] = shift
    page.close()
    assert moved == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_can_be_told_from_its_ground(
    chromium: Browser, served_root: str, demo_site: Path, scheme: Literal["light", "dark"]
) -> None:
    """On tints too, which are mixed by the browser: axe-core leaves these undecided."""
    page = open_page(chromium, 1280, scheme)
    found = []
    for kind, address in kinds(demo_site).items():
        page.goto(served_root + address)
        found += [f"{kind}: {each}" for each in page.evaluate(_CONTRAST)]
    page.close()
    assert found == [], "\n".join(found)


def test_charts_keep_their_marks_in_the_colours_of_the_system(chromium: Browser, served_root: str, demo_site: Path) -> None:  # fmt: skip
    """Such colours reach text and borders by themselves, and shapes only where the stylesheet says so."""
    page = open_page(chromium, 1280, "dark")
    page.emulate_media(forced_colors="active")
    fills = "s => [...document.querySelectorAll(s)].map(e => getComputedStyle(e).fill)"
    system = """() => ['Canvas', 'CanvasText', 'Highlight'].map(name => {
      document.body.style.color = name;
      return getComputedStyle(document.body).color;
    })"""
    for kind in ("article", "tag", "years", "home"):
        page.goto(served_root + kinds(demo_site)[kind])
        found = set(page.evaluate(fills, "svg, svg path, svg rect"))
        canvas, ink, marked = page.evaluate(system)
        assert found, kind
        assert canvas not in found, kind
        assert found <= {ink, marked}, kind
    page.close()


def test_an_article_on_paper_is_its_text_and_where_it_is_from(chromium: Browser, served_root: str) -> None:
    page = open_page(chromium, 700, "dark")
    page.goto(served_root + ARTICLE)
    page.emulate_media(media="print")
    text = page.inner_text("body")
    for there in ("At Bornholmer Strasse", "Friday 10 November 1989", "The man who read the news", "CITE THIS ARTICLE"):
        assert there.lower() in text.lower()
    assert f"record.example/{ARTICLE}" in page.inner_text(".cite")
    assert page.locator("nav:visible, .skip:visible, form:visible").count() == 0
    colours = "e => [getComputedStyle(e).color, getComputedStyle(document.documentElement).backgroundColor]"
    assert page.eval_on_selector(".prose", colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()


def test_a_text_browser_shows_every_kind_of_page(demo_site: Path) -> None:
    w3m = find_tool("w3m", how="apt-get install w3m")
    for kind, address in kinds(demo_site).items():
        source = text_of(demo_site, address)
        command = [w3m, "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "2000"]
        done = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", timeout=60)
        shown = "".join(done.stdout.split())
        page = html.fromstring(source)
        heading = page.find(".//h1")
        assert heading is not None
        assert "".join(heading.text_content().split()) in shown, kind
        for words in page.xpath(
            "//main//*[self::p or self::li or self::td][not(ancestor-or-self::*[@aria-hidden])]//a/text()"
        )[:50]:
            assert "".join(words.split()) in shown, f"{kind}: {words}"
