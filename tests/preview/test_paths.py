from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.errors import ArchiveError
from newsarchive.preview.files import find
from newsarchive.preview.paths import BasePath, Own, Page, Redirect, read_base, read_target
from newsarchive.preview.refused import Refused

ROOT = BasePath()
ARCHIVE = BasePath(("archive",))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", Page((), True)),
        ("/2019/", Page(("2019",), True)),
        ("/2019", Page(("2019",), False)),
        ("/2019/02/27/a.html?q=1", Page(("2019", "02", "27", "a.html"), False)),
        ("/%C3%A9t%C3%A9/", Page(("été",), True)),
        ("/a%20b", Page(("a b",), False)),
        ("/a+b", Page(("a+b",), False)),
        ("/%252e%252e/x", Page(("%2e%2e", "x"), False)),
        ("/a?b=../../c", Page(("a",), False)),
        ("/.well-known/x", Page((".well-known", "x"), False)),
        ("/context/", Page(("context",), True)),
        ("/com/", Page(("com",), True)),
        ("/com10", Page(("com10",), False)),
        ("/__newsarchive/events", Own("events")),
        ("/__newsarchive/", Own("")),
    ],
)
def test_what_a_target_means(target: str, expected: object) -> None:
    assert read_target(target, ROOT) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/", Redirect(302, "/archive/")),
        ("/?q=1", Redirect(302, "/archive/")),
        ("/archive", Redirect(301, "/archive/")),
        ("/archive?q=1", Redirect(301, "/archive/?q=1")),
        ("/archive/", Page((), True)),
        ("/%61rchive/x", Page(("x",), False)),
        ("/archive/__newsarchive/reload.js", Own("reload.js")),
        (
            "/__newsarchive/reload.js",
            Refused(404, "this address is outside the site, which lives under /archive/"),
        ),
        ("/archive2/", Refused(404, "this address is outside the site, which lives under /archive/")),
    ],
)
def test_a_site_below_a_path(target: str, expected: object) -> None:
    assert read_target(target, ARCHIVE) == expected


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("", 400),
        ("*", 400),
        ("x", 400),
        ("http://localhost/", 400),
        ("/a#b", 400),
        ("/%", 400),
        ("/%2", 400),
        ("/%zz", 400),
        ("/%ff", 400),
        ("/%c0%ae%c0%ae/", 400),
        ("/%ed%a0%80", 400),
        ("/..", 400),
        ("/../x", 400),
        ("/a/../../x", 400),
        ("/.", 400),
        ("/%2e%2e/x", 400),
        ("/%2e./x", 400),
        ("/..%2fx", 400),
        ("/..%5cx", 400),
        ("/a\\b", 400),
        ("/a%00b", 400),
        ("/a%0d%0ab", 400),
        ("/a%7f", 400),
        ("/a%c2%85", 400),
        ("/C:/x", 400),
        ("/a.html::$DATA", 400),
        ("//evil.example", 404),
        ("/%2fevil.example", 404),
        ("/a//b", 404),
        ("/a//", 404),
        ("/.htaccess", 403),
        ("/.git/config", 403),
        ("/a/.env", 403),
        ("/...", 403),
        ("/.well-known2/x", 403),
        ("/a.", 403),
        ("/a%20", 403),
        ("/CON", 403),
        ("/con.txt", 403),
        ("/a/Nul/b", 403),
        ("/NUL%20.txt", 403),
        ("/COM1", 403),
        ("/com%C2%B9.tar.gz", 403),
        ("/lpt9", 403),
        ("/AUX.html", 403),
        ("/CONIN$", 403),
    ],
)
def test_refusals(target: str, status: int) -> None:
    found = read_target(target, ROOT)
    assert isinstance(found, Refused)
    assert found.status == status


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("/", "/"),
        ("", "/"),
        ("archive", "/archive/"),
        ("/archive", "/archive/"),
        ("//a//b//", "/a/b/"),
        ("/~ann/archiv%C3%A9/", "/~ann/archiv%C3%A9/"),
        ("/archivé/", "/archiv%C3%A9/"),
    ],
)
def test_base_paths(text: str, url: str) -> None:
    assert read_base(text).url == url


@pytest.mark.parametrize("text", ["/../", "/a%2f..%2fb/", "/.hidden/", "/con/", "/%zz/", "/a#b/", "/a\nb/"])
def test_base_paths_that_no_page_could_be_below(text: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        read_base(text)
    assert caught.value.where == text


hostile = st.text(alphabet=st.sampled_from("/\\.%:;?#~$*|<>\"' \0\t\r\n2eEfF5c0Cab"), max_size=40)
pieces = st.sampled_from(
    [
        "..",
        ".",
        "%2e",
        "%252e",
        "%2f",
        "%5c",
        "%00",
        "\\",
        "/",
        "//",
        "C:",
        "con",
        "NUL",
        "a",
        "é",
        "evil.example",
        "~1",
    ]
)
targets = st.one_of(st.text(max_size=40), hostile, st.lists(pieces, max_size=12).map("".join))
targets = st.one_of(targets, targets.map("/".__add__), targets.map("/archive/".__add__))


@given(targets, st.sampled_from([ROOT, ARCHIVE]))
def test_no_target_leads_out_of_the_site(target: str, base: BasePath) -> None:
    found = read_target(target, base)
    if isinstance(found, Page):
        for kind, top in ((PurePosixPath, "/srv/site"), (PureWindowsPath, "C:\\srv\\site")):
            inside = kind(top).joinpath(*found.parts)
            assert inside.is_relative_to(top)
            assert len(inside.parts) == len(kind(top).parts) + len(found.parts)
            assert ".." not in inside.parts


@given(targets, st.sampled_from([ROOT, ARCHIVE]))
def test_no_redirect_leads_to_another_host(target: str, base: BasePath) -> None:
    found = read_target(target, base)
    location = base.join(found.parts) if isinstance(found, Page) else getattr(found, "location", base.url)
    assert location.startswith(base.url)
    assert not location.startswith(("//", "/\\"))
    assert not urlsplit(location).netloc
    assert location.partition("?")[0].isascii()


@given(targets)
def test_nothing_on_the_disk_is_found_outside_the_site(target: str) -> None:
    root = Path(__file__).parent
    found = read_target(target, ROOT)
    if isinstance(found, Page):
        path = find(root, found.parts)
        assert not isinstance(path, Path) or path.is_relative_to(root.resolve())


names = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="/\\:"), min_size=1)


@given(st.lists(names, max_size=4).map(tuple), st.sampled_from([ROOT, ARCHIVE]))
def test_an_address_that_is_joined_is_read_back(parts: tuple[str, ...], base: BasePath) -> None:
    found = read_target(base.join(parts), base)
    assert found == Page(parts, True) or isinstance(found, Refused)


def test_a_quoted_name_is_decoded_exactly_once() -> None:
    assert read_target("/" + quote("100%25.txt"), ROOT) == Page(("100%25.txt",), False)
