"""Stories: which articles tell of one running event.

`profile` says what an article is about, `closeness` how close two are, `grouping` what belongs together; `settling` keeps it
up to date in the catalogue.
"""

from .comparing import Shared, Told, compare, shared
from .profile import profile_of
from .settling import settle_stories
from .weeks import week_of

__all__ = ["Shared", "Told", "compare", "profile_of", "settle_stories", "shared", "week_of"]
