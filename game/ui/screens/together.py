"""Reports of weeks that were played on, told as one.

Invariant: every figure of it is of the same span, from the first of its weeks to the last: what
stood before is the first week's, what stands after the last one's, and causes and orders are
those of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from attrs import evolve

from game.session.view import WeekReport
from game.words import _

_Number = TypeVar("_Number", int, float)

Change = tuple[str, float, float, str]
"""Figure, before, after, unit."""


def together(earlier: WeekReport, report: WeekReport) -> WeekReport:
    """What is told of `report` alone, told of all weeks from the first of `earlier` on."""
    return evolve(
        report,
        first_week=earlier.first_week or earlier.week,
        orders=(*earlier.orders, *report.orders),
        money=_summed(earlier.money, report.money),
        cash_before=earlier.cash_before,
        value=_summed(earlier.value, report.value),
        value_before=earlier.value_before,
        changes=tuple(_changes(earlier.changes, report.changes)),
        reasons=_reasons(earlier, report),
    )


def _summed(
    first: Sequence[tuple[str, _Number]], then: Sequence[tuple[str, _Number]]
) -> tuple[tuple[str, _Number], ...]:
    """Causes of both with what they did in all, largest first; what came to nothing is left out."""
    sums = dict(first)
    for cause, amount in then:
        sums[cause] = sums[cause] + amount if cause in sums else amount
    rows = [(cause, amount) for cause, amount in sums.items() if amount]
    return tuple(sorted(rows, key=lambda row: (-abs(row[1]), row[0])))


def _reasons(
    earlier: WeekReport, report: WeekReport
) -> tuple[tuple[str, tuple[tuple[str, float], ...]], ...]:
    causes = dict(earlier.reasons)
    for figure, moved in report.reasons:
        causes[figure] = _summed(causes.get(figure, ()), moved)
    return tuple(causes.items())


def _changes(first: Sequence[Change], then: Sequence[Change]) -> Iterator[Change]:
    """Each figure from where it stood first to where it stands; mornings between are within it.

    What the morning after the last week changed has a line of its own still.
    """
    before, after = ({change[0]: change for change in rows} for rows in (first, then))
    for name in dict.fromkeys(name.replace(_since(""), "") for name in (*before, *after)):
        morning = before.get(_since(name))
        start, end = before.get(name) or morning, after.get(name) or morning or before.get(name)
        if end is not None:
            yield (name, (start or end)[1], *end[2:])
        if _since(name) in after:
            yield after[_since(name)]


def _since(figure: str) -> str:
    """How the weekly report calls what moved a figure after the week."""
    return _("{figure}, since the week closed").format(figure=figure)
