"""Scripts as they are published: in one file with what they import, and small."""

from __future__ import annotations

import gzip
import re
import subprocess
from pathlib import Path

import pytest

from browser.shared import find_tool
from newsarchive.builder import Theme
from newsarchive.builder.scripts import compact_script, whole_scripts
from newsarchive.errors import ArchiveError

#: What the page of searching costs whoever opens it, gzipped, besides what every page does.
BUDGET = 12_000

MODULES = {
    "page.js": 'import { one, two as other } from "./low.js";\nimport {\n  name,\n} from "./high.js";\nconst double = (n) => 2 * n;\nconsole.log(one, other(), name, double(4));\n',
    "low.js": "export const one = 1;\nexport async function two() {}\nconst name = 3;\n",
    "high.js": 'import { one } from "./low.js";\nexport const name = one + 1;\nexport class Rest {}\n',
    "alone.js": "const one = 5;\n",
}  # fmt: skip


def test_a_script_carries_what_it_imports(tmp_path: Path) -> None:
    made = whole_scripts(MODULES)
    assert list(made) == ["alone.js", "page.js"]
    assert whole_scripts(dict(reversed(MODULES.items()))) == made
    assert made["alone.js"] == MODULES["alone.js"]
    assert not re.search(r"^\s*(import|export)\b", made["page.js"], re.M)
    (tmp_path / "page.mjs").write_text(made["page.js"], "utf-8")
    done = subprocess.run([find_tool("node", how="apt-get install nodejs"), "page.mjs"], cwd=tmp_path, capture_output=True, text=True)  # fmt: skip
    assert (done.stdout, done.stderr) == ("1 Promise { undefined } 2 8\n", "")


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ('import { one } from "./page.js";\n', "circle: page.js"),
        ('import { one } from "./gone.js";\n', "no script gone.js"),
        ('import * as low from "./low.js";\n', "not understood: import * as low"),
        ('import { one } from "./low.js";\nexport default one;\n', "not understood: export default one;"),
    ],
)
def test_what_cannot_be_published_is_said(source: str, word: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        whole_scripts({"page.js": source, "low.js": "export const one = 1;\n"})
    assert word in caught.value.message


def test_comments_and_indents_are_not_sent() -> None:
    source = "// Why\n/**\n * How.\n */\nif (a) {\n  // b\n  go('// c'); // d\n}\n"
    assert compact_script(source) == "if(a){go('// c');}"


def test_a_site_s_own_goes_out_as_it_was_written(tmp_path: Path) -> None:
    own = b"// mine\r\n  const caf\xe9 = 1\r\n"
    (tmp_path / "on.js").write_bytes(own)
    assert Theme(tmp_path).published["on.js"][1] == own
    (tmp_path / "search-say.js").write_text("export class Said {}\n")
    other = Theme(tmp_path).published["search.js"]
    assert b"class Said {}" in other[1]
    assert other[0] != Theme().published["search.js"][0]


def test_what_searching_needs_is_small() -> None:
    published = Theme().published
    assert set(published) == {"style.css", "on.js", "search.js", "pagefind.js"}
    assert len(gzip.compress(published["search.js"][1], 9)) <= BUDGET
