"""The configuration: strict, and helpful about it. (Wrong ones are also run through the command line in tests/cli.)"""

from __future__ import annotations

import pytest

from newsarchive.errors import SettingsError
from newsarchive.settings import Settings, parse_settings, schema


def test_everything_is_optional() -> None:
    assert parse_settings("") == Settings()


def test_what_is_said_is_kept() -> None:
    settings = parse_settings(
        'content = ["a"]\n[site]\nname = "N"\nbase_url = "https://x.example/p/"\n[reading.agencies]\n"Z" = ["zed"]\n'
        '[names]\nspacy = "en_core_web_sm"\n'
    )
    assert settings.content == ["a"]
    assert settings.site.base_url == "https://x.example/p/"
    assert settings.reading.agencies == {"Z": ["zed"]}
    assert (settings.names.spacy, settings.names.file) == ("en_core_web_sm", "names.yaml")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("\n\nsight = 1\n", 3, "'site'"),
        ("[site]\nmoto = 'x'\n", 2, "'motto'"),
        ("[reading]\nmax_file_size = 0\n", 2, "1"),
        ("[site]\nlanguage = 'English'\n", 2, "regex"),
        ("[names]\nspaCy = 'en_core_web_sm'\n", 2, "'spacy'"),
        ("[names]\nspacy = true\n", 2, "str"),
        ("[names]\nfile = ''\n", 2, "length"),
        ("[site]\nbase_url = 'ftp://x.example/'\n", 2, "site"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, word: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text)
    assert caught.value.where == f"newsarchive.toml:{line}"
    assert word in str(caught.value)


def test_the_schema_knows_every_key() -> None:
    known = schema()["$defs"]
    assert set(known["Settings"]["properties"]) == set(Settings.__struct_fields__)
    assert known["Settings"]["additionalProperties"] is False
