"""What is built once for all tests of packages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.packages.running import ROOT, run


@pytest.fixture(scope="session")
def frozen() -> Path:
    """The folder that `make dist` made of this checkout, or the one that FROZEN names."""
    if os.environ.get("FROZEN"):
        return Path(os.environ["FROZEN"]).absolute()
    run(["make", "-C", ROOT, "--silent", "dist"])
    return ROOT / "dist" / "influx-backup"
