"""The command `warring`.

Invariant: importing this package, asking for help and listing scenarios import
neither Numba nor Textual; a command imports what it needs when it runs.
"""

from game.cli.entry import main

__all__ = ["main"]
