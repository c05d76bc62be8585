"""The panels of capital say all they have to say on the narrowest screen."""

from __future__ import annotations

from collections.abc import Callable

import attrs
import pytest

from game.session.means import Means
from game.session.positions import ShortLine, Shorts
from game.session.terrain import Ground, PledgeLine
from game.session.view import View
from game.ui.desk.capital import debt_facts, holding_facts, owner_facts, short_facts, value_facts
from game.ui.desk.ground import washington_facts
from game.ui.widgets.sheet import Fact, Facts
from tests.ui.samples import sample_view

LEFT, RIGHT = 35, 36
"""Cells for text in a panel at either side where the screen has 80."""


def full() -> View:
    """A week in which every row stands: all kinds of debt, shorts, holdings, a pledge."""
    view = sample_view()
    rivals = [firm for firm in view.firms if firm.id != view.firm]
    first = attrs.evolve(rivals[0], name="Fluidstack")
    me = attrs.evolve(view.me, listed=False, holdings={first.id: 0.12})
    mine = ShortLine(
        by=view.firm, of=first.id, sold=10**9, owed=2 * 10**9, margin=10**8, entry=10**11,
        called=10**11,
    )  # fmt: skip
    known = (
        ShortLine(by=rivals[1].id, of=first.id, owed=10**9),
        ShortLine(by=rivals[1].id, of=view.firm, owed=10**9),
    )
    pledges = (PledgeLine(firm=view.firm, name="", sum=10**10, weeks=12, done=10**9),)
    return attrs.evolve(
        view,
        me=me,
        firms=(me, first, *rivals[1:]),
        own=attrs.evolve(
            view.own, vehicle_debt=10**9, margin_debt=10**9, backstop=10**9, runway=130.0
        ),
        means=Means(rescue_odds=0.62, need=0.1, need_heard=0.5),
        shorts=Shorts(mine=mine, others=known),
        ground=Ground(pledges_asked=True, pledges=pledges),
    )


@pytest.mark.parametrize(
    ("facts", "width"),
    [
        (value_facts, LEFT), (short_facts, LEFT), (debt_facts, RIGHT), (owner_facts, RIGHT),
        (holding_facts, RIGHT), (washington_facts, RIGHT),
    ],
)  # fmt: skip
def test_no_word_is_cut(facts: Callable[[View], list[Fact]], width: int) -> None:
    """Each row stands whole, its note behind it."""
    found = facts(full())
    assert found
    sheet = Facts()
    sheet.show(found)
    for fact, line in zip(found, sheet.lines(width), strict=True):
        assert "…" not in line.plain
        assert fact.note.strip() in line.plain
