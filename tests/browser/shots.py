"""Take the documentation's screenshots of the demonstration.

    PYTHONPATH=tests .venv/bin/python tests/browser/shots.py [FOLDER]

writes every view (home, article, day, person, year; 390 and 1280 wide; light and dark) into FOLDER, and the four that the
documentation shows into docs/screenshots/. Without FOLDER the views go to a temporary one, whose name is printed.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from browser.shared import REPOSITORY, find_tool, run_newsarchive, serving

ARTICLE = "1989/11/10/at-bornholmer-strasse-the-barrier-goes-up/"
VIEWS = {"home": "", "article": ARTICLE, "day": "1989/11/10/", "person": "people/nelson-mandela/", "year": "1989/"}
SIZES = {390: 844, 1280: 1060}
SHOWN = {"front": "home-1280-light", "article": "article-1280-light", "phone": "article-390-light", "dark": "home-1280-dark"}  # fmt: skip


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
                        page.goto(home + address)
                        page.screenshot(path=views / f"{name}-{width}-{scheme}.png")
                    context.close()
            browser.close()
    for name, view in SHOWN.items():
        shutil.copyfile(views / f"{view}.png", REPOSITORY / "docs" / "screenshots" / f"{name}.png")
    sys.stdout.write(f"{views}\n")


if __name__ == "__main__":
    main()
