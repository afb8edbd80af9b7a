"""Suggestions into files beside the texts, as comments: whoever confirms a line takes its `#` away.

A file that is there keeps every byte and grows at its end. Before it is written it is read as the next build will read it:
the comments must change nothing, and each line, once confirmed, must be taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import msgspec

from ..archive import Finding, Line
from ..loader import Document
from ..loader.declared import Declared, Metadata, read_metadata
from ..loader.fields import field_of
from ..text.clean import tidy
from .whole_file import write_whole

_HEAD = "# Suggested by newsarchive check: delete the # in front of a line to confirm it."
_LANGUAGES = {".yaml": "yaml", ".yml": "yaml", ".toml": "toml"}


class Written(msgspec.Struct, frozen=True):
    """What became of one file: how many lines were added to it, or why none could be."""

    file: str
    lines: int = 0
    problem: str | None = None


class Chosen(msgspec.Struct, frozen=True):
    """What suggestions are wanted for: texts, as they are shown, and folders, by their full path."""

    texts: frozenset[str]
    folders: tuple[Path, ...]


class _Refused(Exception):
    """The file cannot be written to; the words say why."""


def choose(paths: Sequence[Path], documents: Sequence[Document]) -> Chosen:
    """Return what lies at `paths`, texts or folders of them. Raises `BadParameter` where no text does."""
    if not paths:
        return Chosen(frozenset(), ())
    # A text that is a link lies where the link does, for there its sidecar is.
    folders = {folder: folder.resolve() for folder in {Path(each.file).parent for each in documents}}
    places = {each.shown: folders[Path(each.file).parent] / Path(each.file).name for each in documents}
    texts: set[str] = set()
    for path in paths:
        wanted = path.resolve() if path.is_dir() else path.parent.resolve() / path.name
        here = {shown for shown, place in places.items() if _is_in(place, wanted)}
        if not here:
            raise click.BadParameter(f"no text of this archive is at '{path}'", param_hint="--write")
        texts |= here
    return Chosen(frozenset(texts), tuple(path.resolve() for path in paths if path.is_dir()))


def _is_in(file: Path, place: Path) -> bool:
    return file == place or place in file.parents


def write_suggestions(findings: Iterable[Finding], chosen: Chosen, documents: Sequence[Document]) -> list[Written]:
    """Write the lines of the findings for what was chosen, each file whole or not at all; return what became of each."""
    sidecars = {each.shown: each.sidecar or Path(each.shown).with_suffix(".yaml").as_posix() for each in documents}
    owners = Counter(Path(each.shown).with_suffix("") for each in documents)
    files: dict[str, list[Line]] = defaultdict(list)
    for finding in findings:
        for line in finding.lines:
            for file in _files(line, chosen, sidecars):
                files[file].append(msgspec.structs.replace(line, file=file))
    written = []
    for file, lines in sorted(files.items()):
        if owners[Path(file).with_suffix("")] > 1:
            written.append(Written(file, 0, "two texts share this name; rename one of them"))
        else:
            written.append(_write(file, lines))
    return written


def _files(line: Line, chosen: Chosen, sidecars: dict[str, str]) -> Iterator[str]:
    """Where a line goes: what speaks for a whole folder goes beside the text where only the text was chosen.

    What belongs into a section, of the names file or the rules for stories, cannot be put at its end, and is left to the user.
    """
    if line.section:
        return
    speaks_for_folder = line.file not in (sidecars.get(text) for text in line.texts)
    if speaks_for_folder and any(_is_in(Path(line.file).resolve(), folder) for folder in chosen.folders):
        yield line.file
    else:
        yield from (sidecars[text] for text in line.texts if text in chosen.texts)


def _write(file: str, lines: Sequence[Line]) -> Written:
    path = Path(file)
    try:
        old = _read(path)
        added = _added(path, old, lines)
        if added:
            write_whole(path, old + _block(old, added))
    except OSError as error:
        return Written(file, 0, error.strerror or str(error))
    except _Refused as error:
        return Written(file, 0, str(error))
    return Written(file, len(added))


def _read(path: Path) -> bytes:
    if path.suffix.lower() not in _LANGUAGES:
        raise _Refused("JSON has no comments; add the suggested line yourself, or make it a YAML file")
    if path.is_symlink():
        raise _Refused("it is a link; add the suggested line yourself where it leads")
    return path.read_bytes() if path.exists() else b""


def _added(path: Path, old: bytes, lines: Sequence[Line]) -> list[str]:
    """Return the lines that are not there yet, as they will stand once they are confirmed."""
    try:
        text = old.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Refused("it is not UTF-8; save it as UTF-8 first") from None
    there = {_bare(line) for line in text.splitlines()}
    before = _metadata(path, text)
    added: dict[str, str] = {}
    for line in lines:
        if line.text not in there and line.text not in added:
            added[line.text] = _with_remark(path, text, before, line)
    commented = _metadata(path, text + _block(old, list(added.values())).decode())
    if commented != before:
        raise _Refused("a comment at its end would change what it says; add the suggested line yourself")
    return list(added.values())


def _bare(line: str) -> str:
    """A line of an earlier run, confirmed or not, without its `#` and its remark."""
    return line.strip().removeprefix("#").strip().partition("   #")[0].rstrip()


def _with_remark(path: Path, text: str, before: Metadata, line: Line) -> str:
    """Return the line with what speaks for it. Raises `_Refused` where it would not be taken once it is confirmed."""
    there = next((each for each in before.entries if field_of(each.key) == field_of(line.key)), None)
    if there is not None:
        return f"{line.text}   # instead of line {there.line}; {line.remark}"
    whole = f"{line.text}   # {line.remark}"
    if _confirmed(path, text, whole, line.key, before) is None:
        raise _Refused(f"a line at its end would not be read as one of its keys; add above: {line.text}")
    return whole


def _confirmed(path: Path, text: str, whole: str, key: str, before: Metadata) -> Declared | None:
    alone = _metadata(path, whole).entries[-1]
    after = _metadata(path, f"{text}{'' if not text or text.endswith(chr(10)) else chr(10)}{whole}\n")
    taken = next((each for each in after.entries if each.key == key and each.value == alone.value), None)
    return taken if len(after.problems) == len(before.problems) else None


def _metadata(path: Path, text: str) -> Metadata:
    return read_metadata(tidy(text), _LANGUAGES[path.suffix.lower()], "sidecar", str(path))


def _block(old: bytes, added: Sequence[str]) -> bytes:
    """Return what is put at the end of a file: a head and the lines as comments, with the line ends the file has."""
    head = [] if _HEAD.encode() in old else [_HEAD]
    end = "\r\n" if b"\r\n" in old else "\n"
    begin = end if old and not old.endswith(b"\n") else ""
    return (begin + "".join(f"{line}{end}" for line in [*head, *(f"#{line}" for line in added)])).encode()
