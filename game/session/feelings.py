"""Why users' trust, the people's morale and investors' feeling changed in a week.

Invariant: the causes add up to the change; what the rules tell apart is named apart, and
only what no rule tells apart is left together.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.sizes import PEOPLE
from game.session.causes import Week, completed
from game.session.rivalry_causes import (
    scandals_on_morale,
    scandals_on_trust,
    suits_on_sentiment,
    suits_on_trust,
    teams_on_morale,
)
from game.words import N_, _

_LEAST = 1e-9
_POINT = 0.01


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
        N_("your orders and answers"): week.by_orders("trust"),
        N_("hearings in the courts"): week.by_courts(week.closed, "trust"),
        N_("suits of and against you"): suits_on_trust(week),
        N_("scandals and incidents"): scandals_on_trust(week),
        week.events("trust", week.closed, week.now): week.by_events("trust"),
    }
    return completed(causes, week.change("trust"), N_("deals and what befell others"))


def morale_by_cause(week: Week) -> dict[str, float]:
    """Change of the morale by cause: see the talent and the services market."""
    rules, ordered, closed = week.rules, week.ordered, week.closed
    speed = float(rules["morale_speed"])
    paid = week.of(closed, "pay") / max(_LEAST, float(closed["market_pay"]))
    won = week.of(closed, "usage_share") - week.of(week.before, "usage_share")
    lost, envy = _lost_to_others(week), _envy(week)
    level = week.of(ordered, "morale") + lost + envy
    causes = {
        N_("pay against the market"): speed
        * float(rules["morale_pay"])
        * math.log(max(_LEAST, paid)),
        N_("back to the firm's own mood"): speed * (float(rules["morale_home"][week.f]) - level),
        _users(won): float(rules["morale_win"]) * won,
        N_("research sprints and other orders"): week.by_orders("morale"),
        N_("people lost to others"): lost,
        N_("what you bid for others' people"): envy,
        N_("teams that came, were held or left"): teams_on_morale(week),
        N_("scandals"): scandals_on_morale(week),
        week.events("morale", week.closed, week.now): week.by_events("morale"),
    }
    return completed(causes, week.change("morale"), N_("purchases and what befell others"))


def _users(won: float) -> str:
    """Users won or lost as a cause, with the points of share that they are."""
    if abs(won) < _POINT / 2.0:
        return N_("users won or lost")
    text = _("users won: share up {points:.1f} points")
    if won < 0.0:
        text = _("users lost: share down {points:.1f} points")
    return text.format(points=abs(won) / _POINT)


def _lost_to_others(week: Week) -> float:
    """Morale lost by those who were poached, by the part of the staff they were."""
    staff = max(1.0, float(week.before["balance"][PEOPLE, week.f]))
    taken = sum(amount for kind, _subject, amount in week.notes if kind == "people lost")
    return -float(week.rules["morale_loss"]) * taken / staff


def _envy(week: Week) -> float:
    """Morale lost at home by what was offered to others' people."""
    ordered = week.ordered
    if int(ordered["bid_for"][week.f]) < 0 or int(ordered["bid_people"][week.f]) <= 0:
        return 0.0
    more = math.log(max(_LEAST, week.of(ordered, "bid_pay")) / max(_LEAST, week.of(ordered, "pay")))
    return -float(week.rules["poach_envy"]) * max(0.0, more)


def sentiment_by_cause(week: Week) -> dict[str, float]:
    """Change of what investors feel about the firm by cause, from one pricing to the next.

    The courts and the morning come after a week's pricing: theirs of the week before count.
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
        N_("the courts"): week.by_courts(week.last, "sentiment"),
        N_("suits and scandals"): suits_on_sentiment(week),
        week.events("sentiment", week.last, week.before): (
            week.of(week.before, "sentiment") - week.of(week.last, "sentiment")
        ),
    }
    change = priced_sentiment(week, closed) - priced_sentiment(week, week.last)
    return completed(causes, change, N_("panic, rumours") if _was_panic(week) else N_("rumours"))


def _was_panic(week: Week) -> bool:
    """Whether a firm left the race or broke a contract, which frightens those it owed."""
    changed = (week.closed[name] != week.before[name] for name in ("status", "breaches"))
    return any(bool(moved.any()) for moved in changed)


def priced_sentiment(week: Week, world: Record) -> float:
    """What investors felt when the week that `world` closes was priced: before the courts."""
    return week.of(world, "sentiment") - week.by_courts(world, "sentiment")


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
    return -float(week.rules["story_doubt"]) * missing


def _shorts(week: Week) -> float:
    """What stands short presses on the price, and what is bought back lifts it."""
    before, after = week.of(week.before, "shorts"), week.of(week.closed, "shorts")
    squeeze = float(week.rules["short_squeeze"]) * max(0.0, before - after)
    return squeeze - float(week.rules["short_weight"]) * after
