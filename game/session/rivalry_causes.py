"""What teams, suits, pledges, scandals and incidents did to a firm's name, morale and standing.

Invariant: figures follow from the week's notes and the rules; a cause that did not act is zero.
"""

from __future__ import annotations

import math

from game.session.causes import Week

_LEAST = 1e-9


def teams_on_morale(week: Week) -> float:
    """Morale lost by a team that left, and by the envy of one that came or was held."""
    lost = 0.0
    for kind, team, amount in week.notes:
        if kind == "team lost":
            lost += float(week.rules["team_loss"]) * float(week.rules["team_strength"][team])
        elif kind in ("team won", "team held"):
            gap = math.log(max(1.0, amount) / max(_LEAST, week.of(week.closed, "pay")))
            lost += float(week.rules["team_envy"]) * max(0.0, gap)
    return -lost


def _scandals(week: Week) -> float:
    """How bad the week's scandals were, in those that are found at once."""
    kinds = ("scandal", "came clean")
    return sum(amount for kind, _subject, amount in week.notes if kind in kinds)


def scandals_on_morale(week: Week) -> float:
    """Morale lost by scandals."""
    return -float(week.rules["cut_morale"]) * _scandals(week)


def scandals_on_trust(week: Week) -> float:
    """Trust lost by scandals and incidents, as a part of what there was before."""
    part = float(week.rules["cut_trust"]) * _scandals(week)
    part += float(week.rules["incident_trust"]) * week.noted("incident")
    kept = max(_LEAST, 1.0 - min(0.99, part))
    return week.of(week.closed, "trust") * (1.0 - 1.0 / kept)


def pledges_on_trust(week: Week) -> float:
    """Trust won by a pledge that was kept, or lost by one that was not: see the engine's."""
    rules, trust = week.rules, week.of(week.closed, "trust")
    for kind, _subject, amount in week.notes:
        if kind == "pledge kept":
            part = float(rules["pledge_trust"]) * amount / (amount + float(rules["pledge_scale"]))
            return (1.0 - trust) * part / max(_LEAST, 1.0 - part)
        if kind == "pledge broken":
            return -trust * (1.0 / max(_LEAST, 1.0 - float(rules["pledge_blame"]) * amount) - 1.0)
    return 0.0


def suits_on_trust(week: Week) -> float:
    """Trust won or lost by verdicts of the week, in own cases and in those of others."""
    rules = week.rules
    won = 0.5 * float(rules["suit_trust"]) * week.noted("suit won")
    lost = float(rules["suit_blowback"]) * week.noted("suit lost")
    return won - lost - float(rules["suit_trust"]) * _condemned(week)


def _condemned(week: Week) -> int:
    """Verdicts of the week against the firm."""
    before = week.before["suit_against"] == week.f
    over = before & (week.closed["suit_by"] < 0)
    stood = int(week.before["turn"]) - week.before["suit_week"] + 1 >= int(week.rules["suit_weeks"])
    gained = week.of(week.closed, "heat") > week.of(week.before, "heat")
    return int((over & stood).sum()) if gained else 0
