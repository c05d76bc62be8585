"""Checks of contracts: that every clause is of a known kind and says what its kind needs.

Invariant: a contract that passes compiles, and no clause stands in it that could do
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.compiled import sizes
from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS, ClauseKind
from game.compiled.contracts import OUTSIDE, SUBJECT_TABLES
from game.scenario.model import Clause, Contract, Scenario
from game.scenario.problems import KeyPath, did_you_mean
from game.words import _

Report = Callable[[KeyPath, str, str], None]
"""Takes the place of a problem, what is wrong and what would be right."""

_OWN_CONTRACTS = 24
_OWN_CLAUSES = 64
_WHOLE = frozenset({"end-on-date", "end-on-breach", "end-on-agi", "open-on-agi"})
"""Kinds that speak of the contract as a whole and name no parties."""


def check_contracts(scenario: Scenario, report: Report) -> None:
    """Report whatever keeps a contract from being compiled."""
    contracts = scenario.contracts
    _room(("contracts",), len(contracts), sizes.CONTRACTS - _OWN_CONTRACTS, report)
    clauses = sum(len(contract.clauses) for contract in contracts.values())
    _room(("contracts",), clauses, sizes.CLAUSES - _OWN_CLAUSES, report)
    for name, contract in contracts.items():
        _contract(scenario, name, contract, report)


def _room(path: KeyPath, count: int, room: int, report: Report) -> None:
    if count > room:
        message = _("{count} entries; there is room for {room}")
        report(path, message.format(count=count, room=room), "")


def _contract(scenario: Scenario, name: str, contract: Contract, report: Report) -> None:
    path: KeyPath = ("contracts", name)
    if contract.date is not None and not contract.proposer:
        report((*path, "proposer"), _("an offer needs the firm that makes it"), "")
    for clause_id, clause in contract.clauses.items():
        at = (*path, "clauses", clause_id)
        if clause.kind not in CLAUSE_BY_ID:
            message = _("there is no kind of clause '{kind}'").format(kind=clause.kind)
            report((*at, "kind"), message, did_you_mean(clause.kind, CLAUSE_BY_ID))
            continue
        _clause(scenario, at, clause, CLAUSE_KINDS[CLAUSE_BY_ID[clause.kind]], report)


def _clause(
    scenario: Scenario, at: KeyPath, clause: Clause, kind: ClauseKind, report: Report
) -> None:
    if kind.id not in _WHOLE:
        _parties(scenario, at, clause, report)
    if table := SUBJECT_TABLES.get(kind.subject):
        known: Mapping[str, object] = getattr(scenario, table)
        if clause.subject not in known:
            message = _("'{name}' is not in [{table}]").format(name=clause.subject, table=table)
            report((*at, "subject"), message, did_you_mean(clause.subject, known))
    elif clause.subject:
        report((*at, "subject"), _("a clause of this kind is about nothing else"), "")
    for key in ("amount", "price", "weeks"):
        if getattr(clause, key) and not getattr(kind, key):
            report((*at, key), _("a clause of this kind has no '{key}'").format(key=key), "")
    if kind.price.startswith(("part", "chance")) and clause.price > 1.0:
        report((*at, "price"), _("a part lies between 0 and 1"), "")
    if kind.id == "priority":
        _first_place(scenario, at, clause, report)
    if kind.amount == "thousand usd" and 0 < clause.amount < 1000:
        report((*at, "amount"), _("money is counted in thousands of dollars"), "")
    _bounds(scenario, at, clause, report)


def _first_place(scenario: Scenario, at: KeyPath, clause: Clause, report: Report) -> None:
    """A queue is its vendor's; a weight below one would put the buyer last."""
    chip = scenario.chips.get(clause.subject)
    if chip is not None and clause.giver != chip.vendor:
        message = _("only '{vendor}' serves anybody first with '{chip}'")
        told = message.format(vendor=chip.vendor, chip=clause.subject)
        report((*at, "giver"), told, _("write giver = '{vendor}'").format(vendor=chip.vendor))
    if clause.price < 1.0:
        report((*at, "price"), _("a weight below 1 is no priority"), "")


def _bounds(scenario: Scenario, at: KeyPath, clause: Clause, report: Report) -> None:
    """What no chief could write either."""
    rules = scenario.contracting
    bounds = {
        "placement": rules.door_most,
        "reinvestment": rules.reinvest_most,
        "priority": rules.priority_most,
    }
    most = bounds.get(clause.kind)
    if most is not None and clause.price > most:
        message = _("{price:g} is above the bound of {most:g} in [contracting]")
        report((*at, "price"), message.format(price=clause.price, most=most), "")


def _parties(scenario: Scenario, at: KeyPath, clause: Clause, report: Report) -> None:
    known = [*scenario.firms, *OUTSIDE]
    for key in ("giver", "taker"):
        party = getattr(clause, key)
        if party not in known:
            message = _("'{name}' is neither a firm nor a party outside").format(name=party)
            report((*at, key), message, did_you_mean(party, known))
    if clause.giver == clause.taker:
        report((*at, "taker"), _("nobody promises something to itself"), "")
    if clause.giver in OUTSIDE and clause.taker in OUTSIDE:
        report((*at, "giver"), _("one of the two parties must be a firm"), "")
