"""The one configuration file, `newsarchive.toml`, as checked values.

Everything is optional. What is not known is an error with a suggestion, because a misspelt key that is silently
ignored costs an evening. Reading the file from disk is the command line's business.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from .errors import SettingsError
from .look import LookSettings, wrong_in

#: The configuration's usual name.
FILE_NAME = "newsarchive.toml"
#: The names file's usual name: this one need not exist.
NAMES_FILE = "names.yaml"
#: The same of the file of rules for stories.
STORIES_FILE = "stories.yaml"
#: The folder of the user's own pages: it need not exist.
PAGES_FOLDER = "pages"

#: The kinds of pages that a site can be without; its years, its articles and About are always there.
OPTIONAL = (
    *("tags", "people", "places", "organisations", "authors", "sources", "sections"),
    *("stories", "on", "coverage", "corrections", "search"),
)
_ALWAYS = ("years", "undated", "about", "articles")

DateOrder = Literal["dmy", "mdy", "ymd"]
FeedFormat = Literal["atom", "rss", "json"]
FeedKind = Literal[
    "site", "months", "tags", "people", "places", "organisations", "authors", "sources", "sections", "stories", "corrections"
]  # fmt: skip

#: A URI of the kinds that RFC 9116 (2.5.3) names, of printable ASCII without spaces.
_CONTACT = re.compile(r"(?:mailto:|https://|tel:)[!-~]+")

_PATH = Annotated[str, msgspec.Meta(min_length=1)]


class SiteSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the site presents itself."""

    name: Annotated[str, msgspec.Meta(min_length=1, description="The archive's name, on the masthead.")] = (
        "News archive"
    )
    motto: Annotated[str, msgspec.Meta(description="A line under the name.")] = ""
    base_url: Annotated[
        str,
        msgspec.Meta(
            description="Where the site will stand, e.g. https://example.org/archive/. Needed for feeds and sitemap."
        ),
    ] = ""
    language: Annotated[
        str,
        msgspec.Meta(
            pattern="^[a-z]{2,3}(-[A-Za-z0-9]+)*$",
            description="BCP 47 tag of most articles, and of the pages where the theme knows it.",
        ),
    ] = "en"
    about: Annotated[str, msgspec.Meta(description="A Markdown file for the About page.")] = ""
    note: Annotated[
        str | None,
        msgspec.Meta(description="A sentence in the footer of every page; without it, one that fits any archive."),
    ] = None
    search: Annotated[
        Literal["own", "pagefind"],
        msgspec.Meta(
            description="Who answers on the page of searching: the archive's own index, or Pagefind, which you run after each build."
        ),
    ] = "own"
    without: Annotated[
        # A tuple, because settings are handed to workers that know them by their hash.
        tuple[Annotated[str, msgspec.Meta(extra_json_schema={"enum": list(OPTIONAL)})], ...],
        msgspec.Meta(description='The kinds of pages that the site does not have: ["organisations", "corrections"].'),
    ] = ()
    canonical: Annotated[
        Literal["own", "original"],
        msgspec.Meta(
            description="Which address search engines are to show of an article: its page's own, or the original's where it is known."
        ),
    ] = "own"
    noindex: Annotated[bool, msgspec.Meta(description="Ask search engines to leave the whole site out.")] = False
    noindex_sources: Annotated[
        tuple[str, ...],
        msgspec.Meta(description="Sources whose articles search engines are asked to leave out."),
    ] = ()
    security_contact: Annotated[
        str,
        msgspec.Meta(
            description="Where to report what is unsafe, e.g. mailto:security@example.org. With it there is /.well-known/security.txt (RFC 9116)."
        ),
    ] = ""
    security_expires: Annotated[
        Annotated[datetime, msgspec.Meta(tz=True)] | None,
        msgspec.Meta(
            description="Until when security_contact holds, e.g. 2027-12-31T00:00:00Z; RFC 9116 advises less than a year."
        ),
    ] = None


class FeedsSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What can be subscribed to."""

    # Tuples, because settings are handed to workers that know them by their hash.
    of: Annotated[
        tuple[FeedKind, ...],
        msgspec.Meta(
            description="What has feeds: the site, its articles by month (for who takes all of them), kinds of topics, stories, corrections."
        ),
    ] = ("site", "months", "tags", "people", "sources", "authors", "sections", "stories", "corrections")
    formats: Annotated[
        tuple[FeedFormat, ...], msgspec.Meta(description="The formats of the feeds of the site and of corrections.")
    ] = ("atom", "rss", "json")
    list_formats: Annotated[
        tuple[FeedFormat, ...], msgspec.Meta(description="The formats of the feeds of topics and of stories.")
    ] = ("atom",)
    least: Annotated[
        int, msgspec.Meta(ge=1, description="A topic or a story with fewer articles has no feed of its own.")
    ] = 10
    content: Annotated[
        Literal["summary", "full"],
        msgspec.Meta(
            description="What the feeds of the site and of its months have of an article: its deck, or the whole text."
        ),
    ] = "summary"


class ReadingSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How texts are read."""

    date_order: Annotated[
        DateOrder | None, msgspec.Meta(description="How 03/04/2019 is meant where nothing else tells.")
    ] = None
    agencies: Annotated[dict[str, list[str]], msgspec.Meta(description="More agencies: name = [other spellings].")] = {}
    max_file_size: Annotated[int, msgspec.Meta(ge=1, description="Bytes; larger files are reported and left out.")] = (
        5_000_000
    )


class NamesSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How names are found, and what the user says of them."""

    spacy: Annotated[
        str, msgspec.Meta(description="An installed spaCy pipeline, or the folder of one, that finds names.")
    ] = ""
    file: Annotated[_PATH, msgspec.Meta(description="Which spellings are one name, and what is none.")] = NAMES_FILE


class AddressesSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What becomes of addresses that were published."""

    ledger: Annotated[
        str,
        msgspec.Meta(
            description='The file that keeps every published address, e.g. "addresses.txt"; without it, none does.'
        ),
    ] = ""
    retitled: Annotated[
        Literal["stay", "move"],
        msgspec.Meta(
            description="Whether an article in the ledger stays where it is when its headline or date changes, or moves and leaves a redirect."
        ),
    ] = "stay"


class StoriesSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the user says of stories."""

    file: Annotated[
        _PATH, msgspec.Meta(description="Which stories are one, or several, or called otherwise, or none.")
    ] = STORIES_FILE


#: What can be subscribed to where nobody says otherwise.
USUAL_FEEDS = FeedsSettings()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of `newsarchive.toml`."""

    content: Annotated[list[_PATH] | None, msgspec.Meta(description="Folders or files to read.")] = None
    output: Annotated[_PATH, msgspec.Meta(description="Where the site is written.")] = "build"
    templates: Annotated[_PATH, msgspec.Meta(description="Files here replace the theme's, one by one.")] = "templates"
    pages: Annotated[_PATH, msgspec.Meta(description="A folder of pages of your own, in Markdown.")] = PAGES_FOLDER
    exclude: Annotated[list[str], msgspec.Meta(description="Glob patterns of files to leave out.")] = []
    exports: Annotated[
        list[str],
        msgspec.Meta(description='The formats in which the articles are published with the site: ["jsonl", "csv"].'),
    ] = []
    site: SiteSettings = SiteSettings()
    feeds: FeedsSettings = USUAL_FEEDS
    look: LookSettings = LookSettings()
    reading: ReadingSettings = ReadingSettings()
    names: NamesSettings = NamesSettings()
    stories: StoriesSettings = StoriesSettings()
    addresses: AddressesSettings = AddressesSettings()


def parse_settings(text: str, where: str = FILE_NAME) -> Settings:
    """Return the settings a TOML text declares.

    Raises `SettingsError` with file, line and a hint for bad TOML, an unknown key or a value of the wrong type.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise SettingsError(f"not valid TOML: {error}", f"{where}:{line[1]}" if line else where) from error
    _refuse_unknown(data, Settings, "", text, where)
    try:
        settings = msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        key = re.search(r"\$\.([\w.]+)", str(error))
        line_number = _line_of(text, key[1].rpartition(".")[2]) if key else None
        raise SettingsError(
            str(error).replace("`$.", "`"), f"{where}:{line_number}" if line_number else where
        ) from error
    _check_base_url(settings.site.base_url, text, where)
    _check_without(settings.site.without, text, where)
    _check_security(settings.site, text, where)
    if wrong := wrong_in(settings.look):
        raise error_at(wrong.key, wrong.message, text, where, wrong.hint)
    return settings


def error_at(key: str, message: str, text: str, where: str, hint: str | None = None) -> SettingsError:
    """Return an error about a key of a configuration, with its line where that can be told."""
    line = _line_of(text, key)
    return SettingsError(message, f"{where}:{line}" if line else where, hint)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the configuration, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FILE_NAME,
        **msgspec.json.schema(Settings),
    }


def _refuse_unknown(data: dict[str, Any], kind: type[msgspec.Struct], prefix: str, text: str, where: str) -> None:
    known = {field.name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in data.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"known keys: {', '.join(known)}"
            raise error_at(key, f"unknown key '{prefix}{key}'", text, where, hint)
        section = known[key]
        if isinstance(value, dict) and isinstance(section, type) and issubclass(section, msgspec.Struct):
            _refuse_unknown(value, section, f"{prefix}{key}.", text, where)


def _line_of(text: str, key: str) -> int | None:
    pattern = re.compile(rf"\s*(?:\[\s*(?:\w+\.)*)?[\"']?{re.escape(key)}[\"']?\s*[=\].]")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), None)


def _check_base_url(url: str, text: str, where: str) -> None:
    if not url:
        return
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        message = f"site.base_url is not an address of a site: {url!r}"
        raise error_at("base_url", message, text, where, "write it like https://example.org/archive/")


def _check_without(names: Sequence[str], text: str, where: str) -> None:
    for name in names:
        if name not in OPTIONAL:
            short = name.strip("/").lower()
            near = difflib.get_close_matches(short, OPTIONAL, n=1, cutoff=0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(OPTIONAL)}"
            if short in _ALWAYS:
                hint = f"these are always there; the others are: {', '.join(OPTIONAL)}"
            raise error_at("without", f"site.without: '{name}' are no pages that can be left out", text, where, hint)


def _check_security(site: SiteSettings, text: str, where: str) -> None:
    contact = site.security_contact
    if contact and not _CONTACT.fullmatch(contact):
        message = f"site.security_contact is not an address of a mailbox, a page or a telephone: {contact!r}"
        raise error_at("security_contact", message, text, where, "write it like mailto:security@example.org")
    if contact and site.security_expires is None:
        hint = 'say until when it holds, like security_expires = "2027-12-31T00:00:00Z"; no clock is asked for it'
        raise error_at("security_contact", "site.security_contact needs security_expires", text, where, hint)
    if site.security_expires is not None and not contact:
        hint = 'say whom to write to, like security_contact = "mailto:security@example.org"'
        raise error_at("security_expires", "site.security_expires needs security_contact", text, where, hint)
