"""`newsarchive check`: what it suggests, what `--write` leaves behind, and that a confirmed line is taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsarchive.cli import _group

TEXT = "The lamp was lit on Thursday by three men of the harbour, who had waited a year for the oil to come.\n"
HEAD = "# Suggested by newsarchive check: delete the # in front of a line to confirm it.\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clips").mkdir()
    return tmp_path


def call(*args: str) -> Result:
    return CliRunner().invoke(_group, list(args))


def check(*args: str) -> dict[str, Any]:
    told = call("check", "clips", "--json", *args)
    assert told.exit_code == 0, told.output
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


def codes(answer: dict[str, Any]) -> list[str]:
    return [problem["code"] for problem in answer["problems"]]


def dates() -> dict[str, str | None]:
    return {Path(row["path"]).name: row["date"] for row in json.loads(call("list", "clips", "--json").stdout)}


def put(name: str, text: str) -> Path:
    path = Path("clips", name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def confirm(path: Path) -> None:
    """Do what the head line says, to every line but itself."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line if line == HEAD else line.removeprefix("#") for line in lines), "utf-8")


def put_moved() -> Path:
    """Put down a text whose declared date is not that of its address."""
    address = "https://quay.example/2003/07/08/moved"
    return put("moved.md", f"---\ntitle: Moved\ndate: 2001-05-06\nurl: {address}\n---\nNot so. {TEXT}")


def test_a_suggested_date_is_written_confirmed_and_taken(home: Path) -> None:
    put("fog.txt", f"Fog over the harbour\n\n{TEXT}")
    put_moved()
    before = {path.name: path.read_bytes() for path in Path("clips").iterdir()}
    written = check("--write", "clips")["written"]
    assert [(each["file"], each["lines"], each["problem"]) for each in written] == [
        ("clips/fog.yaml", 1, None),
        ("clips/moved.yaml", 1, None),
    ]
    assert {name: Path("clips", name).read_bytes() for name in before} == before
    moved, fog = Path("clips/moved.yaml"), Path("clips/fog.yaml")
    assert moved.read_text("utf-8").startswith(f"{HEAD}#date: 2003-07-08   # so says the web address (")
    # As they stand they say nothing, and are no problem.
    assert codes(check()) == ["contradiction", "undated"]
    assert dates() == {"fog.txt": None, "moved.md": "2001-05-06"}
    confirm(moved)
    confirm(fog)
    assert codes(check()) == ["undated"]
    fog.write_text(fog.read_text("utf-8").replace("date:", "date: 1989-11"), "utf-8")
    assert codes(check()) == []
    assert dates() == {"fog.txt": "1989-11", "moved.md": "2003-07-08"}


def test_writing_again_changes_nothing(home: Path) -> None:
    put("fog.txt", f"Fog over the harbour\n\n{TEXT}")
    put("lamp.md", f"---\ntitle: Lamp\ndate: 03/04/2019\n---\nOn the pier. {TEXT}")
    call("check", "clips", "--write", "clips")
    first = {path: path.read_bytes() for path in Path("clips").iterdir()}
    assert len(first) == 4
    assert [each["lines"] for each in check("--write", "clips")["written"]] == [0, 0]
    assert {path: path.read_bytes() for path in Path("clips").iterdir()} == first


@pytest.mark.parametrize(
    ("name", "old", "suggested"),
    [
        ("moved.yaml", b"# mine\r\nsource: The Quay", b"#date: 2003-07-08"),
        ("moved.yml", b"deck: |\n  Two\n  lines\n", b"#date: 2003-07-08"),
        ("moved.toml", 'source = "L\u2019Écho"\n'.encode(), b'#date = "2003-07-08"'),
    ],
)
def test_a_file_that_is_there_keeps_every_byte(home: Path, name: str, old: bytes, suggested: bytes) -> None:
    put_moved()
    path = Path("clips", name)
    path.write_bytes(old)
    check("--write", "clips/moved.md")
    new = path.read_bytes()
    assert new.startswith(old)
    assert suggested in new
    assert codes(check()) == ["contradiction"]
    path.write_bytes(new.replace(b"#date", b"date"))
    assert codes(check()) == []
    assert [each.name for each in Path("clips").iterdir() if each.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("name", "old", "why"),
    [
        ("moved.json", b'{"source": "The Quay"}', "JSON has no comments"),
        ("moved.toml", b'[extra]\nkey = "value"\n', "add above: date ="),
        ("moved.yaml", b"{source: The Quay}\n", "add above: date:"),
        ("moved.yaml", "source: L\u2019Écho\n".encode("cp1252"), "not UTF-8"),
    ],
)
def test_what_cannot_take_a_line_is_told_and_left_alone(home: Path, name: str, old: bytes, why: str) -> None:
    put_moved()
    path = Path("clips", name)
    path.write_bytes(old)
    (written,) = check("--write", "clips")["written"]
    assert why in written["problem"]
    assert written["lines"] == 0
    assert path.read_bytes() == old
    assert len(list(Path("clips").iterdir())) == 2


def test_a_key_that_is_there_must_go_for_the_new_one(home: Path) -> None:
    put("moved.txt", f"Moved to another quay at last\n\n{TEXT}\nOriginal url: https://quay.example/2003/07/08/moved\n")
    sidecar = put("moved.yaml", "title: Moved\npublished: 2001-05-06\n")
    check("--write", "clips/moved.txt")
    assert "#date: 2003-07-08   # instead of line 2; so says the web address" in sidecar.read_text("utf-8")
    kept = [line for line in sidecar.read_text("utf-8").splitlines() if not line.startswith("published")]
    sidecar.write_text("\n".join(line.replace("#date", "date") for line in kept), "utf-8")
    assert codes(check()) == []
    assert dates() == {"moved.txt": "2003-07-08"}


def test_the_order_of_dates_is_written_for_the_folder_or_for_the_one_text(home: Path) -> None:
    for name, date in (("a", "03/04/2019"), ("b", "05/04/2019"), ("c", "23/04/2019")):
        put(f"quay/{name}.md", f"---\ntitle: Story {name}\ndate: {date}\nsource: The Quay\n---\nNumber {name}. {TEXT}")
    check("--write", "clips/quay/a.md")
    assert [path.name for path in Path("clips/quay").glob("*.yaml")] == ["a.yaml"]
    confirm(Path("clips/quay/a.yaml"))
    assert dates() == {"a.md": "2019-04-03", "b.md": None, "c.md": "2019-04-23"}
    check("--write", "clips")
    assert (Path("clips/quay/_defaults.yaml")).read_text("utf-8") == (
        f"{HEAD}#date_order: dmy   # 05/04/2019 is then 2019-04-05\n"
    )
    assert not Path("clips/quay/b.yaml").exists()
    confirm(Path("clips/quay/_defaults.yaml"))
    assert dates() == {"a.md": "2019-04-03", "b.md": "2019-04-05", "c.md": "2019-04-23"}
    assert codes(check()) == []


def test_variants_and_duplicates_are_settled_by_their_lines(home: Path) -> None:
    front = "---\ntitle: Story {0}\ndate: 2001-05-0{0}\nauthor: {1}\nsource: {2}\n---\n{3}"
    long = " ".join(f"word{number}" for number in range(60))
    put("a.md", front.format(1, "Ann Lee", "The Quay", f"One {long}"))
    put("b.md", front.format(2, "Ann Lee", "The Quay", f"Two {long}"))
    put("c.md", front.format(3, "A. Lee", "THE QUAY", f"Three {long}"))
    put("d.md", front.format(4, "Ann Lee", "The Quay", f"Two {long}"))
    assert codes(check()) == ["duplicate-probable", "source-variants", "byline-variants"]
    check("--write", "clips")
    for sidecar in Path("clips").glob("*.yaml"):
        confirm(sidecar)
    answer = check()
    assert (codes(answer), answer["articles"]) == ([], 3)


def test_only_what_was_named_is_written(home: Path) -> None:
    put("fog.txt", f"Fog over the harbour\n\n{TEXT}")
    put("box/mist.txt", f"Mist over the harbour\n\nOnce more. {TEXT}")
    check("--write", "clips/box")
    assert sorted(path.name for path in Path("clips").rglob("*.yaml")) == ["mist.yaml"]
    refused = call("check", "clips", "--write", "clips/no.txt")
    assert refused.exit_code == 2
    assert "no text of this archive is at 'clips/no.txt'" in refused.output


def test_a_text_without_suggestions_gets_no_file(home: Path) -> None:
    put("lamp.md", f"---\ntitle: Lamp\ndate: 2019-04-03\n---\nOn the pier. {TEXT}")
    assert "nothing to suggest there" in call("check", "clips", "--write", "clips/lamp.md").stdout
    assert len(list(Path("clips").iterdir())) == 1


def test_two_texts_of_one_name_share_a_sidecar_and_get_none(home: Path) -> None:
    put("fog.txt", f"Fog over the harbour\n\n{TEXT}")
    put("fog.md", f"# Fog over the sea\n\nOnce more. {TEXT}")
    assert {each["problem"] for each in check("--write", "clips")["written"]} == {
        "two texts share this name; rename one of them"
    }
    assert list(Path("clips").glob("*.yaml")) == []


def test_a_link_is_not_written_through(home: Path) -> None:
    put("fog.txt", f"Fog over the harbour\n\n{TEXT}")
    (home / "elsewhere.yaml").write_text("source: The Quay\n", "utf-8")
    Path("clips/fog.yaml").symlink_to(home / "elsewhere.yaml")
    (written,) = check("--write", "clips/fog.txt")["written"]
    assert "it is a link" in written["problem"]
    assert (home / "elsewhere.yaml").read_text("utf-8") == "source: The Quay\n"


def test_suggestions_are_told_in_the_order_to_look_at_them(home: Path) -> None:
    put("fog.txt", f"Fog over the harbour\n\n{TEXT}")
    put(
        "moved.md",
        f"---\ntitle: Moved\ndate: 2001-05-06\nurl: https://quay.example/2003/07/08/moved\n---\nNot so. {TEXT}",
    )
    answer = check()
    assert answer["articles"] == 2
    assert answer["undated"] == 1
    assert "written" not in answer
    assert [(each["path"], each["code"], each["priority"], each["file"], each["line"]) for each in answer["suggestions"]] == [
        ("clips/moved.md", "contradiction", 1, "clips/moved.yaml", "date: 2003-07-08"),
        ("clips/fog.txt", "undated", 2, "clips/fog.yaml", "date:"),
    ]  # fmt: skip


def test_the_terminal_tells_the_line_and_how_to_have_it_written(home: Path) -> None:
    put("fog.txt", f"Fog over the harbour\n\n{TEXT}")
    told = call("check", "clips")
    assert (
        "clips/fog.txt: undated: its date is not known (write it into clips/fog.yaml, as date: 2019-02-27"
        in told.stderr
    )
    assert "newsarchive check --write FILE" in told.stdout
    assert "clips/fog.yaml: 1 line to confirm" in call("check", "clips", "--write", "clips/fog.txt").stdout
    assert call("check", "clips", "--strict", "-q").exit_code == 1
