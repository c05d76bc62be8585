"""The cases of this folder's folders are numbered and need no ending of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.testing.plugin import CASE, CaseFile


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect every TOML file as a rule case, as the plugin does those that end as cases do."""
    if file_path.suffix != ".toml" or file_path.name.endswith(CASE):
        return None
    return CaseFile.from_parent(parent, path=file_path)
