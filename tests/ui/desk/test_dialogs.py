"""Dialogs of orders: what is chosen stays seen, numbers are at hand, dangers are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from game.session.orders import NOTHING, Order, Quote
from game.session.view import Matter
from game.ui.contracts.pick import NamedRows
from game.ui.desk.compute import _chip_row, queue_facts
from game.ui.orders import wording
from game.ui.orders.dialog import OrderDialog
from game.ui.orders.draft import kind_of
from game.ui.orders.hints import hint
from game.ui.orders.likeliest import likeliest, refusal_of
from game.ui.orders.listing import OrderList
from game.ui.orders.numbers import NumberField
from game.ui.orders.picks import FREE, TAKEN, Picks
from game.ui.orders.presets import amounts, first_draft
from game.ui.orders.quote import QuoteSheet
from game.ui.orders.release import place_in_words, replaced
from game.ui.orders.second import MOST, most_of_the_money, second_thought
from game.ui.orders.subjects import subjects
from game.ui.widgets import by_name
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
        await pilot.press("tab", "down", "tab")
        await pilot.pause()
        assert TAKEN in row_with(app, "anybody may run it")
        assert FREE in row_with(app, "only your own users")


async def test_the_lists_of_an_answer_have_titles() -> None:
    """Which matter and which answer are told apart, in a small terminal too."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        shown = screen_text(app)
        assert shown.index("Which matter") < shown.index("Your answer")


async def test_a_release_says_whether_weights_are_open() -> None:
    """The quote names the state of the weights, whichever it is."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("l")
        await pilot.pause()
        assert "weights: closed" in screen_text(app)
        assert "Allowed: with closed weights" in screen_text(app)
        await pilot.press("tab", "down")
        await pilot.pause()
        assert "weights: open" in screen_text(app)


async def comes_true(pilot: Pilot[None], is_so: Callable[[], bool]) -> bool:
    """Whether something comes true within a few seconds."""
    for _try in range(100):
        if is_so():
            return True
        await pilot.pause(0.05)
    return False


def amount_of(app: DeskApp) -> float | None:
    """The amount in the open dialog."""
    return app.screen.draft.amount if isinstance(app.screen, OrderDialog) else None


async def typed(keys: Sequence[str], amount: float, *, at_once: bool) -> bool:
    """Whether a dialog comes to hold `amount` after `keys`, in one go or one after another."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in keys:
            if at_once:
                app.post_message(key_event(app, key))
            else:
                await pilot.press(key)
                await pilot.pause()
        return await comes_true(pilot, lambda: amount_of(app) == amount)


def key_event(app: DeskApp, key: str) -> events.Key:
    """A key as the terminal's driver sends it."""
    return events.Key(key, key if len(key) == 1 else None)


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize(
    ("keys", "amount"),
    [
        ("b123", 123),
        ("b5k", 5000),
        ("b1.5m", 1_500_000),
        (["b", "down", *"456"], 456),
        (["b", *"99", "backspace", "7"], 97),
        ("x250k", 250_000),
        ("w100", 100),
    ],
)
async def test_digits_typed_in_a_form_go_to_its_number(
    keys: Sequence[str], amount: float, at_once: bool
) -> None:
    """Whatever has the focus and however fast, none is lost, the first keys of a form included."""
    assert await typed(keys, amount, at_once=at_once)


@pytest.mark.parametrize("way", ["keys", "mouse", "row"])
async def test_a_number_typed_later_takes_the_place_of_a_leftover_one(way: str) -> None:
    """A digit typed at the list does not stand before what is typed in the field afterwards."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        if way == "keys":
            await pilot.press("tab")
        else:
            await pilot.click("#amount NumberInput" if way == "mouse" else "#subjects")
        await pilot.pause()
        await pilot.press(*"1200")
        assert await comes_true(pilot, lambda: amount_of(app) == 1200)


async def test_a_click_on_a_field_lets_typing_replace_what_stands_there() -> None:
    """The first click chooses all of it; a second one places the cursor."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        await pilot.click("#amount NumberInput")
        await pilot.press(*"1200")
        assert await comes_true(pilot, lambda: amount_of(app) == 1200)
        await pilot.click("#amount NumberInput", offset=(0, 0))
        await pilot.press("5")
        assert await comes_true(pilot, lambda: amount_of(app) == 51_200)


async def test_a_number_pasted_into_a_form_goes_to_its_number() -> None:
    """What is pasted at a list stands in the field, as a whole."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        app.post_message(events.Paste("12,500\n"))
        assert await comes_true(pilot, lambda: amount_of(app) == 12_500)


async def test_enter_right_behind_a_number_gives_that_number() -> None:
    """The order given is the one that was typed, even before the field was heard of."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in (*"b1234", "enter"):
            app.post_message(key_event(app, key))
        assert await comes_true(pilot, lambda: bool(app.door.tray))
        assert [order.amount for order in app.door.tray] == [1234]


async def test_letters_typed_at_the_list_of_orders_order_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They move to the order whose title begins with them; only Enter opens it."""
    monkeypatch.setattr(by_name, "_PAUSE", 600.0)
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        for typed, kind in (("hold", "hold-team"), ("recruit", "recruit"), ("lob", "lobby")):
            app.screen.query_one(NamedRows)._forget()
            await pilot.press(*typed)
            await pilot.pause()
            assert isinstance(app.screen, OrderList)
            assert app.screen.query_one(NamedRows).row == kind
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.kind.id == "lobby"


async def test_all_answers_of_a_matter_are_seen() -> None:
    """Every choice has its row, and the one that silence comes to says so, with its week."""
    view = sample_view()
    long = attrs.evolve(
        view.matters[0],
        default="silent",
        weeks_left=1,
        answers=tuple(
            attrs.evolve(answer, about="It takes many words to tell what this would mean. " * 3)
            for answer in view.matters[0].answers
        ),
    )
    app = DeskApp(FakeDoor(FakeSession(attrs.evolve(view, matters=(long,)))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Unanswered" in screen_text(app)
        await pilot.press("a")
        await pilot.pause()
        shown = screen_text(app)
        assert all(answer.title in shown for answer in long.answers)
        assert "taken if you do not answer" in row_with(app, "Say nothing")
        assert "Unanswered after week 5: Say nothing." in " ".join(shown.split())


async def test_an_arrow_never_steps_below_the_lowest_price() -> None:
    """Down in a price stops at the lowest the rules allow."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*["down"] * 30)
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.price == 0.02


async def test_whom_an_order_strikes_is_named_each_time() -> None:
    """A form begins with no firm, not even the last; Enter alone gives nothing."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("h", "down", "down")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.subject
        name = next(
            firm.name for firm in sample_view().firms if firm.id == app.screen.draft.subject
        )
        assert f"✓ Allowed: {name}" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert not app.screen.draft.subject
        assert "Choose one first" in screen_text(app)
        given = len(app.door.tray)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert len(app.door.tray) == given


def test_serving_starts_from_what_is_served() -> None:
    """The model users have now is marked and chosen first."""
    view = sample_view()
    draft = first_draft("serve", view)
    assert draft.subject == view.own.serves
    notes = {choice.id: choice.note for choice in subjects(draft.kind, view)}
    assert notes[view.own.serves].startswith("served now · yours")
    assert notes["llama-3"].startswith("▼ 4.0 points less · Meta · ")


def test_what_waits_in_a_queue_is_told_to_stand() -> None:
    """A queued order has a row of its own, which says that it cannot be taken back."""
    view = sample_view()
    chips = tuple(attrs.evolve(chip, queued=500 * (chip.id == "h20")) for chip in view.chips)
    (row,) = queue_facts(attrs.evolve(view, chips=chips))
    assert "500 cards" in row.value
    assert "cannot be taken back" in row.note


def test_cards_are_ordered_of_the_kind_that_is_used_most() -> None:
    """Of chips that may be bought the one owned most stands first."""
    view = sample_view()
    first = next(iter(subjects(kind_of("buy-chips"), view)))
    buyable = [chip for chip in view.chips if chip.buyable]
    assert first.id == max(buyable, key=lambda chip: chip.owned + chip.queued).id


def test_a_weaker_model_is_asked_about_once_more() -> None:
    """Serving less than today, or nothing, says what goes; the model of today says nothing."""
    view = sample_view()
    points = {model.id: model.capability for model in view.models}
    weaker = next(
        m.id for m in view.models if m.servable and points[m.id] < points[view.own.serves]
    )
    assert "weaker than what you serve now" in second_thought(view, order_to_serve(weaker))
    assert "loses all your users" in second_thought(view, order_to_serve(NOTHING))
    assert second_thought(view, order_to_serve(view.own.serves)) == ""


def order_to_serve(model: str) -> Order:
    """The order to serve a model."""
    return Order(kind="serve", subject=model)


async def test_serving_opens_on_what_is_served_whatever_row_is_pointed_at() -> None:
    """An Enter too many does not put an old model in the place of the one served."""
    async with DeskApp().run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("4", "down", "down", "v")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OrderDialog)
        assert pilot.app.screen.draft.subject == sample_view().own.serves


def test_cash_for_queued_cards_is_not_offered_again() -> None:
    """What is left of the cash once the queue is paid for is what presets are made of."""
    view = sample_view()
    chip = next(chip for chip in view.chips if chip.id == "h20")
    most = max(preset.value for preset in amounts("buy-chips", view, "h20"))
    free = view.own.cash - chip.queued * chip.price
    assert most * chip.price <= free


def test_limits_are_offered_to_the_last_thousand() -> None:
    """All that lenders lend is what they lend, not what rounding leaves of it."""
    own = attrs.evolve(sample_view().own, credit=12_483_211_987, equity=0)
    view = attrs.evolve(sample_view(), own=own)
    assert amounts("borrow", view, "")[-1].value == 12_483_211_000


def test_firms_are_listed_by_name() -> None:
    """Their order does not move with their value."""
    names = [choice.name for choice in subjects(kind_of("poach"), sample_view())]
    assert names == sorted(names, key=str.casefold)


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


async def test_presets_count_in_the_other_orders_of_the_week() -> None:
    """A run is offered at the split that lies in the tray."""
    door = FakeDoor()
    door.give(Order(kind="set-split", amount=20, price=70.0))
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await pilot.pause()
        assert "5 weeks 22,600" in screen_text(app)


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
    assert wording.cost(later, "borrow") == "$3.00M more interest a week"
    assert wording.cost(later, "set-pay") == "$3.00M more a week"
    assert wording.cost(quote(cost_later=-3_000_000), "set-pay") == "saves $3.00M a week"
    assert wording.cost(quote(moves=0), "set-price") == "free"
    assert wording.cost(quote(moves=1), "propose") == "no money"


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


def test_power_is_proposed_for_the_cards_that_come() -> None:
    """The field for power starts at a little more where what is coming can be lit as it is."""
    view = sample_view()
    assert first_draft("build-power", view).amount == 4
    chips = tuple(attrs.evolve(chip, queued=chip.queued + 20_000) for chip in view.chips)
    assert first_draft("build-power", attrs.evolve(view, chips=chips)).amount > 20


async def test_a_bid_follows_the_firm_it_is_for() -> None:
    """Another target has another price, even where one's own was typed for the last."""
    view = sample_view()
    firms = tuple(attrs.evolve(firm, owners_ask=1.237e9 * firm.rank) for firm in view.firms)
    app = DeskApp(FakeDoor(FakeSession(attrs.evolve(view, firms=firms))))
    asks = {firm.id: firm.owners_ask for firm in firms}
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        app.screen.draw_up(first_draft("buy-firm", app.door.view()))  # type: ignore[attr-defined]
        await pilot.pause()
        dialog = app.screen
        assert isinstance(dialog, OrderDialog)
        for keys in (("down",), (*"7B", "down")):
            await pilot.press(*keys)
            await pilot.pause()
            asked = asks[dialog.draft.subject]
            assert amount_of(app) == pytest.approx(asked, rel=0.01)


def test_a_card_counts_the_same_in_its_row_and_in_its_orders() -> None:
    """Units are what it gives in the own hands, in the table, the list and the hint."""
    view = sample_view()
    chip = attrs.evolve(view.chips[1], units=1.3, works=0.65)
    view = attrs.evolve(view, chips=(chip,))
    assert _chip_row(chip).cells[7] == "0.65"
    assert "0.65 units" in subjects(kind_of("buy-chips"), view)[0].note
    draft = attrs.evolve(first_draft("buy-chips", view, chip.id), amount=2_000.0)
    assert hint(draft, view, FakeSession().scenario).startswith("1.30k units")


@pytest.mark.parametrize("others", [0, 1])
async def test_the_arrows_choose_an_answer_however_many_matters_wait(others: int) -> None:
    """One begins in the answers; Tab leads to the matters only where there is another."""
    view = sample_view()
    more = [attrs.evolve(view.matters[0], id="visit", title="A visit")][:others]
    door = FakeDoor(FakeSession(attrs.evolve(view, matters=(*view.matters, *more))))
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert ("Next part" in screen_text(app)) == bool(others)
        await pilot.press("down", "down")
        await pilot.pause()
        assert app.screen.draft.option == "explain"
        await pilot.press("tab", "down")
        await pilot.pause()
        where = ("visit", "") if others else ("press", "silent")
        assert (app.screen.draft.subject, app.screen.draft.option) == where


async def test_enter_answers_nothing_before_an_answer_is_chosen() -> None:
    """A matter opens with no answer taken: Enter then gives none, and says what to do."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert "Choose an answer" in screen_text(app)
        assert FREE + "Confirm" in screen_text(app)
        assert all(TAKEN + title not in screen_text(app) for title in ("Confirm", "Say nothing"))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.door.tray == ()
        await pilot.press("down")
        await pilot.pause()
        assert "✓ Allowed" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert [given.option for given in app.door.tray] == ["confirm"]


async def test_an_answer_in_the_tray_is_taken_as_its_matter_is_opened() -> None:
    """Whoever looks at a given answer again finds it chosen, and Enter leaves it."""
    door = FakeDoor()
    door.give(Order(kind="answer", subject="press", option="silent"))
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        assert app.screen.draft.option == "silent"
        assert "● Say nothing" in screen_text(app)


async def test_a_number_that_takes_most_of_the_money_is_asked_about_once() -> None:
    """The first Enter says which part of the cash it is, the second gives the order."""
    view = sample_view()
    view = attrs.evolve(view, own=attrs.evolve(view.own, cash=1_000_000_000))
    app = DeskApp(FakeDoor(FakeSession(view)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        app.screen.query_one(NumberField).put(60_000.0)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "81% of your cash of $1.00B" in " ".join(screen_text(app).split())
        assert app.door.tray == ()
        await pilot.press("enter")
        await pilot.pause()
        assert [given.amount for given in app.door.tray] == [60_000]


@given(st.integers(0, 4_000_000_000), st.integers(0, 2_000_000_000))
def test_only_more_than_half_of_the_money_is_asked_about(sum_: int, cash: int) -> None:
    """Half of the cash passes without a word, anything beyond it never."""
    view = sample_view()
    view = attrs.evolve(view, own=attrs.evolve(view.own, cash=cash))
    order = Order(kind="buy-chips", subject="h20", amount=1)
    told = most_of_the_money(view, order, quote(cost_later=sum_))
    assert bool(told) == (sum_ > MOST * cash)
    assert most_of_the_money(view, order, quote(cost_later=sum_, refusal="no")) == ""


async def test_page_up_makes_a_number_larger_and_the_footer_says_so() -> None:
    """The page keys go the way of the arrows, through the handy values."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        await pilot.pause()
        assert "PgUp Larger  PgDn Smaller" in screen_text(app)
        first = amount_of(app)
        await pilot.press("pageup")
        await pilot.pause()
        larger = amount_of(app)
        assert first is not None
        assert larger is not None
        assert larger > first
        await pilot.press("pagedown")
        await pilot.pause()
        assert amount_of(app) == first


class Choosy(FakeSession):
    """Who refuses all firms but one."""

    wanted = "xai"

    def quote(self, order: Order) -> Quote:
        """Nothing is allowed about anybody else."""
        refusal = "" if order.subject == self.wanted else f"{order.subject[:1]} is too dear"
        return attrs.evolve(super().quote(order), refusal=refusal)


def test_an_order_begins_with_the_first_that_is_allowed() -> None:
    """It is judged by all it could be about: allowed where one is, else by the usual reason."""
    session = Choosy()
    door: Any = FakeDoor(session)
    view = session.view()
    assert likeliest("poach", view, door).subject == "xai"
    assert refusal_of("poach", view, door) == ""
    session.wanted = ""
    assert likeliest("poach", view, door) == first_draft("poach", view)
    assert refusal_of("poach", view, door) == "mostly a is too dear"


async def test_letters_move_to_a_name_in_an_order() -> None:
    """They find a firm, once more the next one of that letter; a number takes its own letters."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, OrderDialog)
        names = {firm.id: firm.name for firm in app.door.view().firms}
        rows = app.screen.query_one("#subjects", Picks)
        await pilot.press("m")
        await pilot.pause()
        first = rows.row
        assert names[first].startswith("M")
        rows._forget()
        await pilot.press("m")
        await pilot.pause()
        assert names[rows.row].startswith("M")
        assert rows.row != first
        here = rows.row
        await pilot.press("3", "k")
        await pilot.pause()
        assert rows.row == here
        assert app.screen.draft.amount == 3_000


async def test_the_keys_of_a_plain_list_are_letters_where_rows_have_names() -> None:
    """No j or k moves by a row in a list that is found by names."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("h")
        await pilot.pause()
        rows = app.screen.query_one("#subjects", Picks)
        here = rows.row
        await pilot.press("j")
        await pilot.pause()
        assert rows.row == here


def test_a_declaration_is_about_the_best_released_model() -> None:
    """The panel reads that one, so no other is offered."""
    view = sample_view()
    mine = next(model for model in view.models if model.mine)
    known = [
        attrs.evolve(mine, id=name, state=state, capability=capability)
        for name, state, capability in (
            ("old", "released", 120.0),
            ("best", "released", 150.0),
            ("unseen", "held", 160.0),
        )
    ]
    found = subjects(kind_of("declare-agi"), attrs.evolve(view, models=tuple(known)))
    assert [choice.id for choice in found] == ["best"]
