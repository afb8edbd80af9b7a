"""The modules of the page of searching: what node's own tests say, and that words are folded as Python folds them."""

from __future__ import annotations

import random
import subprocess
import unicodedata
from pathlib import Path

import pytest

from browser.shared import REPOSITORY, find_tool
from newsarchive.search.folding import fold, words_of

from .node import HERE, answers, modules

TEXTS = (
    "Netanyahu’s talks, in Žilina: O'Neil", "Straße, Éditions de l’Aube, U.S. and U.K.", "東京都の人々、カタカナー", "a.b.c. 1.2. x.y.", "It's its ’s 's's",
    "ΑΣ ὈΔΥΣΣΕΎΣ Σ", "İstanbul ISPARTA ı", "Ærø Łódź Þór đ ð", "קָמָץ שָׁלוֹם", "مَدْرَسَةٌ کتابی ـــ يوسى", "हिन्दी क़लम", "ราชอาณาจักรไทย ๆ ฯ", "ភាសាខ្មែរ", "ﬁn ½ ² Ⅳ ①", "a_b __ c-d",
    "Việt Nam Đà Nẵng", "\u0345 \u1e9e \u2126 \u212a", "\U0001d400\U0001d7ce \U0002000b\U0002000c", "한국어 조선",
)  # fmt: skip


def test_node_s_own_tests_pass(tmp_path: Path) -> None:
    node = find_tool("node", how="apt-get install nodejs")
    files = sorted(map(str, HERE.glob("*.test.mjs")))
    done = subprocess.run([node, "--test", *files], capture_output=True, text=True, encoding="utf-8", timeout=120, env=modules(tmp_path))  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_words_are_folded_as_where_the_index_is_written(tmp_path: Path) -> None:
    texts = [*TEXTS, *(file.read_text("utf-8") for file in sorted((REPOSITORY / "articles").rglob("*.md")))]
    # Node may know characters of a later Unicode than Python does.
    every = [chr(code) for code in range(0x20, 0x1F000) if unicodedata.category(chr(code)) not in ("Cn", "Cs")]
    texts += [f"ab{each}cd" for each in every]
    chance = random.Random(20)
    texts += ["".join(chance.choices(every[:0x3000], k=40)) for _ in range(500)]
    told = answers(tmp_path, [("words", text) for text in texts])
    assert {
        text: (mine, words_of(text)) for text, mine in zip(texts, told, strict=True) if mine != words_of(text)
    } == {}
    assert answers(tmp_path, [("fold", text) for text in TEXTS]) == [fold(text) for text in TEXTS]


@pytest.mark.parametrize("query", ["", "(", "[a-z]*+?", "<img src=x onerror=alert(1)>", "a" * 10_000, '"' * 2_000, "-" * 500, "OR OR OR", "lang: source:\"\"", "\x00\ud7ff"])  # fmt: skip
def test_any_text_is_a_query(tmp_path: Path, query: str) -> None:
    (read,) = answers(tmp_path, [("parse", query)])
    assert len(read) <= 32
