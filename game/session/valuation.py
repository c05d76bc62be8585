"""Why a firm's headline value changed in a week.

Invariant: the causes add up to the change. Each part of the sum of the parts (see
the capital phase) is priced at last week's feelings; what changed feelings do to
all parts comes last.
"""

from __future__ import annotations

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.world import ACTIVE
from game.session.views.table import Table
from game.words import N_, _


@frozen
class _Parts:
    """What a value is made of, thousand USD; `need` is expected need against the start's."""

    core: float
    services: float
    profit: float
    need: float
    sentiment: float
    mood: float
    purse: float
    ties: float

    @property
    def fundamental(self) -> float:
        """Sum of the parts before feelings."""
        return self.core + self.services + self.profit * self.need


def value_by_cause(table: Table, f: int) -> tuple[tuple[str, int], ...]:
    """Change of firm `f`'s value in the last week by cause, US dollars, largest first."""
    if table.world["status"][f] != ACTIVE:
        return ((_("insolvency"), -round(float(table.before["value"][f]) * 1000)),)
    before, now = _parts(table.rules, table.before, f), _parts(table.rules, table.world, f)
    felt = before.sentiment * before.mood
    whole = now.fundamental
    causes = {
        N_("users' money"): (now.services - before.services) * felt,
        N_("expected need of compute"): before.profit * (now.need - before.need) * felt,
        N_("profit on chips"): (now.profit - before.profit) * now.need * felt,
        N_("mood of the market"): whole * before.sentiment * (now.mood - before.mood),
        N_("feeling about the firm"): whole * (now.sentiment - before.sentiment) * now.mood,
        N_("cash less debt"): now.purse - before.purse,
        N_("shares in others and promises"): now.ties - before.ties,
        N_("other business"): (now.core - before.core) * felt,
    }
    rows = ((_(name), round(amount * 1000)) for name, amount in causes.items())
    return tuple(sorted((row for row in rows if row[1]), key=lambda row: (-abs(row[1]), row[0])))


def _parts(rules: Record, world: Record, f: int) -> _Parts:
    need = float(world["expected_need"] / world["start_need"]) ** float(rules["need_exposure"])
    core = float(rules["core_value"][f] + world["bought_value"][f])
    services = float(rules["service_multiple"] * world["service_rate"][f])
    profit = float(rules["chip_multiple"]) * max(0.0, float(world["chip_rate"][f]))
    sentiment, mood = float(world["sentiment"][f]), float(world["mood"])
    purse = float(world["balance"][0, f] - world["debt"][f] - world["margin_debt"][f])
    own = (core + services + profit * need) * sentiment * mood + purse
    ties = float(world["value"][f]) - own
    return _Parts(core, services, profit, need, sentiment, mood, purse, ties)
