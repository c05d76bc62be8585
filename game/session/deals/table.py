"""The table a contract is weighed on: its clauses, its parties, its time, the markets.

Invariant: a table holds all that the worth of its clauses follows from: the clauses, what
they share (how long the contract lasts, its rank, who is party to it), and the view.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from game.session.dealings import ContractLine
from game.session.deals.draft import ClauseDraft, clause_draft
from game.session.deals.standing import OUTSIDE, Standing, standings
from game.session.view import ChipLine, Segment, View

ENDLESS = 156
"""Weeks that chiefs reckon with when a contract has no last day."""
LONGEST = 520
"""Weeks beyond which nobody reckons."""
_WEEKS = 52.0
_RANK_RISK = {"secured": 0.5, "junior": 1.0, "subordinate": 1.5}
"""Loss given default by rank, against that of a junior claim."""


@frozen(kw_only=True)
class Deal:
    """A contract and everything its worth is reckoned from."""

    view: View
    clauses: tuple[ClauseDraft, ...]
    parties: tuple[str, ...]
    """Ids of the firms bound by it, sorted."""
    rank: str
    weeks: int
    """Weeks it lasts."""
    people: dict[str, Standing]
    """Firms that it names, by id."""
    contract: str = ""
    """Contract that it replaces, or that it is; "" for a new one."""
    old: ContractLine | None = None
    """The running contract that ends when this one is signed."""

    def who(self, party: str) -> Standing:
        """A party's standing; that of the world outside for no firm."""
        return self.people.get(party, OUTSIDE)

    def rate(self, debtor: str) -> float:
        """Yearly interest at which a promise of `debtor` is discounted: its credit risk by rank."""
        return self.view.market.base_rate + self.who(debtor).spread * _RANK_RISK[self.rank]

    def chip(self, chip: str) -> ChipLine | None:
        """The chip with this id."""
        return next((line for line in self.view.chips if line.id == chip), None)

    def segment(self, segment: str) -> Segment | None:
        """The segment with this id."""
        return next((line for line in self.view.market.segments if line.id == segment), None)

    def best_of(self, firm: str) -> float:
        """Capability of the best model that a firm released itself, 0.0 for none."""
        released = (m for m in self.view.models if m.owner == firm and m.state == "released")
        return max((model.capability for model in released), default=0.0)

    @property
    def best_open(self) -> float:
        """Capability of the best model that anybody may serve, 0.0 for none."""
        return max((m.capability for m in self.view.models if m.open), default=0.0)

    def bound(self, a: str, b: str) -> bool:
        """Whether another known contract already runs between two firms."""
        return any(a in line.parties and b in line.parties for line in self.beside())

    def leased(self, tenant: str, landlord: str) -> float:
        """Units that other known contracts already let one firm to the other."""
        return float(
            sum(
                clause.amount
                for line in self.beside()
                for clause in line.clauses
                if (clause.kind, clause.giver, clause.taker) == ("lease", landlord, tenant)
            )
        )

    def opened(self, giver: str, taker: str, segment: str) -> float:
        """Utility of the widest door that other known contracts open already, 0.0 for none."""
        return max(
            (
                clause.price
                for line in self.beside()
                for clause in line.clauses
                if (clause.kind, clause.giver, clause.taker, clause.subject)
                == ("placement", giver, taker, segment)
            ),
            default=0.0,
        )

    def owed(self, debtor: str, creditor: str) -> float:
        """US dollars a week that one owes another by known contracts and by this one."""
        known = [clause_draft(c) for line in self.beside() for c in line.clauses]
        return sum(
            _weekly(clause)
            for clause in (*known, *self.clauses)
            if (debtor, creditor) == _payer_and_payee(clause)
        )

    def region(self, firm: str) -> str:
        """Region of a firm; "" for none."""
        return next((line.region for line in self.view.firms if line.id == firm), "")

    def sold_ahead(self, seller: str) -> float:
        """US dollars a week of leases and purchases that other known contracts owe a seller."""
        return sum(
            _weekly(clause_draft(clause))
            for line in self.beside()
            for clause in line.clauses
            if (clause.kind == "purchase" and clause.taker == seller)
            or (clause.kind == "lease" and clause.giver == seller)
        )

    def fixed_dues(self, debtor: str, weeks: int) -> float:
        """US dollars of fixed payments and cards on credit it owes others by known contracts."""
        return sum(
            min(1000.0 * clause.left, _weekly(clause_draft(clause)) * weeks)
            if clause.kind == "credit"
            else _weekly(clause_draft(clause)) * weeks
            for line in self.beside()
            for clause in line.clauses
            if (clause.kind == "payment" and clause.giver == debtor)
            or (clause.kind == "credit" and clause.taker == debtor)
        )

    def beside(self) -> Iterator[ContractLine]:
        """Known contracts that run and go on beside this one."""
        return (
            line
            for line in self.view.contracts
            if line.state == "running" and line.id != self.contract
        )

    def given_up(self, tenant: str) -> float:
        """Units that `tenant` leases by the contract this one replaces."""
        return float(
            sum(
                clause.amount
                for line in self.view.contracts
                if line.state == "running" and line.id == self.contract
                for clause in line.clauses
                if (clause.kind, clause.taker) == ("lease", tenant)
            )
        )


def _payer_and_payee(clause: ClauseDraft) -> tuple[str, str]:
    if clause.about.pays == "taker":
        return clause.taker, clause.giver
    return clause.giver, clause.taker


def _weekly(clause: ClauseDraft) -> float:
    """US dollars a week that a clause makes due on average."""
    amount = 1000.0 * clause.amount
    if clause.kind == "lease":
        return amount * clause.price
    if clause.kind in ("purchase", "credit"):
        return amount / max(1, clause.weeks)
    return amount / clause.weeks if clause.kind == "payment" and clause.weeks else 0.0


def deal_of(
    view: View,
    clauses: tuple[ClauseDraft, ...],
    rank: str,
    others: tuple[str, ...] = (),
    contract: str = "",
    *,
    itself: bool = False,
) -> Deal:
    """The table for `clauses`; `others` are firms that must sign although no clause names them.

    So must all whom the contract binds that it would replace.
    `contract` is the id of what it would replace, or, with `itself`, of what it is.
    """
    running = (line for line in view.contracts if line.state == "running" and line.id == contract)
    old = None if itself else next(running, None)
    named = {party for clause in clauses for party in (clause.giver, clause.taker)} | set(others)
    named |= set(old.parties) if old else set()
    subjects = {clause.subject for clause in clauses}
    people = standings(view, named | subjects)
    return Deal(
        view=view,
        clauses=clauses,
        parties=tuple(sorted(named & set(people))),
        rank=rank,
        weeks=lasts(clauses),
        people=people,
        contract=contract,
        old=old,
    )


def lasts(clauses: tuple[ClauseDraft, ...]) -> int:
    """Weeks a contract of these clauses lasts as chiefs reckon, at least 1."""
    dates = [clause.weeks for clause in clauses if clause.kind == "end-on-date"]
    return max(1, min([*dates, LONGEST])) if dates else ENDLESS


def present(rate: float, weeks: float) -> float:
    """Present value of one dollar a week for so many weeks at a yearly `rate` (an annuity)."""
    if weeks <= 0.0:
        return 0.0
    weekly = rate / _WEEKS
    return weeks if weekly < 1e-9 else (1.0 - (1.0 + weekly) ** -weeks) / weekly
