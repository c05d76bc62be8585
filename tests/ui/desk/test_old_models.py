"""A list of models stays as short as what matters in it, and every page can be read on."""

from __future__ import annotations

import attrs

from game.session.view import View
from game.ui.desk.models import older_models
from tests.ui.desk.looking import DeskApp, screen_text
from tests.ui.samples import FakeDoor, FakeSession, sample_view

OLD = 12


def crowded() -> View:
    """A late week in which many models of others are old and nobody serves them."""
    view = attrs.evolve(sample_view(), turn=40)
    theirs = next(m for m in view.models if not m.mine and m.state == "released")
    old = (attrs.evolve(theirs, id=f"old-{n}", name=f"Old {n}", week=2) for n in range(OLD))
    return attrs.evolve(view, models=(*view.models, *old))


def test_what_is_served_new_or_ones_own_is_never_folded() -> None:
    """Only released models of the past that nobody serves any more are old."""
    view = crowded()
    old = older_models(view)
    served = {firm.serves for firm in view.firms}
    assert {f"old-{n}" for n in range(OLD)} <= {model.id for model in old}
    assert not [m for m in old if m.name in served or m.state != "released"]
    assert older_models(attrs.evolve(view, turn=3)) == ()


async def test_old_models_fold_into_a_row_that_opens_them() -> None:
    """The row says how many there are; Enter on it lists them."""
    app = DeskApp(FakeDoor(FakeSession(crowded())))
    async with app.run_test(size=(160, 60)) as pilot:
        await pilot.press("4", "end")
        await pilot.pause()
        assert "older models …" in screen_text(app)
        assert "Old 7" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "Old 7" in screen_text(app)


async def test_space_reads_on_in_an_area_and_comes_back() -> None:
    """Every page of the desk can be read to its end by one key, which then begins anew."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        before = screen_text(app)
        await pilot.press("space")
        await pilot.pause()
        assert screen_text(app) != before
        for _page in range(9):
            await pilot.press("space")
            await pilot.pause()
            if screen_text(app) == before:
                return
    raise AssertionError(before)
