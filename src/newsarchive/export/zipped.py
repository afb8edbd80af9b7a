"""A folder as one file: a ZIP archive of which the same files make the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The first day that a ZIP archive can name: the files have no time of their own.
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644


def zip_folder(folder: Path, place: Path, name: str) -> None:
    """Pack all files of a folder, in order of their names, below a folder of that name."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    with ZipFile(place, "w", ZIP_DEFLATED) as packed:
        for file in files:
            entry = ZipInfo(f"{name}/{file}", _DAY)
            entry.create_system, entry.external_attr, entry.compress_type = _UNIX, _PLAIN_FILE << 16, ZIP_DEFLATED
            entry.file_size = (folder / file).stat().st_size
            with (folder / file).open("rb") as source, packed.open(entry, "w") as target:
                shutil.copyfileobj(source, target)
