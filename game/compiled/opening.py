"""The World on the first morning, before anything has happened.

Invariant: everything a firm starts with is taken from an account outside, so
the opening books balance like all later ones.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.compiled.layout import Records
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    CHIP_LEDGER,
    FOUNDRIES,
    LABOUR,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
    UTILITIES,
)
from game.compiled.units import thousands
from game.compiled.world import ACTIVE, HELD, IN_TRAINING, RELEASED
from game.scenario.model import Firm, Model, Scenario

_STATES = {"training": IN_TRAINING, "held": HELD, "released": RELEASED}
_ANY_RENT = 1e6
"""Thousand USD a unit: a firm that rents at the start takes the going rent, whatever it is."""


def open_world(
    scenario: Scenario, rules: Records, world: Records, places: Mapping[str, Mapping[str, int]]
) -> None:
    """Fill `world` in place; what follows from other figures is left to `calibrate`."""
    for name in ("favoured", "bid_for", "run_model", "model_owner", "model_week", "serves"):
        world[name] = NOBODY
    for name in ("event_week", "event_choice", "ending_week", "story_teller", "agi_firm"):
        world[name] = NOBODY
    for name in ("rescue_asked", "agi_asked", "agi_week", "deal_of", "keynote_week", "round_week"):
        world[name] = NOBODY
    world["short_of"] = NOBODY
    for name in ("sentiment", "efficiency", "serving_skill", "price", "pay", "founders"):
        world[name] = 1.0
    _write_markets(scenario, rules, world, places)
    for firm_id, f in places["firms"].items():
        _write_firm(scenario.firms[firm_id], world, f, places)
    world["founders"] -= world["held"].sum(axis=1)
    for model_id, place in places["models"].items():
        _write_model(scenario.models[model_id], world, place, places)


def give(world: Records, ledger: int, source: int, f: int, amount: int) -> None:
    """Let firm `f` start with `amount`, taken from the outside account `source`."""
    world["balance"][0, ledger, f] += amount
    world["balance"][0, ledger, source] -= amount


def _write_markets(
    scenario: Scenario, rules: Records, world: Records, places: Mapping[str, Mapping[str, int]]
) -> None:
    for chip_id, place in places["chips"].items():
        chip = scenario.chips[chip_id]
        world["stock"][0, place] = chip.stock
        world["output"][0, place] = chip.output
        world["chip_seller"][0, place] = rules["chip_vendor"][0, place]
        world["chip_price"][0, place] = chip.price / 1000
    for segment_id, place in places["segments"].items():
        segment = scenario.segments[segment_id]
        world["usage"][0, place] = segment.usage
        world["outside_share"][0, place] = segment.outside
    world["spot_price"] = rules["rent_start"]
    world["market_pay"] = scenario.talent.market_pay / 1000
    world["mood"] = scenario.capital.mood_start
    world["public_mood"] = 0.5
    world["public_efficiency"] = 1.0
    world["public_skill"] = 1.0
    world["believed_efficiency"] = 1.0


def _write_firm(
    firm: Firm, world: Records, f: int, places: Mapping[str, Mapping[str, int]]
) -> None:
    world["status"][0, f] = ACTIVE
    give(world, MONEY, CAPITAL_MARKETS, f, thousands(firm.cash))
    give(world, POWER, UTILITIES, f, round(firm.power * 1000))
    give(world, PEOPLE, LABOUR, f, firm.researchers)
    for chip_id, cards in firm.chips.items():
        give(world, CHIP_LEDGER + places["chips"][chip_id], FOUNDRIES, f, cards)
    world["debt"][0, f] = thousands(firm.debt)
    world["spv_debt"][0, f] = thousands(firm.spv_debt)
    world["listed"][0, f] = int(firm.listed)
    for other, part in firm.holdings.items():
        world["held"][0, f, places["firms"][other]] = part
    world["train_share"][0, f] = firm.split.train
    world["serve_share"][0, f] = firm.split.serve
    world["rent_wanted"][0, f] = firm.rent
    world["rent_limit"][0, f] = _ANY_RENT
    world["pay"][0, f] = firm.pay / 1000
    for name in ("morale", "efficiency", "serving_skill", "trust", "favour", "heat", "price"):
        world[name][0, f] = getattr(firm, name)
    world["price_seen"][0, f] = firm.price
    world["serves"][0, f] = places["models"].get(firm.serves, NOBODY)
    world["value"][0, f] = firm.value / 1000
    world["start_value"][0, f] = firm.value / 1000
    for segment_id, share in firm.shares.items():
        world["share"][0, f, places["segments"][segment_id]] = share


def _write_model(
    model: Model, world: Records, place: int, places: Mapping[str, Mapping[str, int]]
) -> None:
    owner = places["firms"][model.owner]
    world["model_owner"][0, place] = owner
    world["model_state"][0, place] = _STATES[model.state]
    world["model_open"][0, place] = int(model.open)
    world["model_week"][0, place] = NOBODY
    world["model_capability"][0, place] = model.capability
    world["model_weight"][0, place] = model.weight
    if model.state == "training":
        world["run_model"][0, owner] = place
        world["run_done"][0, owner] = model.trained
        world["run_plan"][0, owner] = model.planned
        world["run_need"][0, owner] = model.planned * (1.0 + model.overrun)
