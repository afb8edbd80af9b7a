"""Stories: which articles tell of one running event.

`profile` says what an article is about, `closeness` how close two are, `grouping` what belongs together; `settling` keeps it
up to date in the catalogue. `rules` are the user's own.
"""

from .comparing import Shared, Told, compare, shared
from .doubts import Doubt, Part, doubtful_stories
from .profile import profile_of
from .rules import NO_RULES, NO_STORY, Rules
from .rules_file import parse_rules
from .settling import settle_stories
from .spoken import rule_problems, same_rules
from .weeks import week_of

__all__ = [
    "NO_RULES",
    "NO_STORY",
    "Doubt",
    "Part",
    "Rules",
    "Shared",
    "Told",
    "compare",
    "doubtful_stories",
    "parse_rules",
    "profile_of",
    "rule_problems",
    "same_rules",
    "settle_stories",
    "shared",
    "week_of",
]
