"""One article's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from ...archive import Questions, Record, Shown
from ...article import USABLE, Article, Author, Correction, NewsDate, Picture
from ...text.clean import fold, one_line, printable
from ...text.language import direction
from ...text.slugs import slugify
from ...text.words import shorten
from ..markdown import body_html
from ..planned import MOVED, Plan, Planned, root_of
from ..views import ArticleView, AuthorView, CorrectionView, MovedView, NamesView, PictureView, Place, RelatedView
from ..wording import date_view, language_name
from .evidence_rows import evidence_rows
from .items import item
from .metadata import canonical, json_ld, meta_names, properties


def make(plan: Plan) -> Iterator[Planned]:
    """Make every article's page, copy its pictures beside it, and lead its older addresses to it."""
    neighbours = _neighbours(plan.questions)
    topics = _Topics(plan.questions)
    for record in plan.questions.records():
        earlier, later = next(neighbours) if record.article.published else (None, None)
        yield Planned(record.address, ("article.html",), _view(plan, record, topics, earlier, later))
        for asset in record.assets:
            yield Planned(f"{record.address}{asset.name}", copy=asset.file, digest=asset.digest)
        for address in filter(None, map(safe_address, record.article.aliases)):
            yield Planned(address, MOVED, MovedView(address, record.address, record.article.title))


def safe_address(alias: str) -> str:
    """Return an old address as one of this site, letter for letter where that is safe on every host; "" where nothing is left.

    >>> safe_address("https://old.example/2003/Story_1.html?page=2"), safe_address("/a b/../c")
    ('/2003/Story_1.html', '/a-b/c/')
    """
    path = unquote(re.sub(r"^https?://[^/]*", "", alias).split("?")[0].split("#")[0])
    *folders, last = path.removesuffix("index.html").split("/")
    page = re.fullmatch(r"([A-Za-z0-9][A-Za-z0-9_~-]*)\.html?", last)
    is_file = page is not None and _segment(page[1]) == page[1]
    segments = [segment for part in (folders if is_file else [*folders, last]) if (segment := _segment(part))]
    if is_file:
        return "/" + "/".join([*segments, last])
    return f"/{'/'.join(segments)}/" if segments else ""


def _segment(part: str) -> str:
    """A folder's name as it was, if it is plain and no device's; else made plain. No dots: a folder must not look like a file."""
    plain = re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_~-]{0,100}", part)
    return part if plain and not slugify(part).endswith("-") else slugify(part)


def _neighbours(questions: Questions) -> Iterator[tuple[Shown | None, Shown | None]]:
    """Yield what stands before and after each dated article, in the order in which `records` has them."""
    before: Shown | None = None
    here: Shown | None = None
    for _, after in questions.neighbours():
        if here is not None:
            yield before, after
        before, here = here, after
    if here is not None:
        yield before, None


class _Topics:
    """The addresses of topics, looked up once each."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions
        self._known: dict[tuple[str, str], Place] = {}

    def place(self, kind: str, name: str) -> Place:
        """Return the page of a name; it stands there as this article writes it."""
        key = (kind, name)
        if key not in self._known:
            topic = self._questions.topic(kind, name)
            self._known[key] = Place(name, topic.address if topic else f"/{kind}/")
        return self._known[key]


def _view(plan: Plan, record: Record, topics: _Topics, earlier: Shown | None, later: Shown | None) -> ArticleView:
    article = record.article
    files = _files(record)
    shown = [_picture(picture, files) for picture in article.pictures]
    lead = next((picture for picture in shown if picture.src), None)
    description = shorten(one_line(article.deck or article.body.text[:400]), 160)
    return ArticleView(
        address=record.address,
        canonical=canonical(plan, record.address),
        title=article.title,
        kicker=article.kicker or "",
        deck=article.deck or "",
        description=description,
        date=date_view(article.published) if article.published else None,
        suggested=_suggested(article),
        updated=date_view(article.updated) if article.updated else None,
        authors=tuple(_author(each, topics) for each in article.authors),
        source=topics.place("sources", article.source) if article.source else None,
        agency=article.agency or "",
        section=topics.place("sections", article.section) if article.section else None,
        dateline=article.dateline or "",
        language=article.language or "",
        language_name=language_name(article.language),
        direction=direction(article.language),
        words=record.words,
        picture=lead,
        more_pictures=tuple(each for each in shown if each is not lead and (each.caption or each.credit or each.src)),
        body=Markup(body_html(article.body, files, root_of(record.address), article.dateline or "")),  # noqa: S704 - made by our renderer
        related=tuple(RelatedView(link.title, link.url or "") for link in article.related),
        corrections=tuple(_correction(each) for each in article.corrections),
        original_url=article.original_url or "",
        original_host=_host(article.original_url),
        names=_names(article, topics),
        earlier=item(earlier, plan.site) if earlier else None,
        later=item(later, plan.site) if later else None,
        evidence=evidence_rows(article),
        file=printable(article.path),
        digest=article.digest,
        jsonld=json_ld(plan, record, lead),
        meta=meta_names(plan, record),
        properties=properties(plan, record, lead, description),
    )


def _author(author: Author, topics: _Topics) -> AuthorView:
    return AuthorView(author.name, topics.place("authors", author.name).address, author.role or "")


def _correction(correction: Correction) -> CorrectionView:
    return CorrectionView(correction.text, date_view(correction.date).long if correction.date else "")


def _files(record: Record) -> dict[str, PictureView]:
    """Return the saved images by the name the article calls them."""
    return {
        asset.declared: PictureView(f"{record.address}{asset.name}", asset.width, asset.height, "", "", "")
        for asset in record.assets
    }


def _picture(picture: Picture, files: dict[str, PictureView]) -> PictureView:
    file = files.get(picture.file) if picture.file else None
    src, width, height = (file.src, file.width, file.height) if file else ("", 0, 0)
    return PictureView(
        src, width, height, picture.alt or picture.caption or "", picture.caption or "", picture.credit or ""
    )


def _suggested(article: Article) -> str:
    """The likeliest date that was not sure enough to be used, in words."""
    if article.published is not None:
        return ""
    doubtful = [each for each in article.evidence if each.field == "published" and each.confidence < USABLE]
    best = max(doubtful, key=lambda each: each.confidence, default=None)
    if best is None:
        return ""
    date = NewsDate.parse(best.value)
    return date_view(date).long if date else best.value


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://[": shown as it was written
        return ""


def _names(article: Article, topics: _Topics) -> tuple[NamesView, ...]:
    """People, places, organisations, and the tags that are none of these."""
    named = {fold(name) for kind in ("people", "places", "organisations") for name in getattr(article, kind)}
    tags = [tag for tag in article.tags if fold(tag) not in named]
    columns = (("People", "people", article.people), ("Places", "places", article.places),
               ("Organisations", "organisations", article.organisations), ("Tags", "tags", tags))  # fmt: skip
    return tuple(
        NamesView(title, tuple(topics.place(kind, name) for name in names)) for title, kind, names in columns if names
    )
