"""The panel of what is sold short: the own position, and what others had to tell."""

from __future__ import annotations

from typing import Any

import attrs

from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.session.positions import ShortLine, Shorts
from game.session.view import View
from game.ui.desk.capital import short_facts
from game.ui.orders.presets import amounts
from game.ui.orders.subjects import SUBJECTS
from tests.ui.samples import sample_view

BILLION = 10**9
SHORT = ORDER_KINDS[KIND_BY_ID["short"]]


def seen(**shorts: Any) -> View:
    """The sample week with shares to be borrowed, and these positions."""
    terms = Shorts(room=0.02, margin=0.25, fee=0.05, least=10_000_000)
    return attrs.evolve(sample_view(), shorts=attrs.evolve(terms, **shorts))


def line(view: View, **changes: Any) -> ShortLine:
    """The own position in the first rival."""
    rival = next(firm for firm in view.firms if firm.id != view.firm)
    base = ShortLine(
        by=view.firm, of=rival.id, sold=2 * BILLION, owed=int(1.7 * BILLION),
        margin=BILLION // 2, entry=41 * BILLION, called=52 * BILLION,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def test_nothing_is_shown_while_nothing_is_short() -> None:
    """The panel has no row."""
    assert short_facts(seen()) == []


def test_the_own_position_tells_all_of_it() -> None:
    """What was sold and at what value, the gain with its sign, and where it is called."""
    view = seen()
    rival = next(firm.name for firm in view.firms if firm.id != view.firm)
    sold, entry, now, called, margin = short_facts(seen(mine=line(view)))
    assert rival in sold.note
    assert (sold.value, now.value, entry.value) == ("$2.00B", "+$300M", "$41.0B")
    assert (called.value, margin.value) == ("$52.0B", "$500M")
    loss = short_facts(seen(mine=line(view, owed=2_400_000_000)))[2]
    assert loss.value.startswith(("-", "−"))
    assert loss.style != now.style


def test_who_is_short_of_us_stands_out() -> None:
    """A rival's position on the own firm is marked, one on another is not."""
    view = seen()
    rivals = [firm.id for firm in view.firms if firm.id != view.firm]
    ours = ShortLine(by=rivals[0], of=view.firm, owed=BILLION)
    theirs = ShortLine(by=rivals[0], of=rivals[1], owed=BILLION)
    mine, other = short_facts(seen(others=(ours, theirs)))
    assert mine.style and not other.style


def test_only_listed_firms_are_offered_and_sums_within_the_margin() -> None:
    """No choice that the rules would refuse, and no handy sum beyond the cash."""
    view = seen()
    first, *others = [firm for firm in view.firms if firm.id != view.firm]
    closed = [attrs.evolve(firm, listed=False) for firm in others]
    view = attrs.evolve(view, firms=(view.me, attrs.evolve(first, listed=True), *closed))
    assert [choice.id for choice in SUBJECTS["firm"].list(SHORT, view)] == [first.id]
    poor = attrs.evolve(view, own=attrs.evolve(view.own, cash=1_000_000))
    assert max(preset.value for preset in amounts("short", poor, first.id)) <= 4_000_000
