"""What the state's word for a firm's debt would change at once: room, spread, interest, value.

Invariant: the formulas are those of the engine's loans and capital phase on plain numbers, with
nothing else changed; what markets make of the news is not in it. Sums are in thousands of US
dollars.
"""

from __future__ import annotations

import attrs

from game.compiled.layout import Record
from game.compiled.sizes import MONEY
from game.engine.leaving import owed_by_promises
from game.session.numbers import number_in_words
from game.session.rooms import bearable
from game.words import _

_WEEKS = 52.0


@attrs.frozen(kw_only=True)
class Backed:
    """A firm's standing with lenders while the state answers for a part of its debt."""

    room: int
    """What lenders would still lend."""
    bare: float
    """Debt that nobody answers for, as a part of the firm's value."""
    spread: float
    interest: int
    """Interest on loans a week."""
    feared: int
    """What fear of its debts takes from its value."""


def backed(rules: Record, world: Record, f: int, more: int = 0) -> Backed:
    """How firm `f` stands if the state answered for `more` of its debt than today."""
    debt, sum_ = int(world["debt"][f]), int(world["backstop"][f]) + more
    spread = float(world["spread"][f]) * _bare(debt, sum_) / max(_bare(debt, sum_ - more), 1e-9)
    limit = min(bearable(rules, world, f), float(rules["loan_limit"]) * float(world["value"][f]))
    owed = float(debt) + owed_by_promises(world, f)
    return Backed(
        room=max(0, int(limit + sum_ - owed)),
        bare=debt * _bare(debt, sum_) / max(1.0, float(world["value"][f])),
        spread=spread,
        interest=int(debt * (float(rules["base_rate"]) + spread) / _WEEKS),
        feared=_feared(rules, world, f, sum_),
    )


def _bare(debt: int, answered: int) -> float:
    """Part of the debt on the page that nobody answers for."""
    return 1.0 - min(debt, answered) / debt if debt > 0 else 1.0


def _feared(rules: Record, world: Record, f: int, answered: int) -> int:
    business = float(world["fundamental"][f] * world["sentiment"][f] * world["mood"])
    owed = max(0, int(world["debt"][f]) - answered) + int(world["margin_debt"][f])
    assets = max(1.0, business + float(world["balance"][MONEY, f]))
    return int(float(rules["distress_cost"]) * min(1.0, owed / assets) * business)


def gain_in_words(rules: Record, world: Record, f: int, amount: int) -> str:
    """What a yes to `amount` would bring, against today."""
    now, then = backed(rules, world, f), backed(rules, world, f, amount)
    told = []
    if then.room > now.room:
        text = _("lenders would lend {then}, not {now}")
        told.append(text.format(then=_usd(then.room), now=_usd(now.room)))
    else:
        told.append(_("lenders would lend no more than today"))
    if then.interest < now.interest:
        text = _("your spread falls from {now:.1%} to {then:.1%}: {usd} of interest less a week")
        less = _usd(now.interest - then.interest)
        told.append(text.format(now=now.spread, then=then.spread, usd=less))
    if then.bare < now.bare:
        text = _("debt that nobody answers for falls from {now:.0%} to {then:.0%} of your value")
        told.append(text.format(now=now.bare, then=then.bare))
    if then.feared < now.feared:
        text = _("fear of your debts takes {usd} less of it")
        told.append(text.format(usd=_usd(now.feared - then.feared)))
    return ", ".join(told)


def _usd(thousands: float) -> str:
    return number_in_words(float(f"{thousands * 1000.0:.3g}"), "usd")
