"""Orders that a chief has given anew every week, until they are taken out.

Invariant: only kinds whose row says `weekly` are. They lie in the tray like any other, and
what is handed in is the tray alone: the orders of a game prove it, whoever gave them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.session.orders import Order, Quote
from game.session.report import OrderResult
from game.words import _

if TYPE_CHECKING:
    from game.session.session import Session


def toggled(marked: tuple[Order, ...], order: Order) -> tuple[Order, ...]:
    """`marked` with `order` among the orders of each week, or no longer.

    An order of a kind that is not given so changes nothing.
    """
    if order in marked:
        return tuple(other for other in marked if other != order)
    return (*marked, order) if order.about.weekly else marked


def still_wanted(session: Session) -> tuple[Order, ...]:
    """Those that lie in the tray, or had to be left out of it: who takes one out wants it no more.

    To be asked before the week is resolved.
    """
    left = [order for order, _reason in session.left_out]
    return tuple(order for order in session.each_week if order in session.tray or order in left)


def give_anew(session: Session, wanted: tuple[Order, ...]) -> None:
    """Put `wanted` into the tray of a new week; what is refused is left out, with its reason."""
    session.each_week = wanted if session.ending is None else ()
    session.left_out = _missing(session, session.give)


def restore(session: Session, wanted: tuple[Order, ...]) -> None:
    """Mark `wanted` in a game just loaded; what does not lie in its tray was left out of it."""
    session.each_week = wanted if session.ending is None else ()
    session.left_out = _missing(session, session.quote)


def _missing(session: Session, ask: Callable[[Order], Quote]) -> tuple[tuple[Order, str], ...]:
    """What `ask` leaves out of the tray, and the reason it gives."""
    absent = [order for order in session.each_week if order not in session.tray]
    asked = [(order, ask(order).refusal) for order in absent]
    return tuple((order, reason) for order, reason in asked if order not in session.tray)


def told_left_out(session: Session) -> tuple[OrderResult, ...]:
    """What was left out of this week's tray and not given since, as the week's report tells it."""
    return tuple(
        OrderResult(
            order=order,
            text=_(order.about.title),
            refusal=left_out_in_words(reason),
        )
        for order, reason in session.left_out
        if order not in session.tray
    )


def left_out_in_words(reason: str) -> str:
    """Why an order of each week does not lie in the tray, after `reason`, which may be ""."""
    return _("left out this week: {reason}").format(
        reason=reason or _("it was not allowed as the week began")
    )
