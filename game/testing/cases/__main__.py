"""Prints the table of all rule cases of a folder, as `docs/rule-cases.md` ends with it."""

from __future__ import annotations

import sys
from pathlib import Path

from game.testing.cases.files import listing

if __name__ == "__main__":
    sys.stdout.write(listing(Path(sys.argv[1])) + "\n")
