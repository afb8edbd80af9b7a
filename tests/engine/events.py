"""Events and what papers wrote of them, so that articles of a few weeks form stories. All of it is invented."""

from __future__ import annotations

import random

#: Rare words and names, and of two people the names in several spellings.
EVENTS = {
    "ferry": (
        "The ferry Cormorant struck the breakwater at Port Ellery in fog.", "Pilot Otto Brink said the radar of the Cormorant had failed.",
        "Forty passengers were taken off the Cormorant by the lifeboat.", "The harbour inquiry will hear Otto Brink and the lifeboat crew.",
        "A gash in the hull of the ferry let in water.", "Mira Dahl, the harbour master, closed the breakwater to ferries.",
    ),
    "strike": (
        "Weavers at the Halden mill laid down their shuttles.", "Selma Voss of the weavers union asked for nine crowns a loom.",
        "The mill owner Jonas Krag refused to meet SELMA VOSS.", "Looms at Halden stood still for a second week.",
        "Strikers marched from the mill to the market of Halden.", "Jonas Krag offered seven crowns, and the union declined.",
    ),
    "comet": (
        "A comet with two tails was seen above the observatory of Skarn.", "Astronomer Ebba Lind measured the orbit of the comet.",
        "Farmers around Skarn left lamps out to see the comet.", "EBBA LIND expects the comet to fade within days.",
        "The observatory opened its telescope to visitors.", "Mayor Mira Dahl saw photographs of the comet and its second tail.",
    ),
}  # fmt: skip


def report(event: str, number: int, other: str = "") -> dict[str, str]:
    """Headline and body of an article about an event, always the same for a number: four things that are said of it.

    With `other` it tells of two events, and may hold their stories together.
    """
    chance = random.Random(f"{event} {number} {other}")
    said = chance.sample(EVENTS[event], 4) + (chance.sample(EVENTS[other], 4) if other else [])
    own = [
        f"Clerk {chance.choice('ABCDEFGHKLM')}{chance.randrange(99)} wrote {chance.randrange(9999)} lines."
        for _ in said
    ]
    body = "\n\n".join(f"{one} {more}" for one, more in zip(said, own, strict=True))
    return {"title": said[0].rstrip("."), "body": body}
