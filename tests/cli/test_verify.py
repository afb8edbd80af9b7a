"""`newsarchive verify`: bags of others, damaged bags, bags made to mislead, and how the command says so."""

from __future__ import annotations

import io
import json
import os
import tarfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsarchive.cli import _group

with warnings.catch_warnings():
    # It asks for its own version by way of a module that says on import that it is old.
    warnings.simplefilter("ignore")
    import bagit

SECRET = "0" * 128


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """A bag that bagit-python made."""
    folder = tmp_path / "bag"
    (folder / "sub").mkdir(parents=True)
    (folder / "lamp.txt").write_text("The lamp was lit.\n", "utf-8")
    (folder / "sub" / "fog.txt").write_text("Fog.\n", "utf-8")
    bagit.make_bag(str(folder), {"Contact-Name": "Ann"}, checksums=["sha256", "sha512"])
    return folder


@pytest.fixture
def new(bag: Path) -> Path:
    """The same as version 1.0, without tag manifests, so that tag files can be changed."""
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "utf-8")
    for manifest in bag.glob("tagmanifest-*"):
        manifest.unlink()
    assert codes(bag) == {}
    return bag


def verify(bag: Path, *args: str) -> Result:
    return CliRunner().invoke(_group, ["verify", str(bag), *args])


def found(bag: Path) -> dict[str, Any]:
    done = verify(bag, "--json")
    told: dict[str, Any] = json.loads(done.stdout)
    assert done.exit_code == (0 if told["valid"] else 1)
    assert told["valid"] == (not told["problems"])
    return told


def codes(bag: Path) -> dict[str, str]:
    """What is wrong, by path."""
    return {each["path"]: each["code"] for each in found(bag)["problems"]}


def bagit_accepts(bag: Path) -> bool:
    try:
        return bool(bagit.Bag(str(bag)).validate())
    except bagit.BagError:
        return False


def add(file: Path, text: str) -> None:
    file.write_bytes(file.read_bytes() + text.encode())


# Bags of others


@pytest.mark.parametrize("algorithms", [["md5"], ["sha1"], ["sha256", "sha512"], ["sha3_256"], ["blake2b"]])
def test_bags_that_bagit_python_makes(tmp_path: Path, algorithms: list[str]) -> None:
    (tmp_path / "bag").mkdir()
    for name in ("100%.txt", "line\nfeed.txt", "\u05d0.txt"):
        (tmp_path / "bag" / name).write_text(name, "utf-8")
    bagit.make_bag(str(tmp_path / "bag"), checksums=algorithms)
    told = found(tmp_path / "bag")
    assert told["problems"] == []
    assert (told["version"], told["files"], told["algorithms"]) == ("0.97", 3, algorithms)


def test_a_bag_of_an_old_version(bag: Path) -> None:
    for manifest in bag.glob("tagmanifest-*"):
        manifest.unlink()
    (bag / "bagit.txt").write_text("BagIt-Version: 0.95\nTag-File-Character-Encoding: ISO-8859-1\n", "utf-8")
    (bag / "bag-info.txt").rename(bag / "package-info.txt")
    assert codes(bag) == {}
    add(bag / "package-info.txt", "Payload-Oxum: 1.1\n")
    assert codes(bag) == {"package-info.txt": "bag-tag-file"}


def test_before_1_0_a_manifest_may_list_a_part_of_the_payload(new: Path) -> None:
    lines = (new / "manifest-sha512.txt").read_text("utf-8").splitlines(keepends=True)
    (new / "manifest-sha512.txt").write_text(lines[0], "utf-8")
    assert set(codes(new).values()) == {"bag-unexpected"}
    (new / "bagit.txt").write_text("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", "utf-8")
    assert codes(new) == {}


def test_line_ends_capitals_and_asterisks_as_other_systems_write_them(new: Path) -> None:
    for name in ("manifest-sha256.txt", "manifest-sha512.txt"):
        lines = (new / name).read_text("utf-8").splitlines()
        written = [f"{line.partition(' ')[0].upper()} *{line.partition('  ')[2]}\r\n" for line in lines]
        (new / name).write_bytes("".join(written).encode())
    assert codes(new) == {}
    assert bagit_accepts(new)


def test_names_that_a_file_system_has_composed_in_another_way(tmp_path: Path) -> None:
    (tmp_path / "bag").mkdir()
    (tmp_path / "bag" / "\u00e9.txt").write_text("x", "utf-8")
    bagit.make_bag(str(tmp_path / "bag"))
    (tmp_path / "bag" / "data" / "\u00e9.txt").rename(tmp_path / "bag" / "data" / "e\u0301.txt")
    assert codes(tmp_path / "bag") == {}


# Damage


def test_all_that_is_wrong_is_told_in_one_run(bag: Path) -> None:
    (bag / "data" / "lamp.txt").write_text("The lamp was lot.\n", "utf-8")
    (bag / "data" / "sub" / "fog.txt").unlink()
    (bag / "data" / "rain.txt").write_text("Rain.\n", "utf-8")
    assert codes(bag) == {
        "data/lamp.txt": "bag-checksum",
        "data/sub/fog.txt": "bag-missing",
        "data/rain.txt": "bag-unexpected",
        "bag-info.txt": "bag-oxum",
    }


def test_a_damaged_manifest_is_told_from_a_damaged_file(bag: Path) -> None:
    manifest = bag / "tagmanifest-sha256.txt"
    manifest.write_text(manifest.read_text("utf-8").translate(str.maketrans("0123456789", "1234567890")), "utf-8")
    hints = {each["hint"] for each in found(bag)["problems"] if each["code"] == "bag-checksum"}
    assert hints == {"or tagmanifest-sha256.txt itself is damaged: the other manifests agree"}


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n", "bag-version"),
        ("BagIt-Version: 0.92\nTag-File-Character-Encoding: UTF-8\n", "bag-version"),
        ("BagIt-Version: one\nTag-File-Character-Encoding: UTF-8\n", "bag-tag-file"),
        ("BagIt-Version: 1.0\n", "bag-tag-file"),
        ("BagIt-Version: 1.0\nTag-File-Character-Encoding: rot13\n", "bag-tag-file"),
        ("\ufeffBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bag-tag-file"),
        ("BagIt-Version 1.0\nTag-File-Character-Encoding: UTF-8\n", "bag-tag-file"),
        ("", "bag-tag-file"),
    ],
)
def test_a_declaration_that_cannot_be_trusted(new: Path, declared: str, code: str) -> None:
    (new / "bagit.txt").write_text(declared, "utf-8")
    assert codes(new)["bagit.txt"] == code


@pytest.mark.parametrize("name", ["bagit.txt", "manifest-*.txt", "data"])
def test_what_makes_it_a_bag_is_gone(new: Path, name: str) -> None:
    for path in list(new.glob(name)):
        path.rename(new.parent / f"away-{path.name}")
    assert "bag-missing" in codes(new).values()
    assert not bagit_accepts(new)


def test_tag_files_that_are_none(new: Path) -> None:
    add(new / "bag-info.txt", "no label here\n")
    (new / "manifest-sha256.txt").write_bytes(b"\xff\xfe\n" + (new / "manifest-sha256.txt").read_bytes())
    (new / "manifest-crc32.txt").write_text("0 data/lamp.txt\n", "utf-8")
    assert set(codes(new)) == {"bag-info.txt", "manifest-sha256.txt", "manifest-crc32.txt"}


def test_values_may_go_on_in_the_next_line(new: Path) -> None:
    oxum = f"{sum(file.stat().st_size for file in (new / 'data').rglob('*.txt'))}.2"
    (new / "bag-info.txt").write_text(f"External-Description: a\n  long one\nPayload-Oxum:\n\t{oxum}\n", "utf-8")
    assert codes(new) == {}


@pytest.mark.parametrize("oxum", ["1.1", "many", "22.2\nPayload-Oxum: 22.2", f"{9**30}.1", ""])
def test_a_size_that_is_wrong_or_none(new: Path, oxum: str) -> None:
    (new / "bag-info.txt").write_text(f"Payload-Oxum: {oxum}\n", "utf-8")
    assert codes(new)["bag-info.txt"] in ("bag-oxum", "bag-tag-file")


def test_what_was_to_be_fetched_and_was_not(new: Path) -> None:
    (new / "fetch.txt").write_text("https://quay.example/fog.txt 5 data/sub/fog.txt\nnonsense\n", "utf-8")
    assert codes(new) == {"fetch.txt": "bag-tag-file"}
    (new / "data" / "sub" / "fog.txt").unlink()
    missing = [each for each in found(new)["problems"] if each["code"] == "bag-missing"]
    assert {(each["path"], each["hint"]) for each in missing} == {("data/sub/fog.txt", "fetch.txt says where it is")}


# Bags made to mislead


PATHS = [
    "../secret.txt", "data/../../secret.txt", "/etc/passwd", "~/secret.txt", "data/sub/../lamp.txt", "C:/secret.txt",
    "C:\\secret.txt", "\\\\host\\secret.txt", "data//lamp.txt", "data/./lamp.txt", "data/\0", "lamp.txt", "bagit.txt",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_manifest_that_leads_elsewhere(new: Path, path: str) -> None:
    (new.parent / "secret.txt").write_text("secret\n", "utf-8")
    add(new / "manifest-sha512.txt", f"{SECRET}  {path}\n")
    assert codes(new) == {"manifest-sha512.txt": "bag-path"}


def test_a_path_that_is_encoded_to_be_overlooked(new: Path) -> None:
    add(new / "manifest-sha512.txt", f"{SECRET}  data/%2e%2e/%2E%2E/secret.txt\n")
    # It means what it says: a name of percent signs, of a file that is not there.
    assert codes(new) == {"data/%2e%2e/%2E%2E/secret.txt": "bag-missing"}


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/passwd", "bagit.txt"])
def test_a_list_to_be_fetched_that_leads_elsewhere(new: Path, path: str) -> None:
    (new / "fetch.txt").write_text(f"https://quay.example/x - {path}\n", "utf-8")
    assert codes(new) == {"fetch.txt": "bag-path"}


def test_lines_that_contradict_one_another(new: Path) -> None:
    add(new / "manifest-sha512.txt", f"{SECRET}  data/lamp.txt\n")
    assert codes(new) == {"manifest-sha512.txt": "bag-tag-file"}


@pytest.mark.parametrize("line", ["data/lamp.txt", "xyz  data/lamp.txt", f"{SECRET[:-1]}  data/lamp.txt", f"{SECRET} "])
def test_lines_without_a_checksum_or_a_path(new: Path, line: str) -> None:
    add(new / "manifest-sha512.txt", f"{line}\n")
    assert codes(new) == {"manifest-sha512.txt": "bag-tag-file"}


def test_links_are_not_followed(new: Path) -> None:
    (new.parent / "secret.txt").write_text("The lamp was lit.\n", "utf-8")
    (new / "data" / "lamp.txt").unlink()
    (new / "data" / "lamp.txt").symlink_to(new.parent / "secret.txt")
    (new / "data" / "up").symlink_to(new.parent, target_is_directory=True)
    assert codes(new)["data/up"] == "bag-path"
    lamp = {each["code"] for each in found(new)["problems"] if each["path"] == "data/lamp.txt"}
    assert lamp == {"bag-path", "bag-missing"}


def test_pipes_are_not_waited_for(new: Path) -> None:
    os.mkfifo(new / "data" / "pipe")
    assert codes(new) == {"data/pipe": "bag-path"}


def test_names_that_are_no_text_and_names_with_escapes(new: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(new) + b"/data/\xff\x1b[31m")).write_text("x", "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    assert codes(new) == {"data/\\udcff\x1b[31m": "bag-unexpected", "bag-info.txt": "bag-oxum"}
    done = verify(new)
    assert "\x1b" not in done.output


# Packed bags


def tar(file: Path, *things: tuple[str, bytes, bytes]) -> Path:
    """A tar file of (name, content, type)."""
    with tarfile.open(file, "w:gz") as packed:
        for name, content, kind in things:
            info = tarfile.TarInfo(name)
            info.type, info.size = kind, len(content) if kind == tarfile.REGTYPE else 0
            info.linkname = "../secret.txt" if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
            packed.addfile(info, io.BytesIO(content))
    return file


def in_zip(file: Path, *things: tuple[str, bytes, bytes]) -> Path:
    """A zip file of the same."""
    with zipfile.ZipFile(file, "w") as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content, kind in things:
            info = zipfile.ZipInfo(name)
            info.external_attr = (0o120777 if kind == tarfile.SYMTYPE else 0o100644) << 16
            packed.writestr(info, content)
    return file


Pack = Callable[..., Path]
PACKERS = [pytest.param(tar, id="tar"), pytest.param(in_zip, id="zip")]


def packed(bag: Path, base: str = "bag/") -> list[tuple[str, bytes, bytes]]:
    files = sorted(path for path in bag.rglob("*") if path.is_file())
    return [(f"{base}{file.relative_to(bag).as_posix()}", file.read_bytes(), tarfile.REGTYPE) for file in files]


@pytest.mark.parametrize("pack", PACKERS)
def test_a_packed_bag(bag: Path, tmp_path: Path, pack: Pack) -> None:
    told = found(pack(tmp_path / "packed", *packed(bag)))
    assert told == {**found(bag), "bag": str(tmp_path / "packed")}
    assert found(pack(tmp_path / "dotted", *packed(bag, "./bag/")))["valid"]


@pytest.mark.parametrize("pack", PACKERS)
def test_a_packed_bag_that_is_damaged(bag: Path, tmp_path: Path, pack: Pack) -> None:
    (bag / "data" / "lamp.txt").write_text("The lamp was lot.\n", "utf-8")
    assert codes(pack(tmp_path / "packed", *packed(bag))) == {"data/lamp.txt": "bag-checksum"}


@pytest.mark.parametrize("pack", PACKERS)
@pytest.mark.parametrize("name", ["bag/../../evil.txt", "/evil.txt", "evil.txt", "bag/data/../x", "other/evil.txt"])
def test_a_packed_bag_with_something_outside(bag: Path, tmp_path: Path, pack: Pack, name: str) -> None:
    file = pack(tmp_path / "packed", *packed(bag), (name, b"evil", tarfile.REGTYPE))
    before = sorted(tmp_path.rglob("*"))
    assert list(codes(file).values()) == ["bag-path"]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("pack", PACKERS)
def test_a_packed_bag_with_a_link_and_a_file_twice(bag: Path, tmp_path: Path, pack: Pack) -> None:
    things = [*packed(bag), ("bag/data/link", b"../secret", tarfile.SYMTYPE), packed(bag)[-1]]
    told = codes(pack(tmp_path / "packed", *things))
    assert told == {"data/link": "bag-path", things[-1][0].removeprefix("bag/"): "bag-path"}


@pytest.mark.parametrize("pack", PACKERS)
def test_a_packed_bag_without_a_folder(bag: Path, tmp_path: Path, pack: Pack) -> None:
    file = pack(tmp_path / "packed", *packed(bag, ""))
    assert found(file) == {**found(bag), "bag": str(file)}


def test_a_tar_file_of_the_folder_around_the_bag(bag: Path, tmp_path: Path) -> None:
    (tmp_path / "around").mkdir()
    bag.rename(tmp_path / "around" / "bag")
    with tarfile.open(tmp_path / "packed.tar", "w") as packed:
        packed.add(tmp_path / "around", ".")
    assert found(tmp_path / "packed.tar")["valid"]


def test_a_zip_file_with_names_that_are_none(bag: Path, tmp_path: Path) -> None:
    (bag / "data" / "\u05d0.txt").write_text("x", "utf-8")
    content = in_zip(tmp_path / "packed", *packed(bag)).read_bytes()
    (tmp_path / "packed").write_bytes(content.replace("\u05d0".encode(), b"\xff\xff"))
    assert codes(tmp_path / "packed") == {".": "bag-unreadable"}
    in_zip(tmp_path / "empty", *packed(bag), ("", b"x", tarfile.REGTYPE), ("/", b"x", tarfile.REGTYPE))
    assert "bag-path" in codes(tmp_path / "empty").values()


@pytest.mark.parametrize("pack", PACKERS)
def test_an_archive_that_is_cut_off(bag: Path, tmp_path: Path, pack: Pack) -> None:
    content = pack(tmp_path / "packed", *packed(bag)).read_bytes()
    for length in range(0, len(content), 41):
        (tmp_path / "cut").write_bytes(content[:length])
        assert verify(tmp_path / "cut", "--json").exit_code != 0, length


@pytest.mark.parametrize("pack", PACKERS)
def test_an_archive_with_a_bit_that_is_another(bag: Path, tmp_path: Path, pack: Pack) -> None:
    content = pack(tmp_path / "packed", *packed(bag)).read_bytes()
    for place in range(0, len(content), 61):
        damaged = bytearray(content)
        damaged[place] ^= 16
        (tmp_path / "flipped").write_bytes(damaged)
        # It may be a bit that says nothing of a file, such as an owner's name.
        done = verify(tmp_path / "flipped", "--json")
        assert done.exit_code in (0, 1, 2), place
        assert done.exception is None or isinstance(done.exception, SystemExit), place


# The command


def test_what_is_said(bag: Path) -> None:
    done = verify(bag)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{bag}: 2 files, 23 bytes, by sha256 and sha512: complete and valid\n"
    (bag / "data" / "lamp.txt").write_text("The lamp was lot.\n", "utf-8")
    done = verify(bag)
    assert done.exit_code == 1
    assert done.stdout.endswith(": 1 problem\n")
    assert done.stderr.startswith("data/lamp.txt: bag-checksum: is not what it was")


def test_what_is_no_bag(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("x", "utf-8")
    assert verify(tmp_path / "text").exit_code == 2
    assert verify(tmp_path / "nowhere").exit_code == 2
    (tmp_path / "folder").mkdir()
    assert codes(tmp_path / "folder") == {"bagit.txt": "bag-missing"}
