"""Colours as three numbers: how far two stand apart for an eye, and the nearest one that will do.

Luminance and contrast are those of the Web Content Accessibility Guidelines 2.2.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable

#: Red, green and blue, each from 0 to 255.
Colour = tuple[int, int, int]

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def parse_colour(text: str) -> Colour | None:
    """Return a colour written as in style sheets, or None.

    >>> parse_colour("#8C1c1c"), parse_colour("#fff"), parse_colour("red")
    ((140, 28, 28), (255, 255, 255), None)
    """
    if not _HEX.fullmatch(text):
        return None
    digits = text[1:] if len(text) == 7 else "".join(digit * 2 for digit in text[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def colour_text(colour: Colour) -> str:
    """Return a colour as it is written.

    >>> colour_text((140, 28, 28))
    '#8c1c1c'
    """
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black and white).

    >>> contrast((0, 0, 0), (255, 255, 255))
    21.0
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: Colour, share: float, ground: Colour) -> Colour:
    """Return what `color-mix(in srgb, colour share, ground)` is.

    >>> mixed((0, 0, 0), 0.25, (200, 100, 40))
    (150, 75, 30)
    """
    red, green, blue = (round(part * share + below * (1 - share)) for part, below in zip(colour, ground, strict=True))
    return red, green, blue


def nearest(colour: Colour, fits: Callable[[Colour], bool]) -> Colour | None:
    """Return the colour of the same hue that fits and is least lighter or darker; None where none does."""
    hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    for step in range(256):
        for moved in (light - step / 255, light + step / 255):
            if 0 <= moved <= 1:
                red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, moved, strength))
                if fits((red, green, blue)):
                    return red, green, blue
    return None


def _luminance(colour: Colour) -> float:
    red, green, blue = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
