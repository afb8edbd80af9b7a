from __future__ import annotations

from pathlib import PurePath

import pytest

from newsarchive.preview.mime import content_type


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("INDEX.HTML", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml"),
        ("a.xml", "application/xml"),
        ("a.json", "application/json"),
        ("a.atom", "application/atom+xml"),
        ("a.rss", "application/rss+xml"),
        ("a.png", "image/png"),
        ("a.jpg", "image/jpeg"),
        ("a.jpeg", "image/jpeg"),
        ("a.gif", "image/gif"),
        ("a.webp", "image/webp"),
        ("a.avif", "image/avif"),
        ("favicon.ico", "image/x-icon"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("a.pdf", "application/pdf"),
        ("a.woff2", "font/woff2"),
        ("a.md", "text/markdown; charset=utf-8"),
        ("a.json.gz", "application/gzip"),
        ("CNAME", "application/octet-stream"),
        ("a.unheard", "application/octet-stream"),
    ],
)
def test_the_extension_decides(name: str, expected: str) -> None:
    assert content_type(PurePath(name)) == expected


def test_the_operating_system_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    # On Windows the registry often says that .js is text/plain.
    monkeypatch.setattr("mimetypes.guess_type", lambda *_: ("text/plain", None))
    assert content_type(PurePath("a.js")) == "text/javascript; charset=utf-8"
