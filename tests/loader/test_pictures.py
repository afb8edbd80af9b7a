"""Pictures an article may show, and why it may not show the others."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from newsarchive.loader import Loaded, discover, load
from newsarchive.settings import ReadingSettings


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IEND", b"")
    )


def shown(root: Path, declared: str, text: str = "A Bridge\n\nThe bridge is open.\n") -> Loaded:
    root.mkdir(exist_ok=True)
    (root / "a.md").write_text(f"---\nimage: {declared!r}\n---\n{text}" if declared else text)
    (loaded,) = load(discover([root]).documents, ReadingSettings())
    return loaded


def codes(loaded: Loaded) -> list[str]:
    return [problem.code for problem in loaded.problems]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def test_a_picture_is_measured_and_named(root: Path) -> None:
    (root / "Old Bridge.PNG").write_bytes(png(640, 480))
    loaded = shown(root, "Old Bridge.PNG")
    (asset,) = loaded.assets
    assert (asset.declared, asset.name, asset.width, asset.height) == ("Old Bridge.PNG", "old-bridge.png", 640, 480)
    assert len(asset.digest) == 32
    assert codes(loaded) == []


def test_pictures_in_the_body_are_found_once_and_names_do_not_clash(root: Path) -> None:
    (root / "a.png").write_bytes(png(1, 1))
    (root / "sub").mkdir()
    (root / "sub" / "a.png").write_bytes(png(2, 2))
    loaded = shown(
        root, "a.png", 'Title\n\n![one](a.png)\n\n![two](sub/a.png "and a title")\n\n![out](https://x.example/a.png)\n'
    )
    assert [(asset.declared, asset.name) for asset in loaded.assets] == [("a.png", "a.png"), ("sub/a.png", "a-2.png")]


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("gone.png", "picture-missing"),
        ("../outside.png", "picture-outside"),
        ("/etc/passwd", "picture-outside"),
        ("link.png", "picture-outside"),
        ("https://x.example/a.png", "picture-remote"),
        ("//x.example/a.png", "picture-remote"),
        ("data:image/png;base64,AA", "picture-remote"),
        ("a.md", "picture-unusable"),
        ("empty.png", "picture-unusable"),
        ("folder.png", "picture-missing"),
        ("x" * 5000, "picture-missing"),
    ],
)
def test_what_cannot_be_shown_is_reported(root: Path, declared: str, code: str) -> None:
    (root.parent / "outside.png").write_bytes(png(1, 1))
    (root / "link.png").symlink_to(root.parent / "outside.png")
    (root / "empty.png").touch()
    (root / "folder.png").mkdir()
    loaded = shown(root, declared)
    assert code in codes(loaded)
    assert loaded.assets == ()
    assert loaded.article is not None


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">{}</svg>'
)


def test_a_drawing_is_shown(root: Path) -> None:
    (root / "a.svg").write_text(SVG.format('<defs><g id="b"/></defs><use href="#b"/><path d="M0 0h9"/>'))
    loaded = shown(root, "a.svg")
    assert [(asset.width, asset.height) for asset in loaded.assets] == [(40, 20)]


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>',
        '<path onload="alert(1)"/>',
        '<path ONCLICK="alert(1)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<a href="javascript:alert(1)"><path/></a>',
        '<image xlink:href="https://x.example/spy.png"/>',
        '<use href="other.svg#a"/>',
        '<set attributeName="onmouseover" to="alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<a href="data:text/html,x"/>',
        "<path>",
    ],
)
def test_a_drawing_that_acts_is_refused(root: Path, inside: str) -> None:
    (root / "a.svg").write_text(SVG.format(inside))
    loaded = shown(root, "a.svg")
    assert (codes(loaded), loaded.assets) == (["picture-unusable"], ())


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
    ids=["bomb", "external"],
)
def test_a_drawing_with_entities_is_refused(root: Path, entity: str) -> None:
    (root / "a.svg").write_text(f"<!DOCTYPE svg [{entity}]>" + SVG.format(""))
    assert codes(shown(root, "a.svg")) == ["picture-unusable"]
