"""Builds what a chief may know from the World.

Invariant: only these modules decide what is public, what is a guess and what is
hidden; everything they return is plain values.
"""

from game.session.views.build import build_view
from game.session.views.table import Table

__all__ = ["Table", "build_view"]
