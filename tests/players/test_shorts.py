"""When the heuristic chief sells a rival short, and when it closes the position."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from game.players.draws import Draws
from game.players.heuristic.shorts import RHYTHM, SMALL, UNEASY, doubt
from game.session.positions import ShortLine, Shorts
from game.session.view import View
from tests.players.views import BILLION, ME, firm, order_of, view, wish

WEEK = RHYTHM + Draws(ME, "shorts").below(RHYTHM)
"""A week in which the lab looks for a victim."""
TERMS: dict[str, Any] = {"room": 0.02, "margin": 0.25, "fee": 0.05, "least": 10_000_000}


def seen(*firms: Any, mine: ShortLine | None = None, turn: int = WEEK, **changes: Any) -> View:
    """The lab with money, among these firms, with the terms of lenders of shares."""
    found = view(turn=turn, cash=100 * BILLION, **changes)
    others = [line for line in found.firms if line.id == ME]
    return attrs.evolve(found, firms=(*others, *firms), shorts=Shorts(mine=mine, **TERMS))


def rival(
    name: str = "tower", *, net: float = 1.0, listed: bool = True, spread: float = UNEASY
) -> Any:
    """A listed rival worth $50B, of which `net` is owned outside, and whom lenders watch."""
    worth = 50.0 * BILLION
    return firm(id=name, value=worth, net_value=net * worth, listed=listed, spread=spread)


def position(gain: int) -> ShortLine:
    """A short of the tower for $1B that has won `gain`."""
    return ShortLine(
        by=ME, of="tower", sold=BILLION, owed=BILLION - gain, margin=BILLION // 4,
        entry=50 * BILLION, called=60 * BILLION,
    )  # fmt: skip


def test_the_greedy_sell_short_who_is_worth_less_than_it_seems() -> None:
    """The firm most doubted, within what may be borrowed; the modest never do."""
    firms = (rival("sound"), rival("tower", net=0.7))
    order = order_of(seen(*firms), "short", greed=1.0, risk=0.5)
    assert order.subject == "tower"
    assert 0 < 1000 * order.amount <= 0.02 * 50 * BILLION
    assert 1000 * order.amount <= SMALL * seen().me.value
    assert wish(seen(*firms), "short", greed=0.1, risk=0.5) is None
    assert wish(seen(*firms, turn=WEEK + 1), "short", greed=1.0, risk=0.5) is None


def test_without_a_sign_nobody_is_sold_short() -> None:
    """Not who is sound, nor who is not listed, nor whom others own and lenders trust."""
    for other in (rival(), rival(net=0.5, listed=False), rival(net=0.5, spread=0.99 * UNEASY)):
        assert wish(seen(other), "short", greed=1.0, risk=1.0) is None
    assert wish(seen(rival(spread=0.1)), "short", greed=1.0, risk=1.0) is not None


def test_not_everybody_sells_the_same_firm_short() -> None:
    """Where another is known to owe its shares nobody follows: a crowd is squeezed."""
    doubted = seen(rival(net=0.7))
    other = ShortLine(by="else", of="tower", owed=BILLION)
    crowded = attrs.evolve(doubted, shorts=attrs.evolve(doubted.shorts, others=(other,)))
    assert wish(doubted, "short", greed=1.0, risk=1.0) is not None
    assert wish(crowded, "short", greed=1.0, risk=1.0) is None


def test_the_careful_want_more_doubt() -> None:
    """One sign is enough for the bold alone."""
    other = rival(net=0.88)
    assert doubt(other) == pytest.approx(0.12 + UNEASY)
    assert wish(seen(other), "short", greed=1.0, risk=1.0) is not None
    assert wish(seen(other), "short", greed=1.0, risk=0.0) is None


def test_a_position_is_closed_in_time() -> None:
    """With a good gain, before the margin is gone, or when the doubt has passed; else held."""
    doubted, sound = rival(net=0.7), rival()
    assert wish(seen(doubted, mine=position(BILLION // 10)), "cover") is None
    for gain in (BILLION // 8, -BILLION // 8):
        assert wish(seen(doubted, mine=position(gain)), "cover") is not None
    assert wish(seen(sound, mine=position(0)), "cover") is not None
    assert wish(seen(doubted, mine=position(0)), "short", greed=1.0, risk=1.0) is None
