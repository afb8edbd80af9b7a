"""How an article is cited: in three styles, and as files for reference managers that lie within the page."""

from __future__ import annotations

import msgspec

from ...archive import Record
from ...interchange import Holding
from ...interchange.bibtex import bibtex_entry, bibtex_key
from ...interchange.csl import csl_item
from ...interchange.ris import ris_entry
from ...interchange.styles import STYLES
from ..planned import Plan
from ..views import CitationView, CitingView, DownloadView
from .metadata import full_address

#: What may stand in an address of `data:` and needs no escape in HTML either (URL Standard, "URL code points"); what is no ASCII
#: may stand there too but for control characters.
_PLAIN = frozenset("!$()+*,-./:;=?@_~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_ESCAPED = {
    chr(code): "".join(f"%{byte:02X}" for byte in chr(code).encode()) for code in range(0xA0) if chr(code) not in _PLAIN
}

_encode = msgspec.json.Encoder().encode


def citing(plan: Plan, record: Record) -> CitingView:
    """Return the citations of an article, and its files: a file of its own each would be three more for every article."""
    url = full_address(plan, record.address) or record.address
    holding = Holding(record.article, record.address, url, record.id, plan.site.name, record.words)
    key = bibtex_key(holding)
    files = (
        ("BibTeX", "bib", "application/x-bibtex", bibtex_entry(holding, key)),
        ("RIS", "ris", "application/x-research-info-systems", ris_entry(holding)),
        ("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", _encode([csl_item(holding)]).decode()),
    )
    return CitingView(
        styles=tuple(CitationView(name, cite(holding)) for name, cite in STYLES),
        downloads=tuple(
            DownloadView(name, f"{key}.{ending}", f"data:{kind};charset=utf-8,{_escaped(text)}")
            for name, ending, kind, text in files
        ),
    )


def _escaped(text: str) -> str:
    # The sign that begins an escape comes first; of the others only those that are there are looked for.
    text = text.replace("%", "%25")
    for character in _ESCAPED.keys() & set(text) - {"%"}:
        text = text.replace(character, _ESCAPED[character])
    return text
