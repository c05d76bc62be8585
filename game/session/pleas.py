"""What asking the state for help may bring and cost, and why it was denied.

Invariant: the odds are the engine's own on the world that is given; the vote is not
looked at.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from game.compiled.layout import Record
from game.compiled.orders import ASK_RESCUE
from game.engine.leaving import part_of_promises
from game.session.judgements import felt
from game.session.numbers import number_in_words
from game.session.rooms import distress
from game.session.state_word import gain_in_words
from game.words import N_, _

_MOST_SHARES = 0.9
_SMALL, _SOUND = N_("too little would fall with you"), N_("your need is not dire")
_STRANGER = N_("you have too little favour in the capital")
_ANGRY = N_("the public would not bear it")


def rescue_in_words(rules: Record, world: Record, order: Record) -> str:
    """Odds of a rescue, what the state takes for it, and what its no costs."""
    if int(order["kind"]) != ASK_RESCUE or int(order["amount"]) <= 0:
        return ""
    f, amount = int(order["firm"]), int(order["amount"])
    text = _(
        "{odds:.0%} that the state agrees, as things stand ({why}); it would take {part:.1%} of "
        "the firm, the public's mood would fall by {anger:.0f} points and the courts' heat on you "
        "rise by {heat:.0f}. What you get: {gain}. If it says no, "
        "that costs {feeling:.0f} points of investors' feeling, about {value} of today's value. "
        "Either way you may ask again in {weeks} weeks"
    )
    shame = float(rules["rescue_shame"])
    return text.format(
        odds=rescue_odds(rules, world, f),
        why=what_speaks(rules, world, f),
        part=part_taken(rules, world, f, amount),
        anger=100.0 * anger_at(rules, world, amount),
        heat=100.0 * float(rules["rescue_heat"]),
        gain=gain_in_words(rules, world, f, amount),
        feeling=100.0 * shame,
        value=number_in_words(shame * felt(world, f), "usd"),
        weeks=int(rules["rescue_wait"]),
    )


def rescue_odds(rules: Record, world: Record, f: int) -> float:
    """Chance that the state answers for firm `f`: see the engine's rescues."""
    return _odds(_pulls(rules, world, f))


def _odds(pulls: Mapping[str, float]) -> float:
    return 1.0 / (1.0 + math.exp(-sum(pulls.values())))


def what_speaks(rules: Record, world: Record, f: int) -> str:
    """What the odds rest on, and what more favour and a direr need would make of them."""
    text = _(
        "your need is {need:.0%} of the direst; {ties:.0%} of what firms promised one another "
        "hangs on you; with the direst need it would be {needy:.0%}, with {more:.0f} points more "
        "favour in the capital than your {favour:+.0%}, {liked:.0%}"
    )
    return text.format(
        need=distress(rules, world, f),
        ties=part_of_promises(rules, world, f),
        needy=_odds(_pulls(rules, world, f) | {_SOUND: float(rules["rescue_need"])}),
        more=100.0 * _COURTED,
        favour=float(world["favour"][f]),
        liked=_with_favour(rules, world, f),
    )


def _with_favour(rules: Record, world: Record, f: int) -> float:
    """The odds with so much more favour, at most all there is."""
    liked = min(1.0, float(world["favour"][f]) + _COURTED)
    return _odds(_pulls(rules, world, f) | {_STRANGER: float(rules["rescue_favour"]) * liked})


_COURTED = 0.3
"""Favour that a season of hearings, pledges and thanks may win."""


def part_taken(rules: Record, world: Record, f: int, amount: int) -> float:
    """Part of the firm that warrants bring the state for `amount` (thousand USD)."""
    part = float(rules["rescue_warrants"]) * amount / max(1.0, float(world["value"][f]))
    return min(_MOST_SHARES, part)


def anger_at(rules: Record, world: Record, amount: int) -> float:
    """Public mood that `amount` (thousand USD) costs."""
    every = max(1.0, float(world["value"].sum()))
    anger = float(rules["rescue_anger"]) * math.sqrt(amount / every)
    return min(float(world["public_mood"]), anger)


def why_denied(rules: Record, world: Record, f: int) -> str:
    """What spoke most against firm `f` when the state said no, with the odds there were."""
    pulls = _pulls(rules, world, f)
    most = {
        _SMALL: 0.0,
        _SOUND: float(rules["rescue_need"]),
        _STRANGER: float(rules["rescue_favour"]),
        _ANGRY: float(rules["rescue_mood"]) * (1.0 - float(rules["public_calm"])),
    }
    worst = max(most, key=lambda reason: most[reason] - pulls[reason])
    text = _("the state said no, at odds of {odds:.0%}: most of all, {reason}")
    return text.format(odds=rescue_odds(rules, world, f), reason=_(worst))


def _pulls(rules: Record, world: Record, f: int) -> dict[str, float]:
    """Log-odds by what they come from, each under what is said when it is missing."""
    firms = slice(int(rules["firms"]))
    debts = (world["debt"] + world["spv_debt"] + world["margin_debt"])[firms]
    size = float(world["value"][f]) / max(1.0, float(world["value"][firms].sum()))
    size += int(debts[f]) / max(1.0, float(debts.sum()))
    weight = float(rules["rescue_size"]) * size
    weight += float(rules["rescue_ties"]) * part_of_promises(rules, world, f)
    mood = float(world["public_mood"]) - float(rules["public_calm"])
    return {
        _SMALL: float(rules["rescue_base"]) + weight,
        _SOUND: float(rules["rescue_need"]) * distress(rules, world, f),
        _STRANGER: float(rules["rescue_favour"]) * float(world["favour"][f]),
        _ANGRY: float(rules["rescue_mood"]) * mood,
    }
