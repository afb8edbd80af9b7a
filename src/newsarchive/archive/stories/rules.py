"""The user's own rules for stories, and what follows from them: pure values and one pure function.

A rule gives a name, as `story:` in a text does, and what has one name is one story. `split` gives it to articles alone, `merge`
and `rename` give it to whole stories, and `hide` takes theirs away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Literal

import msgspec

from ...text.slugs import short_hash, slugify

#: Where stories stand.
STORIES = "/stories"

#: What somebody writes who wants an article to be in no story.
NO_STORY = frozenset({"no", "none", "false", "-"})

Verb = Literal["merge", "split", "rename", "hide"]


def address_of(name: str) -> str:
    """Return where the story stands that a text, or a rule, calls so."""
    slug = slugify(name) or short_hash(name)
    # A number would stand where the stories of a year do.
    return f"{STORIES}/{f'story-{slug}' if slug.isdigit() or slug == 'undated' else slug}/"


class Named(msgspec.Struct, frozen=True):
    """What a rule speaks of: the address of a story or an article, which begins with a slash, or a path or pattern of paths."""

    text: str
    line: int

    @property
    def is_story(self) -> bool:
        """Whether it is the address of a story."""
        return self.text.startswith(f"{STORIES}/")

    @property
    def is_pattern(self) -> bool:
        """Whether it can mean several texts."""
        return not self.text.startswith("/") and any(sign in self.text for sign in "*?[")


class Rule(msgspec.Struct, frozen=True):
    """What the user wants: `title` is the story's, "" for none at all; `place` is the rule's own among all of them."""

    verb: Verb
    title: str
    line: int
    place: int
    named: tuple[Named, ...]

    @property
    def story(self) -> str | None:
        """Where the story stands that it makes; None where it makes none."""
        return address_of(self.title) if self.title else None


class Rules(msgspec.Struct, frozen=True):
    """What the user says of stories, in the order of the file. `path` is that file as the user reaches it, "" for none."""

    path: str = ""
    rules: tuple[Rule, ...] = ()

    def digest(self) -> str:
        """Return what stands for all that they say, wherever the file lies."""
        return blake2b(msgspec.json.encode(self.rules), digest_size=8).hexdigest()

    def titles(self) -> dict[str, str]:
        """Return the titles that it gives, by where their stories stand."""
        return {address_of(each.title): each.title for each in reversed(self.rules) if each.title}


NO_RULES = Rules()


class Ruling(msgspec.Struct, frozen=True):
    """The rules that speak of articles, by the paths of these; of several the first.

    `apart` takes the article itself out; `whole` is for the whole story that it belongs to; those of `addressed` name that story
    by its address, so that it is meant even where the article whose address that is has been taken out.
    """

    apart: dict[str, Rule] = {}
    whole: dict[str, Rule] = {}
    addressed: dict[str, Rule] = {}

    @classmethod
    def of(cls, spoken: Iterable[tuple[Rule, Named, str]]) -> Ruling:
        """Return the ruling of rules, each with what it names and a path found for that, in the order of the file."""
        ruling = cls({}, {}, {})
        for rule, named, path in spoken:
            (ruling.apart if rule.verb == "split" else ruling.whole).setdefault(path, rule)
            if rule.verb != "split" and named.is_story:
                ruling.addressed.setdefault(path, rule)
        return ruling

    @property
    def paths(self) -> set[str]:
        """The paths of all articles that a rule speaks of."""
        return {*self.apart, *self.whole}


class Teller(msgspec.Struct, frozen=True):
    """An article as far as its story needs to know it.

    `told` is what its text declares, "" for no story at all; `bunch`, `story` and `ruled` are how it stood: `ruled` is the line
    of the rule that decided, None where none did.
    """

    id: int
    path: str
    sort: str
    address: str
    bunch: str | None
    told: str | None
    story: str | None
    ruled: int | None


#: Where an article's story stands, and the line of the rule that says so.
Decided = tuple[str | None, int | None]


def decide(
    articles: Iterable[Teller], found: Mapping[int, str], left: Mapping[int, str], ruling: Ruling
) -> dict[int, Decided]:
    """Return which story each article belongs to, by id.

    `found` are the stories without any rule for whole ones, and `left` those that articles would belong to that were taken out;
    all articles of a story must be among them. A text that declares to belong to none has the last word of itself.
    """
    articles = list(articles)
    meant: dict[str, Rule] = {}
    for each in articles:
        story, rule = found.get(each.id), ruling.whole.get(each.path)
        if each.id in left:
            story, rule = left[each.id], ruling.addressed.get(each.path)
        if story and rule and rule.place <= meant.get(story, rule).place:
            meant[story] = rule
    return {each.id: _decided(each, found.get(each.id), meant, ruling) for each in articles}


def _decided(article: Teller, story: str | None, meant: Mapping[str, Rule], ruling: Ruling) -> Decided:
    if article.told == "":
        return None, None
    if rule := ruling.apart.get(article.path):
        return rule.story, rule.line
    whole = meant.get(story) if story else ruling.whole.get(article.path)
    if whole is None or (story is None and whole.story is None):
        return story, None
    return whole.story, whole.line
