"""Catalogue to pages to files: plan, decide what is stale, render, write."""

from .build import Outcome, Sizes, build_site
from .output import MARKER, Output
from .plan import plan_site
from .planned import Plan, Planned
from .theme import Theme, shipped

__all__ = ["MARKER", "Outcome", "Output", "Plan", "Planned", "Sizes", "Theme", "build_site", "plan_site", "shipped"]
