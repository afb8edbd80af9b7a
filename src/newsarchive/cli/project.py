"""Where things are: configuration, content, output, state. Read from disk once, at the start of a command."""

from __future__ import annotations

import difflib
from pathlib import Path

import msgspec

from ..archive import NO_RULES, Ledger, Rules, parse_ledger, parse_rules
from ..builder import Look
from ..errors import SettingsError
from ..export.published import PUBLISHED
from ..loader import NamesFile, Naming, OwnPages, parse_names, read_own_pages
from ..settings import FILE_NAME, NAMES_FILE, STORIES_FILE, Settings, error_at, parse_settings
from .looking import find_look

_DEFAULT_CONTENT = ("seeds", "articles")


class Project(msgspec.Struct, frozen=True):
    """A site's settings with every path resolved against where it was said: the command line, or the configuration's folder."""

    settings: Settings
    sources: tuple[Path, ...]
    output: Path
    state: Path
    templates: Path
    about: str
    about_file: Path | None
    naming: Naming
    names_file: Path
    rules: Rules
    rules_file: Path
    ledger: Ledger | None
    ledger_file: Path
    pages: OwnPages
    pages_folder: Path
    look: Look
    logo_file: Path | None


def find_project(
    paths: tuple[Path, ...] = (), config: Path | None = None, output: Path | None = None, state: Path | None = None
) -> Project:
    """Read the configuration (if there is one) and decide what is read and written. Raises `SettingsError`."""
    file = config or _found_config()
    settings, home, text = _read(file)
    sources = paths or _content(settings, home)
    if not sources:
        hint = "give folders (newsarchive build ~/clips), make seeds/ or articles/, or run newsarchive init"
        raise SettingsError("there is nothing to read here", hint=hint)
    for source in paths:
        if not source.exists():
            raise SettingsError("there is no such file or folder", str(source), "check the spelling")
    pages = _pages(settings, home, sources)
    _check_exports(settings.exports, text, str(file))
    return Project(
        settings=settings,
        sources=sources,
        output=output or home / settings.output,
        state=state or home / ".newsarchive",
        templates=home / settings.templates,
        about=_about(settings, home),
        about_file=home / settings.site.about if settings.site.about else None,
        naming=Naming(_pipeline(settings.names.spacy, home), _names(settings.names.file, home)),
        names_file=home / settings.names.file,
        rules=_rules(settings, home),
        rules_file=home / settings.stories.file,
        # Of a part of the texts the ledger says nothing: all others would seem to be gone.
        ledger=None if paths else _ledger(settings, home),
        ledger_file=home / settings.addresses.ledger,
        pages=pages,
        pages_folder=home / settings.pages,
        look=find_look(settings, home, text, str(file), [page.name for page in pages.pages]),
        logo_file=home / settings.look.logo if settings.look.logo else None,
    )


def _check_exports(names: list[str], text: str, where: str) -> None:
    for name in names:
        if name not in PUBLISHED:
            near = difflib.get_close_matches(name, PUBLISHED, n=1, cutoff=0.5)
            hint = f"did you mean '{near[0]}'?" if near else f"there are: {', '.join(PUBLISHED)}"
            raise error_at("exports", f"exports: there is no format '{name}'", text, where, hint)


def _found_config() -> Path | None:
    file = Path(FILE_NAME)
    return file if file.is_file() else None


def _read(file: Path | None) -> tuple[Settings, Path, str]:
    if file is None:
        return Settings(), Path(), ""
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", str(file), "check the path given with -c") from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8 text", str(file), "save it as UTF-8") from error
    return parse_settings(text, str(file)), file.parent, text


def _content(settings: Settings, home: Path) -> tuple[Path, ...]:
    if settings.content is not None:
        missing = [name for name in settings.content if not (home / name).exists()]
        if missing:
            raise SettingsError(
                f"content: there is no '{missing[0]}'", str(home / FILE_NAME), "check the spelling, or make the folder"
            )
        return tuple(home / name for name in settings.content)
    return tuple(home / name for name in _DEFAULT_CONTENT if (home / name).is_dir())


def _about(settings: Settings, home: Path) -> str:
    if not settings.site.about:
        return ""
    try:
        return (home / settings.site.about).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"site.about: cannot be read: {error}", str(home / settings.site.about), "check the path"
        ) from error


def _pages(settings: Settings, home: Path, sources: tuple[Path, ...]) -> OwnPages:
    """Return the user's own pages; none from a folder that holds articles: one that is given to be read."""
    folder = home / settings.pages
    if any(source.resolve().is_relative_to(folder.resolve()) for source in sources):
        return OwnPages()
    return read_own_pages(folder, about=settings.site.about)


def _pipeline(name: str, home: Path) -> str:
    """Return the spaCy pipeline's name; one that is a folder is found from the configuration's."""
    return str(home / name) if name and (home / name).is_dir() else name


def _names(name: str, home: Path) -> NamesFile:
    text = _told(home, name, NAMES_FILE, "names.file")
    return NamesFile() if text is None else parse_names(text, name, str(home / name))


def _rules(settings: Settings, home: Path) -> Rules:
    name = settings.stories.file
    text = _told(home, name, STORIES_FILE, "stories.file")
    return NO_RULES if text is None else parse_rules(text, str(home / name), settings.site.base_url)


def _ledger(settings: Settings, home: Path) -> Ledger | None:
    """Return the ledger of addresses, an empty one where its file is not there yet; None where the site has none."""
    said = settings.addresses
    if not said.ledger:
        return None
    file = home / said.ledger
    try:
        text = file.read_text("utf-8-sig")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"addresses.ledger: cannot be read: {error}", str(file), "save it as UTF-8 text") from error
    ledger, problems = parse_ledger(text, str(file), said.retitled)
    if problems:
        first, *others = problems
        more = f"; and so are lines {', '.join(str(each.line) for each in others[:20])}" if others else ""
        raise SettingsError(f"{first.code}: {first.message}{more}", f"{file}:{first.line}", first.hint)
    return ledger


def _told(home: Path, name: str, usual: str, key: str) -> str | None:
    """Return what a file of the user's says; None where it is not there and has the name that need not be."""
    file = home / name
    try:
        return file.read_text("utf-8-sig")
    except FileNotFoundError as error:
        if name == usual:
            return None
        raise SettingsError(f"{key}: there is no '{name}'", str(home / FILE_NAME), "check the spelling") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{key}: cannot be read: {error}", str(file), "save it as UTF-8 text") from error
