"""What a contract can say: the table of clause kinds.

Invariant: one row of `CLAUSE_KINDS` is all that scenario files, views, the editor and
the reference need to read, show and write a clause, and all that courts, splits and rewritten
contracts ask of its kind; what it does in its phase is one kernel of `game.engine.contracts`.
A clause is a promise of one party, the giver, to another, the taker.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from attrs import frozen

from game.scenario.model.contracts import RANKS
from game.words import N_

Phase = Literal["compute market", "services market", "obligations", "capital", "books", "always"]
Subject = Literal["", "chip", "model", "segment", "firm"]


@frozen(kw_only=True)
class ClauseKind:
    """One kind of clause.

    `amount`, `price` and `weeks` are the units of its three numbers, "" when it has none;
    `subject` is what it is about. `says` is a sentence with {giver}, {taker}, {amount},
    {price}, {weeks} and {subject}. `phase` is where it acts in a week.
    """

    id: str
    title: str
    help: str
    says: str
    phase: Phase
    subject: Subject = ""
    amount: str = ""
    price: str = ""
    weeks: str = ""
    pays: Literal["", "giver", "taker"] = ""
    """Who pays the other under it."""
    used_up: bool = False
    """Whether its amount gets less as the promise is kept, so that only the rest lies ahead."""
    priced: bool = False
    """Whether money measures it: what is lost by a breach is then easy to prove."""
    needs: Literal["", "hardware", "service", "firm"] = ""
    """What its parties must have to keep it: a firm that splits hands it on with that."""
    frame: Literal["", "breach", "term"] = ""
    """Whether it is no promise in itself: it acts on a breach alone, or says when and who sees."""


CLAUSE_KINDS: Final[tuple[ClauseKind, ...]] = (
    ClauseKind(
        id="payment",
        title=N_("Payment"),
        help=N_("Money every so many weeks while the contract runs; 0 weeks: once, at the start."),
        says=N_("{giver} pays {taker} {amount} {weeks}"),
        phase="obligations",
        amount="thousand usd",
        weeks="weeks between payments",
        pays="giver",
        priced=True,
    ),
    ClauseKind(
        id="lease",
        title=N_("Compute lease"),
        help=N_("Compute let each week at a fixed rent; it builds up over the weeks given."),
        says=N_("{giver} lets {taker} {amount} at {price}, {weeks}"),
        phase="compute market",
        amount="units",
        price="thousand usd a unit",
        weeks="weeks until all of it is there",
        pays="taker",
        needs="hardware",
    ),
    ClauseKind(
        id="purchase",
        title=N_("Purchase commitment"),
        help=N_("Take or pay: what is not bought for a week's part of it is due all the same."),
        says=N_("{giver} buys {amount} from {taker} over {weeks}, taken or not"),
        phase="obligations",
        amount="thousand usd",
        weeks="weeks it is spread over",
        pays="giver",
        used_up=True,
        priced=True,
        needs="hardware",
    ),
    ClauseKind(
        id="priority",
        title=N_("Chip priority"),
        help=N_("The vendor serves this buyer first: its weight in the queue is multiplied."),
        says=N_("{giver} serves {taker} first with {subject}: weight x {price}"),
        phase="compute market",
        subject="chip",
        price="times the weight in the queue",
        needs="hardware",
    ),
    ClauseKind(
        id="credit",
        title=N_("Chips on credit"),
        help=N_(
            "Cards ship unpaid up to the amount. What was drawn is paid off with interest in "
            "equal weekly parts by the end of the weeks; then new ones begin. Until it is paid "
            "the vendor can take the cards back."
        ),
        says=N_("{giver} ships {taker} chips for {amount} on credit, {price}, paid off {weeks}"),
        phase="compute market",
        amount="thousand usd",
        price="yearly interest",
        weeks="weeks to pay it off",
        pays="taker",
        needs="hardware",
    ),
    ClauseKind(
        id="stake",
        title=N_("Equity stake"),
        help=N_("Money now for new shares of the taker; everybody else's part thins."),
        says=N_("{giver} buys {price} of {taker} for {amount}"),
        phase="obligations",
        amount="thousand usd",
        price="part of the firm",
        pays="giver",
        priced=True,
        needs="firm",
    ),
    ClauseKind(
        id="reinvestment",
        title=N_("Reinvestment of orders"),
        help=N_(
            "The vendor puts this part of what the taker pays for its chips back into the "
            "taker, for new shares at their price, up to the amount."
        ),
        says=N_("{giver} reinvests {price} of what {taker} buys from it, up to {amount}"),
        phase="obligations",
        amount="thousand usd",
        price="part of the orders",
        pays="giver",
        used_up=True,
        needs="firm",
    ),
    ClauseKind(
        id="revenue-share",
        title=N_("Revenue share"),
        help=N_("A part of each week's service revenue; up to the amount, without end for 0."),
        says=N_("{giver} pays {taker} {price} of its service revenue, up to {amount}"),
        phase="obligations",
        amount="thousand usd",
        price="part of the revenue",
        pays="giver",
        used_up=True,
        priced=True,
    ),
    ClauseKind(
        id="licence",
        title=N_("Model licence"),
        help=N_("The taker may serve the giver's released models as its own."),
        says=N_("{giver} lets {taker} serve its models"),
        phase="always",
        needs="service",
    ),
    ClauseKind(
        id="exclusivity",
        title=N_("Exclusivity"),
        help=N_(
            "From now on the giver takes compute on lease from nobody but the taker; what it has "
            "leased already stays, also when it is written again for no more units. A known breach "
            "counts."
        ),
        says=N_("{giver} leases compute from {taker} alone, but for leases signed before"),
        phase="books",
    ),
    ClauseKind(
        id="placement",
        title=N_("Default placement"),
        help=N_("The giver's door opens on the taker's service: more of these users choose it."),
        says=N_("{giver} places {taker} first before {subject}: door + {price}"),
        phase="services market",
        subject="segment",
        price="utility of the door",
        needs="service",
    ),
    ClauseKind(
        id="collateral",
        title=N_("Collateral"),
        help=N_("Cards pledged: they go to the taker when the giver breaks the contract or fails."),
        says=N_("{giver} pledges {amount} of {subject} to {taker}"),
        phase="obligations",
        subject="chip",
        amount="cards",
        needs="hardware",
        frame="breach",
    ),
    ClauseKind(
        id="guarantee",
        title=N_("Guarantee"),
        help=N_(
            "The giver pays the taker what the named firm leaves unpaid of what is due, the week "
            "it fails the last one, up to the amount. What was promised for later is not covered."
        ),
        says=N_("{giver} answers to {taker} for {subject}, up to {amount}"),
        phase="obligations",
        subject="firm",
        amount="thousand usd",
        used_up=True,
        needs="firm",
    ),
    ClauseKind(
        id="secrecy",
        title=N_("Secrecy"),
        help=N_("Others do not see the contract; each week it may leak."),
        says=N_("{giver} and {taker} keep it secret; it leaks with chance {price} a week"),
        phase="books",
        price="chance of a leak a week",
        frame="term",
    ),
    ClauseKind(
        id="break-fee",
        title=N_("Break fee"),
        help=N_(
            "What the giver owes the taker at once if the giver breaks the contract, in place of "
            "damages. Courts cut a fee far above the loss."
        ),
        says=N_("{giver} owes {taker} {amount} for breaking it"),
        phase="obligations",
        amount="thousand usd",
        pays="giver",
        frame="breach",
    ),
    ClauseKind(
        id="project",
        title=N_("Shared project"),
        help=N_(
            "The giver puts this much a week into a software stack that all parties use; who "
            "gives less gains as much. The taker names the firm that leads it."
        ),
        says=N_("{giver} puts {amount} a week into the project that {taker} leads"),
        phase="obligations",
        amount="thousand usd",
        pays="giver",
        priced=True,
        needs="firm",
    ),
    ClauseKind(
        id="agi-prize",
        title=N_("Prize for AGI"),
        help=N_("Due once, in the week in which the panel verifies general intelligence."),
        says=N_("{giver} pays {taker} {amount} when AGI is verified"),
        phase="obligations",
        amount="thousand usd",
        pays="giver",
    ),
    ClauseKind(
        id="open-on-agi",
        title=N_("Begin with AGI"),
        help=N_("The contract sleeps after it was signed and runs from the day AGI is verified."),
        says=N_("it begins when AGI is verified"),
        phase="books",
        frame="term",
    ),
    ClauseKind(
        id="end-on-date",
        title=N_("End on a date"),
        help=N_("The contract ends so many weeks after it was signed."),
        says=N_("it ends after {weeks}"),
        phase="books",
        weeks="weeks it lasts",
        frame="term",
    ),
    ClauseKind(
        id="end-on-breach",
        title=N_("End on breach"),
        help=N_("A known breach ends the contract; without this only fees fall due."),
        says=N_("it ends when it is broken"),
        phase="books",
        frame="term",
    ),
    ClauseKind(
        id="end-on-agi",
        title=N_("End on verified AGI"),
        help=N_("The contract ends when the panel verifies general intelligence."),
        says=N_("it ends when AGI is verified"),
        phase="books",
        frame="term",
    ),
)

(
    PAYMENT,
    LEASED,
    PURCHASE,
    PRIORITY,
    CREDIT,
    STAKE,
    REINVESTMENT,
    REVENUE_SHARE,
    LICENCE,
    EXCLUSIVITY,
    PLACEMENT,
    COLLATERAL,
    GUARANTEE,
    SECRECY,
    BREAK_FEE,
    PROJECT,
    AGI_PRIZE,
    OPEN_ON_AGI,
    END_ON_DATE,
    END_ON_BREACH,
    END_ON_AGI,
) = range(len(CLAUSE_KINDS))


def kinds(has: Callable[[ClauseKind], bool]) -> tuple[str, ...]:
    """Ids of the kinds of which something holds, in the order of the table."""
    return tuple(kind.id for kind in CLAUSE_KINDS if has(kind))


CLAUSE_BY_ID: Final = {kind.id: place for place, kind in enumerate(CLAUSE_KINDS)}

# Values of `World.contract_state`.
NO_CONTRACT: Final = 0
OFFERED: Final = 1
RUNNING: Final = 2
BREAKING: Final = 3
"""Broken this week: fees and pledges fall due, all else has stopped."""
ENDED: Final = 4
BROKEN: Final = 5
REFUSED_OFFER: Final = 6
DRAFT: Final = 7
"""Being written by its proposer's orders of this week."""

SLEEPING: Final = 8
"""Signed, and waiting for AGI to begin."""

RANK_NAMES: Final = RANKS
"""Seniority of what a contract makes due; wages and energy come before all."""
