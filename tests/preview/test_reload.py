from __future__ import annotations

import threading

from hypothesis import given
from hypothesis import strategies as st

from newsarchive.preview.reload import Board, BuildNote, with_script

GOOD, BAD = BuildNote(ok=True), BuildNote(ok=False, text="a.md:3: no date")


def test_a_good_build_has_a_new_name() -> None:
    board = Board(GOOD, 1)
    before = board.now()
    board.post(GOOD)
    after = board.now()
    assert (before.problem, after.problem) == (None, None)
    assert after.number > before.number
    assert after.build != before.build


def test_after_a_failed_build_the_last_good_one_stays() -> None:
    board = Board(GOOD, 1)
    before = board.now()
    board.post(BAD)
    assert board.now().build == before.build
    assert board.now().problem == "a.md:3: no date"
    board.post(GOOD)
    assert board.now().problem is None
    assert board.now().build != before.build


def test_a_failure_without_words_is_a_failure_still() -> None:
    assert Board(BuildNote(ok=False), 1).now().problem == "The build failed without a message."


def test_another_preview_has_other_names() -> None:
    assert Board(GOOD, 1).now().build != Board(GOOD, 1).now().build


def test_waiting_ends_with_news() -> None:
    board = Board(GOOD, 1)
    threading.Timer(0.05, board.post, [BAD]).start()
    state = board.wait(board.now().number, 5)
    assert state is not None
    assert state.problem == "a.md:3: no date"


def test_news_that_came_before_the_wait_is_not_missed() -> None:
    board = Board(GOOD, 1)
    seen = board.now().number
    board.post(GOOD)
    state = board.wait(seen, 5)
    assert state is not None
    assert state.number > seen


def test_waiting_without_news_ends_with_the_same_state() -> None:
    board = Board(GOOD, 1)
    assert board.wait(board.now().number, 0.01) == board.now()


def test_closing_ends_every_wait() -> None:
    board = Board(GOOD, 1)
    threading.Timer(0.05, board.close, [0]).start()
    assert board.wait(board.now().number, 5) is None


def test_seats_are_given_out_and_back() -> None:
    board = Board(GOOD, 2)
    with board.seat() as first, board.seat() as second:
        with board.seat() as third:
            assert (first, second, third) == (True, True, False)
        assert not board.close(0.01)
    with board.seat() as again:
        assert again
    assert board.close(0)


def test_the_script_stands_before_the_last_end_of_a_body() -> None:
    page = b"<body><pre>&lt;/body></pre></body ><!-- </body> -->"
    tag = b'<script src="/a/__newsarchive/reload.js" defer data-build="x-1"></script>'
    assert with_script(page, "/a/", "x-1") == page.replace(b"</body> -->", tag + b"</body> -->")


@given(st.binary(), st.binary())
def test_no_byte_of_the_page_is_lost(before: bytes, after: bytes) -> None:
    for page in (before, before + b"</body>" + after):
        made = with_script(page, "/", "x-1")
        assert made.replace(with_script(b"", "/", "x-1"), b"", 1) == page
