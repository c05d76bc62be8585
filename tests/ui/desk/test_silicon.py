"""Panels of stacks and silicon show what the view knows, and hide where there is nothing."""

from __future__ import annotations

import attrs

from game.session.silicon import Silicon, StackLine
from game.session.view import View
from game.ui.desk.silicon import age_in_words, programme_facts, stack_rows
from tests.ui.samples import sample_view


def stack(name: str, **changes: object) -> StackLine:
    """A stack that nobody owns."""
    base = StackLine(
        id=name, name=name.upper(), about="", owner="", owner_name="", mine=False, share=0.5,
        fluency=0.5, works=0.7, compute=0.0,
    )  # fmt: skip
    return attrs.evolve(base, **changes)


def seen(*stacks: StackLine, **chip: object) -> View:
    """The sample week with these stacks and its first chip changed."""
    view = sample_view()
    first, *others = view.chips
    return attrs.evolve(
        view,
        silicon=Silicon(stacks=stacks, offer_bar=0.8),
        chips=(attrs.evolve(first, **chip), *others),
    )


def test_stacks_stand_by_what_runs_on_them() -> None:
    """The stack with most own compute comes first; a port under way tells its weeks."""
    rows = stack_rows(seen(stack("a"), stack("b", compute=500.0), stack("c", weeks_left=3)))
    assert rows[0].key == "b"
    told = {row.key: row.cells for row in rows}
    assert told["a"][1] == "70%"
    assert "3 weeks" in told["c"][-1]
    assert told["a"][-1] == "·"


def test_what_one_knows_badly_is_marked() -> None:
    """A stack that gives little of its cards stands out."""
    known, strange = stack_rows(seen(stack("a", works=1.0, compute=1.0), stack("b", works=0.4)))
    assert known.styles[1] != strange.styles[1]


def test_own_silicon_tells_how_ripe_it_is_and_where_it_may_be_sold() -> None:
    """Raw silicon is kept, ripe silicon may be opened, and licences stand beside it."""
    raw = programme_facts(
        seen(sold_by_me=True, maturity=0.5, named=True, offered=False, regions=("us", "cn"))
    )[0]
    assert raw.value.startswith("50%")
    assert "too raw" in raw.note
    assert "China" in raw.note
    ripe = programme_facts(seen(sold_by_me=True, maturity=0.9, named=True, offered=False))[0]
    assert "ripe enough" in ripe.note
    sold = programme_facts(seen(sold_by_me=True, maturity=0.9, named=True, offered=True))[0]
    assert "sold to all" in sold.note


def test_what_others_make_is_no_programme() -> None:
    """A rival's chips have no ripeness to show."""
    view = seen(sold_by_me=False, maturity=None)
    theirs = {fact.name for fact in programme_facts(view)}
    assert view.chips[0].name not in theirs


def test_age_is_told_in_years() -> None:
    """Two years after a kind of card came out it is two years old."""
    chip = sample_view().chips[0]
    assert age_in_words(attrs.evolve(chip, age=104)) == "2.0 y"
    assert age_in_words(attrs.evolve(chip, age=-1)) == "·"
