from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsarchive.article import Body
from newsarchive.builder.markdown import _parser, body_html, markdown_html, opening_html
from newsarchive.builder.views import PictureView

PICTURES = {name: PictureView(f"/a/{n}.png", 4, 3, "", "", "") for n, name in enumerate(["p.png", "münchen.png"])}


def html(text: str) -> str:
    return body_html(Body(text, "markdown"), PICTURES, "../..")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<img src=x onerror=y>", "<p>&lt;img src=x onerror=y&gt;</p>"),
        ("# One\n\n## Two\n\n###### Six", "<h2>One</h2>\n<h2>Two</h2>\n<h6>Six</h6>"),
        ("[x](javascript:alert(1))", "<p>x</p>"),
        ("[x](JaVaScRiPt:alert(1))", "<p>x</p>"),
        ("[x](javascript&#58;alert(1))", "<p>x</p>"),
        ("[x](&#106;avascript&colon;alert(1))", "<p>x</p>"),
        ("[x](data:text/html,y)", "<p>x</p>"),
        ("[x](vbscript:y)", "<p>x</p>"),
        ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
        ("[x](//evil.example)", "<p>x</p>"),
        ("[x](/local/)", "<p>x</p>"),
        ("[x](http:///)", "<p>x</p>"),
        (
            "[![alt](p.png)](javascript:x)",
            '<p><img src="../../a/0.png" alt="alt" width="4" height="3" loading="lazy"></p>',
        ),
        ('[x](https://a.example/ "t")', '<p><a href="https://a.example/" rel="external">x</a></p>'),
        ("![a](p.png)", '<p><img src="../../a/0.png" alt="a" width="4" height="3" loading="lazy"></p>'),
        ("![a](münchen.png)", '<p><img src="../../a/1.png" alt="a" width="4" height="3" loading="lazy"></p>'),
        ("![a](https://evil.example/p.png)", "<p>[a]</p>"),
        ("![](javascript:x)", "<p></p>"),
    ],
)
def test_markdown(text: str, made: str) -> None:
    assert html(text) == made


def test_the_alignment_of_a_table_writes_no_style() -> None:
    made = html("| a | b |\n|:-:|--:|\n| 1 | 2 |")
    assert "<th>a</th>" in made
    assert "<td>2</td>" in made
    assert "style" not in made


def test_plain_text_is_text() -> None:
    made = body_html(Body("*a* <b>\n\n# c & {{7*7}}"), {}, ".", "LONDON <x>")
    assert made == '<p><span class="dateline">LONDON &lt;x&gt;</span> — *a* &lt;b&gt;</p>\n<p># c &amp; {{7*7}}</p>'


def test_the_opening_is_whole_paragraphs_and_no_heading() -> None:
    text = "# Head\n\n" + "\n\n".join(f"Paragraph {n} " + "x" * 200 for n in range(5))
    made = opening_html(Body(text, "markdown"), 300)
    assert made.count("<p>") == 2
    assert "Head" not in made


@given(st.text("<>&\"'[]()!#*_`~|:-\\/ \n\tajspcrithovdt;&x=\u2028", max_size=80))
def test_only_our_own_elements_and_safe_links_come_out(text: str) -> None:
    made = html(text)
    assert set(re.findall(r"<(\w+)", made)) <= set("p h2 h3 h4 h5 h6 em strong a img ul ol li blockquote pre code hr br table thead tbody tr th td".split())  # fmt: skip
    assert all(re.match("https?://|mailto:", link) for link in re.findall(r'href="([^"]*)', made))
    assert not re.search(r"<[^>]*\s(?:on\w+|style)=", made)


#: Openings and marks that mean something, words that mean nothing, and what stands between them.
PIECES = st.sampled_from(
    ["word", "Two words.", "“Quoted,” he said", "- item", "+ a", "1. one", "2) two", "# head", "> said", "===", "---", "***", "    code", "\tcode",
     "* star", "*em*", "**b**", "a_b_c", "[x]", "[x](http://a.example)", "[x]: http://a.example", "![p](a.png)", "<b>", "a < b > c", "&amp; & AT&T", "`code`",
     "```", "~~~", "| a | b |", "|---|---|", "a \\* b", "it's", 'the "port"', "trailing  ", " leading", "é à 港口", "a\u00a0b", "5 ships", "=", "-", "a - b", "(c)", "٣ سفن"]
)  # fmt: skip
DOCUMENTS = st.lists(
    st.tuples(PIECES, st.sampled_from(["\n", "\n\n", " ", "\n \n", "\n\n\n", "  \n"])), max_size=12
).map(lambda parts: "".join(piece + gap for piece, gap in parts))


@settings(max_examples=600, deadline=None)
@given(DOCUMENTS)
def test_what_is_written_straight_is_what_the_parser_writes(text: str) -> None:
    env: dict[str, object] = {"pictures": {}, "root": "."}
    assert markdown_html(text, env) == _parser().render(text, env)


def test_the_texts_of_this_repository_are_written_as_the_parser_writes_them() -> None:
    for file in sorted((Path(__file__).parents[2] / "articles").rglob("*.md")):
        text = file.read_text("utf-8").partition("\n---\n")[2]
        env: dict[str, object] = {"pictures": {}, "root": "."}
        assert markdown_html(text, env) == _parser().render(text, env), file.name
