"""Why two articles belong to one story or do not: what `explain --with` says of it."""

from __future__ import annotations

from pathlib import Path

from builder.site import Site
from newsarchive.archive import look_into
from newsarchive.archive.stories import Told, compare

from .test_settling import text


def asked(site: Site, one: str, other: str) -> Told | None:
    with look_into(site.folder / ".newsarchive/catalogue.sqlite") as db:
        return compare(db, f"articles/{one}.txt", f"articles/{other}.txt")


def told(site: Site, one: str, other: str) -> Told:
    found = asked(site, one, other)
    assert found is not None
    return found


def test_it_tells_the_names_and_words_in_common_and_how_far_apart_they_are(tmp_path: Path) -> None:
    site = Site(tmp_path, '[site]\nname = "T"\n')
    for event, number, date in (
        ("ferry", 1, "1931-05-04"),
        ("ferry", 2, "1931-05-05"),
        ("strike", 1, "1931-05-05"),
        ("ferry", 3, "1936-05-05"),
        ("ferry", 4, ""),
    ):
        site.write(f"articles/{event}-{number}.txt", text(event, number, date))
    site.write("articles/draft.txt", text("ferry", 5, "1931-05-05", draft="true"))
    site.build()
    near, other, later, undated = (
        told(site, "ferry-1", each) for each in ("ferry-2", "strike-1", "ferry-3", "ferry-4")
    )
    assert near.stories[0] == near.stories[1] is not None
    assert near.closeness > near.enough > other.closeness
    assert "cormora" in near.common or "Cormorant" in near.common
    assert other.stories == (near.stories[0], None)
    assert (near.weeks, later.weeks, undated.weeks) == (0, 261, None)
    assert asked(site, "ferry-1", "draft") is None
