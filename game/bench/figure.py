"""A measured figure beside its target.

Invariant: a figure that could not be measured says why and counts as neither
reached nor missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from game.words import _


@attrs.frozen(kw_only=True)
class Figure:
    """One measured figure; exactly one of `most` and `least` is its target."""

    id: str
    title: str
    value: float | None
    """None when it cannot be measured on this machine."""
    unit: str
    most: float | None = None
    least: float | None = None
    how: str
    """How it was measured, or why it was not."""

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None when nothing was measured."""
        if self.value is None:
            return None
        if self.most is not None:
            return self.value <= self.most
        return self.least is None or self.value >= self.least

    @property
    def verdict(self) -> str:
        """The same in a word."""
        words = {True: _("ok"), False: _("missed"), None: _("not measured")}
        return words[self.reached]

    def to_plain(self) -> dict[str, Any]:
        """The figure as plain values for JSON."""
        return {**attrs.asdict(self), "reached": self.reached}

    def to_text(self) -> str:
        """The figure, its target and its verdict on one line, and how it was measured."""
        value = "-" if self.value is None else f"{self.value:,.4g}"
        sign, target = ("≤", self.most) if self.most is not None else ("≥", self.least)
        line = f"{self.verdict:<9} {self.title}: {value} {self.unit} ({sign} {target:,g})"
        return f"{line}\n          {self.how}"


def to_text(figures: Sequence[Figure]) -> str:
    """All figures, one below the other."""
    return "\n".join(figure.to_text() for figure in figures)
