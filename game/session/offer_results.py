"""What became of the word a chief gave on an offer: it binds, waits, fell, or came too late.

Invariant: a signature is told as good only where the contract binds in the closed world, and a
word as taken back only where it does not.
"""

from __future__ import annotations

import numpy as np

from game.compiled.clauses import OFFERED, RUNNING, SLEEPING
from game.compiled.orders import NO_DRAFT, OFF_THE_TABLE
from game.compiled.sizes import FIRMS, NOBODY
from game.compiled.world import ACTIVE
from game.session.causes import Week, notes_on
from game.session.orders import Order
from game.session.view import OrderResult
from game.words import _

_BINDS = (RUNNING, SLEEPING)


def is_told_with_its_offer(order: Order, code: int, offered: bool) -> bool:
    """Whether a clause was refused only because its proposal was: that says it once."""
    return order.kind == "clause" and code == NO_DRAFT and not offered


def what_became(week: Week, result: OrderResult) -> str:
    """What came of an acceptance or a refusal that was allowed, in words; "" for nothing to add."""
    place = _place(week, result.order)
    if place == NOBODY:
        return ""
    state = int(week.closed["contract_state"][place])
    if result.order.kind == "refuse":
        return _too_late() if state in _BINDS else ""
    if state in _BINDS:
        return _("all have signed: it binds")
    if state == OFFERED:
        return _("it waits for {firms}").format(firms=", ".join(_missing(week, place)))
    return _why_it_fell(week, place)


def own_word(week: Week, order: Order) -> str:
    """What taking one's own offer back is called; "" where it is the offer of others."""
    place = _place(week, order) if order.kind == "refuse" else NOBODY
    mine = place != NOBODY and int(week.before["contract_signed"][place]) >> week.f & 1
    return _("Take back an offer") if mine else ""


def why_void(week: Week, order: Order, code: int) -> str:
    """Why a word on an offer was void, where that is more than its refusal says; else ""."""
    about_offers = order.kind in ("accept", "refuse") and code == OFF_THE_TABLE
    place = _place(week, order) if about_offers else NOBODY
    if place == NOBODY:
        return ""
    if int(week.closed["contract_state"][place]) in _BINDS:
        return _too_late()
    return _why_it_fell(week, place)


def _too_late() -> str:
    return _("too late: the others signed in the same week, and it binds")


def _place(week: Week, order: Order) -> int:
    """Where the contract stands in the week's worlds, -1 for nowhere."""
    serial = week.table.catalogue.contract_serial(order.subject)
    found = (week.closed["contract_serial"] == serial) & (week.closed["contract_parties"] != 0)
    return int(np.argmax(found)) if found.any() else NOBODY


def _missing(week: Week, place: int) -> list[str]:
    """Names of those who have not signed."""
    world = week.closed
    left = int(world["contract_parties"][place]) & ~int(world["contract_signed"][place])
    return [week.table.catalogue.firm_name(f) for f in range(FIRMS) if left >> f & 1]


def _why_it_fell(week: Week, place: int) -> str:
    """Who said no, could not give what it promised, or failed."""
    serial = int(week.closed["contract_serial"][place])
    fallen = list(notes_on(week.table, serial, "contract refused"))
    if not fallen:
        return ""
    f, lacks = fallen[0]
    if f in (NOBODY, week.f):
        return _("what it was to replace, or one of its parties, is gone, so it fell")
    text = _("{firm} said no in the same week, so it fell")
    if lacks:
        text = _("{firm} no longer has what it promised, so it fell")
    elif int(week.closed["status"][f]) != ACTIVE:
        text = _("{firm} failed in the same week, so it fell")
    return text.format(firm=week.table.catalogue.firm_name(f))
