"""One article's page."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from markupsafe import Markup

from ...archive import Questions, Record
from ...article import USABLE, Article, Author, Correction, NewsDate, Picture
from ...text.clean import fold, one_line, printable
from ...text.language import direction
from ...text.words import shorten
from ..markdown import body_html
from ..planned import PageMaker, Plan, Planned, root_of
from ..views import ArticleView, AuthorView, CorrectionView, NamesView, PictureView, Place, RelatedView
from ..wording import KIND_WORDS
from ..words import Words
from .citing import citing
from .evidence_rows import evidence_rows
from .items import item
from .metadata import canonical, full_address, is_kept_out, json_ld, links, meta_names, properties, saved
from .related import related
from .version_pages import other_versions


def _make(plan: Plan, path: str) -> Iterator[Planned]:
    """Make an article's page, and copy its pictures beside it."""
    record = plan.questions.record_of(path)
    if record is None:
        return
    yield Planned(record.address, ("article.html",), _view(plan, record))
    for asset in record.assets:
        yield Planned(f"{record.address}{asset.name}", copy=asset.file, digest=asset.digest)


MAKER = PageMaker(Questions.paths, _make)


def _place(record: Record, kind: str, name: str) -> Place:
    """Return the page of a name; it stands there as this article writes it."""
    return Place(name, record.topics.get((kind, fold(name)), f"/{kind}/"))


def _view(plan: Plan, record: Record) -> ArticleView:
    article = record.article
    earlier, later = plan.questions.beside(record.address)
    files = saved_pictures(record)
    shown = [_picture(picture, files) for picture in article.pictures]
    lead = next((picture for picture in shown if picture.src), None)
    description = shorten(one_line(article.deck or article.body.text[:400]), 160)
    return ArticleView(
        address=record.address,
        url=full_address(plan, record.address),
        canonical=canonical(plan, record),
        title=article.title,
        kicker=article.kicker or "",
        deck=article.deck or "",
        description=description,
        date=plan.words.date(article.published) if article.published else None,
        suggested=_suggested(article, plan.words),
        updated=plan.words.date(article.updated) if article.updated else None,
        authors=tuple(_author(each, record) for each in article.authors),
        source=_place(record, "sources", article.source) if article.source else None,
        agency=article.agency or "",
        section=_place(record, "sections", article.section) if article.section else None,
        dateline=article.dateline or "",
        language=article.language or "",
        language_name=plan.words.language_name(article.language),
        direction=direction(article.language),
        words=record.words,
        picture=lead,
        more_pictures=tuple(each for each in shown if each is not lead and (each.caption or each.credit or each.src)),
        body=Markup(body_html(article.body, files, root_of(record.address), article.dateline or "")),  # noqa: S704 - made by our renderer
        related=tuple(RelatedView(link.title, link.url or "") for link in article.related),
        corrections=tuple(_correction(each, plan.words) for each in article.corrections),
        original_url=article.original_url or "",
        original_host=_host(article.original_url),
        saved=saved(article),
        names=_names(record, plan.words),
        versions=other_versions(plan, article.path),
        story=_story(plan, article.path) if plan.has("stories") else None,
        coverage=tuple(related(plan, article.path, article.published)),
        earlier=item(earlier, plan) if earlier else None,
        later=item(later, plan) if later else None,
        evidence=evidence_rows(article, plan.words),
        file=printable(article.path),
        digest=article.digest,
        citing=citing(plan, record),
        noindex=is_kept_out(plan, article),
        links=links(plan, record),
        jsonld=json_ld(plan, record, lead),
        meta=meta_names(plan, record),
        properties=properties(plan, record, lead, description),
    )


def _story(plan: Plan, path: str) -> Place | None:
    """Return the story that the article of a text belongs to."""
    address = plan.questions.story_of(path)
    story = plan.questions.stories.story(address) if address else None
    return Place(story.title, story.address) if story else None


def _author(author: Author, record: Record) -> AuthorView:
    return AuthorView(author.name, _place(record, "authors", author.name).address, author.role or "")


def _correction(correction: Correction, words: Words) -> CorrectionView:
    return CorrectionView(correction.text, words.date(correction.date).long if correction.date else "")


def saved_pictures(record: Record) -> dict[str, PictureView]:
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


def _suggested(article: Article, words: Words) -> str:
    """The likeliest date that was not sure enough to be used, in words."""
    if article.published is not None:
        return ""
    doubtful = [each for each in article.evidence if each.field == "published" and each.confidence < USABLE]
    best = max(doubtful, key=lambda each: each.confidence, default=None)
    if best is None:
        return ""
    date = NewsDate.parse(best.value)
    return words.date(date).long if date else best.value


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://[": shown as it was written
        return ""


def _names(record: Record, words: Words) -> tuple[NamesView, ...]:
    """People, places, organisations, and the tags that are none of these."""
    article = record.article
    named = {fold(name) for kind in ("people", "places", "organisations") for name in getattr(article, kind)}
    tags = [tag for tag in article.tags if fold(tag) not in named]
    columns = (
        ("people", article.people),
        ("places", article.places),
        ("organisations", article.organisations),
        ("tags", tags),
    )
    return tuple(
        NamesView(words.say(KIND_WORDS[kind].heading), tuple(_place(record, kind, name) for name in names))
        for kind, names in columns
        if names
    )
