"""What there is, in what order: the catalogue and the questions it answers."""

from .alike import CONTAINED, FEWEST, RESEMBLES, Judgement, judge
from .cards import CARDS_KEPT, Card, Shown
from .changes import Changes, as_if_new, changes_since, remember_all, remember_changes
from .entry import KINDS, NAMED, Entry, entry_of, read_entries
from .history import CAUSES, Cause, Reading, all_read, last_build, reading, readings
from .intake import all_problems, forget_missing, take_in, unread, unused_pictures
from .questions import DAYS_OF_YEAR, VERSIONS_SHOWN, Questions, Record, Text, Topic, Totals, Version, Written, YearOnDay
from .review import Finding, Line, Names, Reviewed, Stories, item_of, review
from .settling import settle_all
from .store import copy_catalogue, look_into, open_catalogue, read_only, written_as
from .stories import (
    NO_RULES,
    Doubt,
    Part,
    Rules,
    Shared,
    Told,
    compare,
    doubtful_stories,
    parse_rules,
    same_rules,
    shared,
)
from .story_questions import Story
from .whois import lifetimes

__all__ = [
    "CARDS_KEPT",
    "CAUSES",
    "CONTAINED",
    "DAYS_OF_YEAR",
    "FEWEST",
    "KINDS",
    "NAMED",
    "NO_RULES",
    "RESEMBLES",
    "VERSIONS_SHOWN",
    "Card",
    "Cause",
    "Changes",
    "Doubt",
    "Entry",
    "Finding",
    "Judgement",
    "Line",
    "Names",
    "Part",
    "Questions",
    "Reading",
    "Record",
    "Reviewed",
    "Rules",
    "Shared",
    "Shown",
    "Stories",
    "Story",
    "Text",
    "Told",
    "Topic",
    "Totals",
    "Version",
    "Written",
    "YearOnDay",
    "all_problems",
    "all_read",
    "as_if_new",
    "changes_since",
    "compare",
    "copy_catalogue",
    "doubtful_stories",
    "entry_of",
    "forget_missing",
    "item_of",
    "judge",
    "last_build",
    "lifetimes",
    "look_into",
    "open_catalogue",
    "parse_rules",
    "read_entries",
    "read_only",
    "reading",
    "readings",
    "remember_all",
    "remember_changes",
    "review",
    "same_rules",
    "settle_all",
    "shared",
    "take_in",
    "unread",
    "unused_pictures",
    "written_as",
]
