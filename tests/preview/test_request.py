from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsarchive.preview.refused import Refused
from newsarchive.preview.request import HeadBuffer, Request, host_allowed, parse_head

HEAD = b"GET /a?b HTTP/1.1\r\nHost: localhost:8000\r\nX: y"


def test_a_head_is_read() -> None:
    assert parse_head(HEAD) == Request("GET", "/a?b", "localhost:8000")


def test_bare_line_feeds_are_read_too() -> None:
    assert parse_head(HEAD.replace(b"\r\n", b"\n")) == parse_head(HEAD)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize("end", [b"\r\n\r\n", b"\n\n", b"\n\r\n"])
def test_a_head_is_whole_after_its_empty_line_and_no_sooner(size: int, end: bytes) -> None:
    sent = b"\r\n" + HEAD + end
    buffer = HeadBuffer()
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert [buffer.add(piece) for piece in pieces[:-1]] == [None] * (len(pieces) - 1)
    found = buffer.add(pieces[-1])
    assert isinstance(found, bytes)
    assert found.rstrip(b"\r") == HEAD


def test_what_follows_the_head_is_not_part_of_it() -> None:
    assert HeadBuffer().add(HEAD + b"\r\n\r\nbody\r\n\r\n") == HEAD + b"\r"


def test_a_line_without_end_is_noticed_before_it_ends() -> None:
    found = HeadBuffer().add(b"GET /" + b"a" * 9000)
    assert found == Refused(414, "the request line is too long")


def test_a_long_line_is_too_long_even_when_it_ends() -> None:
    found = HeadBuffer().add(b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n")
    assert found == Refused(414, "the request line is too long")


def test_headers_without_end_are_noticed() -> None:
    buffer = HeadBuffer()
    assert buffer.add(b"GET / HTTP/1.1\r\n") is None
    found = [buffer.add(b"X: " + b"y" * 1000 + b"\r\n") for _ in range(70)]
    assert found[0] is None
    assert found[-1] == Refused(431, "the request headers are too long")


def test_bytes_that_trickle_in_are_searched_once() -> None:
    start, buffer = time.process_time(), HeadBuffer()
    buffer.add(b"GET / HTTP/1.1\r\nX: ")
    for _ in range(60_000):
        buffer.add(b" ")
    assert isinstance(parse_head(b"GET / HTTP/1.1\r\nX: " + b" " * 60_000 + b"\x00"), Refused)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"", 400),
        (b"GET", 400),
        (b"GET /", 400),
        (b"GET  / HTTP/1.1\r\nHost: a", 400),
        (b"GET / HTTP/1.1 \r\nHost: a", 400),
        (b"GET / x HTTP/1.1\r\nHost: a", 400),
        (b"GET\t/ HTTP/1.1\r\nHost: a", 400),
        (b"GET /\x00 HTTP/1.1\r\nHost: a", 400),
        (b"GET /\xc3\xa9 HTTP/1.1\r\nHost: a", 400),
        (b"GET / http/1.1\r\nHost: a", 400),
        (b"GET / HTTP/11\r\nHost: a", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        (b"GET / HTTP/2.0\r\nHost: a", 505),
        (b"GET / HTTP/0.9\r\nHost: a", 505),
        (b"GET / HTTP/1.1", 400),
        (b"GET / HTTP/1.1\r\nX: y", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: a", 400),
        (b"GET / HTTP/1.1\r\nHost : a", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\n folded", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nnonsense", 400),
        (b"GET / HTTP/1.1\r\nHost: a\rb", 400),
        (b"GET / HTTP/1.1\r\nHost: a\x00", 400),
    ],
)
def test_malformed_heads(head: bytes, status: int) -> None:
    found = parse_head(head)
    assert isinstance(found, Refused)
    assert found.status == status


@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    assert isinstance(parse_head(data), Request | Refused)
    assert isinstance(HeadBuffer().add(data), bytes | Refused | None)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LocalHost",
        "localhost:8000",
        "127.0.0.1",
        "127.0.0.1:1",
        "[::1]",
        "[::1]:80",
        "localhost:",
    ],
)
def test_this_computers_own_names(host: str) -> None:
    assert host_allowed(host, "127.0.0.1")


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "localhost.",
        "evil.example#localhost",
        "localhost@evil.example",
        "localhost:80:80",
        "localhost:x",
        "127.0.0.1.nip.io",
        "127.0.0.2",
        "192.168.1.5",
        "[::2]",
        "::1",
        "[::1",
        "[localhost]",
        "localhost, evil.example",
    ],
)
def test_all_other_names(host: str) -> None:
    assert not host_allowed(host, "127.0.0.1")


def test_the_bind_address_is_a_name_too() -> None:
    assert host_allowed("192.168.1.5:8000", "192.168.1.5")
    assert host_allowed("desk.local", "Desk.Local")
    assert host_allowed("[fe80::1]:8000", "fe80::1")
    assert not host_allowed("192.168.1.6", "192.168.1.5")


@pytest.mark.parametrize("bind", ["0.0.0.0", "::"])
def test_on_all_networks_any_number_will_do_but_no_name(bind: str) -> None:
    assert host_allowed("192.168.1.5:8000", bind)
    assert host_allowed("[fe80::1]", bind)
    assert not host_allowed("evil.example", bind)
    assert not host_allowed("", bind)
