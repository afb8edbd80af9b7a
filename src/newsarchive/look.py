"""How a site looks, as far as that is said in the configuration: its accent, its typefaces, its logo, its menus.

What is written here reaches a style sheet. So a colour must be one, and readable; and of a list of typefaces nothing is
taken but names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, NamedTuple

import msgspec

from .text.colours import Colour, colour_text, contrast, mixed, nearest, parse_colour

_COLOUR = msgspec.Meta(description="A colour like #8c1c1c.")
_FAMILIES = msgspec.Meta(
    description='"serif", "sans", or names of typefaces with commas between them, the best one first.'
)


class Accent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The one colour besides ink and paper, on each of the two papers."""

    light: Annotated[str, _COLOUR]
    dark: Annotated[str, _COLOUR]


class Fonts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Typefaces: of what is read, and of labels, menus and headings of sections."""

    text: Annotated[str, _FAMILIES] = "serif"
    labels: Annotated[str, _FAMILIES] = ""


class LookSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the site looks."""

    accent: Annotated[
        str | Accent | None,
        msgspec.Meta(description="The colour of what leads on; one for each paper, or one that can be read on both."),
    ] = None
    fonts: Annotated[
        str | Fonts, msgspec.Meta(description='Typefaces: "serif", "sans", or those of the text and of the labels.')
    ] = Fonts()
    logo: Annotated[
        str, msgspec.Meta(description="A picture in place of the name on the masthead: SVG, PNG, JPEG or WebP.")
    ] = ""
    # Tuples, because a look is handed to workers that know it by its hash.
    menu: Annotated[
        tuple[str, ...] | None, msgspec.Meta(description='The pages that the menu names: ["years", "people", "tags"].')
    ] = None
    footer: Annotated[tuple[str, ...] | None, msgspec.Meta(description="The pages that the footer names.")] = None


class Refused(NamedTuple):
    """What is wrong with a key of `[look]`, and what to write instead."""

    key: str
    message: str
    hint: str


class Paper(NamedTuple):
    """What the accent stands on, as the theme's style sheet has it, and the ink that stands on tints of the accent."""

    name: str
    ground: Colour
    ink: Colour


LIGHT = Paper("light", (0xFD, 0xFC, 0xF9), (0x1C, 0x1B, 0x19))
DARK = Paper("dark", (0x16, 0x15, 0x13), (0xE7, 0xE3, 0xDA))
#: The least contrast of text (WCAG 2.2, 1.4.3).
LEAST = 4.5
#: So much of the accent is in the deepest tint of a calendar.
TINT = 0.41

#: Stacks that the theme has, by the name they have in the configuration.
STACKS = {"serif": "var(--serif)", "sans": "var(--sans)"}
_GENERIC = {"serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace"}
_NAME = re.compile(r"[^\W_](?:[^\W_]|[ -](?=[^\W_]))*")


def wrong_in(look: LookSettings) -> Refused | None:
    """Return the first thing that is wrong, or None."""
    return _wrong_accent(look.accent) or _wrong_fonts(fonts_of(look))


def accent_of(look: LookSettings) -> Accent | None:
    """Return the accent on each paper; None where the theme's is wanted."""
    return Accent(look.accent, look.accent) if isinstance(look.accent, str) else look.accent


def fonts_of(look: LookSettings) -> Fonts:
    """Return the typefaces; where one word is said, it is meant for all."""
    return Fonts(look.fonts) if isinstance(look.fonts, str) else look.fonts


def custom_properties(look: LookSettings) -> Iterator[tuple[str, str, str]]:
    """Yield what a style sheet must be told: the media it holds for ("" for all), the property, its value."""
    accent, fonts = accent_of(look), fonts_of(look)
    if accent is not None:
        # On paper the accent is black, whatever it is on a screen.
        yield "screen", "--accent", accent.light
        yield "screen and (prefers-color-scheme:dark)", "--accent", accent.dark
    if fonts.text != "serif":
        yield "", "--read", _stack(fonts.text, "serif")
    if fonts.labels:
        yield "", "--labels", _stack(fonts.labels, "read")


def _stack(said: str, behind: str) -> str:
    """Return a list of families as CSS: names in quotes, and behind them the theme's own."""
    if said in STACKS:
        return STACKS[said]
    names = list(_families(said))
    listed = ",".join(name if name in _GENERIC else f'"{name}"' for name in names)
    return listed if names[-1] in _GENERIC else f"{listed},var(--{behind})"


def _families(said: str) -> Iterator[str]:
    for part in said.split(","):
        name = part.strip()
        yield name[1:-1] if len(name) > 1 and name[0] == name[-1] and name[0] in "\"'" else name


def _wrong_fonts(fonts: Fonts) -> Refused | None:
    for key, said in (("text", fonts.text), ("labels", fonts.labels)):
        bad = next((name for name in _families(said) if not _NAME.fullmatch(name)), None)
        if bad is not None and (said or key == "text"):
            message = f"look.fonts: {bad!r} is not the name of a typeface"
            return Refused("fonts", message, 'write "serif", "sans", or names like "Iowan Old Style, Georgia, serif"')
    return None


def _wrong_accent(accent: str | Accent | None) -> Refused | None:
    if accent is None:
        return None
    pair = Accent(accent, accent) if isinstance(accent, str) else accent
    colours = {}
    for paper, said in ((LIGHT, pair.light), (DARK, pair.dark)):
        colour = parse_colour(said)
        if colour is None:
            return Refused("accent", f"look.accent: {said!r} is not a colour", "write it like #8c1c1c")
        colours[paper] = colour
    complaints = [why for paper, colour in colours.items() for why in _unreadable(colour, paper)]
    if not complaints:
        return None
    light, dark = (_readable(colour, paper) for paper, colour in colours.items())
    return Refused(
        "accent", f"look.accent: {complaints[0]}", f'write accent = {{ light = "{light}", dark = "{dark}" }}'
    )


def _readable(colour: Colour, paper: Paper) -> str:
    """Return the colour nearest to this one that will do: the same hue, darker or lighter."""
    found = nearest(colour, lambda each: next(_unreadable(each, paper), None) is None)
    return colour_text(found or paper.ink)


def _unreadable(colour: Colour, paper: Paper) -> Iterator[str]:
    """Say what cannot be read where a colour is the accent on a paper."""
    name = colour_text(colour)
    measured = contrast(colour, paper.ground)
    if measured < LEAST:
        yield f"{name} on the {paper.name} paper {colour_text(paper.ground)} has a contrast of {_shown(measured)}; text needs {LEAST}"
    measured = contrast(mixed(colour, TINT, paper.ground), paper.ink)
    if measured < LEAST:
        yield f"ink on a calendar's deepest tint of {name} has a contrast of {_shown(measured)} on the {paper.name} paper; text needs {LEAST}"


def _shown(measured: float) -> str:
    """Return a contrast to two places; never rounded up, so that 4.499 is not said to be 4.50."""
    return f"{int(measured * 100) / 100:.2f}"
