"""Articles as lists show them, and the parts that several kinds of pages share."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from ...archive import CARDS_KEPT, Card, Record, Shown
from ...text.language import direction
from ..planned import Plan
from ..views import DayCell, Decade, Group, Item, MonthTable, PictureView, Place, YearCell, YearsView
from ..wording import ARTICLES, counted
from ..words import Words

#: No list is longer than this; what is more is divided by calendar, so that a new article touches its own part only.
LIST_LIMIT = 100
#: What of a month has no place among its days.
DAY_UNKNOWN = counted("{n} article, the day not known", "{n} articles, the day not known")


def item(shown: Shown, plan: Plan) -> Item:
    """Return an article for a list."""
    return _item(shown, plan.words, plan.site.language)


@lru_cache(CARDS_KEPT)
def _item(shown: Shown, words: Words, usual: str) -> Item:
    card = shown.card
    language = card.language or usual
    foreign = language if language != words.language else ""
    return Item(
        address=shown.address,
        title=card.title,
        date=words.date(card.date) if card.date else None,
        byline=byline(card, words),
        deck=card.deck or "",
        kicker=card.kicker or "",
        language=foreign,
        direction=direction(language) if foreign else "",
        language_name=words.language_name(language) if language != usual else "",
    )


def items(shown: Iterable[Shown], plan: Plan) -> tuple[Item, ...]:
    """Return articles for a list, in the order given."""
    return tuple(item(each, plan) for each in shown)


def byline(card: Card, words: Words) -> str:
    """Return who wrote it and where it appeared: "Harriet Vance, The Tidewater Ledger"."""
    wire = card.agency if card.agency and card.agency != card.source else None
    return words.join([part for part in (*card.authors, card.source, wire) if part])


def lead_picture(record: Record | None) -> PictureView | None:
    """Return the first picture of an article, None where its image was not saved."""
    picture = record.article.lead_picture if record else None
    if record is None or picture is None:
        return None
    asset = next((each for each in record.assets if each.declared == picture.file), None)
    if asset is None:
        return None
    return PictureView(f"{record.address}{asset.name}", asset.width, asset.height, picture.alt or picture.caption or "",
                       picture.caption or "", picture.credit or "")  # fmt: skip


def by_year(shown: Sequence[Shown], plan: Plan, addresses: dict[int, str] | None = None) -> tuple[Group, ...]:
    """Group articles that are in order under their years; what has no date stands under "Undated"."""
    groups = []
    for year, same in groupby(shown, key=lambda each: each.card.date.year if each.card.date else 0):
        address = (addresses or {}).get(year, f"/{year:04d}/" if year else "/undated/")
        groups.append(Group(str(year) if year else plan.words.say("Undated"), address, items(same, plan)))
    return tuple(groups)


def month_table(
    words: Words, year: int, month: int, counts: dict[int, int], total: int, scale: Sequence[int]
) -> MonthTable:
    """Return a month as weeks of seven cells, the first day as it is usual in the language, each with its count and tint."""

    def cell(day: int) -> DayCell:
        articles = counts.get(day, 0) if day else 0
        if not articles:
            return DayCell(day)
        address = f"/{year:04d}/{month:02d}/{day:02d}/"
        return DayCell(day, day_name(words, month, day, articles), articles, address, tint(articles, scale))

    weeks = tuple(
        tuple(cell(day) for day in week) for week in calendar.Calendar(words.first_day).monthdayscalendar(year, month)
    )
    own, vague = f"/{year:04d}/{month:02d}/", counts.get(0, 0)
    unknown = Place(words.count(vague, *DAY_UNKNOWN), f"{own}#vague") if vague else None
    return MonthTable(words.months[month - 1], own if total else "", total, weeks, unknown)


def day_name(words: Words, month: int, day: int, articles: int) -> str:
    """Return what a day is called where the table around it is not seen: "27 February, 3 articles"."""
    return words.join([words.day_of_year(month, day), words.count(articles, *ARTICLES)])


def tint(number: int, scale: Sequence[int]) -> int:
    """Return 0 for none, else 1 to 5: the first step of `scale` that is not below `number`."""
    if number == 0:
        return 0
    return next((step for step, top in enumerate(scale, 1) if number <= top), 5)


def scale_for(most: int) -> tuple[int, ...]:
    """Return the upper ends of the first four tints for counts up to `most`, from a fixed series.

    The series is fixed so that one more article does not repaint every cell.
    """
    for top in (5, 10, 25, 50, 100, 250, 500, 1000):
        if most <= top:
            return tuple(max(step, top * step // 5) for step in (1, 2, 3, 4))
    return (200, 400, 600, 800)


def key_of(scale: Sequence[int], words: Words) -> tuple[str, ...]:
    """Return the words of the calendar's key: "1", "2–3", … "9 and over"."""
    steps, low = [], 1
    for top in scale:
        steps.append(str(low) if top <= low else f"{low}–{top}")
        low = top + 1
    return (*steps, words.say("{n} and over", n=low))


def years_view(words: Words, years: Sequence[tuple[int, int]], undated: int) -> YearsView:
    """Return the grid of decades and the bars above it."""
    counts = dict(years)
    if not counts:
        return YearsView((), 0, 0, "", "", 0, "", undated, undated)
    first, last, most = min(counts), max(counts), max(counts.values())
    peak = next(year for year, number in years if number == most)
    decades = tuple(
        _decade(words, start, counts, peak) for start in range(first // 10 * 10, last + 1, 10) if _worth(start, counts)
    )
    spread = list(range(first, last + 1))
    plain = bars([(0 if year == peak else counts.get(year, 0)) for year in spread], most) if len(spread) > 2 else ""
    high = bars([(most if year == peak else 0) for year in spread], most) if len(spread) > 2 else ""
    finding = words.say("most in {year}: {n}", year=peak, n=words.number(most))
    return YearsView(
        decades, first, last, plain, high, len(spread) if plain else 0, finding, undated, sum(counts.values()) + undated
    )


def _worth(start: int, counts: dict[int, int]) -> bool:
    """A gap of centuries (a misread year 1019) must not draw a hundred empty rows."""
    near = range(start - 10, start + 20)
    return any(year in counts for year in near)


def _decade(words: Words, start: int, counts: dict[int, int], peak: int) -> Decade:
    cells = (
        YearCell(year, counts.get(year, 0), f"/{year:04d}/" if year in counts else "", year == peak)
        for year in range(start, start + 10)
    )
    return Decade(words.say("{decade}s", decade=start), tuple(cells))


def bars(numbers: Sequence[int], most: int) -> str:
    """Return the SVG path of a bar chart, ten units a bar and a hundred high; nothing that is there is drawn as nothing."""
    parts = []
    for index, number in enumerate(numbers[:400]):
        if number:
            height = max(1, round(100 * number / most))
            parts.append(f"M{index * 10 + 1} 100v-{height}h8v{height}z")
    return "".join(parts)
