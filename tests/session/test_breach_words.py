"""What investors will make of a broken contract is told before it is broken."""

from __future__ import annotations

import re

from game.session.orders import Order
from tests.session.playing import alone
from tests.support.small import build

LEASE = {
    "title": "A lease",
    "clauses": {
        "let": {"kind": "lease", "giver": "ada", "taker": "bolt", "amount": 2000, "price": 0.9},
        "end": {"kind": "end-on-date", "weeks": 200},
    },
}
FELT = {"contracts.pact": LEASE, "instruments.breach_panic": 0.5, "instruments.breach_shame": 0.5}


def test_a_breach_tells_what_it_does_to_the_own_feeling() -> None:
    """The points told are those by which the feeling falls as the order is taken."""
    session = alone("bolt", game=build(FELT))
    order = Order(kind="break", subject="pact")
    (told,) = [text for text in session.quote(order).warnings if "about you" in text]
    found = re.search(r"by ([\d.]+) points", told)
    assert found is not None
    assert session.give(order).allowed
    before = float(session.world["sentiment"][0, 1])
    after = float(session._with_tray()["sentiment"][0, 1])
    assert abs(100.0 * (before - after) - float(found.group(1))) <= 0.051


def test_what_nobody_feels_is_not_told() -> None:
    """Where a breach moves no feeling, only what it makes due is told."""
    game = build({**FELT, "instruments.breach_panic": 0.0, "instruments.breach_shame": 0.0})
    warnings = alone("bolt", game=game).quote(Order(kind="break", subject="pact")).warnings
    assert not any("feeling" in text or "frightens" in text for text in warnings)


def test_what_lenders_and_everybody_make_of_a_breach_is_told() -> None:
    """The rise of the own spread and the fall of the mood, as they then are."""
    game = build({**FELT, "instruments.breach_mood": 3.0, "instruments.breach_spread": 0.5})
    session = alone("bolt", game=game)
    order = Order(kind="break", subject="pact")
    told = " ".join(session.quote(order).warnings)
    found = re.search(r"lenders ask ([\d.]+) points.*the mood falls by ([\d.]+) points", told)
    assert found is not None
    assert session.give(order).allowed
    planned = session._with_tray()
    doubted, mood = int(planned["doubted"][0, 1]), float(planned["mood"][0])
    assert abs(0.05 * doubted - float(found.group(1))) <= 0.051
    assert abs(100.0 * (float(session.world["mood"][0]) - mood) - float(found.group(2))) <= 0.051
