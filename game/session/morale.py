"""Why the people's morale changed in a week, each cause with the figure it rests on.

Invariant: the causes add up to the change; nothing is told of what another house pays but
what the own people feel of it.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.compiled.sizes import PEOPLE
from game.compiled.world import ACTIVE
from game.session.causes import Week, completed
from game.session.rivalry_causes import scandals_on_morale, teams_on_morale
from game.words import N_, _

_LEAST = 1e-9
_POINT = 0.01
_MOVING = ("sprint", "lay-off", "come-clean", "answer")
"""Kinds of order that move the morale at once."""


def morale_by_cause(week: Week) -> dict[str, float]:
    """Change of the morale by cause: see the talent and the services market."""
    rules, ordered, closed = week.rules, week.ordered, week.closed
    speed, home = float(rules["morale_speed"]), float(rules["morale_home"][week.f])
    won = week.of(closed, "usage_share") - week.of(week.before, "usage_share")
    lost, envy, bought = _lost_to_others(week), _envy(week), _came_for_money(week)
    level = week.of(ordered, "morale") + lost + envy + bought
    causes = {
        _pay(closed, week.f): speed * _pay_felt(rules, closed, week.f),
        N_("raises at another house"): -speed * _pay_envied(rules, closed, week.f),
        _home(home): speed * (home - level),
        _users(won): float(rules["morale_win"]) * won,
        _orders(week): week.by_orders("morale"),
        N_("people lost to others"): lost,
        N_("what you bid for others' people"): envy,
        N_("newcomers who came for the pay"): bought,
        N_("teams that came, were held or left"): teams_on_morale(week),
        N_("scandals"): scandals_on_morale(week),
        week.events("morale", week.closed, week.now): week.by_events("morale"),
    }
    return completed(causes, week.change("morale"), N_("purchases and what befell others"))


def _pay(world: Record, f: int) -> str:
    """The own pay beside the market's, as a cause."""
    more = float(world["pay"][f]) / max(_LEAST, float(world["market_pay"])) - 1.0
    if abs(more) < _POINT / 2.0:
        return N_("pay against the market")
    text = (
        _("pay {part:.0%} above the market") if more > 0 else _("pay {part:.0%} below the market")
    )
    return text.format(part=abs(more))


def _home(home: float) -> str:
    """The level to which the house's mood comes back, as a cause."""
    return _("the house's usual {level:.0%}").format(level=home)


def _orders(week: Week) -> str:
    """The own orders of the week that move the morale, by their titles, as a cause."""
    done = {int(kind) for note, kind, _amount in week.notes if note == "order done"}
    titles = [
        _(ORDER_KINDS[KIND_BY_ID[kind]].title) for kind in _MOVING if KIND_BY_ID[kind] in done
    ]
    if not titles:
        return N_("your orders and answers")
    return ", ".join(titles)


def _pay_felt(rules: Record, world: Record, f: int) -> float:
    """Level of morale by the own pay: see the talent market."""
    paid = float(world["pay"][f]) / max(_LEAST, float(world["market_pay"]))
    more, most = float(rules["morale_pay"]) * math.log(max(_LEAST, paid)), _most(rules)
    return more if more <= 0.0 else most * (1.0 - math.exp(-more / most))


def _most(rules: Record) -> float:
    return max(_LEAST, float(rules["morale_pay_most"]))


def _pay_envied(rules: Record, world: Record, f: int) -> float:
    """Level of morale lost by the largest raise of another house beyond the own."""
    raises = [
        math.log(max(_LEAST, float(world["pay"][g])) / max(_LEAST, float(rules["pay_usual"][g])))
        if g == f or (world["status"][g] == ACTIVE and world["balance"][PEOPLE, g] > 0)
        else 0.0
        for g in range(int(rules["firms"]))
    ]
    return float(rules["pay_envy"]) * (max(0.0, *raises) - max(0.0, raises[f]))


def _came_for_money(week: Week) -> float:
    """Morale lost with those whom pay above the market brought, by the part of all they are."""
    hired = sum(amount for kind, _subject, amount in week.notes if kind == "people hired")
    paid = week.of(week.closed, "pay") / max(_LEAST, float(week.before["market_pay"]))
    part = hired / max(1.0, float(week.closed["balance"][PEOPLE, week.f]))
    return -float(week.rules["came_for_money"]) * part * max(0.0, math.log(max(_LEAST, paid)))


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
