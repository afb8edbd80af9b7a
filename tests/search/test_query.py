"""What a query asks for: any text is taken apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsarchive.search.query import Field, Phrase, Prefix, Query, Range, Word, parse

FOG, LAMP, QUAY = Word("fog"), Word("lamp"), Word("quay")


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("", (), ()),
        ("  fog\u00a0Lamp\n", ((FOG,), (LAMP,)), ()),
        ("fog -lamp", ((FOG,),), (LAMP,)),
        ("fog −lamp", ((FOG,),), (LAMP,)),
        ("-fog", (), (FOG,)),
        ("fog - lamp", ((FOG,), (LAMP,)), ()),
        ("fog OR lamp OR quay", ((FOG, LAMP, QUAY),), ()),
        ("fog OR lamp quay", ((FOG, LAMP), (QUAY,)), ()),
        ("OR fog OR OR lamp OR", ((FOG, LAMP),), ()),
        ("fog or lamp", ((FOG,), (Word("or"),), (LAMP,)), ()),
        ("fog OR -lamp quay", ((FOG,), (QUAY,)), (LAMP,)),
        ("-fog OR lamp", ((LAMP,),), (FOG,)),
        ("fog OR !! lamp", ((FOG, LAMP),), ()),
        ('"cape dorn"', ((Phrase(("cape", "dorn")),),), ()),
        ("“cape dorn” «the fog» „a lamp“", ((Phrase(("cape", "dorn")),), (Phrase(("the", "fog")),), (Phrase(("a", "lamp")),)), ()),
        ('"cape dorn', ((Phrase(("cape", "dorn")),),), ()),
        ('fog"cape dorn"lamp', ((FOG,), (Phrase(("cape", "dorn")),), (LAMP,)), ()),
        ('"fog"', ((Word("fog", exact=True),),), ()),
        ('-"cape dorn" ""', (), (Phrase(("cape", "dorn")),)),
        ("set-off O'Neil", ((Phrase(("set", "off")),), (Phrase(("o", "neil")),)), ()),
        ("東京都", ((Phrase(("東京", "京都")),),), ()),
        ("harb* set-off* *", ((Prefix("harb"),), (Phrase(("set", "off")),)), ()),
        ('person:Dahl PLACE:"Cape Dorn"', ((Field("person", ("dahl",)),), (Field("place", ("cape", "dorn")),)), ()),
        ("lang:pt-BR -title:fog*", ((Field("lang", ("pt", "br")),),), (Field("title", ("fog",)),)),
        ("person: fog", ((Word("person"),), (FOG,)), ()),
        ('person:"" https://x.example', ((Word("person"),), (Phrase(("https", "x", "example")),)), ()),
        ('colour:"red lamp"', ((Word("colour"),), (Phrase(("red", "lamp")),)), ()),
        ("before:1980 after:1998-03", ((Range(before="1980"),), (Range(after="1998-03"),)), ()),
        ("1998..2003-04-05 1998.. ..2003 ..", ((Range(first="1998", last="2003-04-05"),), (Range(first="1998"),), (Range(last="2003"),)), ()),
        ("before:then 1998-13..", ((Phrase(("before", "then")),), (Phrase(("1998", "13")),)), ()),
        ("-1998..1999", (), (Range(first="1998", last="1999"),)),
        ("1998-03-27", ((Phrase(("1998", "03", "27")),),), ()),
    ],
)  # fmt: skip
def test_parts(text: str, wanted: object, unwanted: object) -> None:
    assert parse(text) == Query(wanted, unwanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("the fog", Prefix("fog", typed=True)),
        ("the fog ", Word("fog")),
        ("the f", Word("f")),
        ('the "fog', Word("fog", exact=True)),
        ("the fog*", Prefix("fog")),
        ("the set-off", Phrase(("set", "off"))),
        ("the title:fog", Field("title", ("fog",))),
    ],
)
def test_the_last_word_that_is_typed_may_not_be_whole(text: str, last: object) -> None:
    assert parse(text, typing=True).wanted[-1] == (last,)


def test_a_word_to_leave_out_is_taken_as_it_is_typed() -> None:
    assert parse("the -fog", typing=True) == parse("the -fog")


def test_queries_are_cut() -> None:
    assert len(parse("fog " * 40).wanted) == 32
    assert len(parse("fog OR " * 40).wanted[0]) == 32
    assert parse("x" * 2000).wanted == ((Word("x" * 1000),),)


@given(st.text() | st.text(alphabet='-":.*OR 19a\u2212“»\ud800').map(lambda text: text * 3), st.booleans())
@example("-", True)
@example("person:", True)
def test_no_text_is_refused(text: str, typing: bool) -> None:
    query = parse(text, typing=typing)
    assert len(query.unwanted) + sum(map(len, query.wanted)) <= 32
    assert all(query.wanted)
