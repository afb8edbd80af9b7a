"""What `explain` and `inspect` have to say of texts that belong together: versions of one, and why two are the same or are not.

`explain` asks the archive; `inspect` has two texts and nothing else, so it tells what these have in common.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import msgspec

from ..archive import CONTAINED, FEWEST, RESEMBLES, Judgement, Questions, Told, compare, judge, shared
from ..article import Article, NewsDate
from ..builder.wording import count
from ..loader import Loaded
from ..text.dates import find_dates

#: So many versions are named, and so many words in common.
_FIRST, _WORDS = 5, 8


class VersionsOfText(msgspec.Struct, frozen=True):
    """Of which text one is a version: `leader` is the file that leads, which may be itself; `number` counts them all.

    `common` of its `runs` of three words stand in the leading text.
    """

    leader: str
    number: int
    common: int
    runs: int
    words: str


class SameText(msgspec.Struct, frozen=True):
    """Whether two texts are versions of one, and why, in figures and in words. `one` and `other` are their numbers of runs of
    three words, of which `common` stand in both. `leaders` are the files that lead either, None where no archive was asked.
    """

    are_versions: bool
    why: str
    common: int
    one: int
    other: int
    resemblance: float
    containment: float
    common_marks: int
    marks: int
    leaders: tuple[str | None, str | None] | None
    words: tuple[str, ...]


class StoryOfText(msgspec.Struct, frozen=True):
    """Which story a text's article belongs to: its address, None for none. `rule` is the rule that says so, as `file:line`."""

    address: str | None
    rule: str | None
    words: str


class SameStory(msgspec.Struct, frozen=True):
    """Whether two articles belong to one story, and why; `common` are the words and names they share, the most telling first.

    `closeness` is from 0 to 1, and `enough` what two articles need that have nobody else; `stories` are their addresses, and
    `rules` the rules of the user's that decide of each, as `file:line`.
    """

    is_one: bool
    stories: tuple[str | None, str | None]
    closeness: float
    enough: float
    common: tuple[str, ...]
    rules: tuple[str | None, str | None]
    words: tuple[str, ...]


class PairExplained(msgspec.Struct, frozen=True):
    """What two texts have to do with each other: each further way in which they can belong together is a field of its own."""

    file: str
    other: str
    same_text: SameText | None
    same_story: SameStory | None


class InCommon(msgspec.Struct, frozen=True):
    """What two texts have in common, the most telling first; `published` are the dates of both, `days` how far they lie apart."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    dates: tuple[str, ...]
    published: tuple[str | None, str | None]
    days: int | None
    stories: tuple[str | None, str | None]


class TextsCompared(msgspec.Struct, frozen=True):
    """What two texts have to do with each other, as far as they tell it themselves. Both are null where one is no article."""

    file: str
    other: str
    same_text: SameText | None
    in_common: InCommon | None


def versions_of(questions: Questions, name: str) -> VersionsOfText | None:
    """Return what there is to say of the versions of a text; None where it stands alone."""
    versions = questions.versions(name)
    if not versions:
        return None
    leading = versions[0]
    leader, number = _shown(questions, leading.path), questions.count_versions(leading.path) + 1
    if leading.path == name:
        named = [f"{_shown(questions, each.path)} ({each.likeness // 10}%)" for each in versions[1 : _FIRST + 1]]
        more = [f"{number - 1 - len(named):,} more"] if number - 1 > len(named) else []
        words = f"leads {count(number - 1, 'other version')}: {', '.join([*named, *more])}"
        return VersionsOfText(leader, number, 0, 0, words)
    found = _judgement(questions, name, leading.path)
    pair = found.pair
    share = "word for word the same" if found.why == "words" else _share(pair.common, pair.one, "stand there")
    among = f" {number:,} versions" if number > 2 else ""
    return VersionsOfText(leader, number, pair.common, pair.one, f"{leader} leads{among}: {share}")


def story_of(questions: Questions, rules_file: Path, name: str) -> StoryOfText | None:
    """Return what there is to say of the story of a text; None where it belongs to none and no rule says so."""
    address, rule = questions.story_of(name), _rule(questions, rules_file, name)
    if address is None and rule is None:
        return None
    return StoryOfText(address, rule, f"{address or 'none'}{f': {rule} says so' if rule else ''}")


def _rule(questions: Questions, file: Path, name: str) -> str | None:
    line = questions.story_rule(name)
    return None if line is None else f"{file}:{line}"


def explain_pair(db: sqlite3.Connection, rules_file: Path, name: str, other: str) -> PairExplained:
    """Return what two texts of the archive have to do with each other."""
    questions = Questions(db)
    return PairExplained(_shown(questions, name), _shown(questions, other), _same_text(questions, name, other),
                         _same_story(compare(db, name, other), _rule(questions, rules_file, name), _rule(questions, rules_file, other)))  # fmt: skip


def compare_texts(one: Loaded, other: Loaded) -> TextsCompared:
    """Return what two texts have to do with each other, without an archive around them."""
    files = one.document.shown, other.document.shown
    if one.article is None or other.article is None:
        return TextsCompared(*files, None, None)
    found = judge(one.article, other.article)
    return TextsCompared(*files, _told(found, None, _verdict(found)), _in_common(one.article, other.article))


def _in_common(one: Article, other: Article) -> InCommon:
    both = shared(one, other)
    mine, theirs = one.published, other.published
    apart = mine.days_until(theirs) if mine and theirs else None
    return InCommon(
        both.names, both.words, tuple(sorted(_dates_of(one) & _dates_of(other))),
        (mine.edtf if mine else None, theirs.edtf if theirs else None), None if apart is None else abs(apart), (one.story, other.story),
    )  # fmt: skip


def _dates_of(article: Article) -> set[str]:
    """Return the days that a text names in full."""
    found = (NewsDate.of(each.year, each.month, each.day) for each in find_dates(article.body.text) if each.year)
    return {date.edtf for date in found if date and date.precision == "day"}


#: By whether the second is closest to the first, and the first to the second.
_CLOSEST = {
    (True, True): "each is closer to the other than to",
    (True, False): "the first is closer to the second than to",
    (False, True): "the second is closer to the first than to",
}


def _same_story(told: Told | None, *rules: str | None) -> SameStory | None:
    """None where one of them has no article that is shown."""
    if told is None:
        return None
    one, other = told.stories
    is_one = one is not None and one == other
    if is_one:
        first = f"yes: {one}"
    elif one is None and other is None:
        first = "no: neither belongs to a story"
    else:
        first = f"no: the first belongs to {one or 'no story'}, the second to {other or 'no story'}"
    named = ", ".join(told.common[:_WORDS])
    closeness = f"closeness {told.closeness:.2f}, where two articles alone need {told.enough:.2f}"
    decided = [
        f"{which}: {rule} says so" for which, rule in zip(("the first", "the second"), rules, strict=True) if rule
    ]
    lines = [first, *decided, f"{closeness}; in common: {named or 'nothing that is rare in those weeks'}"]
    if told.weeks is not None and told.weeks > 3 and not is_one:
        lines.append(
            f"they lie {count(told.weeks, 'week')} apart: a story goes on over three weeks without an article at most"
        )
    if any(told.closest) and not is_one:
        lines.append(
            f"{_CLOSEST[told.closest]} any other article of its week and the three before: of a similar subject"
        )
    return SameStory(
        is_one,
        told.stories,
        round(told.closeness, 3),
        round(told.enough, 3),
        told.common,
        (rules[0], rules[1]),
        tuple(lines),
    )


def _same_text(questions: Questions, name: str, other: str) -> SameText | None:
    """None where one of them is no article."""
    texts = [questions.text(each) for each in (name, other)]
    if any(text is None or text.article is None for text in texts):
        return None
    found = _judgement(questions, name, other)
    leaders = [questions.leader_of(each) for each in (name, other)]
    shown = tuple(_shown(questions, each) if each else None for each in leaders)
    return _told(found, (shown[0], shown[1]), _verdict(found), _lead(questions, (name, other), leaders))


def _told(found: Judgement, leaders: tuple[str | None, str | None] | None, *words: str) -> SameText:
    pair = found.pair
    return SameText(
        found.are_versions, found.why, pair.common, pair.one, pair.other, round(pair.resemblance, 3), round(pair.containment, 3),
        found.common_marks, min(found.marks), leaders, words,
    )  # fmt: skip


def _verdict(found: Judgement) -> str:
    return f"{'yes' if found.are_versions else 'no'}: {_why(found)}"


def _why(found: Judgement) -> str:
    pair = found.pair
    share = _share(pair.common, pair.shorter, "of the shorter one stand in the longer one")
    enough = f"{share} ({CONTAINED:.0%} are enough); {pair.resemblance:.0%} of the runs of either stand in both ({RESEMBLES:.0%} are enough)"
    return {
        "declared": "one of them declares same_as: false",
        "named": f"one of them names the other in same_as; {share}",
        "words": "word for word the same",
        "marks": f"they share {found.common_marks} of {count(min(found.marks), 'mark')} by which texts find one another; {enough}",
        "short": f"the shorter one has {count(pair.shorter, 'run')} of three words; with fewer than {FEWEST} nothing is a version",
    }.get(found.why, enough)


def _lead(questions: Questions, names: tuple[str, str], leaders: list[str | None]) -> str:
    """Say how two texts stand in the archive: a version may go with another leading text than the one it is compared with."""
    heads = [leader or name for name, leader in zip(names, leaders, strict=True)]
    if heads[0] == heads[1]:
        return f"together: {_shown(questions, heads[0])} leads"
    alone = [f"{_shown(questions, name)} {f'goes with {_shown(questions, leader)}' if leader else 'stands for itself'}"
             for name, leader in zip(names, leaders, strict=True)]  # fmt: skip
    return f"apart: {'; '.join(alone)}"


def _share(common: int, runs: int, where: str) -> str:
    return f"{common:,} of {count(runs, 'run')} of three words, {100 * common // max(1, runs)}%, {where}"


def _judgement(questions: Questions, one: str, other: str) -> Judgement:
    return judge(_article(questions, one), _article(questions, other))


def _article(questions: Questions, name: str) -> Article:
    text = questions.text(name)
    assert text is not None and text.article is not None  # noqa: S101, PT018
    return text.article


def _shown(questions: Questions, name: str) -> str:
    text = questions.text(name)
    return text.shown if text else name
