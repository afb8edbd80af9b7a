"""How lists of articles are written into the files of an index, and read from them: docs/search-format.md has the format.

A block is a number of entries in order, each with a list of articles. All numbers are varints: seven bits a byte, the lowest
first, the highest bit set where another byte follows.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate

import msgspec

from ..errors import ArchiveError


def damaged(what: str = "a file of the search index") -> ArchiveError:
    """Return the complaint that an index is not as it was written."""
    return ArchiveError(f"{what} is damaged", "", "build the site again with --clean")


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One entry of a block: its term, in how many articles it is, its family (terms of one number are forms of one word; 0 is
    none) and where its list stands in the block.
    """

    term: str
    articles: int
    family: int
    start: int
    end: int


class Term(msgspec.Struct, frozen=True, gc=False):
    """What is written of an entry: `packed` is its list."""

    term: str
    articles: int
    family: int
    packed: bytes


def packed_numbers(numbers: Sequence[int]) -> bytes:
    """Return numbers from 0 on as varints.

    >>> packed_numbers([5, 300]).hex()
    '05ac02'
    """
    try:
        return b"".join([_SHORT[number] for number in numbers])
    except IndexError:
        return b"".join(map(_packed_number, numbers))


def _packed_number(number: int) -> bytes:
    packed = bytearray()
    while number > 127:
        packed.append(number & 127 | 128)
        number >>= 7
    packed.append(number)
    return bytes(packed)


#: Nearly all numbers are below this: they are looked up.
_SHORT = [_packed_number(number) for number in range(1 << 14)]


def numbers_of(packed: bytes, start: int = 0, count: int = -1) -> tuple[list[int], int]:
    """Return `count` varints from `start` on, all of them for -1, and where the next one stands."""
    numbers, number, shift, at = list[int](), 0, 0, start
    while len(numbers) != count and at < len(packed):
        byte = packed[at]
        number |= (byte & 127) << shift
        at += 1
        if byte < 128:
            numbers.append(number)
            number = shift = 0
        else:
            shift += 7
    return numbers, at


def gaps_of(ascending: Sequence[int]) -> list[int]:
    """Return by how much each number is more than the least that it could be: the one before it and 1, or 0.

    >>> gaps_of([3, 4, 9])
    [3, 0, 4]
    """
    return [number - before - 1 for before, number in zip((-1, *ascending), ascending)]  # noqa: B905 - one more in the first


def ascending_of(gaps: Iterable[int]) -> list[int]:
    """Return the numbers of which these are the gaps."""
    return list(accumulate(gaps, lambda before, gap: before + gap + 1, initial=-1))[1:]


def packed_block(terms: Sequence[Term], *, sharing: bool = True) -> bytes:
    """Return a block, its entries in the order given, not yet deflated; `sharing` says whether they share how they begin."""
    head, lists, before = bytearray(packed_numbers([len(terms)])), list[bytes](), b""
    for each in terms:
        term = each.term.encode()
        shared = _shared(before, term) if sharing else 0
        head += packed_numbers((shared, len(term) - shared))
        head += term[shared:]
        head += packed_numbers((each.articles, len(each.packed), each.family))
        lists.append(each.packed)
        before = term
    return bytes(head) + b"".join(lists)


def _shared(one: bytes, other: bytes) -> int:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared


def entries_of(block: bytes) -> list[Entry]:
    """Return the entries of an inflated block. Raises `ArchiveError` where it is none."""
    try:
        (count,), at = numbers_of(block, 0, 1)
        read, term = list[tuple[str, int, int, int]](), b""
        for _ in range(count):
            (shared, more), at = numbers_of(block, at, 2)
            term = term[:shared] + block[at : at + more]
            (articles, size, family), at = numbers_of(block, at + more, 3)
            read.append((term.decode(), articles, family, size))
    except ValueError as error:
        raise damaged() from error
    ends = list(accumulate((size for *_, size in read), initial=at))
    if ends[-1] != len(block):
        raise damaged()
    return [
        Entry(term, articles, family, start, end)
        for (term, articles, family, _), start, end in zip(read, ends, ends[1:], strict=False)
    ]


def deflated(content: bytes) -> bytes:
    """Return content as the files of an index have it: raw DEFLATE (RFC 1951)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    return packer.compress(content) + packer.flush()


def inflated(content: bytes) -> bytes:
    """Return what was deflated. Raises `ArchiveError` where it is damaged."""
    try:
        return zlib.decompress(content, -zlib.MAX_WBITS)
    except zlib.error as error:
        raise damaged() from error
