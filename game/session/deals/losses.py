"""What creditors lose when firms fail, claim by claim, from two courses of the world.

Invariant: a creditor loses what was due to it and not paid, what it lent and does not get
back, and what was promised to it for later: never more than that. What hangs on chance (a
guarantee, a fee, a prize) is no loss. Sums are in thousands of US dollars.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from game.compiled.causes import (
    CHIP_CREDIT,
    COMMITMENT,
    CONTRACT,
    ENERGY,
    ESTATE,
    GUARANTEED,
    INTEREST,
    LEASE,
    LEGAL,
    LIQUIDATION,
    OVERHEADS,
    PLEDGED,
    PROJECT_FUNDED,
    RENTAL,
    RESCUE,
    REVENUE_SHARED,
    WAGES,
)
from game.compiled.clauses import (
    CREDIT,
    END_ON_DATE,
    GUARANTEE,
    LEASED,
    PAYMENT,
    PROJECT,
    PURCHASE,
    REINVESTMENT,
    REVENUE_SHARE,
    RUNNING,
    SLEEPING,
)
from game.compiled.layout import Record
from game.compiled.sizes import CAPITAL_MARKETS, CHIP_LEDGER, FIRMS, NOBODY, TREASURY
from game.session.deals.stress import Course
from game.session.falling_due import payer_and_payee

ENDLESS = 52
"""Weeks that count of a promise without an end: what is expected within a year."""
CLAIMS, DEBT = "claims", "debt"
"""What was due and not paid; what was lent and is not paid back."""

_DUES = (
    RENTAL, WAGES, ENERGY, OVERHEADS, LEGAL, INTEREST, LEASE, CONTRACT, COMMITMENT,
    CHIP_CREDIT, REVENUE_SHARED, PROJECT_FUNDED,
)  # fmt: skip
"""Causes of payments that a creditor was owed; new shares are no loss."""


@frozen
class Lost:
    """One item: what `creditor` (an account) loses by the failure of a firm."""

    creditor: int
    kind: str
    """CLAIMS, DEBT, or the place of a kind of clause as text."""
    contract: int
    """Number of the contract, or -1."""
    amount: int


def losses_of(as_is: Course, without: Course, f: int) -> Iterator[Lost]:
    """What others lose by the failure of firm `f` in the course `without`."""
    week = without.failure(f)
    if week == NOBODY:
        return
    yield from _claims(as_is, without, f, week)
    yield from _debt(without, f, week)
    yield from _promises(as_is, without, f, week)


def _claims(as_is: Course, without: Course, f: int, week: int) -> Iterator[Lost]:
    """What was due in the week of the failure: what is paid as it is, and then is not.

    What a guarantor pays instead is the guarantor's loss.
    """
    due, paid = as_is.paid(week, f), without.paid(week, f)
    creditors = sorted({creditor for creditor, cause in due if cause in _DUES})
    for creditor in creditors:
        owed = sum(due.get((creditor, cause), 0) for cause in _DUES)
        left = owed - sum(paid.get((creditor, cause), 0) for cause in (*_DUES, ESTATE))
        for guarantor in range(FIRMS) if left > 0 else ():
            called = _called(without, week, guarantor, creditor)
            called = min(left, called - _called(as_is, week, guarantor, creditor))
            if called > 0:
                left -= called
                yield Lost(guarantor, str(GUARANTEE), NOBODY, called)
        if left > 0:
            yield Lost(creditor, CLAIMS, NOBODY, left)


def _called(course: Course, week: int, guarantor: int, creditor: int) -> int:
    """What a guarantor paid a creditor in a week."""
    return course.paid(week, guarantor).get((creditor, GUARANTEED), 0)


def _debt(without: Course, f: int, week: int) -> Iterator[Lost]:
    """What lenders lent, less what the estate and the state pay on it."""
    paid = without.paid(week, f)
    back = paid.get((CAPITAL_MARKETS, LIQUIDATION), 0)
    back += without.paid(week, TREASURY).get((CAPITAL_MARKETS, RESCUE), 0)
    left = int(without.mornings[week]["debt"][f]) - back
    if left > 0:
        yield Lost(CAPITAL_MARKETS, DEBT, NOBODY, left)


def _promises(as_is: Course, without: Course, f: int, week: int) -> Iterator[Lost]:
    """What the firm would still have promised after that week, had it not failed.

    Of one that fails as soon as it is, all that it promised on that morning.
    """
    fails = as_is.failure(f)
    world = without.mornings[week] if 0 <= fails <= week else as_is.evenings[week]
    bought = _commitments(world, f)
    for row in (world["clause_contract"] != NOBODY).nonzero()[0].tolist():
        debtor, creditor = payer_and_payee(world, row)
        place = int(world["clause_contract"][row])
        if debtor != f or creditor == f or world["contract_state"][place] not in _BINDS:
            continue
        left = promised(world, row)
        if int(world["clause_kind"][row]) == LEASED:
            left, bought[creditor] = _beyond(left, bought.get(creditor, 0))
        if int(world["clause_kind"][row]) == CREDIT:
            left = max(0, left - _taken_back(without, f, creditor, week))
        if left > 0:
            kind, serial = str(int(world["clause_kind"][row])), int(world["contract_serial"][place])
            yield Lost(creditor, kind, serial, left)


_BINDS = (RUNNING, SLEEPING)


def _commitments(world: Record, f: int) -> dict[int, int]:
    """What firm `f` is bound to buy of each seller: rent paid to it counts towards that."""
    rows = (world["clause_kind"] == PURCHASE) & (world["clause_giver"] == f)
    left: dict[int, int] = {}
    for row in (rows & (world["clause_contract"] != NOBODY)).nonzero()[0].tolist():
        if world["contract_state"][int(world["clause_contract"][row])] in _BINDS:
            seller = int(world["clause_taker"][row])
            left[seller] = left.get(seller, 0) + promised(world, row)
    return left


def _beyond(rent: int, committed: int) -> tuple[int, int]:
    """Rent that no commitment covers, and what is left of the commitment."""
    covered = min(rent, committed)
    return rent - covered, committed - covered


def promised(world: Record, row: int) -> int:
    """What a clause still promises in money, as far as it does not hang on chance."""
    kind, done = int(world["clause_kind"][row]), int(world["clause_done"][row])
    amount, weeks = int(world["clause_amount"][row]), _weeks_left(world, row)
    if kind in _FLOWS:
        expected = int(_flow(world, row) * float(world["clause_price"][row])) * weeks
        return min(expected, max(0, amount - done)) if amount > 0 else expected
    sums = {
        PURCHASE: max(0, amount - done),
        CREDIT: max(0, done),
        LEASED: int(amount * float(world["clause_price"][row]) * weeks),
        PROJECT: amount * weeks,
        PAYMENT: amount * _payments(world, row, weeks),
    }
    return sums.get(kind, 0)


_FLOWS = (REVENUE_SHARE, REINVESTMENT)


def _flow(world: Record, row: int) -> float:
    """Weekly revenue, or orders, that a part is promised of (thousand USD)."""
    giver, taker = int(world["clause_giver"][row]), int(world["clause_taker"][row])
    if giver >= FIRMS:
        return 0.0
    if int(world["clause_kind"][row]) == REVENUE_SHARE:
        return float(world["service_rate"][giver]) / ENDLESS
    return float(world["bought"][taker, giver]) if taker < FIRMS else 0.0


def _weeks_left(world: Record, row: int) -> int:
    """Weeks until the contract ends by its date; a year's for one without."""
    place = int(world["clause_contract"][row])
    mine = (world["clause_contract"] == place) & (world["clause_kind"] == END_ON_DATE)
    if not mine.any():
        return ENDLESS
    age = int(world["turn"]) - int(world["contract_week"][place])
    return max(0, int(world["clause_weeks"][mine].min()) - age)


def _payments(world: Record, row: int, weeks: int) -> int:
    """Payments that fall due in so many weeks."""
    period = int(world["clause_weeks"][row])
    age = int(world["turn"]) - int(world["contract_week"][int(world["clause_contract"][row])])
    if period <= 0:
        return 1 if age <= 0 < weeks else 0
    return sum(1 for later in range(weeks) if (age + later) % period == 0)


def _taken_back(without: Course, f: int, vendor: int, week: int) -> int:
    """Worth of the cards that a vendor takes back from firm `f` in the week it fails."""
    log, world = without.logs[week], without.mornings[week]
    worth = 0.0
    for place in range(min(int(log["postings"]), len(log["ledger"]))):
        chip = int(log["ledger"][place]) - CHIP_LEDGER
        goes = int(log["target"][place]) == vendor and int(log["cause"][place]) == PLEDGED
        if goes and 0 <= chip < len(world["chip_price"]):
            worth += float(log["amount"][place]) * float(world["chip_price"][chip])
    return int(worth)
