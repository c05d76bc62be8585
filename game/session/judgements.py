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
from game.words import _


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
        "{price} are due in {weeks} if the courts approve: {odds:.0%} as things stand; "
        "their no, or too little cash then, costs {fee}"
    )
    return text.format(
        price=number_in_words(price * 1000.0, "usd"),
        weeks=weeks_in_words(int(rules["takeover_weeks"])),
        odds=approval_odds(rules, world, f, target),
        fee=number_in_words(float(rules["buy_fee"]) * price * 1000.0, "usd"),
    )


def approval_odds(rules: Record, world: Record, f: int, target: int) -> float:
    """Chance that the courts let firm `f` have `target`: see the engine's review."""
    usage = float(world["usage_share"][f] + world["usage_share"][target])
    odds = float(rules["review_base"]) - float(rules["review_heat"]) * float(world["heat"][f])
    odds -= float(rules["review_usage"]) * usage
    odds -= float(rules["review_again"]) * int(world["purchases"][f])
    return 1.0 / (1.0 + math.exp(-odds))
