"""What a chief knows of the own firm's further means.

Invariant: whatever is told to be possible, the rules allow on the same world.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.compiled.layout import Record
from game.compiled.sizes import CONTRACTS, MODELS, NOBODY
from game.compiled.world import ACTIVE, RELEASED
from game.session.dealings import ContractLine
from game.session.judgements import approval_odds, odds_of_agi
from game.session.means import Means
from game.session.pleas import rescue_odds
from game.session.rivalry import worth_of
from game.session.rooms import (
    buyback_room,
    distress,
    margin_room,
    rescue_room,
)
from game.session.vehicles import put_in, vehicle_room
from game.session.views.reckoned import with_debts_known
from game.session.views.table import Table

_STANDING = ("running", "sleeping", "breaking")


def means_of(table: Table, f: int, contracts: Sequence[ContractLine] = ()) -> Means:
    """The further means of firm `f`, which knows of these contracts."""
    rules, world = table.rules, table.world
    listed = world["listed"][f] == 1
    ready = not listed and world["turn"] >= rules["listing_weeks"]
    model = _best_model(rules, world, f)
    return Means(
        vehicle=vehicle_room(rules, world, f) * 1000,
        vehicle_on=int(put_in(rules, world, f)) * 1000 if rules["vehicle_part"] > 0.0 else 0,
        margin=margin_room(rules, world, f) * 1000,
        buyback=buyback_room(rules, world, f) * 1000 if listed else 0,
        listing_most=float(rules["listing_most"]) if ready else 0.0,
        rescue=rescue_room(rules, world, f) * 1000 if _is_heard(rules, world, f) else 0,
        rescue_odds=rescue_odds(rules, with_debts_known(table, f), f),
        need=distress(rules, world, f),
        need_heard=float(rules["rescue_bar"]),
        purchases=_purchases(table, f),
        agi_odds=odds_of_agi(rules, world, f) if model != NOBODY else 0.0,
        agi_model=table.catalogue.model_id(model) if model != NOBODY else "",
        contract_room=_contract_room(table, contracts),
    )


def _contract_room(table: Table, contracts: Sequence[ContractLine]) -> int:
    """Places that neither the scenario's contracts take nor written ones that are known."""
    own = table.compiled.scenario.contracts
    written = sum(line.state in _STANDING and line.id not in own for line in contracts)
    return CONTRACTS - int(table.rules["contracts"]) - written


def _is_heard(rules: Record, world: Record, f: int) -> bool:
    """Whether the state listens: the firm is in distress, and no answer of late stands."""
    asked = int(world["rescue_asked"][f])
    if asked != NOBODY and int(world["turn"]) < asked + int(rules["rescue_wait"]):
        return False
    return distress(rules, world, f) >= float(rules["rescue_bar"])


def _purchases(table: Table, f: int) -> Mapping[str, float]:
    """Firms that governments and courts would let be bid for, with the odds of their approval."""
    rules, world = table.rules, table.world
    if world["deal_of"][f] != NOBODY or world["heat"][f] >= rules["buy_calm"]:
        return {}
    everywhere = rules["takeovers_across_camps"] == 1
    return {
        firm: approval_odds(rules, world, f, g)
        for g, firm in enumerate(table.catalogue.firms)
        if g != f
        and world["status"][g] == ACTIVE
        and (everywhere or rules["camp"][f] == rules["camp"][g])
        and not (world["deal_of"] == g).any()
        and _courts_allow(rules, world, f, g)
    }


def _courts_allow(rules: Record, world: Record, f: int, g: int) -> bool:
    """Whether both together are small enough: see the engine's takeovers."""
    value = float(world["value"][f] + world["value"][g]) / max(1.0, float(world["value"].sum()))
    usage = float(world["usage_share"][f] + world["usage_share"][g])
    too_wide = world["usage_share"][g] > 0.0 and usage > float(rules["buy_usage"])
    return not too_wide and value <= float(rules["buy_value"])


def _best_model(rules: Record, world: Record, f: int) -> int:
    """Place of the own released model of most worth, if it may be declared now; else NOBODY."""
    asked = int(world["agi_asked"][f])
    again = asked + int(rules["panel_weeks"]) + int(rules["agi_wait"])
    if world["agi_firm"] != NOBODY or (asked != NOBODY and int(world["turn"]) < again):
        return NOBODY
    owned = world["model_owner"][:MODELS] == f
    mine = (owned & (world["model_state"][:MODELS] == RELEASED)).nonzero()[0].tolist()
    return max(mine, key=lambda model: worth_of(world, model), default=NOBODY)
