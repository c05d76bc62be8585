"""Why an order is refused, with the limit that stands in its way.

Invariant: whether an order is allowed is decided by the engine; here its code is
only put into words, with the figure from the rules or the world.
"""

from __future__ import annotations

from game.compiled.layout import Record
from game.compiled.orders import (
    ANSWER_OUT,
    ASK_RESCUE,
    NOT_POSITIVE,
    POACH,
    PRICE_OUT_OF_BOUNDS,
    REFUSALS,
    RENT,
    REPAY,
    SEEK_LICENCE,
    SET_PAY,
    TOO_LARGE,
)
from game.session.limits import limit_in_words
from game.session.rooms import repayable
from game.words import _


def refusal_in_words(rules: Record, world: Record, order: Record, code: int) -> str:
    """The reason for a place in REFUSALS, and what would be right where there is a limit."""
    if not code:
        return ""
    f, kind = int(order["firm"]), int(order["kind"])
    if _owes_nothing(world, f, kind, code):
        return reason_in_words(world, f, kind, code)
    limit = limit_in_words(rules, world, order, code)
    reason = reason_in_words(world, f, kind, code)
    return f"{reason}; {limit}" if limit else reason


def _owes_nothing(world: Record, f: int, kind: int, code: int) -> bool:
    return kind == REPAY and code in (NOT_POSITIVE, TOO_LARGE) and not repayable(world, f)


def reason_in_words(world: Record, f: int, kind: int, code: int) -> str:
    """What is wrong with an order of firm `f`, in the words of its kind and without figures."""
    if code == PRICE_OUT_OF_BOUNDS and kind in (SET_PAY, POACH):
        return _("the pay is out of bounds")
    if code == PRICE_OUT_OF_BOUNDS and kind == RENT:
        return _("the rent is out of bounds")
    if _owes_nothing(world, f, kind, code):
        return _("there is no debt to repay")
    if code == ANSWER_OUT:
        return _answered(world, f, kind)
    return _(REFUSALS[code])


def _answered(world: Record, f: int, kind: int) -> str:
    """Whether the last request is still out, or was answered too short a while ago."""
    turn = int(world["turn"])
    if kind == ASK_RESCUE and 0 <= int(world["rescue_asked"][f]) < turn:
        return _("the state has answered, and does not hear your firm again so soon")
    if kind == SEEK_LICENCE and 0 <= int(world["licence_week"][f]) < turn:
        return _("your last request was decided too short a while ago")
    return _(REFUSALS[ANSWER_OUT])
