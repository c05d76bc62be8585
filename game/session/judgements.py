"""What panels and courts will say to an order, and what a no would cost, told beforehand.

Invariant: the odds are the rules' own on today's public figures; the draw that decides is
not looked at.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.orders import BUY_FIRM, DECLARE_AGI
from game.compiled.sizes import MODELS
from game.compiled.world import ACTIVE, RELEASED
from game.session.numbers import number_in_words, weeks_in_words
from game.session.rivalry import worth_of
from game.words import N_, _


def verdict_in_words(rules: Record, world: Record, order: Record) -> str:
    """Chance that a declaration of AGI is verified, and what a doubt costs in value."""
    if int(order["kind"]) != DECLARE_AGI:
        return ""
    f = int(order["firm"])
    text = _(
        "{odds:.0%} that the panel agrees in {weeks}: it wants {bar:.0f} points and reads "
        "your best released model, {best:.0f}, give or take {error:.0f}. Its doubt costs "
        "{feeling:.0f} points of investors' feeling, about {value} of today's value; its yes "
        "brings {joy:.0f}"
    )
    shame = float(rules["agi_shame"])
    return text.format(
        odds=odds_of_agi(rules, world, f),
        weeks=weeks_in_words(int(rules["panel_weeks"])),
        bar=float(rules["agi_bar"]),
        best=best_released(world, f),
        error=float(rules["agi_doubt"]),
        feeling=100.0 * shame,
        value=number_in_words(shame * felt(world, f), "usd"),
        joy=100.0 * float(rules["agi_joy"]),
    )


def odds_of_agi(rules: Record, world: Record, f: int) -> float:
    """Chance that the panel reads the bar or more in today's best model: a normal error."""
    doubt = float(rules["agi_doubt"])
    over = best_released(world, f) - float(rules["agi_bar"])
    if doubt <= 0.0:
        return float(over >= 0.0)
    return 0.5 * math.erfc(-over / (doubt * math.sqrt(2.0)))


def best_released(world: Record, f: int) -> float:
    """What the best model the firm has released is worth; 0.0 for none."""
    mine = (world["model_owner"][:MODELS] == f) & (world["model_state"][:MODELS] == RELEASED)
    return max((worth_of(world, int(model)) for model in mine.nonzero()[0]), default=0.0)


def felt(world: Record, f: int) -> float:
    """Value that hangs on one whole point of investors' feeling, US dollars."""
    return float(world["fundamental"][f]) * float(world["mood"]) * 1000.0


def purchase_in_words(rules: Record, world: Record, order: Record) -> str:
    """When a bid is paid, the courts' odds, and what their no costs."""
    target = int(order["subject"])
    if int(order["kind"]) != BUY_FIRM or not 0 <= target < int(rules["firms"]):
        return ""
    f, price = int(order["firm"]), int(order["amount"])
    if target == f or world["status"][target] != ACTIVE:
        return ""
    text = _(
        "{price} are due in {weeks} if the courts approve: {odds:.0%} as things stand{why}; "
        "their no, or too little cash then, costs {fee}"
    )
    return text.format(
        price=number_in_words(price * 1000.0, "usd"),
        weeks=weeks_in_words(int(rules["takeover_weeks"])),
        odds=approval_odds(rules, world, f, target),
        why=what_courts_mind(rules, world, f, target),
        fee=number_in_words(float(rules["buy_fee"]) * price * 1000.0, "usd"),
    )


def approval_odds(rules: Record, world: Record, f: int, target: int) -> float:
    """Chance that the courts let firm `f` have `target`: see the engine's review."""
    minded = sum(_minded(rules, world, f, target).values())
    return _chance(float(rules["review_base"]) - minded)


def what_courts_mind(rules: Record, world: Record, f: int, target: int) -> str:
    """What speaks most against the purchase, and the odds without it; "" where nothing does."""
    minded = _minded(rules, world, f, target)
    worst = sorted(minded, key=lambda reason: -minded[reason])[:_TOLD]
    left = float(rules["review_base"]) - sum(minded.values())
    told = [
        _("{reason}: {odds:.0%} without").format(
            reason=_(reason).format(**_sizes(rules, world, f, target)),
            odds=_chance(left + minded[reason]),
        )
        for reason in worst
        if minded[reason] > _FELT
    ]
    return _(" (against it: {reasons})").format(reasons="; ".join(told)) if told else ""


_TOLD, _FELT = 3, 0.25
"""Reasons that are told at most, and log-odds from which one is worth telling."""
_WATCHED = N_("the courts' heat on you, {heat:.0%}")
_USED = N_("{usage:.0%} of all use would be in one hand")
_SERIAL = N_("you have bought {n} before")
_MAKERS = N_("{cards:.1%} of all compute made would be yours alone to sell, beside your {own:.1%}")
_LARGE = N_("it is {value:.1%} of all value")
_DISLIKED = N_("you are out of favour in the capital, {favour:+.0%}")


def _minded(rules: Record, world: Record, f: int, target: int) -> dict[str, float]:
    """Log-odds lost, each under what is said of it; below zero where it helps."""
    usage = float(world["usage_share"][f] + world["usage_share"][target])
    bought, own = _makers(rules, world, f, target)
    value = float(world["value"][target]) / max(1.0, float(world["value"].sum()))
    return {
        _WATCHED: float(rules["review_heat"]) * float(world["heat"][f]),
        _USED: float(rules["review_usage"]) * usage,
        _SERIAL: float(rules["review_again"]) * int(world["purchases"][f]),
        _MAKERS: float(rules["review_cards"]) * (bought + 2.0 * own * bought),
        _LARGE: float(rules["review_value"]) * math.sqrt(value),
        _DISLIKED: -float(rules["review_favour"]) * float(world["favour"][f]),
    }


def _sizes(rules: Record, world: Record, f: int, target: int) -> dict[str, float]:
    """The figures that the reasons name."""
    bought, own = _makers(rules, world, f, target)
    return {
        "heat": float(world["heat"][f]),
        "usage": float(world["usage_share"][f] + world["usage_share"][target]),
        "n": int(world["purchases"][f]),
        "cards": bought,
        "own": own,
        "value": float(world["value"][target]) / max(1.0, float(world["value"].sum())),
        "favour": float(world["favour"][f]),
    }


def _makers(rules: Record, world: Record, f: int, target: int) -> tuple[float, float]:
    """Parts of all compute made that `target` and firm `f` make."""
    chips = int(rules["chips"])
    made = world["output"][:chips] * rules["chip_units"][:chips]
    seller, whole = world["chip_seller"][:chips], max(float(made.sum()), 1e-9)
    return float(made[seller == target].sum()) / whole, float(made[seller == f].sum()) / whole


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))
