"""Why users' trust and investors' feeling changed in a week.

Invariant: the causes add up to the change; what the rules tell apart is named apart, and
only what no rule tells apart is left together.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.sizes import MONEY
from game.engine.leaving import worth_of_promises
from game.session.causes import Week, completed, notes_on
from game.session.rivalry_causes import (
    pledges_on_trust,
    scandals_on_trust,
    suits_on_trust,
)
from game.words import N_, _

_LEAST = 1e-9
_STEPS = 24
"""Steps in which the fear of debts and the value it leaves settle."""


def trust_by_cause(week: Week) -> dict[str, float]:
    """Change of the users' trust by cause: see the services market and politics."""
    rules = week.rules
    speed = float(rules["trust_speed"])
    start = week.of(week.ordered, "trust")
    causes = {
        N_("requests turned away"): -speed
        * float(rules["trust_loss"])
        * week.of(week.closed, "unserved"),
        N_("back to what people think of the firm"): speed
        * (float(rules["trust_home"][week.f]) - start),
        N_("people on safety"): speed
        * float(rules["care_trust"])
        * (week.of(week.closed, "care") - int(rules["care_usual"]))
        / 100.0,
        N_("a pledge kept or broken"): pledges_on_trust(week),
        N_("your orders and answers"): week.by_orders("trust"),
        N_("hearings in the courts"): week.by_courts(week.closed, "trust"),
        N_("suits of and against you"): suits_on_trust(week),
        N_("scandals and incidents"): scandals_on_trust(week),
        week.events("trust", week.closed, week.now): week.by_events("trust"),
    }
    return completed(causes, week.change("trust"), N_("deals and what befell others"))


def sentiment_by_cause(week: Week) -> dict[str, float]:
    """Change of what investors feel about the firm by cause, from one pricing to the next.

    Courts, suits, scandals and the morning come after a week's pricing: those of the week
    before count.
    """
    rules, closed = week.rules, week.closed
    faded = _faded_promise(week)
    denied = -float(rules["rescue_shame"]) * week.noted("rescue denied")
    start = week.of(week.ordered, "sentiment") + faded + denied
    causes = {
        N_("the business"): float(rules["overreaction"]) * _news(week),
        N_("back to usual"): float(rules["sentiment_return"]) * (1.0 - start),
        N_("a faded promise"): faded,
        N_("rescue denied"): denied,
        N_("short sellers"): _shorts(week),
        N_("the panel's yes"): float(rules["agi_joy"]) * week.noted("agi verified"),
        N_("the panel's doubt"): -float(rules["agi_shame"]) * week.noted("agi doubted"),
        N_("your orders"): week.by_orders("sentiment"),
        N_("courts, suits and scandals"): week.of(week.last, "sentiment")
        - priced_sentiment(week, week.last),
        week.events("sentiment", week.last, week.before): (
            week.of(week.before, "sentiment") - week.of(week.last, "sentiment")
        ),
    }
    change = priced_sentiment(week, closed) - priced_sentiment(week, week.last)
    return completed(causes, change, N_("panic, rumours") if _was_panic(week) else N_("rumours"))


def told_before(week: Week) -> frozenset[str]:
    """Causes that moved feelings after the last pricing: told last week, priced this one."""
    return frozenset(
        (N_("courts, suits and scandals"), week.events("sentiment", week.last, week.before))
    )


def feeling_by_cause(week: Week) -> dict[str, float]:
    """The same from the week's morning to the next, as the figures of a report are told.

    Of what comes after a pricing, this week's counts, and is said to be priced in the next;
    last week's was told already.
    """
    causes, earlier = sentiment_by_cause(week), told_before(week)
    causes = {name: moved for name, moved in causes.items() if name not in earlier}
    courts = week.of(week.closed, "sentiment") - priced_sentiment(week, week.closed)
    events = week.events("sentiment", week.closed, week.now)
    return {
        **causes,
        _priced_later(N_("courts, suits and scandals")): courts,
        _priced_later(events): week.by_events("sentiment"),
    }


def _priced_later(cause: str) -> str:
    return _("{cause}, in the value next week").format(cause=_(cause))


def _was_panic(week: Week) -> bool:
    """Whether a firm left the race or broke a contract, which frightens those it owed."""
    changed = (week.closed[name] != week.before[name] for name in ("status", "breaches"))
    return any(bool(moved.any()) for moved in changed)


def priced_sentiment(week: Week, world: Record) -> float:
    """What investors felt when the week that `world` closes was priced: before the courts.

    It is read from the value itself, so whatever moved feelings after the pricing is left out.
    """
    f = week.f
    felt = float(world["fundamental"][f]) * float(world["mood"])
    business = _business(week.rules, world, f)
    return business / felt if felt > 0.0 and business > 0.0 else week.of(world, "sentiment")


def _business(rules: Record, world: Record, f: int) -> float:
    """Value of the business before the fear of its debts; 0.0 where the value says nothing of it.

    The inverse of `fear_of_distress` of the capital phase, by steps that halve their error.
    """
    value, cash = float(world["value"][f]), float(world["balance"][MONEY, f])
    if value <= 1.0:
        return 0.0
    left = value - cash + float(world["debt"][f] + world["margin_debt"][f])
    left -= float(world["short_put"][f])
    left -= float(world["held"][f] @ world["value"]) + promises_of(rules, world, f)
    owed = max(0.0, float(world["debt"][f] - world["backstop"][f])) + float(world["margin_debt"][f])
    whole = left
    for _step in range(_STEPS):
        feared = min(1.0, owed / max(1.0, whole + cash))
        whole = left / max(0.01, 1.0 - float(rules["distress_cost"]) * feared)
    return whole


def promises_of(rules: Record, world: Record, f: int) -> float:
    """What contracts add to the firm's value, thousand USD."""
    return float(worth_of_promises(rules, world)[f])


def _news(week: Week) -> float:
    """Log change of the value before feelings."""
    before, now = (week.of(world, "fundamental") for world in (week.last, week.closed))
    return math.log(now / before) if before > 0.0 and now > 0.0 else 0.0


def _faded_promise(week: Week) -> float:
    """Belief the teller of a story loses while compute use does not grow: see capital."""
    if int(week.closed["story_teller"]) != week.f:
        return 0.0
    fade = float(week.rules["story_fade"])
    faded = float(week.closed["story"]) * fade / max(_LEAST, 1.0 - fade)
    grown = max(0.0, float(week.closed["compute_used"] - week.closed["compute_before"]))
    missing = max(0.0, faded - grown) / max(1.0, float(week.closed["expected_need"]))
    if int(week.closed["turn"]) >= int(week.rules["turns"]) and fade > 0.0:
        missing /= fade
    return -float(week.rules["story_doubt"]) * missing


def _shorts(week: Week) -> float:
    """What stands short presses on the price, and what is bought back lifts it."""
    before, after = week.of(week.before, "shorts"), week.of(week.closed, "shorts")
    after = max(0.0, after - _sold_in_public(week))
    bought = max(0.0, before - after) + _squeezed(week)
    squeeze = float(week.rules["short_squeeze"]) * bought
    return squeeze - float(week.rules["short_weight"]) * after


def _sold_in_public(week: Week) -> float:
    """Part of the firm that rivals sold short as the week closed and had to tell of."""
    told = notes_on(week.table, week.f, "short known")
    return sum(amount for _by, amount in told) / max(1.0, week.of(week.closed, "value"))


def _squeezed(week: Week) -> float:
    """Part of the firm that rivals had to buy back this week."""
    told = notes_on(week.table, week.f, "short squeezed")
    return sum(amount for _by, amount in told) / max(1.0, week.of(week.closed, "value"))
