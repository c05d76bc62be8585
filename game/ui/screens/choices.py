"""A table to choose from on a screen whose own key chooses.

Invariant: Enter belongs to the screen, so that the footer names what it does.
"""

from __future__ import annotations

from textual.binding import Binding

from game.ui.widgets.table import Table


class Choices(Table, inherit_bindings=False):
    """A table whose rows open by a second click, or by the screen's Enter."""

    BINDINGS = [  # noqa: RUF012 - Textual declares it so
        binding
        for binding in Table.BINDINGS
        if isinstance(binding, Binding) and binding.key != "enter"
    ]
