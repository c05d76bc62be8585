"""All figures of speed and memory, from a checkout: `python tests/bench/figures.py [--json]`.

The same as `warring bench`. It is run by hand on a quiet machine; pytest does not
collect it, as no test depends on time.
"""

from __future__ import annotations

import sys

from game.cli import main

if __name__ == "__main__":
    sys.exit(main(["bench", *sys.argv[1:]]))
