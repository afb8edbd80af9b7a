"""What there is, in what order: the catalogue and the questions it answers."""

from .cards import Card, Shown
from .intake import KINDS, all_problems, forget_missing, settle_all, take_in, unread, unused_pictures
from .questions import Questions, Record, Topic, Totals
from .store import open_catalogue

__all__ = [
    "KINDS",
    "Card",
    "Questions",
    "Record",
    "Shown",
    "Topic",
    "Totals",
    "all_problems",
    "forget_missing",
    "open_catalogue",
    "settle_all",
    "take_in",
    "unread",
    "unused_pictures",
]
