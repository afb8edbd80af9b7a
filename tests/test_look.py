"""How a site looks, as it is said: colours that can be read, names of typefaces and nothing else."""

from __future__ import annotations

import re

import pytest

from newsarchive.builder import shipped
from newsarchive.errors import SettingsError
from newsarchive.look import DARK, LEAST, LIGHT, TINT, Accent, Fonts, LookSettings, Paper, custom_properties, wrong_in
from newsarchive.settings import parse_settings
from newsarchive.text.colours import Colour, colour_text, contrast, mixed, nearest, parse_colour


def refused(text: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    return caught.value


@pytest.mark.parametrize(
    ("one", "other", "measured"),
    [("#8c1c1c", "#fdfcf9", 8.9), ("#ef9084", "#161513", 7.8), ("#5b574e", "#fdfcf9", 7.0), ("#777777", "#ffffff", 4.48)],
)  # fmt: skip
def test_contrast_is_that_of_the_guidelines(one: str, other: str, measured: float) -> None:
    first, second = parse_colour(one), parse_colour(other)
    assert first is not None
    assert second is not None
    assert contrast(first, second) == contrast(second, first) == pytest.approx(measured, abs=0.05)


def test_the_nearest_colour_is_of_the_same_hue() -> None:
    assert nearest((10, 20, 30), lambda colour: True) == (10, 20, 30)
    darker = nearest((255, 187, 0), lambda colour: contrast(colour, LIGHT.ground) >= LEAST)
    assert darker == (149, 109, 0)
    assert nearest((1, 2, 3), lambda colour: False) is None


@pytest.mark.parametrize(("paper", "block"), [(LIGHT, 0), (DARK, 1)])
def test_papers_and_inks_are_those_of_the_theme(paper: Paper, block: int) -> None:
    style = (shipped() / "style.css").read_text("utf-8")
    root = re.findall(r":root\{([^}]*--paper[^}]*)\}", style)[block]
    assert f"--paper:{colour_text(paper.ground)};" in root
    assert f"--ink:{colour_text(paper.ink)};" in root
    assert f".t4{{--t:{TINT:.0%}}}" in style


@pytest.mark.parametrize(
    "pair",
    [("#8c1c1c", "#ef9084"), ("#1d3f72", "#8fb4ea"), ("#1f5138", "#86c7a4"), ("#5b2a5e", "#d3a0d6"), ("#6b3d12", "#dba873")],
)  # fmt: skip
def test_the_house_s_own_accents_pass(pair: tuple[str, str]) -> None:
    assert wrong_in(LookSettings(accent=Accent(*pair))) is None


def test_an_accent_is_told_what_was_measured_and_what_would_do() -> None:
    error = refused('[site]\nname = "N"\n[look]\naccent = "#fb0"\n')
    assert error.where == "newsarchive.toml:4"
    assert error.message == ("look.accent: #ffbb00 on the light paper #fdfcf9 has a contrast of 1.65; text needs 4.5")
    assert error.hint == 'write accent = { light = "#956d00", dark = "#ffbb00" }'
    assert parse_settings(f"[look]\n{error.hint.removeprefix('write ')}\n").look.accent == Accent("#956d00", "#ffbb00")


@pytest.mark.parametrize(
    "colour", ["#8c1c1c", "#ffffff", "#000000", "#777777", "#00ff00", "#0000ff", "#ff00aa", "#808000"]
)
def test_every_colour_that_is_proposed_can_be_read(colour: str) -> None:
    wrong = wrong_in(LookSettings(accent=Accent(colour, colour)))
    assert wrong is not None
    light, dark = (parse_colour(each) or (0, 0, 0) for each in re.findall(r"#\w+", wrong.hint))
    for each, paper in ((light, LIGHT), (dark, DARK)):
        assert contrast(each, paper.ground) >= LEAST
        tint: Colour = mixed(each, TINT, paper.ground)
        assert contrast(tint, paper.ink) >= LEAST


def test_ink_must_be_readable_on_what_is_tinted() -> None:
    wrong = wrong_in(LookSettings(accent=Accent("#8c1c1c", "#ffffff")))
    assert wrong is not None
    assert "ink on a calendar's deepest tint of #ffffff has a contrast of 3.59" in wrong.message


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ('accent = "red"', "'red' is not a colour"),
        ('accent = "#12345"', "not a colour"),
        ('accent = { light = "#8c1c1c" }', "missing required field `dark`"),
        ('accent = { light = "#8c1c1c", dark = "#ef9084;}" }', "not a colour"),
        ("fonts = \"Georgia; } body { display: none\"", "not the name"),
        ('fonts = "url(https://x.example/a.woff)"', "not the name"),
        ('fonts = "Georgia\\\\"', "not the name"),
        ('fonts = "Georgia, \'Times"', "not the name"),
        ('fonts = "Georgia,,serif"', "not the name"),
        ('fonts = ""', "not the name"),
        ('fonts = { labels = "</style>" }', "not the name"),
        ('fonts = { headlines = "serif" }', "unknown field `headlines`"),
        ("logo = 1", "str"),
        ('menu = "years"', "array"),
        ('acent = "#8c1c1c"', "did you mean 'accent'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(line: str, word: str) -> None:
    error = refused(f"[look]\n{line}\n")
    assert error.where == "newsarchive.toml:2"
    assert word in str(error)


@pytest.mark.parametrize(
    ("fonts", "properties"),
    [
        ("serif", []),
        ("sans", [("", "--read", "var(--sans)")]),
        (Fonts(labels="sans"), [("", "--labels", "var(--sans)")]),
        (Fonts(text="sans", labels="serif"), [("", "--read", "var(--sans)"), ("", "--labels", "var(--serif)")]),
        ("Iowan Old Style, 'Georgia', serif", [("", "--read", '"Iowan Old Style","Georgia",serif')]),
        ("Literata", [("", "--read", '"Literata",var(--serif)')]),
        (Fonts(labels="Gill Sans"), [("", "--labels", '"Gill Sans",var(--read)')]),
        ("思源宋体", [("", "--read", '"思源宋体",var(--serif)')]),
    ],
)  # fmt: skip
def test_typefaces_are_named_and_nothing_else(fonts: str | Fonts, properties: list[tuple[str, str, str]]) -> None:
    look = LookSettings(fonts=fonts)
    assert wrong_in(look) is None
    assert list(custom_properties(look)) == properties
