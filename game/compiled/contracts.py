"""Writes the scenario's contracts into the world: those that run and those yet to be offered.

Invariant: the contracts of the scenario stand at the places of their sorted ids for the
whole game; what chiefs write themselves uses the places behind them.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS, NO_CONTRACT, RUNNING, SECRECY
from game.compiled.events import week_of
from game.compiled.layout import Records
from game.compiled.programs import Programs
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    HOUSEHOLDS,
    INDUSTRY,
    NOBODY,
    SUPPLIERS,
    TREASURY,
)
from game.compiled.units import HOURS_A_WEEK, thousands
from game.scenario.model import RANKS, Clause, Contract, Scenario

Places = Mapping[str, Mapping[str, int]]

OUTSIDE: Mapping[str, int] = {
    "households": HOUSEHOLDS,
    "industry": INDUSTRY,
    "treasury": TREASURY,
    "capital-markets": CAPITAL_MARKETS,
    "suppliers": SUPPLIERS,
}
"""Accounts of the parties outside."""

SUBJECT_TABLES: Mapping[str, str] = {"chip": "chips", "segment": "segments", "firm": "firms"}
"""Table that the subject of a clause is looked up in, by the kind's subject."""


def write_contracts(
    scenario: Scenario, rules: Records, world: Records, places: Places, programs: Programs
) -> None:
    """Fill the contract fields of `rules` and `world`, in place."""
    for name in ("contract_breaker", "contract_replaces", "contract_heir"):
        world[name] = NOBODY
    for name in ("contract_proposer", "clause_contract"):
        world[name] = NOBODY
    world["contracts_made"] = len(places["contracts"])
    row = 0
    for contract_id, place in places["contracts"].items():
        contract = scenario.contracts[contract_id]
        _write_offer(scenario, rules, contract, place, programs)
        _write_contract(world, places, contract, place)
        if contract.replaces:
            world["contract_replaces"][0, place] = places["contracts"][contract.replaces]
        for clause_id in sorted(contract.clauses):
            _write_clause(world, places, contract.clauses[clause_id], place, row)
            row += 1


def _write_offer(
    scenario: Scenario, rules: Records, contract: Contract, place: int, programs: Programs
) -> None:
    """When and on what condition it is offered; -1 for a contract that runs."""
    day = contract.date
    rules["contract_from"][0, place] = week_of(scenario, day) if day else NOBODY
    rules["contract_open"][0, place] = contract.open_for
    rules["contract_when"][0, place] = programs.add(contract.when)


def _write_contract(world: Records, places: Places, contract: Contract, place: int) -> None:
    runs = contract.date is None
    bound = parties(contract, places)
    world["contract_serial"][0, place] = place
    world["contract_state"][0, place] = RUNNING if runs else NO_CONTRACT
    world["contract_parties"][0, place] = bound
    world["contract_signed"][0, place] = bound if runs else 0
    world["contract_rank"][0, place] = 1 + RANKS.index(contract.rank)
    world["contract_proposer"][0, place] = places["firms"].get(contract.proposer, NOBODY)
    secret = any(CLAUSE_BY_ID[clause.kind] == SECRECY for clause in contract.clauses.values())
    world["contract_secret"][0, place] = int(secret)


def parties(contract: Contract, places: Places) -> int:
    """The firms bound by `contract`, a bit each."""
    bound = 0
    for clause in contract.clauses.values():
        for party in (clause.giver, clause.taker):
            if party in places["firms"]:
                bound |= 1 << places["firms"][party]
    return bound


def account_of(party: str, places: Places) -> int:
    """Account of a firm or of a party outside; -1 for none."""
    if party in OUTSIDE:
        return OUTSIDE[party]
    return places["firms"].get(party, NOBODY)


def _write_clause(world: Records, places: Places, clause: Clause, contract: int, row: int) -> None:
    kind = CLAUSE_KINDS[CLAUSE_BY_ID[clause.kind]]
    table = SUBJECT_TABLES.get(kind.subject, "")
    world["clause_rows"][0] = row + 1
    world["clause_contract"][0, row] = contract
    world["clause_kind"][0, row] = CLAUSE_BY_ID[clause.kind]
    world["clause_giver"][0, row] = account_of(clause.giver, places)
    world["clause_taker"][0, row] = account_of(clause.taker, places)
    world["clause_subject"][0, row] = places[table].get(clause.subject, NOBODY) if table else NOBODY
    world["clause_amount"][0, row] = in_engine_units(kind.amount, clause.amount)
    world["clause_price"][0, row] = clause.price * price_factor(kind.price)
    world["clause_weeks"][0, row] = clause.weeks


def in_engine_units(unit: str, amount: int) -> int:
    """An amount of a scenario in the unit the engine counts in: dollars in thousands."""
    return thousands(amount) if unit == "thousand usd" else amount


def price_factor(unit: str) -> float:
    """How many of the engine's units one of the scenario's is: rents are told by the hour."""
    return HOURS_A_WEEK / 1000.0 if unit == "thousand usd a unit" else 1.0
