"""What a chief's own offers would make due once the others sign them.

Invariant: an offer counts in full from the first week in which it may be signed; nothing
here forbids it. Sums are in US dollars.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from game.compiled.clauses import OFFERED, RUNNING
from game.compiled.layout import Record
from game.compiled.orders import PROPOSE, WRITE_CLAUSE
from game.compiled.sizes import MONEY, NOBODY
from game.session.dealings import DueLine
from game.session.deals.draft import ClauseDraft
from game.session.falling_due import HORIZON, coming_dues, payer_and_payee, pending, rows_of
from game.session.numbers import number_in_words
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

    Set against them are the cash, last week's gain in each week to come and all other dues;
    what lenders and buyers of shares would give is told beside them.
    """
    dues = [_Due(due.week, due.amount, due.if_signed) for due in (*view.dues, *extra)]
    return _told(
        dues, view.own.cash, max(0, view.own.net), view.turn, view.own.credit + view.own.equity
    )


def dues_of_draft(view: View, clauses: Iterable[ClauseDraft], start: int) -> tuple[DueLine, ...]:
    """What clauses not signed yet would make due to and from the own firm if they are.

    `start` is the turn in which they are signed at the earliest.
    """
    clauses = tuple(clauses)
    if any(clause.kind == "open-on-agi" for clause in clauses):
        return ()
    dates = [clause.weeks for clause in clauses if clause.kind == "end-on-date"]
    last = min([start + HORIZON, *(start + weeks for weeks in dates)])
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
        if (due := _due_of(clause, turn - start)) > 0
    )


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


def proposal_cautions(before: Record, after: Record, order: Record) -> tuple[str, ...]:
    """What speaks against an order of a proposal, most pressing first.

    `before` is the world it is given in, `after` the world in which it was taken.
    """
    told = (_unpayable(after, order), _refuses_theirs(before, order))
    return tuple(text for text in told if text)


def _unpayable(world: Record, order: Record) -> str:
    if int(order["kind"]) != WRITE_CLAUSE:
        return ""
    f = int(order["firm"])
    gain = max(0, int(world["income"][f]) - int(world["expense"][f]))
    cash = int(world["balance"][MONEY, f])
    return _told(
        list(_dues_of(world, f)), cash * _THOUSAND, gain * _THOUSAND, int(world["turn"]), None
    )


def _dues_of(world: Record, f: int) -> Iterator[_Due]:
    """What binds firm `f` and what would once others sign."""
    places = [(place, start, True) for place, start in pending(world, f)]
    running = (world["contract_state"] == RUNNING) & ((world["contract_parties"] >> f & 1) == 1)
    places += [
        (place, int(world["contract_week"][place]), False)
        for place in running.nonzero()[0].tolist()
    ]
    for place, start, if_signed in places:
        for row in rows_of(world, place):
            debtor, creditor = payer_and_payee(world, row)
            sign = -1 if debtor == f else 1 if creditor == f else 0
            if sign:
                for week, due in coming_dues(world, row, f, start):
                    yield _Due(week, sign * due * _THOUSAND, if_signed)


def _refuses_theirs(world: Record, order: Record) -> str:
    """A proposal in answer to an offer takes that offer off the table."""
    if int(order["kind"]) != PROPOSE or int(order["contract"]) == NOBODY:
        return ""
    answered = (world["contract_serial"] == order["contract"]) & (world["contract_parties"] != 0)
    if not (world["contract_state"][answered] == OFFERED).any():
        return ""
    return _("it refuses their offer: that is gone even if they refuse yours")


def _told(dues: list[_Due], cash: int, gain: int, now: int, raised: int | None) -> str:
    """The week in which most is missing, and what is there; "" when nothing is."""
    week, short = _tightest(dues, cash, gain, now)
    if short <= 0:
        return ""
    promised = -sum(d.amount for d in dues if d.if_signed and d.amount < 0 and d.week <= week)
    other = -sum(d.amount for d in dues if not d.if_signed and d.amount < 0)
    text = _(
        "if signed, {promised} falls due by week {week}; you have {cash} and {other} of other "
        "dues in {weeks} weeks: {short} is missing"
    ).format(
        promised=_usd(promised),
        week=week,
        cash=_usd(cash),
        other=_usd(other),
        weeks=HORIZON,
        short=_usd(short),
    )
    if raised is None:
        return text
    if raised >= short:
        return _("{text}; you would have to raise it").format(text=text)
    return _("{text}: you cannot pay this").format(text=text)


def _tightest(dues: list[_Due], cash: int, gain: int, now: int) -> tuple[int, int]:
    """Week in which most is missing because of own offers, and how much; (now, 0) for none."""
    worst = (now, 0)
    for week in sorted({due.week for due in dues if due.if_signed}):
        hoped = sum(due.amount for due in dues if due.if_signed and due.week <= week)
        fixed = sum(due.amount for due in dues if not due.if_signed and due.week <= week)
        missing = -(cash + gain * (week - now) + fixed + hoped)
        if hoped < 0 and missing > worst[1]:
            worst = (week, missing)
    return worst


def _usd(amount: int) -> str:
    return number_in_words(float(amount), "usd")
