"""The words that made-up articles are put together from. Every person, place, paper and institution here is invented."""

from __future__ import annotations

_GIVEN = "Orvin Tamsel Brenka Ilvard Quenby Maristo Fenwick Saldra Joskin Wilmot Petrash Halvena Corbin Ysolde Dravik Lunetta".split()
_FAMILY = (
    "Ombrick Tellavane Stroudley Varnish Quillmoor Hesketon Dunnavar Brackwater Osterfell Pomfrey Ravensole Tarnholt Wexcombe "
    "Yarrowick Cindermoss Larkspire Mottram Gallowby Peverine Thistlewood"
).split()
_TOWNS = (
    "Melvern Quarrelton Sandreach Tolbury Wychmere Ambleford Carrowmoor Dunsmire Fallowgate Gristhorpe Hollinsea Kettlewick "
    "Lowmarsh Netherby Ormsund Pellgrove Ridderholm Stannick Thornquay Ulverscar"
).split()
_BOARDS = "Harbour River School Bridge Forest Market Lighthouse Water Ferry Orchard Railway Library".split()
_BODIES = ("Board", "Council", "Institute", "Commission", "Union", "Trust")
_TRAITS = (
    "old new public local winter summer inland coastal open small private late early rural common narrow lost free northern "
    "southern broken second quiet heavy distant"
).split()
_MATTERS = (
    "harbours bridges schools markets forests rivers ferries lamps orchards libraries mills railways wells roofs gardens canals "
    "quarries kilns fairs archives"
).split()

PEOPLE = [f"{given} {family}" for family in _FAMILY for given in _GIVEN]
WRITERS = PEOPLE[::3]
PLACES = [*_TOWNS, *(f"{side} {town}" for side in ("Port", "Lake", "Fort", "West", "Mount") for town in _TOWNS)]
INSTITUTIONS = [
    f"{town} {board} {body}" for town, board in zip(_TOWNS * 6, _BOARDS * 10, strict=True) for body in _BODIES
]
TAGS = [f"{trait} {matter}" for trait in _TRAITS for matter in _MATTERS]
SECTIONS = ["Town", "Region", "Trade", "Courts", "Learning", "Works", "Stage", "Games"]
SOURCES = [
    f"The {town} {paper}"
    for town, paper in zip(_TOWNS, ["Lantern", "Almanac", "Packet", "Broadsheet"] * 5, strict=True)
]

OPENINGS = [
    "On Monday morning", "After a long meeting", "For the third time this year", "Before the doors had opened", "To nobody's surprise",
    "By the end of the week", "With two votes to spare", "In a letter of nine pages", "As the rain let up", "A day later than planned",
    "While others were still talking", "Without giving a reason", "Against the advice of its own clerks", "Late in the evening",
]  # fmt: skip
DOERS = [
    "a committee of engineers", "the ferry crews", "a group of parents", "the town's bakers", "three former inspectors", "the night shift",
    "a small majority", "the owners of the mill", "the harbour pilots", "several teachers", "the auditors", "a panel of judges",
    "the lamp lighters", "most of the farmers", "the museum's keepers", "a crowd of about two hundred", "the choir", "the surveyors",
]  # fmt: skip
DEEDS = [
    "asked for a second report on", "put off any decision about", "agreed to pay for", "walked away from", "took a closer look at",
    "found little to like in", "went to court over", "set aside money for", "published new figures on", "raised doubts about", "voted against",
    "welcomed with some reserve", "promised to finish", "refused to sign", "went on working at", "gave up hope for",
]  # fmt: skip
THINGS = [
    "the new ferry line", "a bridge that nobody had asked for", "the repair of the old sluice", "plans for a covered market", "the winter timetable",
    "the price of drinking water", "a school of four rooms", "the contract for street lamps", "the record harvest", "an unusual gift of books",
    "the dredging of the inner basin", "the theatre's leaking roof", "a tax on empty houses", "the search for the missing barge",
    "a wall along the river", "the sale of the brickworks", "an exhibition of maps", "the final round of the rowing cup",
]  # fmt: skip
ENDS = [
    "until the end of the month", "although the money is not there yet", "in spite of the weather", "and hopes for better news in spring",
    "as far as the rules allow", "before the next election", "for reasons that were not made public", "to the relief of many who live nearby",
    "which may take longer than a year", "as had been expected for some time", "and will report again in autumn", "at a cost of forty thousand crowns",
]  # fmt: skip
SAID = ["said", "told the meeting", "wrote afterwards", "answered", "said in a short statement", "said when asked"]
