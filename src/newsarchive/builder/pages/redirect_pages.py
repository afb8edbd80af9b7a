"""`_redirects`: older addresses for hosts that answer them with a redirect of their own. Their pages are there all the same.

It is planned when these pages have been made, and tells of those that are there. The older addresses of stories, which are many
and change as articles come, are not among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from ..planned import PageMaker, Plan, Planned, once, owner_of, part_of
from ..views import RedirectsView

#: Cloudflare Pages reads so many lines; those after them are left to their pages.
_LIMIT = 2000


def _make(plan: Plan, _: str) -> Iterator[Planned]:
    top = urlsplit(plan.base_url).path
    names = (part_of(owner)[1] for owner in plan.questions.owners(owner_of("moved", "")))
    found = (plan.questions.led_to(name) for name in names if not name.startswith("/stories/"))
    redirects = tuple((f"{top}{older}", f"{top}{target}") for older, target, _ in islice(filter(None, found), _LIMIT))
    if redirects:
        yield Planned("/_redirects", ("redirects.txt",), RedirectsView("/_redirects", redirects))


MAKER = PageMaker(once, _make)
