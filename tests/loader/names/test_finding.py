"""What a mention tells besides its name, and which names matter."""

from __future__ import annotations

from newsarchive.loader.names import Mention, find_names, main_names


def one(name: str, mentions: tuple[Mention, ...]) -> Mention:
    return next(mention for mention in mentions if mention.name == name)


def test_a_surname_is_counted_under_the_full_name() -> None:
    body = ["Talks began at noon.", "Mayor Ingrid Salander left early.", "Salander's office said Salander was ill."]
    mention = one("Ingrid Salander", find_names("Salander leaves", body))
    assert mention.kind == "people"
    assert mention.count == 4, "three times in the text, and in the headline"
    assert mention.paragraph == 1
    assert mention.variants == ("Salander",)
    assert mention.reason == "title"


def test_the_fullest_form_is_the_name() -> None:
    mentions = find_names("", ["Walter Brandt spoke.", "Walter J. Brandt, 61, is a baker. W. Brandt agreed."])
    assert [(m.name, m.count) for m in mentions] == [("Walter J. Brandt", 3)]


def test_order_is_that_of_the_first_mention() -> None:
    mentions = find_names("Peru", ["Chile and Bolivia met Dr. Ana Prado of NATO in Lima."], "en")
    assert [mention.name for mention in mentions] == ["Chile", "Bolivia", "Ana Prado", "NATO", "Lima", "Peru"]
    assert one("Peru", mentions).paragraph == -1


def test_a_surname_with_two_owners_belongs_to_none() -> None:
    mentions = find_names("", ["Donald Trump and Melania Trump left. Trump waved."], "en")
    assert {mention.name: mention.count for mention in mentions} == {"Donald Trump": 1, "Melania Trump": 1}


def test_a_headline_in_capitals_names_places_only() -> None:
    mentions = find_names("JOHN SMITH VISITS PORTUGAL", ["The visit was short."], "en")
    assert [mention.name for mention in mentions] == ["Portugal"]


def test_a_country_in_capitals_inside_the_text() -> None:
    assert [m.name for m in find_names("", ["TEHRAN, Feb. 2 - Iran said so."], "en")] == ["Tehran", "Iran"]


def test_nothing_comes_of_nothing() -> None:
    assert find_names("", []) == ()
    assert main_names((), "", "") == ()


def test_main_names_stand_in_headline_or_lead_or_come_again() -> None:
    title = "Okafor opens bridge"
    body = [
        "Mayor Nadia Okafor opened a bridge in Winnipeg.",
        "It was built with help from Portugal.",
        "Walter Lindqvist, 70, came. Lindqvist and Lindqvist's wife had waited.",
    ]
    mentions = find_names(title, body, "en")
    assert main_names(mentions, title, body[0]) == ("Nadia Okafor", "Winnipeg", "Walter Lindqvist")


def test_main_names_are_few() -> None:
    countries = "Chile, Peru, Brazil, Bolivia, Ecuador, Colombia, Uruguay, Paraguay, Argentina, Mexico and Cuba met."
    assert len(main_names(find_names("", [countries], "en"), "", countries)) == 8
