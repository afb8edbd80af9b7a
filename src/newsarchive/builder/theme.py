"""Templates, stylesheet, scripts and translations: the theme that ships with the program, and the site's own files over it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from ..errors import ArchiveError
from .look import PLAIN, Look
from .scripts import whole_scripts
from .stylesheet import compact, look_rules
from .words import ENGLISH, Words

STYLESHEET = "style.css"


def shipped() -> Path:
    """Return the folder of the theme: inside the installed package, or the repository's own."""
    packed = Path(__file__).resolve().parent.parent / "templates"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[3] / "templates"


#: So many parts that pages share are kept: each in the ways that lead up to the top, rulers for the days of a year.
_PARTS = 2000

_special = re.compile("[&<>\"']").search


class _CodeGenerator(CodeGenerator):
    """Compiles templates as Jinja does, but for how a value is put out."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _Spoken(NodeTransformer):
    """Puts sentences without values into the compiled template as the language of the site has them: most are."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802 - the name that Jinja looks for
        """Return a call, or what it gives where it is known already."""
        self.generic_visit(call)
        given = [each.value for each in call.args if isinstance(each, nodes.Const)]
        plain = len(given) == len(call.args) == 1 and not (call.kwargs or call.dyn_args or call.dyn_kwargs)
        if plain and isinstance(call.node, nodes.Name) and call.node.name == "say":
            return nodes.Const(self._words.say(given[0]), lineno=call.lineno)
        return call


class _Environment(Environment):
    """Escapes what is put out, and does not wrap each piece, which nobody looks at again: that is a third of a page's time."""

    code_generator_class = _CodeGenerator
    words: Words

    def _generate(self, source: nodes.Template, *more: Any, **named: Any) -> str:
        """Compile a template whose blocks are put together one by one: else each piece goes up through all that it extends."""
        source = _Spoken(self.words).visit(source)
        for block in source.find_all(nodes.Block):
            block.body = [
                nodes.FilterBlock(block.body, nodes.Filter(None, "safe", [], [], None, None), lineno=block.lineno)
            ]
        return super()._generate(source, *more, **named)

    @staticmethod
    def escaped(value: Any) -> str:
        """Return a value as it may stand in HTML."""
        kind = type(value)
        return value if kind is Markup or (kind is str and _special(value) is None) else escape(value)


@lru_cache(2)
def _compiled(folders: tuple[Path, ...], language: str, digest: str) -> _Environment:  # noqa: ARG001 - the digest is for the cache
    """Return the templates of some folders. They are compiled once in a process, for as long as their `digest` stays the same."""
    templates = _Environment(
        loader=FileSystemLoader(folders),
        # For everything, XML and text too: a title is text wherever it stands.
        autoescape=True,
        undefined=StrictUndefined,
        # A theme is read once: whoever changes a template while we serve gets another one.
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    words = templates.words = Words(language, folders)
    templates.globals |= {
        "once": lru_cache(_PARTS)(lambda macro, *given: macro(*given)),
        "words": words,
        "say": words.say,
        "count": words.count,
        "forms": words.forms,
        "number": words.number,
    }
    return templates


class Theme:
    """The templates of a site, and its words. Compiles each once; `own` is the site's folder, which need not exist.

    Besides what a page is given, a template may call `once(macro, ...)`: what an imported macro gives for these strings and
    numbers, made once for all pages. Such a macro sees its arguments and nothing else, so no page can depend on more than
    it is given. `say`, `count`, `forms` and `number` put things in the language of the site; `words` has the rest (`Words`).
    """

    def __init__(self, own: Path | None = None, language: str = ENGLISH, look: Look = PLAIN) -> None:
        self._language, self.look = language, look
        self.folders = [folder for folder in (own, shipped()) if folder is not None and folder.is_dir()]

    @property
    def words(self) -> Words:
        """What pages say in the language of the site."""
        return self._templates.words

    @cached_property
    def _templates(self) -> _Environment:
        return _compiled(tuple(self.folders), self._language, self.digest)

    @cached_property
    def digest(self) -> str:
        """What changes when any file of the theme does."""
        digest = hashlib.blake2b(digest_size=16)
        for folder in self.folders:
            for file in sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")):
                digest.update(f"{file.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.blake2b(file.read_bytes()).digest())
        return digest.hexdigest()

    @cached_property
    def published(self) -> dict[str, tuple[str, bytes]]:
        """The stylesheet and the scripts by name, with what they import: address, with a hash, and content."""
        names = {file.name for folder in self.folders for file in folder.glob("*.js") if file.is_file()}
        ours = {name for name in names if self._is_shipped(name)}
        whole = whole_scripts({name: self._source(name) for name in names}, ours)
        style = self._source(STYLESHEET)
        style = (compact(style) if self._is_shipped(STYLESHEET) else style) + look_rules(self.look.said)
        return {
            name: _published(name, content.encode("utf-8", "surrogateescape"))
            for name, content in ({STYLESHEET: style} | whole).items()
        }

    def _source(self, name: str) -> str:
        return (self._folder_of(name) / name).read_bytes().decode("utf-8", "surrogateescape")

    def _is_shipped(self, name: str) -> bool:
        """Whether a file is the program's own. A site's goes out as it was written: it may be newer than what compacts it."""
        return self._folder_of(name).resolve() == shipped()

    def _folder_of(self, name: str) -> Path:
        return next(folder for folder in self.folders if (folder / name).is_file())

    def render(self, template: Sequence[str], site: msgspec.Struct, page: Any, root: str) -> bytes:
        """Return the page. Raises `ArchiveError` with the template's file and line for what is wrong in a template."""
        try:
            return self._templates.select_template(list(template)).render(site=site, page=page, root=root).encode()
        except TemplateNotFound as error:
            raise ArchiveError(
                f"there is no template {error.name}", hint="the site's templates folder may shadow it"
            ) from error
        except Exception as error:  # whatever a template does wrong, 1 / 0 as well, is its author's to mend
            raise ArchiveError(f"template: {error}", _where(error, template)) from error


def _published(name: str, content: bytes) -> tuple[str, bytes]:
    stem, _, ending = name.rpartition(".")
    return f"/{stem}-{hashlib.blake2b(content, digest_size=4).hexdigest()}.{ending}", content


def _where(error: Exception, template: Sequence[str]) -> str:
    """Return the file and line: of the syntax error itself, or the last template the traceback went through."""
    name, line = getattr(error, "filename", None) or getattr(error, "name", None), getattr(error, "lineno", None)
    if name and line:
        return f"{name}:{line}"
    trace, where = error.__traceback__, template[-1]
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith((".html", ".xml", ".txt", ".json")):
            where = f"{file}:{trace.tb_lineno}"
        trace = trace.tb_next
    return where
