"""The wheel, in a clean environment made from the lock alone, builds a site far from the repository; the locks are locks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, encoding="utf-8", timeout=300, stdin=subprocess.DEVNULL)  # fmt: skip
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def environment(folder: Path, *locks: str) -> Path:
    """A new environment with the locked packages only; gives its Python."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = [part for lock in locks for part in ("-r", str(REPOSITORY / "requirements" / lock))]
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", *wanted, cwd=folder)  # fmt: skip
    return python


@pytest.mark.slow
def test_the_wheel_builds_a_site_by_itself(tmp_path: Path) -> None:
    maker = environment(tmp_path / "maker", "build.txt")
    run(maker, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", tmp_path, REPOSITORY, cwd=tmp_path)  # fmt: skip
    (wheel,) = tmp_path.glob("newsarchive-*.whl")
    python = environment(tmp_path / "clean", "site.txt")
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", wheel, cwd=tmp_path)  # fmt: skip
    run(python, "-m", "pip", "check", cwd=tmp_path)
    command = python.with_name("newsarchive")
    home = tmp_path / "far" / "away"
    run(command, "init", home, cwd=tmp_path)
    run(command, "build", cwd=home)
    site = home / "build"
    assert "An example of a saved text" in (site / "index.html").read_text("utf-8")
    assert (site / "404.html").is_file()
    assert (site / "2019" / "03" / "index.html").is_file()
    (sheet,) = site.glob("style*.css")
    assert f'href="./{sheet.name}"' in (site / "index.html").read_text("utf-8")


@pytest.mark.parametrize("name", ["site.txt", "dev.txt", "build.txt"])
def test_a_lock_has_exact_versions_with_hashes_and_no_addresses(name: str) -> None:
    text = (REPOSITORY / "requirements" / name).read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-zA-Z0-9])", text.strip())
    assert len(entries) > 1
    for entry in entries:
        assert re.match(r"[A-Za-z0-9._-]+(\[[^]]*\])?==[^ ]+", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_the_npm_lock_has_hashes_and_no_addresses() -> None:
    folder = REPOSITORY / "tests" / "browser"
    text = (folder / "package-lock.json").read_text("utf-8")
    assert '"resolved"' not in text
    assert "://" not in text
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert packages
    assert all(each["integrity"].startswith("sha512-") for each in packages.values())
    wanted = json.loads((folder / "package.json").read_text("utf-8"))["devDependencies"]
    assert {f"node_modules/{name}": version for name, version in wanted.items()} == {name: each["version"] for name, each in packages.items()}  # fmt: skip
    assert not (folder / ".npmrc").exists()


def test_the_schema_in_the_documentation_is_the_programs() -> None:
    file = REPOSITORY / "docs" / "newsarchive.schema.json"
    if not file.is_file():
        pytest.skip("docs/newsarchive.schema.json is not there")
    told = run(sys.executable, "-m", "newsarchive", "init", "--schema", cwd=REPOSITORY)
    assert file.read_text("utf-8") == told
