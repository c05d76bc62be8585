"""What a chief can reckon from the own figures: capacities, runs, recruits, prices of cards.

Invariant: the same formulas as the engine's `capacity` and `scaling`, on plain
numbers; a test holds the two together.
"""

from __future__ import annotations

import math

from game.compiled.layout import Record
from game.compiled.sizes import PEOPLE


def own_compute(world: Record, f: int) -> float:
    """Units owned and lit or leased, those let by contract taken off."""
    return max(0.0, float(world["compute"][f] + world["leased_in"][f]))


def capacity(world: Record, f: int, use: str) -> float:
    """Units for `use` ("train" or "serve") a week, rented ones included."""
    share = float(world[f"{use}_share"][f])
    used = float(world["train_share"][f] + world["serve_share"][f])
    rented = float(world["rented"][f]) * share / used if used > 0.0 else 0.0
    return own_compute(world, f) * share + rented


def asked_for(world: Record, f: int) -> float:
    """Units a week that the firm's users ask for, those turned away last week counted."""
    return float(world["serving_used"][f]) / max(0.05, 1.0 - float(world["unserved"][f]))


SERVING_ROOM = 1.1
"""Units for serving beside those asked for with which users may grow a little in a week."""
SPLIT_STEP = 0.05
"""Step in which people split their compute."""


def serving_part(world: Record, f: int) -> float:
    """Smallest part of the own compute, in steps of `SPLIT_STEP`, that serves all who ask."""
    own = own_compute(world, f)
    if own <= 0.0:
        return 0.0
    steps = math.ceil(SERVING_ROOM * asked_for(world, f) / own / SPLIT_STEP - 1e-9)
    return min(1.0, steps * SPLIT_STEP)


def training_a_week(rules: Record, world: Record, f: int, plan: float) -> float:
    """Units a run of `plan` units gets a week: the capacity, at most the run's pace."""
    return min(capacity(world, f, "train"), float(rules["run_pace"]) * plan)


def capability_of_run(rules: Record, world: Record, f: int, units: float) -> float:
    """Capability a run of `units` would have at today's efficiency and frontier."""
    effective = units * float(world["efficiency"][f]) / float(rules["compute_reference"])
    points = float(rules["cap_per_tenfold"]) * math.log10(max(effective, 1e-12))
    capability = max(0.0, float(rules["cap_reference"]) + points)
    gap = max(0.0, float(world["frontier"]) - capability)
    return capability + float(rules["distil"]) * gap


_HIRING = 0.1
"""Part of its people every rival is thought to look for where all of them are hiring."""


def expected_recruits(rules: Record, world: Record, f: int) -> tuple[float, float]:
    """People who fill the firm's open places if all rivals hire, and if none does.

    Those who look for a place are newcomers and all who left this week. See the talent
    market; the rivals' places and morale are hidden, their people are not.
    """
    places, heads = float(world["vacancies"][f]), float(world["balance"][PEOPLE, f])
    pull = float(rules["join_pay"]) * math.log(float(world["pay"][f] / world["market_pay"]))
    pull += float(rules["join_morale"]) * (float(world["morale"][f]) - 0.5)
    own = own_compute(world, f) / max(1.0, heads)
    weight = places * math.exp(pull + float(rules["join_compute"]) * math.log1p(own))
    staff = world["balance"][PEOPLE, : int(rules["firms"])]
    others = float(staff.sum()) - heads
    usual = float(rules["quit_rate"])
    least, most = (
        seekers * weight / max(1e-9, weight + seekers + rivals)
        for seekers, rivals in (
            (float(rules["newcomers"]) + 0.5 * usual * others, _HIRING * others),
            (float(rules["newcomers"]) + 2.0 * usual * (others + heads), 0.0),
        )
    )
    return min(places, least), min(places, most)


_USUAL_MORALE = 0.6
"""Morale assumed of a rival's people, which is hidden."""


def chance_of_yes(rules: Record, world: Record, target: int, offer: float) -> float:
    """Chance that one of a rival's people takes `offer` (thousand USD a year).

    The talent market's logit, with the going pay and a usual morale for what is hidden.
    """
    odds = float(rules["poach_base"])
    odds += float(rules["poach_pay"]) * math.log(max(1e-9, offer) / float(world["market_pay"]))
    odds -= float(rules["poach_morale"]) * (_USUAL_MORALE - 0.5)
    return 1.0 / (1.0 + math.exp(float(rules["poach_loyalty"][target]) - odds))


def card_price(rules: Record, world: Record, f: int, chip: int) -> int:
    """Thousand USD that firm `f` pays for a card; 0 for its own and for one that is not there."""
    if chip < 0 or chip >= int(rules["chips"]) or int(world["chip_seller"][chip]) == f:
        return 0
    return list_price(world, chip)


def list_price(world: Record, chip: int) -> int:
    """Price of a card in whole thousands of dollars, as it is charged."""
    return max(1, round(float(world["chip_price"][chip])))


def queue_cost(rules: Record, world: Record, f: int) -> int:
    """Thousand USD that the firm's queued cards will cost when they ship."""
    return sum(
        int(world["backlog"][f, chip]) * card_price(rules, world, f, chip)
        for chip in range(int(rules["chips"]))
    )


def shipped_cost(rules: Record, world: Record, f: int) -> int:
    """Thousand USD paid last week for cards that were shipped."""
    return sum(
        int(world["arriving"][f, chip, int(rules["chip_weeks"][chip]) - 1])
        * card_price(rules, world, f, chip)
        for chip in range(int(rules["chips"]))
    )


def could_ship(rules: Record, world: Record, f: int) -> int:
    """Thousand USD for what of the queue makers could ship in a week if all went to the firm."""
    return sum(
        min(int(world["backlog"][f, chip]), int(world["output"][chip]))
        * card_price(rules, world, f, chip)
        for chip in range(int(rules["chips"]))
    )
