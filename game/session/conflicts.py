"""Contracts in force that a signature breaks.

Invariant: what is named here is what the rules will find once the contract runs: a lease
first signed later than an exclusivity, from another landlord than the one it promises. Only
contracts that the chief knows of are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import attrs
from attrs import frozen

from game.session.dealings import ClauseLine, ConflictLine, ContractLine, DueLine
from game.session.deals import Appraisal, ClauseDraft, Draft, WorthLine
from game.session.numbers import number_in_words
from game.session.orders import Order
from game.session.view import View
from game.words import _

_Clause = TypeVar("_Clause", bound=ClauseLine | ClauseDraft)
_YEAR = 52
"""Weeks within which a secret is reckoned to come out or not."""


@frozen(kw_only=True)
class _Signing:
    """What is to be signed: its promises, what it ends, and the turn it runs from."""

    clauses: tuple[ClauseLine | ClauseDraft, ...]
    replaces: str
    turn: int
    contract: str = ""
    """Id of what was signed this week already; "" for what nobody is bound by yet."""

    @property
    def leak(self) -> float:
        """Chance a week that it comes out; 1.0 when it is no secret."""
        secrets = [clause.price for clause in self.clauses if clause.kind == "secrecy"]
        return max(secrets, default=1.0)


def broken_by_draft(view: View, draft: Draft) -> tuple[ConflictLine, ...]:
    """Contracts broken once all have signed `draft`, in the week after this one at the earliest."""
    known = (offer.contract for offer in view.offers)
    answered = next((offer for offer in known if offer.id == draft.contract), None)
    replaces = answered.replaces if answered else draft.contract
    return _broken(view, _Signing(clauses=draft.clauses, replaces=replaces, turn=view.turn + 1))


def broken_by_offer(view: View, offer: ContractLine) -> tuple[ConflictLine, ...]:
    """Contracts broken once all have signed an offer that is on the table, or signed this week."""
    if offer.state != "offered" and offer.since < view.turn:
        return ()
    signed = offer.id if _is_signed_by_all(view, offer.id) else ""
    terms = _Signing(
        clauses=offer.clauses, replaces=offer.replaces, turn=view.turn, contract=signed
    )
    return _broken(view, terms)


def broken_by_orders(view: View, orders: Sequence[Order]) -> tuple[ConflictLine, ...]:
    """Contracts broken by one bundle of the tray: a signature, or a proposal and its clauses.

    `view` is the one the tray leads to.
    """
    first, *rest = orders
    if first.kind == "propose":
        clauses = [
            ClauseDraft(
                kind=order.option,
                giver=order.giver,
                taker=order.taker,
                price=order.price,
                amount=order.amount,
            )
            for order in rest
        ]
        draft = Draft(to=first.subject, clauses=clauses, contract=first.contract)
        return broken_by_draft(view, draft)
    if first.kind == "accept":
        known = (*(offer.contract for offer in view.offers), *view.contracts)
        signed = next((deal for deal in known if deal.id == first.subject), None)
        return broken_by_offer(view, signed) if signed else ()
    return ()


def charged(found: Appraisal, broken: Iterable[ConflictLine]) -> Appraisal:
    """The appraisal less what the own firm would owe for contracts that a signature breaks.

    What is signed in secret is charged by its chance to come out within a year.
    """
    lines = tuple(
        WorthLine(text=_("“{title}” broken by it").format(title=line.title), amount=-owed)
        for line in broken
        if (owed := round((line.fee + line.damages) * _comes_out(line.leak)))
    )
    worth = found.worth_me + sum(line.amount for line in lines)
    return attrs.evolve(found, worth_me=worth, fears_me=(*found.fears_me, *lines))


def _comes_out(leak: float) -> float:
    return 1.0 - (1.0 - leak) ** _YEAR


def dues_of_breaches(view: View, tray: Sequence[Order]) -> tuple[DueLine, ...]:
    """What contracts that the signatures of `tray` break make due.

    A breach is found when the week closes, so what it costs is due in the week after. `view`
    is the one that the tray leads to.
    """
    breached = {
        line.contract: line
        for order in tray
        if order.kind == "accept" and _is_signed_by_all(view, order.subject)
        for line in broken_by_orders(view, (order,))
        if line.mine and line.leak >= 1.0 and line.fee + line.damages
    }
    return tuple(_due(view, line) for line in breached.values())


def _is_signed_by_all(view: View, contract: str) -> bool:
    return any(deal.id == contract and deal.state == "running" for deal in view.contracts)


def _due(view: View, line: ConflictLine) -> DueLine:
    return DueLine(
        contract=line.contract,
        title=_("{title}, broken").format(title=line.title),
        clause=_("Breaking it"),
        other=", ".join(line.partners),
        week=view.turn + 2,
        amount=-line.fee - line.damages,
    )


def _broken(view: View, terms: _Signing) -> tuple[ConflictLine, ...]:
    """The own contracts first; none by what never comes out: nobody finds that breach."""
    if terms.leak <= 0.0:
        return ()
    found = [
        _conflict(view, deal, clause, terms.leak)
        for deal in view.contracts
        if deal.state == "running" and deal.id != terms.replaces and deal.since < terms.turn
        for clause in deal.clauses
        if clause.kind == "exclusivity" and not clause.done
        if any(
            _first_signed(view, terms, lease) > deal.since
            for lease in _leases_elsewhere(terms.clauses, clause)
        )
        if not _is_broken_already(view, deal, clause, terms.contract)
    ]
    return tuple(sorted(found, key=lambda line: not line.mine))


def _leases_elsewhere(clauses: Iterable[_Clause], only: ClauseLine) -> Iterator[_Clause]:
    """Those of `clauses` that let the bound firm compute of anybody but the one promised."""
    return (
        clause
        for clause in clauses
        if clause.kind == "lease" and clause.taker == only.giver and clause.giver != only.taker
    )


def _first_signed(view: View, terms: _Signing, lease: ClauseLine | ClauseDraft) -> int:
    """Turn that a lease to be signed counts from: as `renew_leases` of the engine has it."""
    if isinstance(lease, ClauseLine) and lease.done:
        return terms.turn - lease.done
    old = next((deal for deal in view.contracts if deal.id == terms.replaces), None)
    if old is None or old.state != "running":
        return terms.turn
    stood = _of_pair(old.clauses, lease)
    more = sum(other.amount for other in _of_pair(terms.clauses, lease))
    if more > sum(other.amount for other in stood):
        return terms.turn
    return max(old.since - other.done for other in stood)


def _of_pair(clauses: Iterable[_Clause], lease: ClauseLine | ClauseDraft) -> list[_Clause]:
    """The leases of `clauses` between the parties of `lease`."""
    pair = ("lease", lease.giver, lease.taker)
    return [clause for clause in clauses if (clause.kind, clause.giver, clause.taker) == pair]


def _is_broken_already(view: View, deal: ContractLine, only: ClauseLine, contract: str) -> bool:
    """Whether another contract breaks the promise `only` of `deal`: it is broken but once.

    Of two that were signed in one week the one with the first id is called the breach.
    """
    return any(
        other.state == "running" and other.since - lease.done > deal.since and not other.secret
        for other in view.contracts
        if not contract or other.id < contract
        for lease in _leases_elsewhere(other.clauses, only)
    )


def _conflict(view: View, deal: ContractLine, clause: ClauseLine, leak: float) -> ConflictLine:
    """What the breach costs: all that leaving does where it ends the contract, else the fee."""
    mine = clause.giver == view.firm
    price = next((line for line in view.breaks if mine and line.contract == deal.id), None)
    ends = any(other.kind == "end-on-breach" for other in deal.clauses)
    names = [name for name in deal.party_names if name != clause.giver_name]
    return ConflictLine(
        contract=deal.id,
        title=deal.title,
        promise=clause.says,
        firm=clause.giver,
        firm_name=clause.giver_name,
        mine=mine,
        partners=tuple(names),
        fee=price.fee if price else 0,
        damages=price.damages if price and ends else 0,
        pledges=price.pledges if price and ends else (),
        ends=ends,
        leak=leak,
    )


def in_words(conflicts: Iterable[ConflictLine]) -> tuple[str, ...]:
    """A sentence or two for each contract that is broken."""
    return tuple(" ".join(_told(line)) for line in conflicts)


def _told(line: ConflictLine) -> Iterator[str]:
    """Which promise of which contract is broken, when that counts, and what it costs."""
    text = _("{firm} would break “{title}” with {partners}: {promise}.")
    if line.mine:
        text = _("It breaks “{title}” with {partners}: {promise}.")
    yield text.format(
        firm=line.firm_name, title=line.title, partners=", ".join(line.partners),
        promise=line.promise,
    )  # fmt: skip
    if line.leak < 1.0:
        text = _("That counts once it comes out: a chance of {part:.0%} a week.")
        yield text.format(part=line.leak)
    if line.mine:
        yield _price(line)
    if line.ends:
        yield _("That contract ends with it.")
    elif line.mine:
        yield _("That contract goes on.")


def _price(line: ConflictLine) -> str:
    """What falls due and what goes over, and that all remember it."""
    owed = []
    if line.fee:
        owed.append(_("a fee of {money}").format(money=_usd(line.fee)))
    if line.damages:
        owed.append(_("damages of {money}").format(money=_usd(line.damages)))
    owed.extend(line.pledges)
    if not owed:
        return _("No fee is due for it; everybody remembers a broken word.")
    text = _("You owe {price}, and everybody remembers a broken word.")
    return text.format(price=_(" and ").join(owed))


def _usd(amount: int) -> str:
    return number_in_words(float(amount), "usd")
