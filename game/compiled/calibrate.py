"""Calibrates the Rules so that the first morning is at rest.

Invariant: at the start every market clears and every share, value and rent is
the scenario's own figure; what the scenario cannot state (the pull of a firm's
door, demand outside the game, the value of other business) is solved for. This
is base-year calibration as computable general equilibrium does it (Shoven &
Whalley 1984), with shares inverted after Berry (1994).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.compiled.backlog import backlog_value, dues_of_a_year
from game.compiled.clauses import LEASED, PLACEMENT, RUNNING
from game.compiled.ground import usable_power
from game.compiled.layout import Floats, Ints, Records
from game.compiled.silicon import units_of
from game.compiled.sizes import CHIP_LEDGER, FIRMS, MONEY, NOBODY, PEOPLE
from game.compiled.world import ACTIVE, RELEASED
from game.scenario.model import Scenario

Places = Mapping[str, Mapping[str, int]]
_STEPS = 24
"""Steps in which the fear of debts and the value it leaves settle."""


def calibrate(scenario: Scenario, rules: Records, world: Records, places: Places) -> None:
    """Fill the calibrated fields of `rules` and the dependent ones of `world`, in place."""
    _energise(rules[0], world[0])
    _lease(rules[0], world[0])
    _rent(rules[0], world[0])
    for segment_id, segment in places["segments"].items():
        _open_doors(scenario, rules[0], world[0], places, segment_id, segment)
    _grant(rules[0], world[0])
    _serve(rules[0], world[0])
    _expect(rules[0], world[0])
    _value(rules[0], world[0])
    _earn(rules[0], world[0])
    _lend(rules[0], world[0])


def _energise(rules: np.void, world: np.void) -> None:
    """The same rule as the power phase, on the first morning."""
    for f in range(rules["firms"]):
        watts = usable_power(rules, world, f) * 1000
        units = units_of(rules, world, f)
        for chip in _thrifty(rules, units):
            owned = int(world["balance"][CHIP_LEDGER + chip, f])
            lit = min(owned, watts // int(rules["chip_power"][chip]))
            watts -= lit * int(rules["chip_power"][chip])
            world["energised"][f, chip] = lit
        world["compute"][f] = float(world["energised"][f] @ units)


def _thrifty(rules: np.void, units: Floats) -> list[int]:
    """Chips from most to least compute per watt in a firm's hands."""
    order = [int(chip) for chip in rules["chip_order"][: rules["chips"]]]
    return sorted(order, key=lambda chip: -float(units[chip]) / int(rules["chip_power"][chip]))


def _lease(rules: np.void, world: np.void) -> None:
    """Leases that run on the first morning and have nothing to build up."""
    for row in np.flatnonzero(world["clause_contract"] != NOBODY):
        runs = world["contract_state"][world["clause_contract"][row]] == RUNNING
        if world["clause_kind"][row] != LEASED or not runs or world["clause_weeks"][row] > 0:
            continue
        for side, sign in (("clause_taker", 1.0), ("clause_giver", -1.0)):
            if (account := world[side][row]) < FIRMS:
                world["leased_in"][account] += sign * world["clause_amount"][row]


def own_compute(world: np.void) -> Floats:
    """Units each firm owns or leases, those it lets by contract taken off."""
    compute: Floats = np.maximum(0.0, world["compute"] + world["leased_in"])
    return compute


def _rent(rules: np.void, world: np.void) -> None:
    """Outside demand takes at the starting rent what firms leave of the supply."""
    free = np.maximum(0.0, 1.0 - world["train_share"] - world["serve_share"])
    world["let"][:] = np.where(world["status"] == 1, own_compute(world) * free, 0.0)
    world["rented"][:] = world["rent_wanted"]
    supply = rules["others_supply"] + world["let"].sum()
    rules["others_demand"] = max(1.0, supply - world["rented"].sum())
    world["industry_rented"] = rules["others_demand"]


def _open_doors(
    scenario: Scenario,
    rules: np.void,
    world: np.void,
    places: Places,
    segment_id: str,
    segment: int,
) -> None:
    """Solve for the door of each firm that has users; others get the scenario's figure."""
    shares = world["share"][:, segment]
    outside = world["outside_share"][segment]
    nests = _nest_sums(world, shares)
    rules["door_shut"][segment] = _shut(rules, segment)
    for firm_id, f in places["firms"].items():
        model = world["serves"][f]
        if shares[f] > 0.0 and model != NOBODY:
            within = shares[f] / nests[world["model_open"][model]]
            scale = rules["nest"][segment]
            utility = np.log(shares[f] / outside) - (1.0 - scale) * np.log(within)
            rules["door"][f, segment] = utility - _known_utility(rules, world, f, segment)
            rules["door"][f, segment] -= _placed(world, f, segment)
        else:
            rules["door"][f, segment] = scenario.firms[firm_id].doors.get(
                segment_id, _shut(rules, segment)
            )
    rules["inside_start"][segment] = 1.0 - outside
    for f in range(rules["firms"]):
        rules["doors_start"][f] += _asking(rules, world, _doors(world, f, segment))
    price, points = _indices(world, shares)
    quality = rules["quality_price"] * (points - rules["cap_reference"])
    world["price_index"][segment] = price
    world["real_price"][segment] = price * np.exp(-quality)
    rules["index_start"][segment] = world["real_price"][segment]


def _grant(rules: np.void, world: np.void) -> None:
    """Users grant a firm the price it starts with; one that newly offers, what others ask."""
    points = world["model_capability"][np.maximum(world["serves"], 0)] - rules["cap_reference"]
    usual = np.exp(np.log(rules["index_start"][: rules["segments"]]).mean())
    own = world["price"] * np.exp(-rules["quality_price"] * points)
    rules["price_worth"][:] = np.where(world["serves"] != NOBODY, own, usual)


def _shut(rules: np.void, segment: int) -> float:
    """Door of a firm nobody knows here: a reference offer at its price gets next to nobody."""
    return -8.0 - float(rules["quality_weight"][segment] * rules["cap_reference"])


def _nest_sums(world: np.void, shares: Floats) -> list[float]:
    sums = [0.0, 0.0]
    for f, model in enumerate(world["serves"]):
        if model != NOBODY:
            sums[world["model_open"][model]] += float(shares[f])
    return sums


def _placed(world: np.void, f: int, segment: int) -> float:
    """What contracts that run on the first morning add to the firm's door."""
    return float(world["clause_price"][_doors(world, f, segment)].sum())


def _asking(rules: np.void, world: np.void, rows: Ints) -> float:
    """What doors add up to by who comes to ask there; all do at doors of outsiders."""
    givers = world["clause_giver"][rows]
    asking = np.where(givers < FIRMS, rules["questions"][np.minimum(givers, FIRMS - 1)], 1.0)
    return float(world["clause_price"][rows] @ asking)


def _doors(world: np.void, f: int, segment: int) -> Ints:
    """Rows of placements that open doors to the firm on the first morning."""
    rows = (world["clause_kind"] == PLACEMENT) & (world["clause_contract"] != NOBODY)
    rows &= (world["clause_taker"] == f) & (world["clause_subject"] == segment)
    runs = world["contract_state"][np.maximum(world["clause_contract"], 0)] == RUNNING
    return np.flatnonzero(rows & runs)


def _known_utility(rules: np.void, world: np.void, f: int, segment: int) -> float:
    quality = rules["quality_weight"][segment] * world["model_capability"][world["serves"][f]]
    price = rules["price_weight"][segment] * np.log(world["price"][f])
    name = -_second_hand(rules, world, f) if _borrows(world, f) else 0.0
    return float(quality - price + rules["trust_weight"][segment] * world["trust"][f]) + name


def _borrows(world: np.void, f: int) -> bool:
    """Whether a house that has released models serves another's open one: see services."""
    served = world["serves"][f]
    own = (world["model_owner"] == f) & (world["model_state"] == RELEASED)
    return bool(world["model_owner"][served] != f and world["model_open"][served] and own.any())


def _second_hand(rules: np.void, world: np.void, f: int) -> float:
    """Utility lost by such a house, by its name and its price: see services."""
    served = world["serves"][f]
    hosts = np.flatnonzero(world["serves"] == served)
    weight = float(world["model_weight"][served]) / float(world["public_skill"])
    prices = [weight * float(world["spot_price"])]
    prices.extend(float(world["price"][host]) for host in hosts if host != f)
    cheapest = max(min(prices), float(rules["price_low"]))
    dearer = max(0.0, float(np.log(world["price"][f] / cheapest)))
    return float(rules["own_make"]) + float(rules["rehost_price"]) * dearer


def _indices(world: np.void, shares: Floats) -> tuple[float, float]:
    """Geometric mean price and mean capability of what users use."""
    weights = np.where(world["serves"] != NOBODY, shares, 0.0)
    total = weights.sum()
    if total <= 0.0:
        return 1.0, 0.0
    points = world["model_capability"][np.maximum(world["serves"], 0)]
    price = float(np.exp(weights @ np.log(world["price"]) / total))
    return price, float(weights @ points / total)


def _serve(rules: np.void, world: np.void) -> None:
    """Tokens, compute and revenue of the week before the first."""
    inside = 1.0 - world["outside_share"][: rules["segments"]]
    usage = world["usage"][: rules["segments"]]
    wanted = world["share"][:, : rules["segments"]] @ (usage / inside)
    own = own_compute(world)
    used = world["train_share"] + world["serve_share"]
    part = np.divide(world["serve_share"], used, out=np.zeros_like(used), where=used > 0.0)
    capacity = own * world["serve_share"] + world["rented"] * part
    for f, model in enumerate(world["serves"]):
        if model == NOBODY or wanted[f] <= 0.0:
            continue
        weight = world["model_weight"][model] / world["serving_skill"][f]
        need = wanted[f] * weight
        world["serving_used"][f] = min(need, capacity[f])
        world["tokens"][f] = wanted[f] * world["serving_used"][f] / need
    training = own * world["train_share"] + world["rented"] * (1.0 - part) * (used > 0.0)
    paced = np.minimum(training, rules["run_pace"] * world["run_plan"])
    world["training_used"][:] = np.where(world["run_model"] != NOBODY, paced, 0.0)
    world["service_rate"][:] = 52.0 * world["tokens"] * world["price"] * (world["tokens"] > 0.0)
    total = world["tokens"].sum()
    world["usage_share"][:] = world["tokens"] / total if total > 0.0 else 0.0
    world["compute_used"] = world["serving_used"].sum() + world["training_used"].sum()
    world["compute_before"] = world["compute_used"]
    released = world["model_state"] == RELEASED
    world["frontier"] = world["model_capability"][released].max(initial=0.0)


def _expect(rules: np.void, world: np.void) -> None:
    """Expected need starts at its signal (see the capital phase)."""
    points = world["frontier"] + rules["race_step"] - rules["cap_reference"]
    run = rules["compute_reference"] * 10.0 ** (points / rules["cap_per_tenfold"])
    run /= world["believed_efficiency"]
    training = rules["racing_labs"] * run / rules["race_weeks"]
    need = training + world["serving_used"].sum() * (1.0 + rules["need_growth"])
    world["expected_need"] = max(1.0, need)
    world["start_need"] = world["expected_need"]
    rules["lit_start"] = max(1.0, float(world["compute"].sum()))


def _value(rules: np.void, world: np.void) -> None:
    """Other business is worth what the headline leaves after all that is known of the rest.

    The headline is at the mood of the first morning: who is paid less than neutral investors
    would pay is worth more to them, and that is what holders earn for bearing bad news.
    """
    for chip in range(rules["chips"]):
        vendor = rules["chip_vendor"][chip]
        margin = max(0.0, round(world["chip_price"][chip]) - rules["chip_cost"][chip])
        if vendor != NOBODY and _finds_buyers(rules, chip):
            world["chip_rate"][vendor] += 52.0 * world["output"][chip] * margin
    cash = world["balance"][MONEY, : len(world["value"])] + rules["entry_cash"]
    parts = (
        rules["service_multiple"] * world["service_rate"]
        + rules["chip_multiple"] * world["chip_rate"]
    )
    own = world["value"] - _stakes(world) - backlog_value(rules, world)
    own += world["debt"] - cash
    own = _before_fear(rules, world["debt"], cash, own) / world["mood"] - parts
    rules["core_value"][:] = np.where(world["value"] > 0.0, own, 0.0)
    world["fundamental"][:] = np.maximum(1.0, rules["core_value"] + parts)
    world["value"][:] = np.where(world["status"] == ACTIVE, world["value"], 0.0)
    inside = np.where(world["status"] == ACTIVE, world["held"].T, 0.0).sum(axis=1)
    world["net_value"][:] = (1.0 - inside) * world["value"]


def _finds_buyers(rules: np.void, chip: int) -> bool:
    """Whether anybody outside looks for the chip where it may be sold at the start."""
    return bool(rules["chip_others"][chip] > 0 and rules["chip_markets"][chip] > 0)


def _before_fear(rules: np.void, debt: Ints, cash: Ints, left: Floats) -> Floats:
    """Value of the businesses of which the fear of their debts leaves `left`, thousand USD.

    See the capital phase; the steps halve their error many times over, since the fear takes
    a small part.
    """
    whole = left
    for _step in range(_STEPS):
        leverage = np.minimum(1.0, debt / np.maximum(1.0, whole + cash))
        whole = left / np.maximum(0.01, 1.0 - rules["distress_cost"] * leverage)
    return whole


def _earn(rules: np.void, world: np.void) -> None:
    """Operating income a year as the first week would have it: sales, rents, bills, leases."""
    watts = world["energised"] @ rules["chip_power"]
    rent = rules["rent_start"] * (world["let"] - world["rented"])
    wages = world["balance"][PEOPLE, :FIRMS] * world["pay"] / 52.0
    weekly = rules["core_income"] - rules["overheads"] + rent - wages
    weekly = weekly - watts / 1000.0 * rules["grid_energy"]
    for chip in range(rules["chips"]):
        vendor = rules["chip_vendor"][chip]
        if vendor != NOBODY and not _finds_buyers(rules, chip):
            weekly[vendor] -= int(world["output"][chip] * rules["chip_cost"][chip])
    earned = 52.0 * weekly + world["service_rate"] + world["chip_rate"]
    earned += dues_of_a_year(rules, world)
    world["earn_rate"][:] = np.where(world["status"] == ACTIVE, earned, 0.0)


def _lend(rules: np.void, world: np.void) -> None:
    """Spreads as lenders ask them of the first till: see loans of the engine."""
    leverage = world["debt"] / np.maximum(1.0, world["value"])
    spread = rules["spread_low"] + rules["spread_leverage"] * leverage
    interest = world["debt"] * (rules["base_rate"] + spread)
    interest += world["spv_debt"] * (rules["base_rate"] + spread + rules["vehicle_premium"])
    losses = rules["lender_weeks"] * np.maximum(0.0, interest - world["earn_rate"]) / 52.0
    till = world["balance"][MONEY, :FIRMS] + rules["entry_cash"]
    lasts = np.minimum(1.0, till / np.maximum(1.0, losses))
    short = np.where(losses > 0.0, 1.0 - lasts, 0.0)
    spread += rules["spread_runway"] * short
    world["spread"][:] = np.minimum(rules["spread_cap"], spread)


def _stakes(world: np.void) -> Floats:
    """What each firm's holdings are worth at headline value, thousand USD."""
    there = world["status"] == ACTIVE
    stakes: Floats = world["held"] @ np.where(there, world["value"], 0.0)
    return np.where(there, stakes, 0.0)
