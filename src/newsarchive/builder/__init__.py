"""Catalogue to pages to files: plan, decide what is stale, render, write."""

from .build import Outcome, Wanted, build_site
from .explain import Sources, pages_with, sources_of
from .output import MARKER, Output
from .plan import plan_site
from .planned import Plan, Planned
from .rehearsal import Fate, Rehearsal, rehearse_site
from .sizes import Sizes
from .theme import Theme, shipped

__all__ = [
    "MARKER",
    "Fate",
    "Outcome",
    "Output",
    "Plan",
    "Planned",
    "Rehearsal",
    "Sizes",
    "Sources",
    "Theme",
    "Wanted",
    "build_site",
    "pages_with",
    "plan_site",
    "rehearse_site",
    "shipped",
    "sources_of",
]
