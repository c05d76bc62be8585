"""What an order would mean on top of others, before it is handed in.

Invariant: whether it is allowed and what it costs are read from a trial of the rules on a
copy of the world; nothing of the game is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.compiled.layout import Records
from game.compiled.orders import ALLOWED, NOT_POSITIVE, TOO_SMALL
from game.compiled.sizes import MONEY
from game.engine.turn import try_orders
from game.session.breach_words import breach_felt
from game.session.catalogue import UnknownNameError
from game.session.cautions import cautions_of
from game.session.coding import encode
from game.session.costs import later_cost, price_now
from game.session.deals.trials import after_breaking
from game.session.decisions import worded
from game.session.effects import acts_in_words, effect_of
from game.session.orders import Order, Quote
from game.session.outlooks import Outlook, outlook_of
from game.session.refusals import refusal_in_words
from game.session.views.build import build_view
from game.session.views.contracts import leaving_lines
from game.session.views.own import lasting
from game.session.views.reckoned import with_debts_known
from game.session.views.table import Table


def quote_of(
    table: Table, firm: str, rest: Sequence[Order], order: Order, void: Sequence[Order] = ()
) -> Quote:
    """What `order` of `firm` means once `rest` is ordered; it takes the place of `void`."""
    try:
        orders = encode(table.catalogue, [(firm, item) for item in (*rest, order)])
    except UnknownNameError as error:
        return Quote(refusal=str(error), cost_now=0, cost_later=0, moves=0, acts="")
    rules, place = table.compiled.rules, table.catalogue.place("firms", firm)
    before = table.past[-1].copy()
    try_orders(rules, before, orders[:-1])
    after = before.copy()
    code = try_orders(rules, after, orders[-1:])
    if code == NOT_POSITIVE:
        code = _why_none(rules, before, orders[-1:])
    spent = int(before["balance"][0, MONEY, place] - after["balance"][0, MONEY, place])
    record, breaks = orders[-1], order.kind == "break" and not code
    rent_as_wanted(before)
    rent_as_wanted(after)
    later = Outlook() if code else outlook_of(table, firm, rest, order)
    # The state's yes hangs on what firms owe: told as the Capital area tells it, by what is known.
    known = with_debts_known(table, place, after) if order.kind == "ask-rescue" else after[0]
    effects = (effect_of(rules[0], before[0], known, record), "" if later.danger else later.text)
    return Quote(
        refusal=refusal_in_words(rules[0], before[0], record, code),
        cost_now=spent * 1000 or price_now(rules[0], before[0], record, code),
        cost_later=_owed_later(table, place, order) or later_cost(rules[0], before[0], record),
        moves=order.about.moves,
        acts=acts_in_words(rules[0], before[0], record),
        effect="; ".join(text for text in effects if text),
        warnings=(
            *((later.text,) if later.danger else ()),
            *(breach_felt(table.catalogue, place, before[0], after[0]) if breaks else ()),
            *_after_breaking(table, firm, rest, order, code),
            *cautions_of(rules[0], before[0], after[0], record, lasting(table, place)),
        ),
        replaced=_replaced(table, order, void),
        freed=sum(other.about.moves for other in void),
    )


def _after_breaking(
    table: Table, firm: str, rest: Sequence[Order], order: Order, code: int
) -> tuple[str, ...]:
    """Who falls and who is called as a guarantor if the order breaks a contract."""
    if code or order.kind != "break":
        return ()
    view = build_view(table, "", firm)
    return after_breaking(table, view, firm, rest, order)


def _owed_later(table: Table, f: int, order: Order) -> int:
    """US dollars that breaking a contract makes due; 0 for other orders."""
    if order.kind != "break":
        return 0
    return -sum(line.amount for line in leaving_lines(table, f, order.subject))


def _why_none(rules: Records, world: Records, order: Records) -> int:
    """Why not even the least amount would be allowed; that the amount is missing where it would."""
    least = order.copy()
    least["amount"] = 1
    code = int(try_orders(rules, world.copy(), least))
    return NOT_POSITIVE if code in (ALLOWED, TOO_SMALL) else code


def rent_as_wanted(world: Records) -> None:
    """Count as rented what is wanted at a limit that today's rent does not pass. In place."""
    rents = world["rent_limit"] >= world["spot_price"][:, None]
    world["rented"] = np.where(rents, world["rent_wanted"], 0.0)


def _replaced(table: Table, order: Order, void: Sequence[Order]) -> tuple[str, ...]:
    """The orders of this week that this one makes void, where they say something else."""
    return tuple(worded(table.catalogue, other) for other in void if other != order)
