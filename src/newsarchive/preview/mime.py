"""What kind of content a file is, by its extension.

The standard library's `mimetypes` reads the operating system's tables and answers differently from one
computer to the next; a preview must not.
"""

from __future__ import annotations

from pathlib import PurePath

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
SCRIPT = "text/javascript; charset=utf-8"
STYLE = "text/css; charset=utf-8"
JSON = "application/json"
#: What hosts say of a file they do not know: the browser offers to save it.
UNKNOWN = "application/octet-stream"

_TYPES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": "application/xhtml+xml",
    ".css": STYLE,
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".wasm": "application/wasm",
    # Data and feeds.
    ".json": JSON,
    ".map": JSON,
    ".jsonl": "application/jsonl; charset=utf-8",
    ".jsonld": "application/ld+json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".xsl": "application/xslt+xml",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    # Texts and citations.
    ".txt": TEXT,
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    # Pictures.
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    # Fonts, sound, film.
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
    # Packed: no Content-Encoding, so what is packed stays packed.
    ".gz": "application/gzip",
    ".zip": "application/zip",
    ".warc": "application/warc",
}


def content_type(path: PurePath) -> str:
    """The Content-Type for a file of this name."""
    return _TYPES.get(path.suffix.lower(), UNKNOWN)
