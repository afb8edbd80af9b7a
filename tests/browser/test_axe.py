"""axe-core finds nothing on any kind of page, in light and dark, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from .pages import kinds

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_RUN = """async () => (await axe.run(document, {resultTypes: ['violations'], preload: false,
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations.map(v =>
  `${v.id} (${v.impact}): ${v.help}: ` + v.nodes.slice(0, 3).map(n => `${n.target} ${n.html} ${n.failureSummary}`).join(' | '))"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_shuts_anyone_out(
    chromium: Browser, served_root: str, demo_site: Path, npm_file: Callable[[str], Path], scheme: Literal["light", "dark"], width: int
) -> None:  # fmt: skip
    axe = npm_file("axe-core/axe.min.js")
    # The site's own policy forbids the very script that is to look at it.
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    page = context.new_page()
    found = []
    for kind, address in kinds(demo_site).items():
        page.goto(served_root + address)
        page.add_script_tag(path=axe)
        found += [f"{kind} /{address}: {each}" for each in page.evaluate(_RUN)]
    context.close()
    assert found == [], "\n".join(found)
