"""Catalogue to pages to files: plan, decide what is stale, render, write."""

from .build import Outcome, Wanted, build_site
from .explain import Sources, pages_with, sources_of
from .handing_out import handed_out
from .look import Logo, Look
from .output import MARKER, Output
from .plan import address_named, places, plan_site
from .planned import Plan, Planned
from .rehearsal import Fate, Rehearsal, rehearse_site
from .sizes import Sizes
from .theme import Theme, shipped

__all__ = [
    "MARKER",
    "Fate",
    "Logo",
    "Look",
    "Outcome",
    "Output",
    "Plan",
    "Planned",
    "Rehearsal",
    "Sizes",
    "Sources",
    "Theme",
    "Wanted",
    "address_named",
    "build_site",
    "handed_out",
    "pages_with",
    "places",
    "plan_site",
    "rehearse_site",
    "shipped",
    "sources_of",
]
