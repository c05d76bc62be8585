"""Circular money: how much of the headline value comes from outside, and what counts twice.

Invariant: the two parts of the bar differ by their fill and have their figures beside them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textual.content import Content

from game.ui import figures
from game.ui.widgets.marks import split
from game.ui.widgets.sheet import Sheet, assembled, said
from game.words import _

_FILLS: Final = "█░"


class CircleSheet(Sheet):
    """A bar of the headline value: money from outside, money counted twice."""

    _headline = 0.0
    _circular = 0.0

    def show(self, headline: float, circular: float) -> None:
        """Show how much of `headline` is `circular`, both in US dollars."""
        self._headline, self._circular = headline, circular
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The bar and what its parts mean."""
        if self._headline <= 0:
            return [said(_("Nobody holds shares of another."), "$quiet")]
        part = min(max(self._circular / self._headline, 0.0), 1.0)
        outside, twice = split([1 - part, part], width, _FILLS)
        return [
            assembled((outside, "$primary"), (twice, "$warning")),
            assembled(
                (f"{_FILLS[0]} ", "$primary"),
                (_("outside money "), "$quiet"),
                figures.money(self._headline - self._circular),
            ),
            assembled(
                (f"{_FILLS[1]} ", "$warning"),
                (_("counted twice "), "$quiet"),
                _("{money} = {part} of the headline").format(
                    money=figures.money(self._circular), part=figures.percent(part)
                ),
            ),
        ]
