"""Saved games to test with: one plain example, and a strategy for any at all."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import attrs
from hypothesis import strategies as st

from game.session.saves import SaveGame
from game.session.saves.checks import one_line

HASH = "0123456789abcdef" * 4
KNOWN = {"cold-shot": HASH}

EXAMPLE = SaveGame(
    version="0.1.0",
    scenario="cold-shot",
    scenario_title="The Cold Shot",
    scenario_hash=HASH,
    seed=20,
    turn=2,
    turns=52,
    chair="deepseek",
    chair_name="DeepSeek",
    date="2025-02-03",
    saved_at="2025-01-20T10:30:00+00:00",
    players={"openai": "heuristic", "nvidia": "heuristic"},
    orders=[[], [{"firm": "deepseek", "kind": "release", "open": True, "price": 0.14}]],
    digests=["ab" * 32, "cd" * 32],
    tray=[{"firm": "deepseek", "kind": "buy-chips", "amount": 3000, "note": 'a "good" deal'}],
    snapshot={"turn": 2, "cash": [1_000, -2, 2**62], "price": [0.1, -0.0, 5e-324]},
)


def example(**changes: Any) -> SaveGame:
    """Return the plain example with some values changed."""
    return attrs.evolve(EXAMPLE, **changes)


def signed(body: str, title: str = "# Warring Compute save: by another hand\n") -> bytes:
    """Return a file with this body under a checksum that fits it."""
    checksum = sha256((title + body).encode()).hexdigest()
    return f'{title}checksum = "{checksum}"\n{body}'.encode()


def resigned(data: bytes, old: str, new: str) -> bytes:
    """Return a save with a text in its body exchanged, under a checksum that fits again."""
    title, _checksum, body = data.decode().split("\n", 2)
    assert old in body
    return signed(body.replace(old, new), title + "\n")


def _texts(least: int, most: int) -> st.SearchStrategy[str]:
    texts = st.text(st.characters(), min_size=least, max_size=most)
    return texts.filter(lambda text: least <= len(one_line(text)))


_keys = _texts(1, 20).map(one_line)
_ints = st.integers(-(2**63), 2**63 - 1)
_floats = st.floats(allow_nan=False, allow_infinity=False)
_numbers = _ints | _floats
_digests = st.text("0123456789abcdef", min_size=8, max_size=64)
_orders = st.builds(
    lambda extra, firm, kind: {**extra, "firm": firm, "kind": kind},
    st.dictionaries(_keys, _texts(0, 40) | _numbers | st.booleans(), max_size=4),
    _keys,
    _keys,
)
_turns = st.lists(st.tuples(st.lists(_orders, max_size=3), _digests), max_size=4)


@st.composite
def saves(draw: st.DrawFn) -> SaveGame:
    """Draw any saved game."""
    turns = draw(_turns)
    return SaveGame(
        kind=draw(st.sampled_from(["auto", "quick", "named"])),
        name=draw(_texts(0, 40)),
        scenario=draw(_texts(1, 40)),
        scenario_title=draw(_texts(0, 40)),
        scenario_hash=draw(_digests),
        mods=draw(st.lists(st.fixed_dictionaries({"id": _keys, "digest": _digests}), max_size=3)),
        lessons=draw(st.lists(_keys, max_size=3)),
        seed=draw(_ints),
        turn=len(turns),
        turns=draw(st.integers(0, 1_000)),
        chair=draw(_texts(0, 20)),
        chair_name=draw(_texts(0, 40)),
        date=draw(st.dates()).isoformat(),
        saved_at=draw(st.datetimes()).isoformat() + "+00:00",
        players=draw(st.dictionaries(_keys, _texts(0, 20), max_size=3)),
        orders=[orders for orders, _digest in turns],
        digests=[digest for _orders, digest in turns],
        tray=draw(st.lists(_orders, max_size=3)),
        snapshot=draw(st.dictionaries(_keys, _numbers | st.lists(_numbers, max_size=5))),
    )
