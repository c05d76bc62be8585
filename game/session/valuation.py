"""Why a firm's headline value changed in a week.

Invariant: the causes add up to the change. Each part of the sum of the parts (see the
capital phase) is priced at last week's feelings, and what changed feelings do to all parts
is told by what changed them; worlds are looked at as they were priced, so that nothing
that came after a pricing is laid to its charge.
"""

from __future__ import annotations

from attrs import frozen

from game.compiled.layout import Record
from game.compiled.world import ACTIVE
from game.session.causes import Week
from game.session.feelings import priced_sentiment, sentiment_by_cause, told_before
from game.words import N_, _


@frozen
class _Parts:
    """What a value is made of, thousand USD; `need` is growth to come against the start's."""

    services: float
    profit: float
    need: float
    other: float
    feeling: float
    mood: float
    purse: float
    shares: float
    promises: float
    fear: float

    @property
    def fundamental(self) -> float:
        """Sum of the parts before feelings."""
        return self.services + self.profit * self.need + self.other


def value_by_cause(week: Week) -> tuple[tuple[str, int], ...]:
    """Change of the firm's value in the last week by cause, US dollars, largest first."""
    if week.now["status"][week.f] != ACTIVE:
        return ((_("insolvency"), -round(week.of(week.before, "value") * 1000)),)
    rows = ((_(name), round(amount * 1000)) for name, amount in _causes(week).items())
    return tuple(sorted((row for row in rows if row[1]), key=lambda row: (-abs(row[1]), row[0])))


def value_by_part(week: Week) -> dict[str, float]:
    """The same by part of the sum alone, thousand USD: what feeling is made of stays together."""
    before, now = _parts(week, week.last), _parts(week, week.closed)
    felt = now.fundamental * now.mood * (now.feeling - before.feeling)
    return {**_by_part(before, now), N_("investors' feeling"): felt}


def _causes(week: Week) -> dict[str, float]:
    before, now = _parts(week, week.last), _parts(week, week.closed)
    causes, whole = _by_part(before, now), now.fundamental * now.mood
    earlier = told_before(week)
    for name, moved in sentiment_by_cause(week).items():
        told = _("last week's {cause}").format(cause=_(name)) if name in earlier else name
        causes[told] = whole * moved
    return causes


def _by_part(before: _Parts, now: _Parts) -> dict[str, float]:
    """What each part of the sum did, but for the feeling about all of them."""
    felt = before.feeling * before.mood
    return {
        N_("users' money"): (now.services - before.services) * felt,
        N_("need of compute"): before.profit * (now.need - before.need) * felt,
        N_("profit on chips"): (now.profit - before.profit) * now.need * felt,
        N_("other business"): (now.other - before.other) * felt,
        N_("the market's mood"): now.fundamental * before.feeling * (now.mood - before.mood),
        N_("cash less debt"): now.purse - before.purse,
        N_("shares in others"): now.shares - before.shares,
        N_("promised money"): now.promises - before.promises,
        N_("fear of its debts"): before.fear - now.fear,
    }


def _parts(week: Week, world: Record) -> _Parts:
    f, rules = week.f, week.rules
    need = float(world["expected_need"] / world["start_need"]) ** float(rules["need_exposure"])
    lit = max(1.0, float(world["compute"][: int(rules["firms"])].sum()))
    need /= (lit / float(rules["lit_start"])) ** float(rules["supply_exposure"])
    services = float(rules["service_multiple"] * world["service_rate"][f])
    profit = float(rules["chip_multiple"]) * max(0.0, float(world["chip_rate"][f]))
    feeling, mood = priced_sentiment(week, world), float(world["mood"])
    purse = float(world["balance"][0, f] + world["short_put"][f])
    purse -= float(world["debt"][f] + world["margin_debt"][f])
    fundamental = float(world["fundamental"][f])
    shares = float(world["held"][f] @ world["value"])
    business = fundamental * feeling * mood
    fear = _fear(rules, world, f, business)
    rest = float(world["value"][f]) - business + fear - purse - shares
    other = fundamental - services - profit * need
    return _Parts(services, profit, need, other, feeling, mood, purse, shares, rest, fear)


def _fear(rules: Record, world: Record, f: int, business: float) -> float:
    """What debts take from the value of a business: see the capital phase."""
    own = max(0, int(world["debt"][f]) - int(world["backstop"][f])) + int(world["margin_debt"][f])
    assets = max(1.0, business + float(world["balance"][0, f]))
    return float(rules["distress_cost"]) * min(1.0, own / assets) * business
