"""Dialogs of orders: what is chosen stays seen, numbers are at hand, dangers are told."""

from __future__ import annotations

import attrs

from game.session.orders import Order, Quote
from game.session.view import Matter
from game.ui.orders import wording
from game.ui.orders.dialog import OrderDialog
from game.ui.orders.picks import FREE, TAKEN
from game.ui.orders.presets import first_draft
from game.ui.orders.quote import QuoteSheet
from game.ui.orders.release import place_in_words, replaced
from tests.ui.desk.looking import DeskApp, screen_text
from tests.ui.samples import FakeDoor, FakeSession, sample_view


def row_with(app: DeskApp, text: str) -> str:
    """The row of the screen that holds `text`."""
    return next(row for row in screen_text(app).split("\n") if text in row)


async def test_the_chosen_row_stays_marked_without_the_focus() -> None:
    """A sign stands before the row taken, wherever the focus is."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        await pilot.press("down", "tab")
        await pilot.pause()
        assert TAKEN in row_with(app, "anybody may run it")
        assert FREE in row_with(app, "only your own users")


async def test_a_release_says_whether_weights_are_open() -> None:
    """The quote names the state of the weights, whichever it is."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        assert "weights: closed" in screen_text(app)
        await pilot.press("down")
        await pilot.pause()
        assert "weights: open" in screen_text(app)


async def test_digits_typed_at_a_list_begin_the_number() -> None:
    """With the focus on the chips, 50 goes into the field for cards."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("5")
        await pilot.pause()
        await pilot.press("0")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.amount == 50


async def test_enter_on_a_refused_order_says_that_nothing_was_given() -> None:
    """The refusal stands out and says no more plainly than before."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert "nothing was given" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "nothing was given" in screen_text(app)


async def test_hints_count_in_the_other_orders_of_the_week() -> None:
    """A run is told its weeks at the split that lies in the tray."""
    door = FakeDoor()
    door.give(Order(kind="set-split", amount=20, price=70.0))
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert "4.53k units a week" in screen_text(app)


async def test_answered_matters_come_last_with_a_sign() -> None:
    """The list of matters begins with what still waits."""
    view = sample_view()
    other = attrs.evolve(view.matters[0], id="visit", title="A minister wants to visit")
    matters: tuple[Matter, ...] = (*view.matters, other)
    door = FakeDoor(FakeSession(attrs.evolve(view, matters=matters)))
    door.give(Order(kind="answer", subject="press", option="silent"))
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.subject == "visit"
        assert "✓ answered" in row_with(app, "A reporter asks")


def quote(**fields: object) -> Quote:
    """A quote that allows, with `fields` changed."""
    usual = {"refusal": "", "cost_now": 0, "cost_later": 0, "moves": 1, "acts": "this week"}
    return Quote(**{**usual, **fields})  # type: ignore[arg-type]


def test_later_costs_say_what_they_are() -> None:
    """Cards are paid as they ship, people on signing, rent and interest every week."""
    later = quote(cost_later=3_000_000)
    assert wording.cost(later, "buy-chips") == "$3.00M as they ship"
    assert wording.cost(later, "poach") == "$3.00M on signing"
    assert wording.cost(later, "rent") == "$3.00M a week"
    assert wording.cost(later, "borrow") == "$3.00M interest a week"


def test_the_quote_tells_effect_and_dangers_in_full() -> None:
    """What an order brings and every warning are wrapped, not cut, and signed."""
    sheet = QuoteSheet()
    sheet._quote = quote(effect="training recipe +2.0%, morale -1.2 points")
    sheet._warnings = ("your power, building included, is 12 MW short of what all cards need",)
    shown = [line.plain for line in sheet.lines(40)]
    told = " ".join(" ".join(shown).split())
    assert "Brings training recipe +2.0%, morale -1.2 points" in told
    assert "⚠ your power, building included, is 12 MW short of what all cards need" in told
    assert all(len(line) <= 40 for line in shown)


def test_a_release_names_the_stronger_and_what_it_replaces() -> None:
    """Models above are counted and named; a served model that is stronger is warned of."""
    view = sample_view()
    r1 = next(model for model in view.models if model.id == "r1")
    assert place_in_words(view, r1) == "No model on offer is stronger."
    assert replaced(view, r1) == ""
    weak = attrs.evolve(r1, capability=77.5)
    assert place_in_words(view, weak).startswith("2 models are stronger: xAI One 79.0")
    assert "DeepSeek-V3, which is stronger (82.0)" in replaced(view, weak)


def test_no_power_is_proposed_while_some_is_spare() -> None:
    """The field for power starts at nothing when what is coming can be lit as it is."""
    view = sample_view()
    assert first_draft("build-power", view).amount == 0
    chips = tuple(attrs.evolve(chip, queued=chip.queued + 20_000) for chip in view.chips)
    assert first_draft("build-power", attrs.evolve(view, chips=chips)).amount > 20
