"""The stylesheet as it is published: the theme's without its comments, and with what the configuration says of the look."""

from __future__ import annotations

import rcssmin

from ..look import LookSettings, custom_properties


def compact(source: str) -> str:
    """Return a stylesheet with the same rules, without comments and without spaces that mean nothing.

    >>> compact("/* Ground */ body { margin: 0 auto; }")
    'body{margin:0 auto}'
    """
    return str(rcssmin.cssmin(source))


def look_rules(look: LookSettings) -> str:
    """Return the rules that a site's look comes to: custom properties, which the theme's rules use; "" where nothing is said."""
    rules = ""
    for media, name, value in custom_properties(look):
        rule = f":root{{{name}:{value}}}"
        rules += f"@media {media}{{{rule}}}" if media else rule
    return rules
