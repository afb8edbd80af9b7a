from __future__ import annotations

from pathlib import Path

import pytest

from builder.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An archive without a single text."""
    return Site(tmp_path / "archive")
