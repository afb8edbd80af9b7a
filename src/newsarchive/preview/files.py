"""Where names meet the disk: the only module that looks a request up in the output folder."""

from __future__ import annotations

from pathlib import Path

from newsarchive.preview.paths import refuse_name
from newsarchive.preview.refused import Refused

_ELSEWHERE = Refused(403, "the file is a link that leads out of the site or to a hidden file")


def find(root: Path, parts: tuple[str, ...]) -> Path | Refused | None:
    """The real path that `parts` lead to below `root`; None where nothing is. Never raises.

    Links are followed first and the result is judged: a link may lead anywhere inside the site, and on
    Windows a short name (`HTACCE~1`) turns into the long one, so hidden files are looked for again.
    """
    try:
        top = root.resolve(strict=True)
        real = top.joinpath(*parts).resolve(strict=True)
    except (OSError, ValueError, RuntimeError):  # absent, too long a name, links in a circle
        return None
    if not real.is_relative_to(top) or any(map(refuse_name, real.relative_to(top).parts)):
        return _ELSEWHERE
    return real
