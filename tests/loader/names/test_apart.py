"""Two people of one first name and one surname: told apart by "Jr.", by numbers and by initials, never made one on a surname."""

from __future__ import annotations

import pytest

from newsarchive.loader.names import find_names


def people(text: str) -> dict[str, tuple[str, ...]]:
    """The people of a text with the other forms that were counted for them."""
    return {mention.name: mention.variants for mention in find_names("", [text], "en") if mention.kind == "people"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Monday George W. Bush met George H. W. Bush. Bush smiled.", {"George W. Bush", "George H. W. Bush"}),
        ("On Monday George W. Bush met George H.W. Bush. Bush smiled.", {"George W. Bush", "George H.W. Bush"}),
        ("John A. Macdonald met John B. Macdonald.", {"John A. Macdonald", "John B. Macdonald"}),
        ("Donald Trump Jr. met Donald Trump. Trump spoke.", {"Donald Trump Jr.", "Donald Trump"}),
        ("Martin Hall Jr. met Martin Hall Sr. in Atlanta.", {"Martin Hall Jr.", "Martin Hall Sr."}),
        ("King George V met King George VI at last.", {"King George V", "King George VI"}),
        ("On Monday Juan Carlos II met Juan Carlos III at last.", {"Juan Carlos II", "Juan Carlos III"}),
        ("Henry Ford II met Henry Ford III. World War II was over.", {"Henry Ford II", "Henry Ford III"}),
        ("Walter Brandt met Maria Brandt. Brandt smiled.", {"Walter Brandt", "Maria Brandt"}),
    ],
)
def test_different_people_stay_different(text: str, names: set[str]) -> None:
    found = people(text)
    assert set(found) == names
    assert not [variants for variants in found.values() if variants]


@pytest.mark.parametrize(
    ("text", "name", "variants"),
    [
        ("George W. Bush spoke. George Bush was tired.", "George W. Bush", ("George Bush",)),
        ("John Fitzgerald spoke. J. Fitzgerald was tired.", "John Fitzgerald", ("J. Fitzgerald",)),
        ("Pope John Paul II spoke. John Paul was tired.", "John Paul II", ("John Paul",)),
        ("Robert Downey Jr. spoke. Downey was tired.", "Robert Downey Jr.", ("Downey",)),
    ],
)
def test_what_says_less_is_the_one_it_can_mean(text: str, name: str, variants: tuple[str, ...]) -> None:
    assert people(text) == {name: variants}


def test_what_can_mean_two_is_neither() -> None:
    found = people("On Monday George W. Bush met George H. W. Bush. George Bush was tired.")
    assert found == {"George W. Bush": (), "George H. W. Bush": (), "George Bush": ()}
