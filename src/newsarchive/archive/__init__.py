"""What there is, in what order: the catalogue and the questions it answers."""

from .cards import Card, Shown
from .history import CAUSES, Cause, Reading, all_read, last_build, reading, readings, remember_readings, why_read
from .intake import KINDS, all_problems, forget_missing, settle_all, take_in, unread, unused_pictures
from .questions import Questions, Record, Text, Topic, Totals, Written
from .review import Finding, Line, Reviewed, item_of, review
from .store import copy_catalogue, look_into, open_catalogue, written_as

__all__ = [
    "CAUSES",
    "KINDS",
    "Card",
    "Cause",
    "Finding",
    "Line",
    "Questions",
    "Reading",
    "Record",
    "Reviewed",
    "Shown",
    "Text",
    "Topic",
    "Totals",
    "Written",
    "all_problems",
    "all_read",
    "copy_catalogue",
    "forget_missing",
    "item_of",
    "last_build",
    "look_into",
    "open_catalogue",
    "reading",
    "readings",
    "remember_readings",
    "review",
    "settle_all",
    "take_in",
    "unread",
    "unused_pictures",
    "why_read",
    "written_as",
]
