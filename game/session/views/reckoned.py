"""The world as one chief reckons it: what rivals keep private stands at its estimate.

Invariant: two worlds that differ only in rivals' cash and debts, or in what chance still
hides, are reckoned alike; every ledger still sums to zero.
"""

from __future__ import annotations

from game.compiled.layout import Record, Records
from game.compiled.sizes import CAPITAL_MARKETS, MONEY
from game.compiled.world import ACTIVE
from game.session.forecasting import masked
from game.session.numbers import number_in_words
from game.session.views.fog import cash_known
from game.session.views.published import published
from game.session.views.table import Table
from game.words import _

_PRIVATE_DEBT = 0.03
"""Part of its value that a private firm is thought to owe."""
_OFF_THE_PAGE = ("spv_debt", "margin_debt")
"""Debts that no books show."""


def reckoned_world(table: Table, me: int) -> Records:
    """A copy of today's world in which rivals own and owe what firm `me` reckons."""
    copy = masked(table.compiled.rules, table.past[-1], 0)
    world = copy[0]
    for f in (world["status"] == ACTIVE).nonzero()[0].tolist():
        if f == me:
            continue
        cash = round(cash_known(table, me, f).best / 1000.0)
        world["balance"][MONEY, CAPITAL_MARKETS] += int(world["balance"][MONEY, f]) - cash
        world["balance"][MONEY, f] = cash
        _owe_as_published(table, world, f)
    return copy


def with_debts_known(table: Table, me: int, ordered: Records | None = None) -> Record:
    """Today's world, or the one that orders lead to, with rivals' debts as they are known."""
    world: Record = (table.past[-1] if ordered is None else ordered).copy()[0]
    for f in range(int(table.rules["firms"])):
        if f != me:
            _owe_as_published(table, world, f)
    return world


def _owe_as_published(table: Table, world: Record, f: int) -> None:
    """Let firm `f` owe what it publishes and nothing off the page, in place."""
    world["debt"][f] = _debt(table, f)
    for name in _OFF_THE_PAGE:
        world[name][f] = 0


def _debt(table: Table, f: int) -> int:
    """Thousand US dollars that firm `f` is thought to owe."""
    books = published(table, f)
    owed = books.debt / 1000.0 if books else _PRIVATE_DEBT * float(table.world["value"][f])
    return round(owed)


def private_in_words(table: Table, me: int, f: int) -> str:
    """On what the reckoning rests: the cash firm `f` is thought to have, and others' books."""
    if f == me:
        return _("Other firms stand in this with the cash and debt they seem to have.")
    cash = cash_known(table, me, f)
    low, high = (number_in_words(figure, "usd") for figure in (cash.low, cash.high))
    between = low if low == high else _("{low} to {high}").format(low=low, high=high)
    text = _("Reckoned with what is known: {firm} has {cash} in cash, {told}; so for all others.")
    return text.format(firm=table.catalogue.firm_name(f), cash=between, told=cash.told)
