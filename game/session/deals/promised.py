"""What a chief's own offers would make due once the others sign them.

Invariant: an offer counts in full from the first week in which it may be signed; nothing
here forbids it. Sums are in US dollars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from game.compiled.clauses import CLAUSE_BY_ID, OFFERED, OPEN_ON_AGI
from game.compiled.layout import Record
from game.compiled.orders import PROPOSE, WRITE_CLAUSE
from game.compiled.sizes import NOBODY
from game.session.burn import dues_by_week, steady
from game.session.dealings import DueLine
from game.session.deals.draft import ClauseDraft, Draft
from game.session.falling_due import (
    HORIZON,
    coming_dues,
    payer_and_payee,
    pending,
    replaced_by,
    rows_of,
)
from game.session.numbers import number_in_words
from game.session.till import Till, till_of
from game.session.view import View
from game.words import _

_THOUSAND = 1000


@frozen
class _Due:
    """A sum (US dollars, below zero for what is paid) and the week it falls due in."""

    week: int
    amount: int
    if_signed: bool


def due_if_signed_this_week(view: View) -> int:
    """What the coming week would cost on top if all own standing offers were signed in it.

    What comes in by the same offers is taken off; never below zero.
    """
    week = view.turn + 1
    return max(0, -sum(due.amount for due in view.dues if due.if_signed and due.week == week))


def cannot_pay(view: View, extra: Iterable[DueLine] = ()) -> str:
    """Why the own offers, and `extra` dues, cannot all be paid once signed; "" if they can.

    Set against them are the cash, what usual weeks bring or lose, and all other dues; whether
    lenders and buyers of shares would give the rest is told beside them.
    """
    found = missing(view, extra)
    if found is None:
        return ""
    if view.own.credit + view.own.equity >= found.short:
        return _("{text}; you would have to raise it").format(text=found.in_words())
    return _("{text}: you cannot pay this").format(text=found.in_words())


def missing(view: View, extra: Iterable[DueLine] = ()) -> Missing | None:
    """What would be missing once the own offers, and `extra` dues, are signed; None for nothing."""
    dues = [_Due(due.week, due.amount, due.if_signed) for due in (*view.dues, *extra)]
    steadily = steady(dues_by_week(view.dues, view.turn)) * _THOUSAND
    return tightest(dues, view.own.cash, round(steadily) - view.own.burn, view.turn)


def dues_of_draft(view: View, clauses: Iterable[ClauseDraft], start: int) -> tuple[DueLine, ...]:
    """What clauses not signed yet would make due to and from the own firm if they are.

    `start` is the turn in which they are signed at the earliest. As far ahead as the calendar of
    other dues, for they are set against each other.
    """
    clauses = tuple(clauses)
    if any(clause.kind == "open-on-agi" for clause in clauses):
        return ()
    dates = [clause.weeks for clause in clauses if clause.kind == "end-on-date"]
    last = min([view.turn + HORIZON, *(start + weeks for weeks in dates)])
    return tuple(
        DueLine(
            contract="",
            title="",
            clause=clause.about.title,
            other="",
            week=turn + 1,
            amount=sign * _THOUSAND * due,
            if_signed=True,
        )
        for clause in clauses
        if (sign := _side(clause, view.firm))
        for turn in range(start, last)
        if (due := _due_of(clause, turn - start) - _rent_beside(clause, clauses, turn - start)) > 0
    )


def why_empty(view: View, draft: Draft) -> str:
    """Why a bundle that says only when it begins and ends is not offered, or "".

    In place of a contract that runs it is: so all can agree to end that.
    """
    ends = any(line.id == draft.contract and line.state == "running" for line in view.contracts)
    if ends or any(CLAUSE_BY_ID[clause.kind] < OPEN_ON_AGI for clause in draft.clauses):
        return ""
    return _("nobody promises anything in it: it says only when it begins and ends")


def dues_spared(view: View, replaced: str, start: int) -> tuple[DueLine, ...]:
    """What the contract that ends with that signature makes due no more, with the other sign."""
    return tuple(
        evolve(due, amount=-due.amount, if_signed=True)
        for due in view.dues
        if due.contract == replaced and due.week > start and not due.if_signed
    )


def _rent_beside(clause: ClauseDraft, clauses: Iterable[ClauseDraft], age: int) -> int:
    """Thousands of dollars of rent of the same bundle that count towards a commitment."""
    if clause.kind != "purchase":
        return 0
    let = ("lease", clause.taker, clause.giver)
    return sum(_due_of(c, age) for c in clauses if (c.kind, c.giver, c.taker) == let)


def _side(clause: ClauseDraft, firm: str) -> int:
    """-1 when the firm pays under the clause, 1 when it is paid, 0 when neither."""
    payer, payee = clause.giver, clause.taker
    if clause.kind == "lease":
        payer, payee = payee, payer
    return -1 if firm == payer else 1 if firm == payee else 0


def _due_of(clause: ClauseDraft, age: int) -> int:
    """Thousands of US dollars due in a week, `age` weeks after the first signature."""
    amount, weeks = clause.amount, clause.weeks
    if clause.kind == "payment":
        return amount if (age % weeks == 0 if weeks else age == 0) else 0
    if clause.kind == "stake":
        return amount if age == 0 else 0
    if clause.kind == "lease":
        built = min(1.0, age / weeks) if weeks else 1.0
        return int(amount * built * clause.price)
    if clause.kind == "purchase":
        weekly = -(-amount // max(1, weeks))
        return max(0, min(weekly, amount - age * weekly))
    return amount if clause.kind == "project" else 0


def proposal_cautions(
    rules: Record, before: Record, after: Record, order: Record, loss: int
) -> tuple[str, ...]:
    """What speaks against an order of a proposal, most pressing first.

    `before` is the world it is given in, `after` the world in which it was taken; `loss` is
    what a usual week takes from the till, thousand USD.
    """
    told = (_unpayable(rules, after, order, loss), _refuses_theirs(before, order))
    return tuple(text for text in told if text)


def _unpayable(rules: Record, world: Record, order: Record, loss: int) -> str:
    if int(order["kind"]) != WRITE_CLAUSE:
        return ""
    till = till_of(rules, world, int(order["firm"]), loss)
    dues = [*_bound(till, int(world["turn"])), *_hoped(world, int(order["firm"]))]
    worst = tightest(dues, till.cash * _THOUSAND, -loss * _THOUSAND, int(world["turn"]))
    return worst.in_words() if worst else ""


def _bound(till: Till, now: int) -> Iterator[_Due]:
    """What is due whether offers are signed or not, queued cards included."""
    queue = till.queue
    for week, due in enumerate(till.dues, start=now + 1):
        shipped = min(queue, till.pace)
        queue -= shipped
        yield _Due(week, -(due + shipped) * _THOUSAND, if_signed=False)


def _hoped(world: Record, f: int) -> Iterator[_Due]:
    """What would fall due to and from firm `f` once others sign its offers."""
    for place, start in pending(world, f):
        for row in rows_of(world, place):
            debtor, creditor = payer_and_payee(world, row)
            sign = -1 if debtor == f else 1 if creditor == f else 0
            if sign:
                for week, due in coming_dues(world, row, f, start):
                    yield _Due(week, sign * due * _THOUSAND, if_signed=True)
        yield from _spared(world, replaced_by(world, place), f, start)


def _spared(world: Record, old: int, f: int, start: int) -> Iterator[_Due]:
    """What the contract at `old`, if any, makes due no more from turn `start` on."""
    for row in rows_of(world, old) if old != NOBODY else ():
        debtor, creditor = payer_and_payee(world, row)
        sign = 1 if debtor == f else -1 if creditor == f else 0
        if sign:
            for week, due in coming_dues(world, row, f, int(world["contract_week"][old])):
                if week > start:
                    yield _Due(week, sign * due * _THOUSAND, if_signed=True)


def _refuses_theirs(world: Record, order: Record) -> str:
    """A proposal in answer to an offer takes that offer off the table."""
    if int(order["kind"]) != PROPOSE or int(order["contract"]) == NOBODY:
        return ""
    answered = (world["contract_serial"] == order["contract"]) & (world["contract_parties"] != 0)
    if not (world["contract_state"][answered] == OFFERED).any():
        return ""
    return _("it refuses their offer: that is gone even if they refuse yours")


@frozen(kw_only=True)
class Missing:
    """What would be missing in the tightest week if own offers were signed, and its parts."""

    week: int
    promised: int
    """US dollars that the offers make due until then, what they bring taken off."""
    others: int
    """All other dues until then, what they bring taken off; below zero where they bring more."""
    cash: int
    earned: int
    """What usual weeks bring until then; below zero where they lose."""

    @property
    def short(self) -> int:
        """What is missing: dues less what is there; US dollars."""
        return self.promised + self.others - self.cash - self.earned

    def in_words(self) -> str:
        """The week, each part that is not nothing, and the sum."""
        due = [_("{promised} for what is offered").format(promised=_usd(self.promised))]
        there = [_("{cash} in cash").format(cash=_usd(self.cash))]
        if self.others > 0:
            due.append(_("{others} of other dues").format(others=_usd(self.others)))
        elif self.others < 0:
            there.append(_("{others} that others owe you").format(others=_usd(-self.others)))
        if self.earned < 0:
            due.append(_("{lost} that usual weeks lose").format(lost=_usd(-self.earned)))
        elif self.earned > 0:
            there.append(_("{earned} that usual weeks earn").format(earned=_usd(self.earned)))
        text = _("if signed, by week {week} you need {due}, and have {there}: {short} is missing")
        return text.format(
            week=self.week, due=_(" and ").join(due), there=_(" and ").join(there),
            short=_usd(self.short),
        )  # fmt: skip


def tightest(dues: Sequence[_Due], cash: int, gain: int, now: int) -> Missing | None:
    """The week in which most is missing because of own offers; None where nothing is."""
    worst: Missing | None = None
    for week in sorted({due.week for due in dues if due.if_signed}):
        hoped = sum(due.amount for due in dues if due.if_signed and due.week <= week)
        fixed = sum(due.amount for due in dues if not due.if_signed and due.week <= week)
        found = Missing(
            week=week, promised=-hoped, others=-fixed, cash=cash, earned=gain * (week - now)
        )
        if hoped < 0 and found.short > (worst.short if worst else 0):
            worst = found
    return worst


def _usd(amount: int) -> str:
    return number_in_words(float(amount), "usd")
