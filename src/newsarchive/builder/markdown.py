"""An article's body as HTML. CommonMark through markdown-it-py, raw HTML off, and nothing but http(s) and mail as links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from ..article import Body
from .views import PictureView


def body_html(body: Body, pictures: Mapping[str, PictureView], root: str, dateline: str = "") -> str:
    """Return the body's HTML. `pictures` are those the body shows, by the name it calls them; `root` leads to the site's top.

    `dateline` opens the first paragraph, as it did in the paper.
    """
    if body.markup == "plain":
        html = "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in body.text.split("\n\n") if part.strip())
    else:
        html = markdown_html(body.text, {"pictures": pictures, "root": root})
    if dateline and html.startswith("<p>"):
        html = f'<p><span class="dateline">{escape(dateline, quote=False)}</span> — {html[3:]}'
    return html.rstrip("\n")


def opening_html(body: Body, limit: int, dateline: str = "") -> str:
    """Return the first plain paragraphs of the body as HTML, up to about `limit` characters."""
    parts: list[str] = []
    for part in body.text.split("\n\n"):
        if body.markup == "markdown" and (not part.strip() or part.lstrip()[:1] in "#>-*+!|`~0123456789"):
            if parts:
                break
            continue
        parts.append(part)
        if sum(map(len, parts)) >= limit:
            break
    return body_html(Body("\n\n".join(parts), body.markup), {}, ".", dateline)


#: What a paragraph without any of these characters, and with a letter or a quotation mark before each of its lines, means
#: to CommonMark is the same as what it says.
_MARKS = re.compile(r"[\\`*_\[\]<&|~\t\x00\r]")
_LINE = re.compile(r"[^\W\d_\u0660-\u0669]|[\"'\u201c\u201d\u2018\u2019\u00ab(]")
_BLANK = re.compile(r"\n(?:[ \t]*\n)+")
#: What ties paragraphs to one another over blank lines: fences, and definitions of links.
_TIED = re.compile(r"```|~~~|\]:")


def markdown_html(text: str, env: dict[str, Any]) -> str:
    """Return Markdown as HTML: plain paragraphs written straight, everything else by the parser, with the same result.

    A news text is plain paragraphs for the most part, and the parser takes fifty times as long for them.
    """
    if _TIED.search(text):
        return str(_parser().render(text, env))
    parts: list[str] = []
    start = place = 0  # what lies between is left to the parser, blank lines and all
    for chunk, end in _chunks(text):
        if _is_plain(chunk):
            if text[start:place].strip(" \t\n"):
                parts.append(_parser().render(text[start:place], env))
            parts.append(f"<p>{escape(chunk).replace('&#x27;', chr(39))}</p>\n")
            start = end
        place = end
    if text[start:].strip(" \t\n"):
        parts.append(_parser().render(text[start:], env))
    return "".join(parts)


def _chunks(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between blank lines, and where the next begins."""
    start = 0
    for blank in _BLANK.finditer(text):
        yield text[start : blank.start()], blank.end()
        start = blank.end()
    yield text[start:].removesuffix("\n"), len(text)


def _is_plain(chunk: str) -> bool:
    if not chunk or _MARKS.search(chunk):
        return False
    return all(_LINE.match(line) is not None and not line[-1].isspace() for line in chunk.split("\n"))


def text_html(
    markdown: str, root: str, pictures: Mapping[str, PictureView] | None = None, left_out: tuple[str, ...] = (),
) -> str:  # fmt: skip
    """Return the HTML of a page in the user's own Markdown: the same rules, and links within the site allowed.

    `[years](/years/)` means the top of the site, wherever on its host that stands; `root` leads there.
    `pictures` are those of `body_html`. Links to what is below `left_out` become their words: the site has no pages there.
    """
    env = {"pictures": pictures or {}, "root": root, "own": True, "left out": left_out}
    return str(_parser().render(markdown, env)).rstrip("\n")


class _Renderer(RendererHTML):
    """markdown-it-py's renderer, with pictures from the site's own files and headings below the page's own."""

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        alt = self.renderInlineAsText(token.children or [], options, env)
        # The parser has percent-encoded what the article wrote plainly.
        src, pictures = str(token.attrs["src"]), env["pictures"]
        picture: PictureView | None = pictures.get(src) or pictures.get(unquote(src))
        if picture is None:
            return f"[{escape(alt)}]" if alt else ""
        size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
        return f'<img src="{env["root"]}{escape(picture.src)}" alt="{escape(alt)}"{size} loading="lazy">'


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # links are judged in `_tame`, where nothing is lost
    parser.core.ruler.push("tame", _tame)
    return parser


def _tame(state: Any) -> None:
    """Keep headings below the page's own, styles out of tables, and turn links that must not work into their words."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + (1 if token.tag == 'h1' else 0), 6)}"
        # The alignment of table cells; the site's policy allows no style attribute.
        token.attrs.pop("style", None)
        if token.children:
            root = state.env["root"] if state.env.get("own") else None
            token.children = list(_safe_links(token.children, root, state.env.get("left out", ())))


def _safe_links(tokens: Iterable[Token], root: str | None, left_out: tuple[str, ...]) -> Iterable[Token]:
    """Drop the links that lead anywhere but the web; with a `root`, those within the site stay, but to what is left out."""
    dropped: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            url = str(token.attrs.get("href", ""))
            bad = not (_is_web(url) or (root is not None and _is_local(url) and not f"{url}/".startswith(left_out)))
            dropped.append(bad)
            if bad:
                continue
            if _is_web(url):
                token.attrs["rel"] = "external"
            elif url.startswith("/"):
                token.attrs["href"] = f"{root}{url}"
            token.attrs.pop("title", None)
        elif token.type == "link_close" and dropped.pop():
            continue
        yield token


def _is_web(url: str) -> bool:
    parts = _split(url)
    return parts is not None and (
        (parts.scheme in ("http", "https") and bool(parts.netloc)) or parts.scheme == "mailto"
    )


def _is_local(url: str) -> bool:
    parts = _split(url)
    return parts is not None and not parts.scheme and not parts.netloc and bool(url)


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # "http://[": no address at all
        return None
