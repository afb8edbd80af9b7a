"""The whole archive as a feed in parts: an archived feed (RFC 5005, section 4) for each month, `/feeds/2019-03.xml`.

Whoever begins at `/atom.xml` and follows `prev-archive` meets every article whose day is known, versions of a text too, once. A
month with more than a document holds is halved by its days until each part fits, `/feeds/2019-03-16.xml`; a single day with more
is divided by the articles' addresses. So an article that comes changes the document it is in, and others only where it is the
first that one cannot hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from ...archive import Questions, Shown
from ...text.slugs import short_hash
from ..planned import PageMaker, Plan, Planned
from .feed_entries import article_entry, feed_view

#: A document has no more entries.
DOCUMENT_LIMIT = 250


class Document(msgspec.Struct, frozen=True):
    """A part of a month: its name, its first and its last day, and what the digest of an article's address begins with there, in
    binary digits.
    """

    name: str
    first: int
    last: int
    mark: str = ""

    @property
    def address(self) -> str:
        """Where it stands."""
        return f"/feeds/{self.name}.xml"


def documents(month: str, days: Sequence[tuple[int, int]]) -> list[Document]:
    """Return the documents of a month, oldest first; `days` are those with articles, with their number.

    >>> [document.name for document in documents("2019-03", [(4, 100), (5, 100), (20, 100)])]
    ['2019-03-01', '2019-03-16']
    """
    number = sum(articles for _, articles in days)
    if number <= DOCUMENT_LIMIT:
        return [Document(month, 1, 31)] if number else []
    return list(_halves(month, days, 1, 32))


def _halves(month: str, days: Sequence[tuple[int, int]], first: int, end: int) -> Iterator[Document]:
    """Yield the documents of the days from `first` on, before `end`: the same division for whatever number of articles."""
    number = sum(articles for day, articles in days if first <= day < end)
    name, middle = f"{month}-{first:02d}", (first + end) // 2
    if number > DOCUMENT_LIMIT and middle > first:
        yield from _halves(month, days, first, middle)
        yield from _halves(month, days, middle, end)
    elif number > DOCUMENT_LIMIT:
        digits = 1
        # Half as many in each as fit: they are not spread quite evenly.
        while 2 * number > DOCUMENT_LIMIT * 2**digits:
            digits += 1
        marks = (f"{place:0{digits}b}" for place in range(2**digits))
        yield from (Document(f"{name}-{mark}", first, first, mark) for mark in marks)
    elif number:
        yield Document(name, first, end - 1)


def documents_of(questions: Questions, month: str) -> list[Document]:
    """Return the documents of a month of the archive, oldest first; none for ""."""
    return documents(month, questions.count_by_day(month)) if month else []


def newest_document(plan: Plan) -> str:
    """Return the full address of the newest document, where the site's feed leads; "" where there is none."""
    found = documents_of(plan.questions, plan.questions.month_beside("~", later=False)) if has_months(plan) else []
    return f"{plan.base_url}{found[-1].address}" if found else ""


def has_months(plan: Plan) -> bool:
    """Whether the site's articles are there by months: these belong to the site's own Atom feed."""
    feeds = plan.feeds
    return bool(plan.base_url) and {"site", "months"} <= set(feeds.of) and "atom" in feeds.formats


def mark_of(address: str) -> str:
    """Return the digest of an article's address in binary digits, with which the marks of documents are compared."""
    return f"{int(short_hash(address), 16):032b}"


def _filled(plan: Plan, month: str, own: Sequence[Document]) -> Iterator[tuple[Document, list[Shown]]]:
    """Yield the documents of a month with their articles; those of a day that is divided are asked for once."""
    for (first, last, digits), same in groupby(own, key=lambda each: (each.first, each.last, len(each.mark))):
        articles = defaultdict[str, list[Shown]](list)
        for shown in plan.questions.between_days(f"{month}-{first:02d}", f"{month}-{last:02d}"):
            articles[mark_of(shown.address)[:digits]].append(shown)
        yield from ((document, articles[document.mark]) for document in same)


def _page(
    plan: Plan, document: Document, shown: Sequence[Shown], month: str, earlier: Document | None, later: Document | None
) -> Planned:
    """Return a document, between the one with older articles and the one with newer ones."""
    full = plan.feeds.content == "full"
    entries = [article_entry(plan, each, full=full) for each in shown]
    title = plan.words.heading(plan.words.month_of_year(int(month[:4]), int(month[5:])))
    named = plan.words.say("{heading}: {letter}", heading=plan.site.name, letter=title)
    view = feed_view(plan, document.address, f"/{month.replace('-', '/')}/", named, entries)
    # All documents are one feed, that of the site, and bear its id.
    view = msgspec.structs.replace(
        view, id=f"{plan.base_url}/", archived=True, current=f"{plan.base_url}/atom.xml", earlier=_url(plan, earlier), later=_url(plan, later),
    )  # fmt: skip
    return Planned(document.address, ("atom.xml",), view)


def _url(plan: Plan, document: Document | None) -> str:
    return f"{plan.base_url}{document.address}" if document else ""


def _make(plan: Plan, month: str) -> Iterator[Planned]:
    own = documents_of(plan.questions, month) if has_months(plan) else []
    if not own:
        return
    earlier, later = (
        documents_of(plan.questions, plan.questions.month_beside(month, later=later)) for later in (False, True)
    )
    before = (earlier[-1] if earlier else None, *own[:-1])
    after = (*own[1:], later[0] if later else None)
    for (document, shown), older, newer in zip(_filled(plan, month, own), before, after, strict=True):
        yield _page(plan, document, shown, month, older, newer)


MAKER = PageMaker(Questions.months_by_day, _make)
