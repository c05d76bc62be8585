"""Orders at random, as the engine reads them and as people write them.

Invariant: likely orders name things that exist and stay near what is allowed, so
many are carried out; wild ones are anything the record can hold.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from game.compiled.layout import Records
from game.compiled.load import Game
from game.compiled.orders import (
    BORROW,
    BUY_CHIPS,
    ORDER,
    ORDER_KINDS,
    POACH,
    RAISE_EQUITY,
    RECRUIT,
    RELEASE,
    RENT,
    SET_CHIP_PRICE,
    SET_PAY,
    SET_PRICE,
    SET_SPLIT,
    TRAIN,
)
from game.compiled.sizes import MODELS
from game.session.catalogue import Catalogue
from game.session.orders import Order

Row = tuple[int, int, int, int, int, float]

_AMOUNTS = {
    SET_SPLIT: 60,
    RENT: 5_000,
    TRAIN: 20_000,
    BUY_CHIPS: 2_000,
    RECRUIT: 60,
    POACH: 20,
    RAISE_EQUITY: 400_000,
    BORROW: 3_000_000,
}
_PRICES = {
    SET_PRICE: (0.01, 20.0),
    SET_PAY: (100.0, 2_000.0),
    SET_SPLIT: (0.0, 60.0),
    RENT: (0.05, 2.0),
    SET_CHIP_PRICE: (4.0, 60.0),
    RELEASE: (0.01, 20.0),
    POACH: (100.0, 3_000.0),
}
_SUBJECTS = {"chip": "chips", "firm": "firms", "event": "events"}


def as_records(rows: Sequence[Row] | Records) -> Records:
    """ORDER records of rows; records stay what they are."""
    return rows if isinstance(rows, np.ndarray) else np.array(list(rows), dtype=ORDER)


@st.composite
def likely_row(draw: st.DrawFn, game: Game) -> Row:
    """One order of an existing firm about an existing thing."""
    rules = game.compiled.rules[0]
    kind = draw(st.integers(0, len(ORDER_KINDS) - 1))
    about = ORDER_KINDS[kind].subject
    subject = -1
    if about:
        count = int(rules[_SUBJECTS[about]]) if about in _SUBJECTS else int(rules["models"]) + 3
        subject = draw(st.integers(0, min(count, MODELS) - 1))
    low, high = _PRICES.get(kind, (0.0, 1.0))
    return (
        draw(st.integers(0, int(rules["firms"]) - 1)),
        kind,
        subject,
        draw(st.integers(0 if kind == SET_SPLIT else 1, _AMOUNTS.get(kind, 50_000))),
        draw(st.integers(0, 1)),
        draw(st.floats(low, high)),
    )


_INT = st.integers(-(2**62), 2**62) | st.integers(-3, 70)
wild_row = st.tuples(
    st.integers(-3, 20), st.integers(-3, 30), _INT, _INT, _INT, st.floats() | st.floats(0, 100)
)
"""Anything at all, most of it nonsense."""


def weeks(game: Game, most: int, *, wild: bool = False) -> st.SearchStrategy[list[list[Row]]]:
    """Orders of all firms for some weeks."""
    row = likely_row(game) | wild_row if wild else likely_row(game)
    return st.lists(st.lists(row, max_size=8), min_size=1, max_size=most)


@st.composite
def session_orders(draw: st.DrawFn, game: Game) -> tuple[str, Order]:
    """A firm and an order in people's words, naming things that exist."""
    compiled = game.compiled
    firm, kind, subject, amount, option, price = draw(likely_row(game))
    about = ORDER_KINDS[kind]
    name = word = ""
    if about.subject in _SUBJECTS:
        name = compiled.ids[_SUBJECTS[about.subject]][subject]
    elif about.subject:
        name = Catalogue(compiled).model_id(subject)
    if about.options:
        word = about.options[option]
    if about.subject == "event":
        word = draw(st.sampled_from(sorted(compiled.scenario.events[name].choices) or [""]))
    order = Order(
        kind=about.id,
        subject=name,
        amount=amount if about.amount else 0,
        option=word,
        price=price if about.price else 0.0,
    )
    return compiled.ids["firms"][firm], order
