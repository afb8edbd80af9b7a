"""The two real documents: exactly the names that a right reading of them has."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsarchive.loader.names import Mention, find_names, main_names

SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"the seed documents are not at {SEEDS}")


def read(name: str, first: str) -> tuple[str, list[str]]:
    """The headline and the body: from its first words on, without the related line and the address."""
    blocks = [block.strip() for block in (SEEDS / name).read_text(encoding="utf-8").split("\n\n")]
    start = next(i for i, block in enumerate(blocks) if block.startswith(first))
    body = [block for block in blocks[start:] if not block.startswith(("**Related", "Original url", "<http"))]
    return blocks[0].lstrip("# "), body


def names(mentions: tuple[Mention, ...], kind: str) -> list[str]:
    return [mention.name for mention in mentions if mention.kind == kind]


def test_first_seed() -> None:
    title, body = read("000_54aeb4fe85fba7ce.txt", "Israeli Prime Minister Benjamin")
    assert len(body) == 10
    mentions = find_names(title, body)
    assert names(mentions, "people") == [
        "Benjamin Netanyahu",
        "Vladimir Putin",
        "Bashar al-Assad",
        "Meir Ben-Shabbat",
        "Tamir Heiman",
    ]
    assert set(names(mentions, "places")) == {
        "Moscow",
        "Iran",
        "Israel",
        "Russia",
        "Syria",
        "Paris",
        "Middle East",
    }
    assert set(names(mentions, "organisations")) == {"Hezbollah", "Israel Defense Forces", "Kremlin"}
    assert {"IDF", "Israel Defense Force"} <= set(mentions[-1].variants)
    assert main_names(mentions, title, body[0])[:2] == ("Benjamin Netanyahu", "Iran")


def test_second_seed() -> None:
    title, body = read("003_ecf628c53dc5ea06.txt", "Israel must be allowed")
    assert len(body) == 8
    mentions = find_names(title, body)
    assert set(names(mentions, "people")) == {
        "Benjamin Netanyahu",
        "Vladimir Putin",
        "Bashar al-Assad",
        "Sergei Lavrov",
        "Sergei Shoigu",
    }
    assert set(names(mentions, "places")) == {"Sochi", "Iran", "Israel", "Russia", "Syria", "Tehran"}
    assert names(mentions, "organisations") == ["Hezbollah", "RIA", "Interfax"]


def test_a_caption_counts_like_text() -> None:
    title, body = read("000_54aeb4fe85fba7ce.txt", "Israeli Prime Minister Benjamin")
    caption = (
        "Russian President Vladimir Putin (R) meets with Israeli Prime Minister Benjamin Netanyahu at the Kremlin "
        "in Moscow on February 27, 2019."
    )
    plain, captioned = find_names(title, body), find_names(title, body, captions=[caption])
    assert [mention.name for mention in captioned] == [mention.name for mention in plain]
    assert sum(mention.count for mention in captioned) > sum(mention.count for mention in plain)
