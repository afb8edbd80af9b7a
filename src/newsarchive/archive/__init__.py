"""What there is, in what order: the catalogue and the questions it answers."""

from .cards import Card, Shown
from .intake import KINDS, all_problems, forget_missing, settle_all, take_in, unread, unused_pictures
from .questions import Questions, Record, Topic, Totals
from .review import Finding, Line, Reviewed, item_of, review
from .store import open_catalogue

__all__ = [
    "KINDS",
    "Card",
    "Finding",
    "Line",
    "Questions",
    "Record",
    "Reviewed",
    "Shown",
    "Topic",
    "Totals",
    "all_problems",
    "forget_missing",
    "item_of",
    "open_catalogue",
    "review",
    "settle_all",
    "take_in",
    "unread",
    "unused_pictures",
]
