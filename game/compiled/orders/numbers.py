"""The numbers of the kinds of order: rows of every domain in one table.

Invariant: kinds are numbered by place; ids and names stand in the same order,
and a new one goes to the end, whatever its domain.
"""

from __future__ import annotations

from itertools import chain
from typing import Final

from game.compiled.orders import capital, compute, contracts, models, people, politics, rivalry
from game.compiled.orders.rows import OrderKind

_DOMAINS: Final = (models, compute, people, capital, contracts, politics, rivalry)

_ROWS: Final = {row.id: row for row in chain.from_iterable(part.ROWS for part in _DOMAINS)}

_NUMBERED: Final = (
    "set-price",
    "set-pay",
    "set-split",
    "rent",
    "set-chip-price",
    "serve",
    "answer",
    "repay",
    "train",
    "release",
    "sprint",
    "buy-chips",
    "favour-customer",
    "expand-supply",
    "build-power",
    "recruit",
    "poach",
    "raise-equity",
    "borrow",
    "keynote",
    "lobby",
    "propose",
    "clause",
    "accept",
    "refuse",
    "break",
    "assign",
    "vehicle",
    "list",
    "buy-back",
    "margin-loan",
    "ask-rescue",
    "buy-firm",
    "declare-agi",
    "bid-team",
    "hold-team",
    "sue",
    "settle",
    "take-shortcut",
    "come-clean",
    "set-care",
    "pledge",
    "comply",
    "build-hall",
    "launch-device",
    "scout",
    "lay-off",
    "port",
    "develop-chip",
    "offer-chip",
    "seek-licence",
    "short",
    "cover",
)

ORDER_KINDS: Final[tuple[OrderKind, ...]] = tuple(_ROWS[id_] for id_ in _NUMBERED)

(
    SET_PRICE,
    SET_PAY,
    SET_SPLIT,
    RENT,
    SET_CHIP_PRICE,
    SERVE,
    ANSWER,
    REPAY,
    TRAIN,
    RELEASE,
    DO_SPRINT,
    BUY_CHIPS,
    FAVOUR_CUSTOMER,
    EXPAND_SUPPLY,
    BUILD_POWER,
    RECRUIT,
    POACH,
    RAISE_EQUITY,
    BORROW,
    GIVE_KEYNOTE,
    LOBBY,
    PROPOSE,
    WRITE_CLAUSE,
    SIGN,
    REFUSE,
    BREAK_CONTRACT,
    ASSIGN,
    BORROW_ASIDE,
    LIST_SHARES,
    BUY_BACK_SHARES,
    BORROW_ON_HOLDINGS,
    ASK_RESCUE,
    BUY_FIRM,
    DECLARE_AGI,
    BID_TEAM,
    HOLD_TEAM,
    SUE,
    SETTLE,
    TAKE_SHORTCUT,
    COME_CLEAN,
    SET_CARE,
    MAKE_PLEDGE,
    SET_COMPLIANCE,
    BUILD_HALL,
    LAUNCH_DEVICE,
    SCOUT_FIRM,
    LAY_OFF,
    PORT,
    DEVELOP_CHIP,
    OFFER_CHIP,
    SEEK_LICENCE,
    SELL_SHORT,
    COVER_SHORT,
) = range(len(_NUMBERED))

KIND_BY_ID: Final = {kind.id: place for place, kind in enumerate(ORDER_KINDS)}
