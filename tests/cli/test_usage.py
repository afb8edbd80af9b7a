"""Wrong usage and configuration: exit status 2, and a word that helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Run


@pytest.mark.parametrize(
    ("args", "help_given"),
    [
        (("biuld",), "Did you mean 'build'?"),
        (("build", "--outptu", "x"), "--output"),
        (("build", "no-such-folder"), "check the spelling"),
        (("build",), "there is nothing to read here"),
        (("build", "-c", "none.toml"), "-c"),
        (("build", "--as-of", "tomorrow"), "2019-02-27"),
        (("build", "-j", "many"), "jobs"),
    ],
)
def test_wrong_usage_is_status_2_with_a_hint(run: Run, args: tuple[str, ...], help_given: str) -> None:
    done = run(*args)
    assert done.returncode == 2
    assert help_given in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ('[site]\nnam = "x"\n', "newsarchive.toml:2", "did you mean 'name'?"),
        ("content = 'articles'\n", "newsarchive.toml:1", "array"),
        ('content = ["nowhere"]\n', "newsarchive.toml", "'nowhere'"),
        ('[site]\nbase_url = "example"\n', "newsarchive.toml:2", "https://example.org"),
        ("[site\n", "newsarchive.toml:1", "TOML"),
        ('[reading]\ndate_order = "dym"\n', "newsarchive.toml:2", "dym"),
    ],
)
def test_a_wrong_configuration_is_status_2_with_its_line(
    run: Run, clips: Path, tmp_path: Path, text: str, where: str, said: str
) -> None:
    (tmp_path / "newsarchive.toml").write_text(text, "utf-8")
    done = run("build", *(() if "content" in text else (clips,)))
    assert done.returncode == 2, done.stdout
    assert where in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command_at_80_columns(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("init", "build", "serve", "inspect", "check", "list", "new"):
        assert f"\n  {command} " in done.stdout
        assert run(command, "--help").returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = "import sys; sys.argv = ['newsarchive', '--help']\ntry:\n    from newsarchive.cli import main; main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('jinja2', 'rich.progress', 'markdown_it', 'yaml', 'sqlite3', 'watchfiles') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_version(run: Run) -> None:
    from newsarchive import __version__

    assert run("--version").stdout.strip() == f"newsarchive, version {__version__}"
