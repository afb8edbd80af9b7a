"""The same question asked of a spaCy pipeline: whom and what does an article name?

Only the body is read: headlines and captions are not the sentences that pipelines are trained on. What the pipeline
finds is weighed as a whole like any other reading (`folding`): surnames count for the full name that they belong to.
An article in another language than the pipeline's is left to the program's own finder.

spaCy is no dependency. It is imported when the first text is read with it, once a process.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from ...errors import SettingsError
from ...text.clean import one_line
from .finding import Mention, find_names
from .folding import Folded, fold, key_of
from .readings import Reading

#: What pipelines call the kinds of names that an article has. Buildings, peoples and products are none of them.
_KINDS: Mapping[str, str] = {
    "PERSON": "people", "PER": "people", "GPE": "places", "LOC": "places", "ORG": "organisations",
    "persName": "people", "placeName": "places", "geogName": "places", "orgName": "organisations",  # Polish
    "PRS": "people", "PS": "people", "LC": "places", "OG": "organisations",  # Swedish; Korean
    "GPE_LOC": "places", "GPE_ORG": "places", "ORGANIZATION": "organisations",  # Norwegian; Romanian
}  # fmt: skip
#: A pipeline that states no precision for a label, such as one of hand-written patterns, is taken to have this one.
_UNSTATED = 0.8
#: spaCy needs memory for the whole of a text at once; a longer paragraph is read in pieces of so many characters.
_MAX_PIECE = 20_000

#: Languages that go by two codes: Norwegian is `nb` to spaCy.
_CODES = {"no": "nb"}
#: What pipelines take into a name that is none of it: quotation marks before it, the genitive's ending behind it.
_AROUND = re.compile(r"^[\W_]+|(?:['’]s)?[^\w.)]*$")


class Pipeline(msgspec.Struct, frozen=True):
    """A loaded pipeline: its language ("xx" for any), and for each label of `_KINDS` the share of its names that is right."""

    nlp: Any
    language: str
    confidence: dict[str, float]


def spacy_finder(name: str) -> Callable[..., tuple[Mention, ...]]:
    """Return a finder like `find_names` that asks the pipeline: an installed one, or the folder of one.

    Raises `SettingsError` if spaCy or the pipeline is not there.
    """
    return partial(_find, name, pipeline_version(name))


def pipeline_version(name: str) -> str:
    """Return what the pipeline's findings depend on: its name and version, and spaCy's. Imports nothing.

    A folder's files may change without their version: their sizes and times stand for them. Raises `SettingsError`
    if spaCy or the pipeline is not there.
    """
    folder = _folder(name)
    hint = "pip install newsarchive[ner]" + ("" if folder else f", then python -m spacy download {name}")
    try:
        spacy = version("spacy")
    except PackageNotFoundError as error:
        raise SettingsError("names.spacy: spaCy is not installed", hint=hint) from error
    try:
        pipeline = _folder_version(folder) if folder else f"{name} {version(name)}"
    except PackageNotFoundError as error:
        message = f"names.spacy: there is no pipeline '{name}', installed or in a folder"
        raise SettingsError(message, hint=hint) from error
    return f"spacy {spacy}, {pipeline}"


def _folder(name: str) -> Path | None:
    return Path(name) if (Path(name) / "meta.json").is_file() else None


def _folder_version(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    stamps = [
        (file.relative_to(folder).as_posix(), status.st_size, status.st_mtime_ns)
        for file, status in ((file, file.stat()) for file in files)
    ]
    return json.dumps(stamps)


def _find(
    name: str,
    release: str,
    title: str,
    paragraphs: Sequence[str],
    language: str | None = None,
    captions: Sequence[str] = (),
) -> tuple[Mention, ...]:
    pipeline = _loaded(name, release)
    code = re.split("[-_]", language, maxsplit=1)[0].lower() if language else pipeline.language
    code = _CODES.get(code, code)
    if pipeline.language not in (code, "xx"):
        return find_names(title, paragraphs, language, captions)
    pieces, places = _pieces(paragraphs)
    starts = [at for at, _ in places]
    return tuple(
        _mention(folded, places[bisect_right(starts, folded.at) - 1][1])
        for folded in fold(_readings(pipeline, code, pieces, starts), code)
    )


@lru_cache(maxsize=1)
def _loaded(name: str, release: str) -> Pipeline:  # noqa: ARG001 - another release is another answer
    """Return the pipeline; loading takes seconds, so it is done once, and again for another version while we serve.

    Raises `SettingsError` if it cannot be used.
    """
    try:
        import spacy

        nlp = spacy.load(_folder(name) or name)
    except (AttributeError, ImportError, OSError, ValueError) as error:
        message = f"names.spacy: the pipeline '{name}' cannot be loaded: {one_line(str(error))[:200]}"
        raise SettingsError(message, hint=f"python -m spacy validate, or python -m spacy download {name}") from error
    if not any(label in _KINDS for component in nlp.pipe_labels.values() for label in component):
        hint = "use one that has a component 'ner'"
        raise SettingsError(f"names.spacy: the pipeline '{name}' finds no people, places or organisations", hint=hint)
    stated = nlp.meta.get("performance", {}).get("ents_per_type") or {}
    precision = {label: (stated.get(label) or {}).get("p") for label in _KINDS}
    return Pipeline(nlp, nlp.lang or "xx", {label: _UNSTATED if p is None else p for label, p in precision.items()})


def _pieces(paragraphs: Sequence[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """Return the text in pieces, none of them more than a paragraph, and for each its offset and its paragraph."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for number, paragraph in enumerate(paragraphs):
        rest = paragraph
        while rest:
            space = rest.rfind(" ", 1, _MAX_PIECE) if len(rest) > _MAX_PIECE else -1
            end = space if space > 0 else _MAX_PIECE
            pieces.append(rest[:end])
            places.append((at, number))
            at += len(pieces[-1])
            rest = rest[end:]
    return pieces, places


def _readings(pipeline: Pipeline, language: str, pieces: Sequence[str], starts: Sequence[int]) -> Iterator[Reading]:
    # Every component runs: a pipeline's names may depend on its tags or sentences, and it is the user's choice.
    for start, doc in zip(starts, pipeline.nlp.pipe(pieces), strict=True):
        for entity in doc.ents:
            kind, name = _KINDS.get(entity.label_), _name(entity)
            if kind and name and key_of(name.split()[0], language):
                confidence = pipeline.confidence[entity.label_]
                yield Reading(kind, name, name, start + entity.start_char, confidence, "spacy")


def _name(entity: Any) -> str:
    """Return the words of an entity that are its name. "The" is none where it only opens a sentence, unlike The Hague's."""
    name = one_line(_AROUND.sub("", entity.text))
    opens = entity.start == 0 or entity.doc[entity.start - 1].is_punct
    bare = name[4:] if name.startswith("the ") or (opens and name.startswith("The ")) else name
    return bare if any(character.isalpha() for character in bare) else ""


def _mention(folded: Folded, paragraph: int) -> Mention:
    variants = tuple(form for form in folded.forms if form != folded.name)
    return Mention(folded.name, folded.kind, folded.count, paragraph, variants, folded.confidence, folded.reason)
