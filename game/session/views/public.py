"""What everybody knows: firms, released models, chips on sale, markets.

Invariant: a rival's compute is shown to one leading digit, as outsiders guess
it; its cash, morale, held models and orders are not here at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from game.compiled.layout import Floats
from game.compiled.regions import REGIONS
from game.compiled.sizes import CHIP_LEDGER, MODELS, NOBODY
from game.compiled.world import ACTIVE, BOUGHT, HELD, IN_TRAINING, RELEASED
from game.session.published import guess
from game.session.reckoning import card_price, list_price
from game.session.rivalry import worth_of
from game.session.rooms import asking_price, line_room
from game.session.silicon import may_buy
from game.session.view import ChipLine, FirmLine, Market, ModelLine, Segment
from game.session.views.fates import fate_of
from game.session.views.published import published
from game.session.views.rumours import rumour_about
from game.session.views.silicon import earned_by, units_for
from game.session.views.table import Table

STATE = "treasury"
"""Stands for the state among a firm's owners."""

_STATES = {IN_TRAINING: "training", HELD: "held", RELEASED: "released"}


def firm_lines(table: Table, me: int) -> tuple[FirmLine, ...]:
    """All firms, most valuable first."""
    return tuple(_firm(table, f, rank, me) for rank, f in enumerate(table.ranking, 1))


def _firm(table: Table, f: int, rank: int, me: int) -> FirmLine:
    world, before = table.world, table.before
    firm = table.compiled.scenario.firms[table.catalogue.firms[f]]
    active = bool(world["status"][f] == ACTIVE)
    model = int(world["serves"][f]) if active else NOBODY
    compute = float(world["compute"][f]) if active else 0.0
    value = float(world["value"][f])
    rumour = rumour_about(table, f, guess(compute)) if active and f != me else None
    return FirmLine(
        id=table.catalogue.firms[f],
        name=firm.name,
        ticker=firm.ticker,
        region=firm.region,
        about=firm.about,
        active=active,
        rank=rank,
        value=value * 1000,
        value_week=change(value, float(before["value"][f])),
        value_start=change(value, float(world["start_value"][f])),
        usage_share=float(world["usage_share"][f]) if active else 0.0,
        price=float(world["price"][f]) if model != NOBODY else 0.0,
        serves=table.catalogue.model_name(model) if model != NOBODY else "",
        capability=float(world["model_capability"][model]) if model != NOBODY else 0.0,
        revenue=float(world["service_rate"][f]) * 1000 if active else 0.0,
        compute=compute if f == me else guess(compute),
        power=table.power(f),
        people=table.people(f),
        open_models=_open_models(table, f),
        net_value=float(world["net_value"][f]) * 1000,
        spread=float(world["spread"][f]),
        temper=firm.temper,
        breaches=int(world["breaches"][f]),
        holdings=_parts(table, world["held"][f]),
        owners=_owners(table, f),
        listed=bool(world["listed"][f]),
        shorted=float(world["shorts"][f]),
        bought=int(world["status"][f]) == BOUGHT,
        fate=fate_of(table, f),
        rumour=rumour.told(float(world["frontier"])) if rumour else "",
        rumoured=rumour.high if rumour else 0.0,
        books=published(table, f) if active else None,
        owners_ask=asking_price(table.rules, world, f) * 1000.0 if active and f != me else 0.0,
    )


def _parts(table: Table, parts: Floats) -> dict[str, float]:
    """Parts above zero by firm id."""
    return {firm: float(parts[g]) for g, firm in enumerate(table.catalogue.firms) if parts[g] > 0.0}


def _owners(table: Table, f: int) -> dict[str, float]:
    """Who holds how much of firm `f`, the state among them."""
    owners = _parts(table, table.world["held"][:, f])
    state = float(table.world["state_held"][f])
    return {**owners, STATE: state} if state > 0.0 else owners


def change(now: float, before: float) -> float:
    """Relative change; 0.0 when there was nothing before."""
    return now / before - 1.0 if before > 0.0 else 0.0


def _open_models(table: Table, f: int) -> int:
    world = table.world
    released = (world["model_owner"] == f) & (world["model_state"] == RELEASED)
    return int((released & (world["model_open"] == 1)).sum())


def model_lines(table: Table, me: int) -> tuple[ModelLine, ...]:
    """Released models, strongest first, after the chief's own unreleased ones."""
    world = table.world
    lines = []
    for place in range(MODELS):
        owner = int(world["model_owner"][place])
        state = int(world["model_state"][place])
        if owner != NOBODY and state in _STATES and (owner == me or state == RELEASED):
            lines.append(_model(table, place, me))
    return tuple(sorted(lines, key=lambda m: (m.state == "released", -m.capability, m.id)))


def _model(table: Table, place: int, me: int) -> ModelLine:
    world = table.world
    model_id = table.catalogue.model_id(place)
    known = table.compiled.scenario.models.get(model_id)
    owner = int(world["model_owner"][place])
    released = bool(world["model_state"][place] == RELEASED)
    is_open = bool(world["model_open"][place])
    return ModelLine(
        id=model_id,
        name=table.catalogue.model_name(place),
        about=known.about if known else "",
        owner=table.catalogue.firms[owner],
        owner_name=table.catalogue.firm_name(owner),
        state=_STATES[int(world["model_state"][place])],
        wait=max(0, int(table.rules["model_ready"][place]) - int(world["turn"])),
        open=is_open,
        capability=float(world["model_capability"][place]),
        unit_cost=unit_cost(table, place, me),
        week=int(world["model_week"][place]),
        servable=released
        and (
            owner == me
            or (is_open and _small_enough(table, place, me))
            or _licensed(table, owner, me)
        ),
        mine=owner == me,
        worth=worth_of(world, place) if owner == me else float(world["model_capability"][place]),
    )


def _small_enough(table: Table, place: int, me: int) -> bool:
    """Whether a house of the size of firm `me` may have open weights for nothing."""
    return bool(table.world["usage_share"][me] <= table.rules["rehost_most"][place])


def _licensed(table: Table, owner: int, me: int) -> bool:
    """Whether a contract lets firm `me` serve the models of `owner`."""
    firms = table.catalogue.firms
    return any(
        (clause.kind, clause.giver, clause.taker) == ("licence", firms[owner], firms[me])
        for bond in table.bonds
        if bond.line.state == "running" and me in bond.firms
        for clause in bond.line.clauses
    )


def unit_cost(table: Table, model: int, f: int) -> float:
    """Dollars of rented compute per million tokens, on the firm's own stack."""
    world = table.world
    weight = float(world["model_weight"][model]) / float(world["serving_skill"][f])
    return weight * float(world["spot_price"])


def chip_lines(table: Table, me: int) -> tuple[ChipLine, ...]:
    """All kinds of chip, with what the chief owns of each."""
    return tuple(_chip(table, chip, me) for chip in range(int(table.rules["chips"])))


def _chip(table: Table, chip: int, me: int) -> ChipLine:
    world, rules = table.world, table.rules
    chip_id = table.compiled.ids["chips"][chip]
    card = table.compiled.scenario.chips[chip_id]
    vendor = int(world["chip_seller"][chip])
    weeks = int(rules["chip_weeks"][chip])
    own = vendor == me
    base = float(rules["chip_base_price"][chip])
    units = units_for(table, me, chip)
    asked = float(world["chip_price"][chip]) if own else list_price(world, chip)
    return ChipLine(
        id=chip_id,
        name=card.name,
        about=card.about,
        vendor=card.vendor,
        vendor_name=table.catalogue.firm_name(vendor),
        units=float(rules["chip_units"][chip]),
        watts=int(rules["chip_power"][chip]),
        price=round(asked * 1000),
        pays=card_price(rules, world, me, chip) * 1000,
        start_price=round(float(rules["chip_base_price"][chip]) * 1000),
        buyable=may_buy(rules, world, me, chip),
        sold_by_me=own,
        output=int(world["output"][chip]),
        stock=int(world["stock"][chip]),
        owned=int(world["balance"][CHIP_LEDGER + chip, me]),
        energised=int(world["energised"][me, chip]),
        queued=int(world["backlog"][me, chip]),
        arriving=tuple(int(n) for n in world["arriving"][me, chip, :weeks]),
        sold=int(world["sold"][chip]) if own else 0,
        waiting=int(world["backlog"][:, chip].sum()) if own else 0,
        queues=_queues(table, chip) if own else {},
        lowest=_thousands(base * float(rules["chip_price_low"]), math.ceil),
        highest=_thousands(base * float(rules["chip_price_high"]), math.floor),
        coming=tuple(int(n) for n in world["new_output"][chip]) if own else (),
        bookable=max(0, line_room(rules, world, chip)) if own else 0,
        stack=card.stack,
        stack_name=table.compiled.scenario.stacks[card.stack].name if card.stack else "",
        works=units,
        earns=earned_by(table, chip, units),
        age=int(rules["chip_age"][chip]) + int(world["turn"]) if card.since else -1,
        regions=tuple(name for r, name in enumerate(REGIONS) if world["licence"][chip, r]),
        maturity=float(world["maturity"][chip]) if own else None,
        named=bool(rules["chip_named"][chip]),
        offered=bool(world["offered"][chip]),
    )


def _queues(table: Table, chip: int) -> dict[str, int]:
    """Cards that each customer has in the queue, of those who have any there."""
    queued = table.world["backlog"][:, chip]
    return {table.catalogue.firms[f]: int(queued[f]) for f in np.flatnonzero(queued)}


def _thousands(amount: float, to_whole: Callable[[float], int]) -> int:
    """Dollars of an amount in thousands, to the whole dollar that is still allowed."""
    return to_whole(round(amount * 1000.0, 6))


def market(table: Table) -> Market:
    """The markets and moods."""
    world = table.world
    return Market(
        spot_price=float(world["spot_price"]) * 1000,
        spot_price_hour=float(world["spot_price"]) * 1000 / 168,
        expected_need=float(world["expected_need"]),
        start_need=float(world["start_need"]),
        story=float(world["story"]),
        compute_used=float(world["compute_used"]),
        frontier=float(world["frontier"]),
        market_pay=float(world["market_pay"]) * 1000,
        mood=float(world["mood"]),
        public_mood=float(world["public_mood"]),
        public_efficiency=float(world["public_efficiency"]),
        public_skill=float(world["public_skill"]),
        segments=tuple(_segment(table, place) for place in range(int(table.rules["segments"]))),
        base_rate=float(table.rules["base_rate"]),
        headline=float(world["value"].sum()) * 1000,
        circular=float(world["value"].sum() - world["net_value"].sum()) * 1000,
    )


def _segment(table: Table, place: int) -> Segment:
    world = table.world
    segment_id = table.compiled.ids["segments"][place]
    segment = table.compiled.scenario.segments[segment_id]
    shares = {firm: float(world["share"][f, place]) for f, firm in enumerate(table.catalogue.firms)}
    return Segment(
        id=segment_id,
        name=segment.name,
        about=segment.about,
        usage=float(world["usage"][place]),
        price_index=float(world["price_index"][place]),
        elasticity=segment.elasticity,
        outside=float(world["outside_share"][place]),
        shares=shares,
    )
