"""What a chief knows of the own firm: everything but what chance still hides.

Invariant: the need of a run in training is never shown; its plan and what was
spent are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from game.compiled.causes import CAUSES
from game.compiled.clauses import END_ON_DATE, LEASED, RUNNING
from game.compiled.layout import Record
from game.compiled.sizes import MODELS, MONEY, NOBODY, POSTINGS
from game.session.burn import dues_by_week, lasting_loss, steady
from game.session.dealings import DueLine
from game.session.favour import favour_lines, half_life
from game.session.overruns import weeks_more
from game.session.reckoning import (
    capability_of_run,
    capacity,
    own_compute,
    training_a_week,
)
from game.session.rooms import loan_room, share_room
from game.session.till import till_of
from game.session.view import LeaseLine, Own, Run
from game.session.views.public import unit_cost
from game.session.views.table import Table

_HOUR = 168.0


def own_firm(table: Table, f: int, dues: Sequence[DueLine] = ()) -> Own:
    """All about firm `f`, on which contracts make `dues` fall."""
    return Own(
        **_money(table, f, dues),
        **_debts(table, f),
        **_power(table, f),
        **_compute(table, f),
        **_service(table, f),
        **_standing(table, f),
        moves=int(table.world["moves"][f]),
        moves_a_week=int(table.rules["moves"]),
        run=_run(table, f),
        run_pace=float(table.rules["run_pace"]),
        model_places=_model_places(table, f),
        favour_lines=favour_lines(table.rules, table.world, f),
        favour_weeks=half_life(table.rules),
        leases=_leases(table, f),
    )


def _money(table: Table, f: int, dues: Sequence[DueLine]) -> dict[str, Any]:
    """Cash, what comes and goes, and what could be raised."""
    world, rules = table.world, table.rules
    causes = money_by_cause(table, f)
    return {
        "cash": table.cash(f),
        "credit": loan_room(rules, world, f) * 1000,
        "equity": share_room(rules, world, f) * 1000,
        "income": int(world["income"][f]) * 1000,
        "expense": int(world["expense"][f]) * 1000,
        "net": sum(amount for _cause, amount in causes),
        "runway": runway(table, f, dues),
        "burn": round(burn(table, f, dues) * 1000),
        "money": causes,
        "keynote_most": float(rules["keynote_most"]) * 1000.0,
    }


def _debts(table: Table, f: int) -> dict[str, Any]:
    """What is owed, and what lenders think of it."""
    world = table.world
    return {
        "debt": int(world["debt"][f]) * 1000,
        "vehicle_debt": int(world["spv_debt"][f]) * 1000,
        "margin_debt": int(world["margin_debt"][f]) * 1000,
        "backstop": int(world["backstop"][f]) * 1000,
        "spread": float(world["spread"][f]),
    }


def _power(table: Table, f: int) -> dict[str, Any]:
    """Megawatts, and cards under them."""
    world = table.world
    watts = float(world["energised"][f] @ table.rules["chip_power"])
    return {
        "power": table.power(f),
        "power_used": watts / 1e6,
        "fast_power": float(world["fast_power"][f]) / 1000,
        "connecting": tuple(float(kw) / 1000 for kw in world["connecting"][f]),
        "chips": table.cards(f),
        "energised": int(world["energised"][f].sum()),
    }


def _compute(table: Table, f: int) -> dict[str, Any]:
    """Units owned, leased and rented, and their split."""
    world = table.world
    return {
        "compute": float(world["compute"][f]),
        "leased": float(world["leased_in"][f]),
        "rented": float(world["rented"][f]),
        "let": float(world["let"][f]),
        "train_share": float(world["train_share"][f]),
        "serve_share": float(world["serve_share"][f]),
        "rent_wanted": float(world["rent_wanted"][f]),
        "rent_limit": float(world["rent_limit"][f]) * 1000,
        "training_used": float(world["training_used"][f]),
        "compute_per_head": own_compute(world, f) / max(1, table.people(f)),
    }


def _service(table: Table, f: int) -> dict[str, Any]:
    """The model that is offered, its users and what they pay."""
    world = table.world
    model = int(world["serves"][f])
    return {
        "serves": table.catalogue.model_id(model) if model != NOBODY else "",
        "unit_cost": unit_cost(table, model, f) if model != NOBODY else 0.0,
        "serving_capacity": capacity(world, f, "serve"),
        "serving_used": float(world["serving_used"][f]),
        "unserved": float(world["unserved"][f]),
        "price": float(world["price"][f]),
        "tokens": float(world["tokens"][f]),
        "service_revenue": int(world["service_revenue"][f]) * 1000,
        "serving_skill": float(world["serving_skill"][f]),
    }


def _standing(table: Table, f: int) -> dict[str, Any]:
    """People, recipe, and what others feel about the firm."""
    world = table.world
    felt = ("morale", "trust", "favour", "heat", "protest", "sentiment", "founders", "efficiency")
    return {
        **{name: float(world[name][f]) for name in felt},
        "pay": float(world["pay"][f]) * 1000,
        "people": table.people(f),
        "stage": float(table.rules["stage"][f]),
    }


def runway(table: Table, f: int, dues: Sequence[DueLine]) -> float | None:
    """Weeks that the cash lasts, with these dues, the queue, and what is owed for cards."""
    weeks = dues_by_week(dues, int(table.world["turn"]))
    return till_of(table.rules, table.world, f, lasting(table, f), weeks).lasts


def burn(table: Table, f: int, dues: Sequence[DueLine]) -> float:
    """What a usual week takes from cash, thousand USD; below zero where the firm earns."""
    return lasting(table, f) + steady(dues_by_week(dues, int(table.world["turn"])))


def lasting(table: Table, f: int) -> int:
    """Thousand USD that a usual week takes from the till, dues of contracts aside.

    The last week's lasting loss; from the books where its postings are not known.
    """
    if table.log is None:
        return int(table.world["expense"][f] - table.world["income"][f])
    return lasting_loss(table.log[0], f)


def money_by_cause(table: Table, f: int) -> tuple[tuple[str, int], ...]:
    """Last week's change of cash by cause, US dollars, largest first."""
    if table.log is None:
        return ()
    log = table.log[0]
    count = min(int(log["postings"]), POSTINGS)
    sums: dict[str, int] = {}
    money = log["ledger"][:count] == MONEY
    for side, sign in (("source", -1), ("target", 1)):
        for place in (money & (log[side][:count] == f)).nonzero()[0]:
            cause = CAUSES[int(log["cause"][place])]
            sums[cause] = sums.get(cause, 0) + sign * int(log["amount"][place]) * 1000
    return tuple(sorted(sums.items(), key=lambda item: (-abs(item[1]), item[0])))


def _run(table: Table, f: int) -> Run | None:
    world = table.world
    model = int(world["run_model"][f])
    if model == NOBODY:
        return None
    done, plan = float(world["run_done"][f]), float(world["run_plan"][f])
    weekly = training_a_week(table.rules, world, f, plan)
    half, most = weeks_more(table.rules, done, plan, weekly)
    return Run(
        model=table.catalogue.model_id(model),
        name=table.catalogue.model_name(model),
        done=done,
        plan=plan,
        weekly=weekly,
        expected_capability=capability_of_run(table.rules, world, f, plan),
        overrunning=done > plan,
        half_in=half,
        most_in=most,
    )


def _leases(table: Table, f: int) -> tuple[LeaseLine, ...]:
    """Leases that run, of which the firm is landlord or tenant."""
    world = table.world
    lines = []
    for row in np.flatnonzero(world["clause_kind"] == LEASED):
        contract = int(world["clause_contract"][row])
        landlord, tenant = int(world["clause_giver"][row]), int(world["clause_taker"][row])
        if contract == NOBODY or world["contract_state"][contract] != RUNNING:
            continue
        if f not in (tenant, landlord):
            continue
        other = landlord if tenant == f else tenant
        lines.append(
            LeaseLine(
                id=table.catalogue.contract_id(int(world["contract_serial"][contract])),
                other=table.catalogue.account_name(other),
                inward=tenant == f,
                units=float(world["clause_amount"][row]),
                rent=float(world["clause_price"][row]) * 1000 / _HOUR,
                until=_last_week(world, contract),
                built=_built(world, int(row)),
            )
        )
    return tuple(lines)


def _built(world: Record, row: int) -> float:
    """Part of a lease that is let this week: see `leased_units` of the engine."""
    weeks = int(world["clause_weeks"][row])
    age = int(world["turn"]) - int(world["contract_week"][world["clause_contract"][row]])
    return min(1.0, age / weeks) if weeks > 0 else 1.0


def _last_week(world: Record, contract: int) -> int:
    """Last turn of a contract by its date; -1 when it has none."""
    mine = world["clause_contract"] == contract
    ends = np.flatnonzero(mine & (world["clause_kind"] == END_ON_DATE))
    weeks = [int(world["clause_weeks"][row]) for row in ends]
    return int(world["contract_week"][contract]) + min(weeks) if weeks else -1


def _model_places(table: Table, f: int) -> int:
    """Places that are left for models of firm `f`: see the engine's legality of runs."""
    known, firms = len(table.compiled.ids["models"]), len(table.catalogue.firms)
    owners = table.world["model_owner"][known + f : MODELS : firms]
    return int((owners == NOBODY).sum())
