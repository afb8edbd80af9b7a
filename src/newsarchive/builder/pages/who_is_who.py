"""Who somebody, or what something, is: the part of a topic's page that tells of the name and not of the articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import msgspec

from ...archive import NAMED, Topic, lifetimes
from ...loader import Links
from ..planned import Plan
from ..views import Place, RelatedView, RoleView, WhoView
from ..wording import said
from ..words import Words
from .items import item
from .metadata import full_address, script_safe

#: What a reader takes in; what is said more often comes before what is said once.
_MOST_ROLES, _MOST_SPELLINGS, _MOST_TOGETHER = 8, 8, 10
_SCHEMA = {"people": "Person", "places": "Place", "organisations": "Organization"}


def who_view(plan: Plan, topic: Topic, years: Sequence[int]) -> WhoView | None:
    """Return what is known of a name whose articles are of these years, which are in order; None for other topics, or nothing."""
    if topic.kind not in NAMED:
        return None
    known = plan.names.get((topic.kind, topic.key))
    links = tuple(_links(known)) if known else ()
    who = WhoView(
        roles=tuple(
            RoleView(role.text, item(shown, plan), role.count - 1)
            for role, shown in plan.questions.roles(topic, _MOST_ROLES)
        ),
        spellings=tuple(plan.questions.spellings(topic, _MOST_SPELLINGS)),
        together=tuple(
            Place(each.name, each.address, each.count) for each in plan.questions.together(topic, _MOST_TOGETHER)
        ),
        links=links,
        doubt="" if known else _doubt(plan.words, topic, years),
        jsonld="",
    )
    if not any(getattr(who, field) for field in who.__struct_fields__):
        return None
    return msgspec.structs.replace(who, jsonld=_json_ld(plan, topic, who))


def _links(known: Links) -> list[RelatedView]:
    found = []
    if known.wikidata:
        found.append(RelatedView(f"Wikidata {known.wikidata}", f"https://www.wikidata.org/wiki/{known.wikidata}"))
    if known.homepage:
        host = (urlsplit(known.homepage).hostname or "").removeprefix("www.")
        found.append(RelatedView(host, known.homepage))
    return found


def _doubt(words: Words, topic: Topic, years: Sequence[int]) -> str:
    """Say that one name is probably several people, where nobody could have been active for so long."""
    if topic.kind != "people":
        return ""
    spans = lifetimes(years)
    gaps = [
        words.say("between {first} and {last}", first=before[-1], last=after[0]) for before, after in pairwise(spans)
    ]
    sentence = said("No article names this person {when}: those before and after may be different people of one name.")
    return words.say(sentence, when=words.join(gaps)) if gaps else ""


def _json_ld(plan: Plan, topic: Topic, who: WhoView) -> str:
    """Return schema.org's Person, Place or Organization; "" where neither its page's full address nor one elsewhere is known."""
    url = full_address(plan, topic.address)
    if not (url or who.links):
        return ""
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": _SCHEMA[topic.kind], "name": topic.name}
    if url:
        data |= {"@id": f"{url}#{topic.slug}", "url": url}
    if who.spellings:
        data["alternateName"] = list(who.spellings)
    if who.links:
        data["sameAs"] = [link.url for link in who.links]
    return script_safe(msgspec.json.encode(data).decode())
