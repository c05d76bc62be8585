"""A chief's humour: what was refused is not signed next week because it is asked again.

Invariant: within the weeks of one humour a chief who said no to terms says no to all that are
worth no more to it; who asks knows that, so the odds shown after a no are those of Bayes' rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

from attrs import frozen

from game.compiled.clauses import kinds

HUMOUR_WEEKS: Final = 8
"""Weeks for which a chief sees the like in one and the same light."""
_ASIDE: Final = (*kinds(lambda kind: kind.frame != ""), "payment", "guarantee")
"""Kinds that sweeten or frame an offer; what it is about are the others."""


class _Clause(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def giver(self) -> str: ...


@frozen(kw_only=True)
class Refusal:
    """Terms like those on the table to which a firm said no."""

    wanted: float
    """How likely it was to want them, as they are weighed today, 0 to 1."""
    able: float
    """How likely it was to be able to keep them."""
    age: int
    """Weeks since they were offered."""


def likeness(clauses: Iterable[_Clause]) -> tuple[str, ...]:
    """What an offer is about: offers with the same are like each other."""
    found = {f"{c.kind} {c.giver}" for c in clauses if c.kind not in _ASIDE}
    return tuple(sorted(found)) or ("payment",)


def odds_after(wanted: float, able: float, refusals: Sequence[Refusal]) -> float:
    """Chance of a yes to what a firm wants and is able to with these chances, after its noes.

    A chief signs what it wants more than its humour asks, and what it can keep. The same humour
    and the same means stood behind a no of late: of the chance of a yes that falls away in which
    it would have said yes then, too. Of several noes the most telling counts.
    """
    plain = wanted * able
    return min((_after(wanted, able, refusal) for refusal in refusals), default=plain)


def _after(wanted: float, able: float, refusal: Refusal) -> float:
    plain = wanted * able
    then = refusal.wanted * refusal.able
    both = min(wanted, refusal.wanted) * min(able, refusal.able)
    known = (plain - both) / (1.0 - then) if then < 1.0 else 0.0
    same = max(0.0, 1.0 - refusal.age / HUMOUR_WEEKS)
    return min(plain, same * known + (1.0 - same) * plain)
