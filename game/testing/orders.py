"""Orders at random for Hypothesis, as the engine reads them and as people write them.

Invariant: likely orders name things that exist and stay near what is allowed, so
many are carried out; wild ones are anything the record can hold.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from game.compiled.clauses import CLAUSE_KINDS
from game.compiled.layout import Records
from game.compiled.load import Game
from game.compiled.orders import (
    BID_TEAM,
    BORROW,
    BUY_CHIPS,
    HOLD_TEAM,
    ORDER,
    ORDER_KINDS,
    POACH,
    PROPOSE,
    RAISE_EQUITY,
    RECRUIT,
    RELEASE,
    RENT,
    SET_CARE,
    SET_CHIP_PRICE,
    SET_PAY,
    SET_PRICE,
    SET_SPLIT,
    SIGN,
    TRAIN,
    WRITE_CLAUSE,
)
from game.compiled.sizes import MODELS
from game.session.catalogue import Catalogue
from game.session.orders import Order

Row = tuple[int | float, ...]
"""The fields of an ORDER record, in their order; those of contracts may be left out."""

_NO_CONTRACT = (-1, -1, 0, -1)
_WEEKS = 12

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
    BID_TEAM: (100.0, 5_000.0),
    HOLD_TEAM: (0.0, 5_000.0),
    SET_CARE: (0.0, 40.0),
}
_SUBJECTS = {
    "chip": "chips",
    "firm": "firms",
    "event": "events",
    "team": "teams",
    "stack": "stacks",
}


def as_records(rows: Sequence[Row] | Records) -> Records:
    """ORDER records of rows; records stay what they are."""
    if isinstance(rows, np.ndarray):
        return rows
    fields = len(ORDER.names or ())
    return np.array([(*row, *_NO_CONTRACT)[:fields] for row in rows], dtype=ORDER)


@st.composite
def likely_row(draw: st.DrawFn, game: Game) -> Row:
    """One order of an existing firm about an existing thing."""
    rules = game.compiled.rules[0]
    kind = draw(st.integers(0, len(ORDER_KINDS) - 1))
    subject = -1
    if ORDER_KINDS[kind].subject:
        subject = draw(st.integers(0, _places(game, kind) - 1))
    low, high = _PRICES.get(kind, (0.0, 1.0))
    firm = st.integers(0, int(rules["firms"]) - 1)
    options = max(2, len(ORDER_KINDS[kind].options))
    return (
        draw(firm),
        kind,
        subject,
        draw(st.integers(0 if kind == SET_SPLIT else 1, _AMOUNTS.get(kind, 50_000))),
        draw(st.integers(0, options - 1)),
        draw(st.floats(low, high)),
        draw(firm),
        draw(firm),
        draw(st.integers(0, _WEEKS)),
        -1,
    )


def _places(game: Game, kind: int) -> int:
    """How many things an order of this kind may be about; a few more contracts than there are."""
    rules = game.compiled.rules[0]
    about = ORDER_KINDS[kind].subject
    if about in ("contract", "offer"):
        return int(rules["contracts"]) + 6
    if about == "thing":
        return 2
    count = int(rules[_SUBJECTS[about]]) if about in _SUBJECTS else int(rules["models"]) + 3
    return min(count, MODELS)


@st.composite
def deal(draw: st.DrawFn, game: Game) -> list[Row]:
    """A proposal with its clauses, and the signatures of all for whatever is on the table."""
    firms = int(game.compiled.rules[0]["firms"])
    proposer = draw(st.integers(0, firms - 1))
    other = (proposer + draw(st.integers(1, firms - 1))) % firms
    rows: list[Row] = [(proposer, PROPOSE, other, 0, draw(st.integers(0, 2)), 0.0)]
    for _ in range(draw(st.integers(1, 4))):
        giver, taker = draw(st.sampled_from([(proposer, other), (other, proposer)]))
        kind = draw(st.integers(0, len(CLAUSE_KINDS) - 1))
        amount, price = draw(st.integers(1, 20_000)), draw(st.floats(0.0, 1.0))
        weeks_long = draw(st.integers(0, _WEEKS))
        row = (proposer, WRITE_CLAUSE, draw(st.integers(0, 1)), amount, kind, price)
        rows.append((*row, giver, taker, weeks_long, -1))
    serial = int(game.compiled.rules[0]["contracts"]) + draw(st.integers(0, 3))
    rows.extend((f, SIGN, serial, 0, 0, 0.0) for f in range(firms))
    return rows


_INT = st.integers(-(2**62), 2**62) | st.integers(-3, 70)
wild_row = st.tuples(
    st.integers(-3, 30), st.integers(-3, 40), _INT, _INT, _INT,
    st.floats() | st.floats(0, 100), _INT, _INT, _INT, _INT,
)  # fmt: skip
"""Anything at all, most of it nonsense."""


def weeks(game: Game, most: int, *, wild: bool = False) -> st.SearchStrategy[list[list[Row]]]:
    """Orders of all firms for at most `most` weeks; with `wild` anything a record can hold."""
    row = likely_row(game) | wild_row if wild else likely_row(game)
    week = st.lists(row, max_size=8) | deal(game)
    return st.lists(week, min_size=1, max_size=most)


@st.composite
def session_orders(draw: st.DrawFn, game: Game) -> tuple[str, Order]:
    """A firm and an order in people's words, naming things that exist."""
    compiled = game.compiled
    fields = draw(likely_row(game))
    firm, kind, subject, amount, option = (int(value) for value in fields[:5])
    price = float(fields[5])
    about = ORDER_KINDS[kind]
    name = word = ""
    if about.subject in ("contract", "offer"):
        name = Catalogue(compiled).contract_id(subject)
    elif about.subject == "thing":
        name = compiled.ids["chips"][subject]
    elif about.subject in _SUBJECTS:
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
