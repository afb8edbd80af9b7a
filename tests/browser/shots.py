"""Take the documentation's screenshots of the demonstration.

    PYTHONPATH=tests .venv/bin/python tests/browser/shots.py [FOLDER]

writes every view (home, article, day, person, year, search; 390 and 1280 wide; light and dark) into FOLDER, and the five that the
documentation shows, with the looks of docs/looks.md, into docs/screenshots/. Without FOLDER the views go to a temporary one,
whose name is printed.
"""

from __future__ import annotations

import base64
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from browser.shared import REPOSITORY, build_at, find_tool, run_newsarchive, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARTICLE = "1989/11/10/at-bornholmer-strasse-the-barrier-goes-up/"
VIEWS = {
    "home": "",
    "article": ARTICLE,
    "day": "1989/11/10/",
    "person": "people/nelson-mandela/",
    "year": "1989/",
    "search": "search/?q=moon+OR+eclipse",
}
SIZES = {390: 844, 1280: 1060}
SHOWN = {"search": "search-1280-light", "front": "home-1280-light", "article": "article-1280-light", "phone": "article-390-light", "dark": "home-1280-dark"}  # fmt: skip
#: Which look of docs/looks.md is shown in which scheme.
SCHEMES = {"default": "light", "blue": "light", "logo": "dark"}
#: A browser writes WebP where there is a canvas, which is a third of the PNG.
TO_WEBP = """async png => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.8).split(',')[1];
}"""


def looks() -> dict[str, str]:
    """The settings of each look, as docs/looks.md has them."""
    text = (REPOSITORY / "docs" / "looks.md").read_text("utf-8")
    return dict(re.findall(r"^# (\w+)\n(\[look\]\n.*?)^```", text, flags=re.M | re.S))


def take_looks(browser: Browser, folder: Path) -> None:
    """Write the front page and an article of each look into docs/screenshots/."""
    paper = browser.new_page()
    for name, scheme in SCHEMES.items():
        place = folder / name
        place.mkdir()
        shutil.copyfile(REPOSITORY / "docs" / "looks" / "breakwater.svg", place / "breakwater.svg")
        site = build_at("https://record.example/", place, place / "site", looks()[name])
        context = browser.new_context(viewport={"width": 1280, "height": 960}, color_scheme=scheme)  # type: ignore[arg-type]
        page = context.new_page()
        with serving(site, "/") as home:
            for view in ("home", "article"):
                page.goto(home + VIEWS[view])
                webp = paper.evaluate(TO_WEBP, base64.b64encode(page.screenshot()).decode())
                file = REPOSITORY / "docs" / "screenshots" / f"look-{name}-{view}.webp"
                file.write_bytes(base64.b64decode(webp))
        context.close()


def main() -> None:
    from playwright.sync_api import sync_playwright

    views = Path(sys.argv[1] if sys.argv[1:] else tempfile.mkdtemp(prefix="shots-"))
    views.mkdir(parents=True, exist_ok=True)
    path = find_tool("chromium", "chromium-browser", "google-chrome", how="apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        run_newsarchive("build", "-o", site, "--state", Path(folder, "state"))
        with serving(site, "/") as home, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
            for width, height in SIZES.items():
                for scheme in ("light", "dark"):
                    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page = context.new_page()
                    for name, address in VIEWS.items():
                        page.goto(home + address, wait_until="networkidle")
                        page.screenshot(path=views / f"{name}-{width}-{scheme}.png")
                    context.close()
            take_looks(browser, Path(folder))
            browser.close()
    for name, view in SHOWN.items():
        shutil.copyfile(views / f"{view}.png", REPOSITORY / "docs" / "screenshots" / f"{name}.png")
    sys.stdout.write(f"{views}\n")


if __name__ == "__main__":
    main()
