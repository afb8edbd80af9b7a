"""What a client sent, read without touching a socket: bytes in, a `Request` or a `Refused` out.

`http.server` is not used: it answers HTTP/0.9, lets a client trickle its headers for ever, and rewrites the
target before one can look at it. A preview needs two header fields and no bodies, so strictness is cheap.
"""

from __future__ import annotations

import ipaddress
import re

import msgspec

from newsarchive.preview.refused import Refused

#: Long enough for any address of a site, short enough that a stream of garbage is answered soon.
MAX_LINE = 8 * 1024
#: Cookies of every other program on `localhost` are sent along, whatever their port: be generous.
MAX_HEAD = 64 * 1024

_HEAD_END = re.compile(rb"\n\r?\n")
# Only visible ASCII: a browser percent-encodes everything else.
_REQUEST_LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+) ([\x21-\x7e]+) HTTP/([0-9])\.[0-9]")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\x00-\x08\x0a-\x1f\x7f]*)")
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([^:\[\]]+))(?::[0-9]{0,5})?")

_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
#: Listening on every interface of the machine.
WILDCARDS = frozenset({"0.0.0.0", "::"})  # noqa: S104 - recognised here, never bound to by default


class Request(msgspec.Struct, frozen=True):
    """A well-formed request: `method` and `target` as sent, `host` the Host field's value."""

    method: str
    target: str
    host: str


class HeadBuffer:
    """Collects a request's head from pieces of any size, and notices as early as possible that it is too long."""

    def __init__(self) -> None:
        self._data = bytearray()

    def add(self, chunk: bytes) -> bytes | Refused | None:
        """Take the next bytes: the whole head once it is there, None while it is not, or why it never will be."""
        # Only the new bytes and the few before them are searched, or one byte at a time would be quadratic.
        start = max(0, len(self._data) - 2)
        self._data += chunk if self._data else chunk.lstrip(b"\r\n")
        end = _HEAD_END.search(self._data, start)
        head = bytes(self._data[: end.start()]) if end else None
        return _too_long(head or self._data) or head


def _too_long(data: bytes | bytearray) -> Refused | None:
    line = data.find(b"\n")
    if line > MAX_LINE or (line < 0 and len(data) > MAX_LINE):
        return Refused(414, "the request line is too long")
    return Refused(431, "the request headers are too long") if len(data) > MAX_HEAD else None


def parse_head(head: bytes) -> Request | Refused:
    """Read a request's head, without the empty line that ends it. Never raises."""
    first, *rest = [line.removesuffix(b"\r") for line in head.split(b"\n")]
    line = _REQUEST_LINE.fullmatch(first)
    if line is None:
        return Refused(400, "not an HTTP request")
    if line[3] != b"1":
        return Refused(505, "only HTTP/1 is spoken here")
    host = _only_host(rest)
    return host if isinstance(host, Refused) else Request(line[1].decode(), line[2].decode(), host)


def _only_host(lines: list[bytes]) -> str | Refused:
    fields = [_FIELD.fullmatch(line) for line in lines]
    hosts = [field[2].strip() for field in fields if field and field[1].lower() == b"host"]
    if not all(fields):
        return Refused(400, "a header line is malformed")
    # Two Host fields, or none, leave it open which site was meant: nothing an honest client does.
    return hosts[0].decode("latin-1") if len(hosts) == 1 else Refused(400, "exactly one Host header is needed")


def host_allowed(host: str, bind: str) -> bool:
    """Whether a Host field names this server, which listens on `bind`.

    A foreign name that leads here is DNS rebinding: a web page making the browser read local pages under
    the page's own name. A server on all interfaces cannot know its names, but an address typed as numbers
    cannot have been rebound, so there any IP address will do.
    """
    found = _HOST.fullmatch(host)
    name = (found[1] or found[2]).lower() if found else ""
    return name in _LOCAL_HOSTS or (name != "" and name == bind.lower()) or (bind in WILDCARDS and _is_ip(name))


def _is_ip(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
