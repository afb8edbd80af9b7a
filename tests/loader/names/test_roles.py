"""Who somebody is: read where the text says so right beside the full name, and nowhere else."""

from __future__ import annotations

import time

import pytest

from newsarchive.article import Article, Role, Spelling
from newsarchive.loader.documents import Document
from newsarchive.loader.names import find_names
from newsarchive.loader.read import Reader, Sources
from newsarchive.settings import ReadingSettings


def roles(text: str, language: str = "en") -> dict[str, tuple[str, ...]]:
    """What a text says of each name that it says something of."""
    found = find_names("", text.split("\n\n"), language)
    return {mention.name: tuple(role.text for role in mention.roles) for mention in found if mention.roles}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Chancellor Helmut Kohl spoke.", "Helmut Kohl", "Chancellor"),
        ("Mayor Jane Doe cut the ribbon.", "Jane Doe", "Mayor"),
        ("They met former West German chancellor Helmut Kohl.", "Helmut Kohl", "former West German chancellor"),
        ("He saw ex-President Jimmy Carter.", "Jimmy Carter", "ex-President"),
        ("Sen. John McCain left.", "John McCain", "Sen."),
        ("U.S. Secretary of State Antony Blinken flew home.", "Antony Blinken", "U.S. Secretary of State"),
        ("It was said that Shadow Chancellor Gordon Brown agreed.", "Gordon Brown", "Shadow Chancellor"),
        ("The Israeli Prime Minister, Benjamin Netanyahu (L), was there.", "Benjamin Netanyahu", "Israeli Prime Minister"),
        ("In Bonn Chancellor Helmut Kohl spoke.", "Helmut Kohl", "Chancellor"),
        ("On Monday President Jimmy Carter spoke.", "Jimmy Carter", "President"),
        ("Then President Nelson Mandela rose.", "Nelson Mandela", "President"),
        ("He met then President Nelson Mandela.", "Nelson Mandela", "then President"),
        ("The mayor's lawyer Peter Hall objected.", "Peter Hall", "lawyer"),
        ("Helmut Kohl, the West German chancellor, spoke.", "Helmut Kohl", "West German chancellor"),
        ("“It leaks,” said Rita Suter, who heads the waterworks.", "Rita Suter", "heads the waterworks"),
        ("Rita Suter, head of the waterworks, spoke.", "Rita Suter", "head of the waterworks"),
        ("Rita Suter, 54, chief engineer at the waterworks, spoke.", "Rita Suter", "chief engineer at the waterworks"),
        ("Peter Hall, a retired plumber from Leipzig, wept.", "Peter Hall", "retired plumber from Leipzig"),
        ("Peter Hall, Aldermoor's mayor, wept.", "Peter Hall", "Aldermoor's mayor"),
        ("Maria Hall, the widow of a miner, sang.", "Maria Hall", "widow of a miner"),
        ("They called Peter Hall, the U.S. ambassador to France.", "Peter Hall", "U.S. ambassador to France"),
        ("It is about\nPeter Hall, the mayor of\nPort Ellery, who wept.", "Peter Hall", "mayor of Port Ellery"),
        ("Magnitogorsk, a city in the Ural region, was quiet.", "Magnitogorsk", "city in the Ural region"),
        ("Boeing, the American aircraft maker, said no.", "Boeing", "American aircraft maker"),
    ],
)  # fmt: skip
def test_a_role_is_the_texts_own_words(text: str, name: str, role: str) -> None:
    assert roles(text) == {name: (role,)}


@pytest.mark.parametrize(
    "text",
    [
        "Monday Helmut Kohl spoke.",
        "Yesterday Helmut Kohl spoke. The chancellor was ill.",
        "He was chancellor. Helmut Kohl spoke.",
        "“We need a mayor.” Jane Doe left.",
        "The would-be president Ross Perot spoke.",
        "The self-styled general Peter Hall came.",
        "Helmut Kohl, Hans Genscher, and the mayor of Bonn met.",
        "He met Helmut Kohl, the pope, and the queen.",
        "He met Helmut Kohl, the pope and the queen.",
        "Helmut Kohl, the chancellor said, was ill.",
        "When he met Helmut Kohl, the president of France was ill.",
        "When he met Helmut Kohl, the president, the room fell silent.",
        "According to Helmut Kohl, the minister resigned.",
        "Helmut Kohl, not the chancellor, spoke.",
        "Helmut Kohl, the so-called chancellor, spoke.",
        "Helmut Kohl, the chancellor effect, spoke.",
        "Helmut Kohl, the latter, spoke.",
        "Helmut Kohl, his wife, and a doctor came.",
        "Rita Suter, who leads the race, smiled.",
        "Rita Suter, who runs every morning, smiled.",
        "Rita Suter, who heads, smiled.",
        "Berlin, the city, slept.",
        "In Berlin, the party said no.",
        "Peter Hall, adviser to Dr. Fauci, left.",
        "His wife Maria Hall and father Peter Hall came.",
        "Bank of Canada governor Mark Carney spoke.",
        "Kohl, the chancellor, spoke.",
    ],
)
def test_what_is_no_role_is_left_alone(text: str) -> None:
    assert roles(text) == {}


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("de", "Bundeskanzler Helmut Kohl sprach.", "Helmut Kohl", "Bundeskanzler"),
        ("de", "Dann kam der frühere Bundeskanzler Helmut Kohl.", "Helmut Kohl", "frühere Bundeskanzler"),
        ("de", "Rita Suter, Leiterin des Wasserwerks, ging.", "Rita Suter", "Leiterin des Wasserwerks"),
        ("fr", "Le chancelier allemand Helmut Kohl parla.", "Helmut Kohl", "chancelier allemand"),
        ("fr", "Et l’ancien président François Hollande vint.", "François Hollande", "ancien président"),
        ("fr", "Alain Juppé, maire de Bordeaux, dit non.", "Alain Juppé", "maire de Bordeaux"),
        ("es", "El presidente francés François Mitterrand habló.", "François Mitterrand", "presidente francés"),
        ("es", "José García, alcalde de Madrid, habló.", "José García", "alcalde de Madrid"),
        ("ru", "Бывший канцлер ФРГ Гельмут Коль сказал это.", "Гельмут Коль", "Бывший канцлер ФРГ"),
        ("ar", "قال الرئيس المصري جمال عبد الناصر إن القناة مصرية.", "جمال عبد الناصر", "الرئيس المصري"),
    ],
)
def test_other_languages_say_it_in_their_own_way(language: str, text: str, name: str, role: str) -> None:
    assert roles(text, language) == {name: (role,)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Helmut Kohl, der Kanzler sagte, er komme."),
        ("de", "Mit Helmut Kohl, der Chef der Bank, Hans Weber, und andere."),
        ("fr", "Alain Juppé, le maire a dit non."),
        ("es", "José García, el alcalde dijo que no."),
        ("ar", "قال مساعد وزير الخارجية أحمد علي إن."),
        ("pl", "Kanclerz Helmut Kohl przyjechał."),
    ],
)
def test_what_they_do_not_say_for_certain_is_left_alone(language: str, text: str) -> None:
    assert roles(text, language) == {}


def test_an_article_has_the_roles_with_where_they_were_read() -> None:
    article = read(
        "The Dam Holds\n\nMarch 3, 2019\n\nThe dam held.\n\nMayor Jane Doe thanked Rita Suter, head of the\nwaterworks.\n"
    )
    assert article.roles == (
        Role("people", "Jane Doe", "Mayor"),
        Role("people", "Rita Suter", "head of the waterworks"),
    )
    told = [each for each in article.evidence if each.field == "roles"]
    assert [(each.value, each.line, each.kind, each.excerpt) for each in told] == [
        ("Jane Doe: Mayor", 7, "role-before", "Mayor Jane Doe"),
        ("Rita Suter: head of the waterworks", 7, "role-after", "Rita Suter, head of the waterworks"),
    ]


def test_captions_say_who_somebody_is_too() -> None:
    (found,) = (
        each for each in find_names("", ["The dam held."], "en", ["Mayor Jane Doe at the dam on Friday."]) if each.roles
    )
    assert [(role.text, role.paragraph) for role in found.roles] == [("Mayor", -1)]


def test_roles_go_with_the_name_that_a_declaration_or_nothing_gives_them() -> None:
    text = "---\ntitle: Dam\npeople: [JANE DOE]\n---\nMayor Jane Doe thanked Director Rita Suter.\n"
    assert read(text).roles == (Role("people", "JANE DOE", "Mayor"),)


def test_other_full_forms_are_kept_and_surnames_are_not() -> None:
    text = "The Dam Holds\n\nMarch 3, 2019\n\nWalter Brandt spoke. Brandt was tired. W. Brandt slept, and the United Nations, or UN, did not.\n"
    assert read(text).spellings == (
        Spelling("people", "Walter Brandt", "W. Brandt"),
        Spelling("organisations", "United Nations", "UN"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Helmut Kohl, " * 10_000,
        "Chancellor Helmut Kohl and " * 10_000,
        "Helmut Kohl, the " + "very " * 200_000 + "chancellor,",
        " ".join(f"Mayor Jane Doe{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}, the" for n in range(10_000)),
        "former " * 100_000 + "chancellor Helmut Kohl",
        "Helmut Kohl,\n" * 50_000,
    ],
    ids=["list", "titles", "one long line", "many names", "modifiers", "lines"],
)  # fmt: skip
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    started = time.process_time()
    find_names("", [text], "en")
    assert time.process_time() - started < 10


def read(text: str) -> Article:
    data = text.encode()
    found = (
        Reader(ReadingSettings())
        .read(Document("a.md", "a.md", "a.md", "/nowhere", len(data), ""), Sources(data))
        .article
    )
    assert found is not None
    return found
