"""What each page shows: plain frozen values, and nothing else reaches a template.

A template gets three names, and the function `once` (`theme.py`): `site` (`SiteView`), `page` (one of the views here) and
`root` (the way from the page up to the top of the site: `.`, `..`, `../..`; on the 404 page the base path). Because a page
can read nothing but its view, the digest of the view and of the template says whether the page must be made again.

Addresses begin and end with a slash and start at the top of the site: `/2019/02/27/`. A template writes
`{{ root }}{{ item.address }}`, so that a built folder works under any path of any host. All of them are ASCII.

Texts that came from articles are plain `str` and are escaped by Jinja; only fields that say "HTML" are `Markup` made
by our own Markdown renderer.
"""

from .article import (
    ArticleView,
    AuthorView,
    CitationView,
    CitingView,
    CompareView,
    CorrectionView,
    DownloadView,
    EvidenceRow,
    NamesView,
    ReasonedView,
    RelatedView,
    SavedView,
    VersionsView,
    VersionView,
)
from .feeds import (
    FeedEntry,
    FeedView,
    HeadersView,
    LlmsSection,
    LlmsView,
    OpenSearchView,
    RobotsView,
    SecurityView,
    SitemapIndexView,
    SitemapView,
    TypedPath,
)
from .holdings import CorrectedView, CorrectionsView, CoverageView, FiguresRow, GapView, SourceChart
from .periods import (
    DayCell,
    Decade,
    MonthTable,
    OnDayView,
    OnThisDayView,
    OnYear,
    PeriodView,
    UndatedView,
    YearCell,
    YearsView,
)
from .shared import DateView, FeedLink, Group, Item, LogoView, PictureView, Place, RulerView, SiteView
from .site import Anniversary, FrontView, GoneView, MovedView, NotFoundView, RedirectsView, SearchView, TextView
from .stories import StoriesView, StoryDay, StoryLine, StoryView, Tick
from .threads import Thread
from .topics import IndexView, Letter, RoleView, TopicView, WhoView

__all__ = [
    "Anniversary",
    "ArticleView",
    "AuthorView",
    "CitationView",
    "CitingView",
    "CompareView",
    "CorrectedView",
    "CorrectionView",
    "CorrectionsView",
    "CoverageView",
    "DateView",
    "DayCell",
    "Decade",
    "DownloadView",
    "EvidenceRow",
    "FeedEntry",
    "FeedLink",
    "FeedView",
    "FiguresRow",
    "FrontView",
    "GapView",
    "GoneView",
    "Group",
    "HeadersView",
    "IndexView",
    "Item",
    "Letter",
    "LlmsSection",
    "LlmsView",
    "LogoView",
    "MonthTable",
    "MovedView",
    "NamesView",
    "NotFoundView",
    "OnDayView",
    "OnThisDayView",
    "OnYear",
    "OpenSearchView",
    "PeriodView",
    "PictureView",
    "Place",
    "ReasonedView",
    "RedirectsView",
    "RelatedView",
    "RobotsView",
    "RoleView",
    "RulerView",
    "SavedView",
    "SearchView",
    "SecurityView",
    "SiteView",
    "SitemapIndexView",
    "SitemapView",
    "SourceChart",
    "StoriesView",
    "StoryDay",
    "StoryLine",
    "StoryView",
    "TextView",
    "Thread",
    "Tick",
    "TopicView",
    "TypedPath",
    "UndatedView",
    "VersionView",
    "VersionsView",
    "WhoView",
    "YearCell",
    "YearsView",
]
