"""The bonds between firms, as the web shows them: promises still to be kept, and shares.

Invariant: only what the chief's view holds is a bond; the money of a bond is in US
dollars and says for how long by the words of `much`. What sleeps until AGI binds nobody to
money yet: it counts for none, and says that it sleeps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from game.compiled.clauses import CLAUSE_KINDS
from game.session.dealings import ClauseLine, ContractLine
from game.session.view import FirmLine, View
from game.ui import figures
from game.words import N_, _

SHARES: Final = "shares"
"""The kind of bond that a holding of shares is."""
ASLEEP: Final = "asleep"
"""What promises of any kind are that begin only once AGI is verified."""

_WEEKS: Final = 52
_UNSEEN: Final = {"secrecy", "break-fee"}
"""Clauses that bind nobody while all keep their word."""
_A_YEAR: Final = N_("{money} a year")
_IN_ALL: Final = N_("{money} in all")


@frozen(kw_only=True)
class Bond:
    """One promise or holding between two parties."""

    giver: str
    giver_name: str
    taker: str
    taker_name: str
    kind: str
    """Id in CLAUSE_KINDS, or SHARES."""
    what: str
    money: float
    """US dollars a year, or in all; 0 for what has no price, or sleeps."""
    much: str
    contract: str = ""
    """Id of the contract, "" for shares."""
    title: str = ""
    asleep: bool = False
    """Whether it begins only once AGI is verified."""

    def is_of(self, kind: str) -> bool:
        """Whether the filter of this kind, of what sleeps or of all ("") shows it."""
        return kind in {"", self.kind} or (kind == ASLEEP and self.asleep)


def bonds_of(view: View) -> list[Bond]:
    """All bonds the chief knows of, those of most money first."""
    binding = [line for line in view.contracts if line.state in ("running", "sleeping")]
    promised = [bond for contract in binding for bond in _promises(contract, view)]
    held = [bond for firm in view.firms if firm.active for bond in _holdings(firm, view)]
    return sorted([*promised, *held], key=lambda bond: -bond.money)


def kinds_of(bonds: Sequence[Bond]) -> list[str]:
    """The kinds that occur, in the order of their table, shares and what sleeps last."""
    known = (*(kind.id for kind in CLAUSE_KINDS), SHARES, ASLEEP)
    return [kind for kind in known if any(bond.is_of(kind) for bond in bonds)]


def kind_title(kind: str) -> str:
    """What a kind of bond is called; all of them for ""."""
    titles = {about.id: _(about.title) for about in CLAUSE_KINDS}
    others = {SHARES: _("Shares held"), ASLEEP: _("asleep until AGI"), "": _("all kinds")}
    return {**titles, **others}[kind]


def _promises(contract: ContractLine, view: View) -> list[Bond]:
    return [
        Bond(
            giver=clause.giver,
            giver_name=clause.giver_name,
            taker=clause.taker,
            taker_name=clause.taker_name,
            kind=clause.kind,
            what=_what(contract, clause, view),
            money=0.0 if contract.state == "sleeping" else _money(clause, view),
            much=_much(clause, view),
            contract=contract.id,
            title=contract.title,
            asleep=contract.state == "sleeping",
        )
        for clause in contract.clauses
        if clause.giver and clause.taker and clause.kind not in _UNSEEN and not clause.is_done
    ]


def _what(contract: ContractLine, clause: ClauseLine, view: View) -> str:
    """The kind of promise; of a lease that still builds up, the part that is let by now."""
    if contract.state == "sleeping":
        return _("asleep: {clause}").format(clause=clause.title)
    age = view.turn - contract.since
    if clause.kind != "lease" or age >= clause.weeks:
        return clause.title
    part = figures.percent(max(0, age) / clause.weeks, 0)
    return _("Lease, {part} let").format(part=part)


def _holdings(firm: FirmLine, view: View) -> list[Bond]:
    others = {other.id: other for other in view.firms}
    return [
        Bond(
            giver=firm.id,
            giver_name=firm.name,
            taker=other,
            taker_name=others[other].name,
            kind=SHARES,
            what=kind_title(SHARES),
            money=part * others[other].value,
            much=_("{part} = {money}").format(
                part=figures.percent(part), money=figures.money(part * others[other].value)
            ),
        )
        for other, part in firm.holdings.items()
        if other in others and part > 0
    ]


def _money(clause: ClauseLine, view: View) -> float:
    """US dollars of a clause: a year's for what recurs, else all that is left of it."""
    if clause.kind == "payment":
        return 1000.0 * clause.amount * (_WEEKS / clause.weeks if clause.weeks else 1)
    if clause.kind == "lease":
        return 1000.0 * clause.amount * clause.price * _WEEKS
    if clause.kind == "project":
        return 1000.0 * clause.amount * _WEEKS
    if clause.kind == "credit":
        return 1000.0 * (clause.done or clause.amount)
    if clause.kind == "collateral":
        prices = {chip.id: chip.price for chip in view.chips}
        return float(clause.amount * prices.get(clause.subject, 0))
    return 1000.0 * (clause.left or clause.amount)


def _much(clause: ClauseLine, view: View) -> str:
    """How much, in words; the price where there is no sum."""
    money = _money(clause, view)
    if clause.kind == "payment" and not clause.weeks:
        return _("{money} once").format(money=figures.money(money))
    if money:
        recurs = clause.kind in {"payment", "lease", "project"}
        return _(_A_YEAR if recurs else _IN_ALL).format(money=figures.money(money))
    if clause.kind == "revenue-share":
        return _("{part} of revenue").format(part=figures.percent(clause.price, 0))
    return clause.subject_name or figures.MISSING
