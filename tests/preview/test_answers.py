"""What is served, seen from the other end of a socket."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from newsarchive.preview.answers import CSP

from .raw import Running, running

SCRIPT = rb'<script src="/__newsarchive/reload\.js" defer data-build="[0-9a-f]{8}-1"></script>'


def test_a_page_is_sent_with_all_its_headers(shared: Running) -> None:
    reply = shared.get("/")
    assert reply.status == "HTTP/1.1 200 OK"
    assert re.fullmatch(rb"<html><body><p>front</p>" + SCRIPT + rb"</body></html>", reply.body)
    date = reply.headers.pop()
    assert date.startswith("Date: ")
    assert date.endswith(" GMT")
    assert reply.headers == [
        "Content-Type: text/html; charset=utf-8",
        f"Content-Security-Policy: {CSP}",
        f"Content-Length: {len(reply.body)}",
        "X-Content-Type-Options: nosniff",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cache-Control: no-store",
        "Connection: close",
    ]


def test_the_policy_is_the_one_the_built_pages_promise() -> None:
    assert CSP == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'"
    )


def test_the_script_is_in_the_response_only(run: Running, site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    for target in ("/", "/2019/", "/2019/note.html", "/missing"):
        assert re.search(SCRIPT, run.get(target).body)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert b"__newsarchive" not in b"".join(before.values())


def test_the_script_stands_before_the_end_of_the_body_whatever_its_case(shared: Running) -> None:
    assert re.fullmatch(rb"<html><BODY><p>2019</p>" + SCRIPT + rb"</BODY></html>", shared.get("/2019/").body)


def test_a_page_without_a_body_element_has_the_script_at_its_end(shared: Running) -> None:
    assert re.fullmatch(rb"<p>no body element" + SCRIPT, shared.get("/2019/note.html").body)


def test_other_files_are_sent_as_they_are(shared: Running) -> None:
    reply = shared.get("/style.css")
    assert reply.body == b"p { margin: 0 }"
    assert reply.header("Content-Type") == "text/css; charset=utf-8"
    assert reply.header("Content-Length") == "15"
    assert reply.header("Content-Security-Policy") is None
    assert reply.header("X-Content-Type-Options") == "nosniff"
    assert reply.header("Cache-Control") == "no-store"


def test_large_and_empty_files_arrive_whole(shared: Running) -> None:
    assert shared.get("/big.bin").body == b"x" * 300_000
    assert shared.get("/nothing.txt").body == b""
    assert shared.get("/nothing.txt").header("Content-Length") == "0"


@pytest.mark.parametrize(
    "target", ["/", "/style.css", "/2019", "/missing", "/..", "/__newsarchive/reload.js", "/big.bin"]
)
def test_head_is_get_without_the_body(shared: Running, target: str) -> None:
    get, head = shared.get(target), shared.get(target, method="HEAD")
    assert (head.status, head.headers[:-1], head.body) == (get.status, get.headers[:-1], b"")
    assert get.header("Content-Length") == str(len(get.body))


def test_head_of_the_event_stream_ends(shared: Running) -> None:
    reply = shared.get("/__newsarchive/events", method="HEAD")
    assert reply.status == "HTTP/1.1 200 OK"
    assert reply.header("Content-Type") == "text/event-stream; charset=utf-8"
    assert reply.body == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", "PROPFIND"])
def test_all_other_methods_are_refused(shared: Running, method: str) -> None:
    reply = shared.get("/", method=method, more="Content-Length: 4\r\n")
    assert reply.status == "HTTP/1.1 405 Method Not Allowed"
    assert reply.header("Allow") == "GET, HEAD"


def test_a_refusal_survives_a_body_nobody_read(shared: Running) -> None:
    reply = shared.send(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500000\r\n\r\n" + b"x" * 500_000)
    assert reply.status == "HTTP/1.1 405 Method Not Allowed"
    assert reply.body == b"405 a preview is only read\n"


def test_no_other_site_is_let_in(run: Running) -> None:
    reply = run.get("/", more="Origin: http://evil.example\r\n")
    assert not [line for line in reply.headers if line.lower().startswith("access-control")]


@pytest.mark.parametrize("host", ["localhost", "localhost:9", "127.0.0.1:8000", "[::1]", "[::1]:80"])
def test_hosts_let_in(shared: Running, host: str) -> None:
    assert shared.get("/", host=host).status == "HTTP/1.1 200 OK"


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example:8000", "0.0.0.0", ""])
@pytest.mark.parametrize("target", ["/", "/__newsarchive/events", "/__newsarchive/reload.js", "/missing"])
def test_hosts_kept_out(shared: Running, host: str, target: str) -> None:
    reply = shared.get(target, host=host)
    assert reply.status == "HTTP/1.1 403 Forbidden"
    assert reply.body == b"403 this preview does not go by that host name\n"


def test_a_host_must_be_named_once(shared: Running) -> None:
    assert shared.get("/", host=None).status == "HTTP/1.1 400 Bad Request"
    assert shared.get("/", more="Host: evil.example\r\n").status == "HTTP/1.1 400 Bad Request"
    assert shared.send(b"GET / HTTP/1.0\r\n\r\n").status == "HTTP/1.1 400 Bad Request"


def test_a_target_with_a_host_in_it_is_refused(shared: Running) -> None:
    assert shared.get("http://localhost/").status == "HTTP/1.1 400 Bad Request"


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%252e%252e/secret.txt",
        "/%2e%2e%5csecret.txt",
        "/2019/../../secret.txt",
        "/..\\secret.txt",
        "/../site-secret/secret.txt",
        "//secret.txt",
        "/%00../secret.txt",
        "/secret.txt?/../",
        "/.htaccess",
        "/.git/config",
        "/%2egit/config",
        "/style.css::$DATA",
        "/style.css%00.html",
        "/style.css.",
        "/style.css%20",
        "/con.txt",
    ],
)
def test_what_is_not_to_be_had(shared: Running, target: str) -> None:
    reply = shared.get(target)
    assert reply.status[9:12] in {"400", "403", "404"}
    assert b"secret" not in reply.body


def test_escapes_are_decoded_once(shared: Running) -> None:
    assert shared.get("/100%25.txt").body == b"percent"
    assert shared.get("/%252e%252e.txt").body == b"escape"
    assert shared.get("/%C3%A9t%C3%A9/").status == "HTTP/1.1 200 OK"


def test_well_known_files_are_served(shared: Running) -> None:
    assert shared.get("/.well-known/security.txt").body == b"Contact: me"


def test_links_out_of_the_site_are_refused(run: Running, site: Path) -> None:
    (site / "out.txt").symlink_to(site.parent / "secret.txt")
    (site / "out").symlink_to(site.parent / "site-secret")  # its name begins like the site's
    (site / "hidden.txt").symlink_to(site / ".htaccess")
    for target in ("/out.txt", "/out/secret.txt", "/out", "/hidden.txt"):
        reply = run.get(target)
        assert reply.status == "HTTP/1.1 403 Forbidden"
        assert b"secret" not in reply.body


def test_a_page_that_is_a_link_out_of_the_site_is_refused(run: Running, site: Path) -> None:
    (site / "empty" / "index.html").symlink_to(site.parent / "secret.txt")
    assert run.get("/empty/").status == "HTTP/1.1 403 Forbidden"
    (site / "404.html").unlink()
    (site / "404.html").symlink_to(site.parent / "secret.txt")
    reply = run.get("/missing")
    assert reply.status == "HTTP/1.1 404 Not Found"
    assert b"secret" not in reply.body


def test_links_within_the_site_are_followed(run: Running, site: Path) -> None:
    (site / "again.css").symlink_to("style.css")
    assert run.get("/again.css").body == b"p { margin: 0 }"


def test_links_in_a_circle_are_missing(run: Running, site: Path) -> None:
    (site / "a").symlink_to("b")
    (site / "b").symlink_to("a")
    assert run.get("/a").status == "HTTP/1.1 404 Not Found"


def test_a_site_that_is_a_link_itself_is_served(site: Path) -> None:
    link = site.parent / "current"
    link.symlink_to(site)
    with running(link) as run:
        assert run.get("/style.css").status == "HTTP/1.1 200 OK"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(run: Running, site: Path) -> None:
    os.mkfifo(site / "pipe.txt")
    assert run.get("/pipe.txt").status == "HTTP/1.1 404 Not Found"


def test_a_name_too_long_for_the_disk_is_missing(shared: Running) -> None:
    assert shared.get("/" + "a" * 300).status == "HTTP/1.1 404 Not Found"
    assert shared.get("/" + "a/" * 3000).status == "HTTP/1.1 404 Not Found"


def test_folders_are_not_listed(shared: Running) -> None:
    reply = shared.get("/empty/")
    assert reply.status == "HTTP/1.1 404 Not Found"
    assert b"file.txt" not in reply.body


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/2019", "/2019/"),
        ("/2019?a=//b", "/2019/?a=//b"),
        ("/%C3%A9t%C3%A9", "/%C3%A9t%C3%A9/"),
        ("/empty", "/empty/"),
    ],
)
def test_a_folders_address_ends_in_a_slash(shared: Running, target: str, location: str) -> None:
    reply = shared.get(target)
    assert reply.status == "HTTP/1.1 301 Moved Permanently"
    assert reply.header("Location") == location
    assert reply.header("Cache-Control") == "no-store"


@pytest.mark.parametrize("target", ["//2019", "//evil.example/..", "/%2f2019", "/\\2019", "///2019", "/%5c2019"])
def test_no_redirect_leads_elsewhere(shared: Running, target: str) -> None:
    assert shared.get(target).header("Location") is None


def test_a_files_address_does_not(shared: Running) -> None:
    assert shared.get("/2019/note.html/").status == "HTTP/1.1 404 Not Found"


def test_what_is_missing_is_answered_by_the_sites_own_page(run: Running) -> None:
    reply = run.get("/no/such/page/")
    assert reply.status == "HTTP/1.1 404 Not Found"
    assert reply.body.startswith(b"<html><body><p>nothing here</p><script")
    assert reply.header("Content-Security-Policy") == CSP
    assert reply.header("Content-Type") == "text/html; charset=utf-8"


def test_a_site_without_such_a_page_has_one_lent(run: Running, site: Path) -> None:
    (site / "404.html").unlink()
    reply = run.get("/missing")
    assert reply.status == "HTTP/1.1 404 Not Found"
    assert b"the site has no 404.html" in reply.body
    assert re.search(SCRIPT, reply.body)


def test_a_site_not_built_yet_has_a_page_to_reload(tmp_path: Path) -> None:
    with running(tmp_path / "not-yet") as run:
        reply = run.get("/")
    assert reply.status == "HTTP/1.1 404 Not Found"
    assert re.search(SCRIPT, reply.body)


def test_a_site_below_a_path(archive: Running) -> None:
    assert archive.get("/archive/style.css").body == b"p { margin: 0 }"
    assert b'src="/archive/__newsarchive/reload.js" defer' in archive.get("/archive/").body
    assert archive.get("/archive/__newsarchive/reload.js").status == "HTTP/1.1 200 OK"
    assert archive.get("/archive/2019").header("Location") == "/archive/2019/"
    assert archive.get("/archive/missing").body.startswith(b"<html><body><p>nothing here</p>")


def test_the_way_there_from_the_root(shared_archive: Running) -> None:
    reply = shared_archive.get("/")
    assert reply.status == "HTTP/1.1 302 Found"
    assert reply.header("Location") == "/archive/"
    assert shared_archive.get("/archive").header("Location") == "/archive/"


@pytest.mark.parametrize(
    "target", ["/style.css", "/2019/", "/archive2/", "/archives", "/__newsarchive/reload.js", "/Archive/"]
)
def test_outside_that_path_is_nothing(shared_archive: Running, target: str) -> None:
    reply = shared_archive.get(target)
    assert reply.status == "HTTP/1.1 404 Not Found"
    assert reply.body == b"404 this address is outside the site, which lives under /archive/\n"


def test_the_previews_own_files(shared: Running) -> None:
    script, style = shared.get("/__newsarchive/reload.js"), shared.get("/__newsarchive/overlay.css")
    assert script.header("Content-Type") == "text/javascript; charset=utf-8"
    assert style.header("Content-Type") == "text/css; charset=utf-8"
    assert b"EventSource" in script.body
    assert shared.get("/__newsarchive/other").status == "HTTP/1.1 404 Not Found"


def test_nothing_in_the_script_needs_a_looser_policy(shared: Running) -> None:
    script = shared.get("/__newsarchive/reload.js").body
    for unsafe in (
        b"innerHTML",
        b"outerHTML",
        b"insertAdjacentHTML",
        b"document.write",
        b"eval(",
        b'"style"',
        b"cssText",
    ):
        assert unsafe not in script
