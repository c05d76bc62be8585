"""The deals area and the dialog of a contract: what binds, what waits, what can be done."""

from __future__ import annotations

import attrs
import pytest
from rich.cells import cell_len

from game.session.dealings import DueLine
from game.session.orders import Order
from game.ui.contracts.cascade import CascadeDialog
from game.ui.contracts.deal import DealDialog
from game.ui.contracts.editor import EditorScreen
from game.ui.contracts.pick import PickDialog
from game.ui.contracts.sheets import Calendar, DealSheet, spans
from game.ui.desk.contracts import Contracts
from game.ui.desk.screen import DeskScreen
from game.ui.orders.dialog import OrderDialog
from game.ui.screens.dialogs import Question
from game.ui.screens.parts import Prose
from game.ui.widgets.tray import Tray
from tests.ui.contracts.deals import DealSession, clause, deal_door, with_deals
from tests.ui.desk.looking import SIZES, DeskApp, screen_text
from tests.ui.samples import FakeDoor, sample_view


def deal_app(*, hostile: bool = False) -> DeskApp:
    """The desk of the sample week with contracts."""
    return DeskApp(deal_door(hostile=hostile))


async def test_the_area_tells_what_binds_and_what_waits() -> None:
    """At 80 by 24: the contract with its weekly sum, and the offers with worth and odds."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
    for words in ("The racks pact", "Alibaba", "$525k", "wk 40", "The door pact", "▲$9.00M",
                  "! waits for you", "25% that AMD signs", "week", "▼$525k"):  # fmt: skip
        assert words in shown, words


async def test_wide_screens_show_the_chosen_one_in_full() -> None:
    """At 160 by 50 clauses, dues and what breaking brings stand beside the tables."""
    app = deal_app()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        shown = screen_text(app)
    for words in ("If you break it", "you owe $40.0M at once", "one of these fails: Alibaba",
                  "Due in the next eight weeks", "sum", "$4.20M", "week 5"):  # fmt: skip
        assert words in shown, words


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_contracts_neither_act_nor_crash(size: tuple[int, int]) -> None:
    """Names that try to be markup are shown as they are, at every size."""
    app = deal_app(hostile=True)
    async with app.run_test(size=size) as pilot:
        for key in ("6", "enter"):
            await pilot.press(key)
            await pilot.pause()
            rows = screen_text(app).split("\n")
            assert all(cell_len(row) == size[0] for row in rows)
            assert "\x1b" not in "".join(rows)
        assert isinstance(app.screen, DealDialog)
        assert app.acted == []


async def test_an_offer_is_signed_by_keys() -> None:
    """Enter opens the offer, s signs it, and the table says that it lies in the tray."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        shown = screen_text(app)
        assert "Meta pays DeepSeek" in shown
        assert "Worth to you" in shown
        assert "Odds" not in shown  # Meta has signed already
        await pilot.press("s")
        await pilot.pause()
        await pilot.pause()
        assert app.door.tray == (Order(kind="accept", subject="door"),)
        assert "✓ signed, in tray" in screen_text(app)


async def test_each_clause_tells_what_it_is_worth() -> None:
    """Of a contract in force too, of every kind that is weighed, to both sides."""
    app = deal_app()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        shown = screen_text(app)
    assert "worth " in shown
    assert " to you, ≈" in shown


@pytest.mark.parametrize("page", ["1", "6"])
async def test_the_key_of_answers_opens_what_the_page_is_about(page: str) -> None:
    """On the page of contracts the first offer, though a matter waits; elsewhere the matter."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(page, "a")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog if page == "6" else OrderDialog)


async def test_an_offer_is_refused() -> None:
    """The other key says no."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "tab", "enter")
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        assert app.door.tray == (Order(kind="refuse", subject="door"),)


async def test_an_own_offer_has_no_key_to_sign() -> None:
    """What waits for others can be read, and asked about, but not signed again."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "tab", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        assert "Odds" in screen_text(app)
        await pilot.press("s")
        await pilot.pause()
        assert app.door.tray == ()


async def test_an_own_offer_is_taken_back() -> None:
    """t withdraws what the others have not signed yet, after saying that they still may sign."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "tab", "down", "enter")
        await pilot.pause()
        assert "t Take back" in screen_text(app)
        await pilot.press("t")
        await pilot.pause()
        assert "AMD may sign it this very week: then it binds" in " ".join(screen_text(app).split())
        await pilot.press("y")
        await pilot.pause()
        await pilot.pause()
        assert app.door.tray == (Order(kind="refuse", subject="deal-1"),)
        assert "✗ taken back, in tray" in screen_text(app)


def elsewhere() -> FakeDoor:
    """DeepSeek leases of Alibaba alone, and Meta offers it a lease."""
    view = with_deals(sample_view())
    only = clause(view, "exclusivity", "deepseek", "alibaba")
    racks = attrs.evolve(view.contracts[0], clauses=(*view.contracts[0].clauses, only))
    lease = clause(view, "lease", "meta", "deepseek", amount=10, price=0.3)
    door = attrs.evolve(view.offers[0].contract, clauses=(lease,))
    return FakeDoor(DealSession(attrs.evolve(
        view, contracts=(racks, *view.contracts[1:]),
        offers=(attrs.evolve(view.offers[0], contract=door), *view.offers[1:]),
    )))  # fmt: skip


async def test_signing_what_breaks_another_contract_asks_first() -> None:
    """Table, offer, question and tray name the contract, the promise and the fee."""
    app = DeskApp(elsewhere())
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("6", "tab", "enter")
        await pilot.pause()
        assert "✗ breaks The racks pact" in screen_text(app)
        read = " ".join(screen_text(app).replace("│", " ").split())
        assert "It breaks “The racks pact” with Alibaba" in read
        assert "until somebody ends it" in read
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, Question)
        assert "a fee of $40M" in str(app.screen.query_one(Prose).content)
        assert "y Yes  n No" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert app.door.tray == ()
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        await pilot.pause()
        assert app.door.tray == (Order(kind="accept", subject="door"),)
        tray = app.screen.query_one(Tray)
        told = " ".join(line.plain.strip() for line in tray.lines(40))
        assert "✗ It breaks “The racks pact” with Alibaba" in told


async def test_breaking_asks_first() -> None:
    """Only yes breaks a contract."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, Question)
        await pilot.press("y")
        await pilot.pause()
        assert app.door.tray == (Order(kind="break", subject="racks"),)


async def test_a_contract_is_handed_over_to_a_firm_that_is_no_party() -> None:
    """The list leaves out who is bound already; the order names the taker."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        await pilot.press("h")
        await pilot.pause()
        assert isinstance(app.screen, PickDialog)
        assert "Alibaba" not in screen_text(app).split("Hand it over")[1].split("╰")[0]
        await pilot.press("enter")
        await pilot.pause()
        assert "Odds that it is taken" in screen_text(app)
        await pilot.press("y")
        await pilot.pause()
        assert app.door.tray == (Order(kind="assign", subject="racks", taker="nvidia"),)


async def test_a_refused_order_says_why_and_the_dialog_stays() -> None:
    """What the session does not allow is told, and nothing is given."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        for _move in range(3):
            app.door.give(Order(kind="lobby", amount=1))
        await pilot.press("6", "enter")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        assert "Not allowed: no moves are left this week" in screen_text(app)


async def test_changing_a_contract_opens_the_editor_with_its_clauses() -> None:
    """The draft holds the contract's clauses and says what it would replace."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, EditorScreen)
        draft = app.screen.draft
        assert (draft.to, draft.contract) == ("alibaba", "racks")
        assert [clause.kind for clause in draft.clauses] == ["lease", "break-fee"]
        assert draft.clauses[0].price == pytest.approx(0.35)


async def test_a_dialog_tells_what_if_the_other_misses_a_payment() -> None:
    """The key asks the session about the other party."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, CascadeDialog)
        session = app.door.session
        assert isinstance(session, DealSession)
        assert session.asked == ["alibaba"]


async def test_a_click_opens_what_a_key_opens() -> None:
    """The bar of the area runs its actions; a second click on a row opens it."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        rows = screen_text(app).split("\n")
        row = next(n for n, line in enumerate(rows) if "The racks pact" in line)
        await pilot.click(offset=(6, row))
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        await pilot.press("escape")
        await pilot.pause()
        rows = screen_text(app).split("\n")
        row = next(n for n, line in enumerate(rows) if "Write a contract" in line)
        await pilot.click(offset=(rows[row].index("Write"), row))
        await pilot.pause()
        assert isinstance(app.screen, PickDialog)


async def test_an_offer_waits_in_the_inbox() -> None:
    """It stands among what is to be decided, and Enter opens it."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "! Offer: The door pact" in shown
        assert "2 to decide" in shown
        await pilot.press("tab", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        await pilot.press("r")
        await pilot.pause()
        assert "✓ Offer: The door pact" in screen_text(app)


async def test_capital_shows_consolidated_beside_headline_and_circular_money() -> None:
    """Both values stand one below the other, and the bar names its parts."""
    app = deal_app()
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        shown = screen_text(app)
    for words in ("Headline value", "Consolidated", "Circular money", "outside money",
                  "counted twice", "5.0% of the headline"):  # fmt: skip
        assert words in shown, words


async def test_without_contracts_the_area_says_so() -> None:
    """Empty tables are told in words."""
    app = DeskApp(FakeDoor())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        shown = screen_text(app)
        assert "No contract binds you." in shown
        assert "No offer is open." in shown
        assert isinstance(app.screen, DeskScreen)


async def test_the_question_before_breaking_says_what_it_costs() -> None:
    """Nobody has to go back to the sheet to know it."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        shown = " ".join(screen_text(app).split())
        assert "c Renegotiate" in shown
        assert "b Break" in shown
        await pilot.press("b")
        await pilot.pause()
        assert "you owe $40.0M at once" in screen_text(app)


def test_weeks_that_are_alike_are_told_once() -> None:
    """Sums of each week, with everybody they go to."""
    due = DueLine(contract="x", title="X", clause="Payment", other="Alibaba", week=1, amount=-5000)
    rows = spans([attrs.evolve(due, week=week) for week in (1, 2, 3)])
    assert [(first, last) for first, last, _dues in rows] == [(1, 3)]
    calendar = Calendar()
    names = [f"A firm of a long name {n}" for n in range(4)]
    dues = [attrs.evolve(due, other=name, week=week) for name in names for week in (1, 2, 4)]
    calendar._dues = tuple(dues)
    told = "\n".join(line.plain for line in calendar.lines(74))
    assert all(name in told for name in names)
    assert "1–2 each" in told


def test_the_calendar_adds_up() -> None:
    """In less out is left; a week's parties add up to it, and the weeks to the sum."""
    due = DueLine(contract="x", title="X", clause="Payment", other="Alibaba", week=1, amount=-5000)
    dues = [
        due,
        attrs.evolve(due, clause="Revenue share", amount=2000, certain=False),
        attrs.evolve(due, other="Meta", amount=9000, week=2),
    ]
    calendar = Calendar()
    calendar._dues = tuple(dues)
    first, second, total = [line.plain.split() for line in calendar.lines(74)[-3:]]
    assert first == ["1", "$2.00k", "$5.00k", "▼$3.00k", "Alibaba", "≈▼$3.00k"]
    assert second == ["2", "$9.00k", "–", "▲$9.00k", "Meta", "▲$9.00k"]
    assert total == ["sum", "$11.0k", "$5.00k", "▲$6.00k"]
    rule = " ".join(line.plain for line in calendar.lines(74)[:3])
    assert rule.startswith("in less out is what is left")


def test_what_has_no_last_day_says_so() -> None:
    """A contract without a date, and its lease, say that they last until somebody ends them."""
    view = with_deals(sample_view())
    sheet = DealSheet()
    sheet._deal = attrs.evolve(view.contracts[0], until=-1)
    told = "\n".join(line.plain for line in sheet.lines(200))
    assert "no last day: until somebody ends it" in told
    assert told.count("until somebody ends it") == 2
    end = clause(view, "end-on-date", "", "", weeks=4)
    sheet._deal = attrs.evolve(view.contracts[0], clauses=(*view.contracts[0].clauses, end))
    assert "until somebody" not in "\n".join(line.plain for line in sheet.lines(200))


async def test_what_the_tray_makes_due_stays_while_the_desk_is_shown_anew() -> None:
    """The calendar keeps what it knows of the tray until it hears of it again."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        await pilot.pause()
        area = app.screen.query_one(Contracts)
        assert area.view is not None
        due = DueLine(
            contract="racks", title="Racks", clause="pay", other="Alibaba",
            week=area.view.turn, amount=-310_000_000,
        )  # fmt: skip
        area.show_worths({}, (), (due,), {})
        area.fill(area.view)
        assert list(area.query_one(Calendar)._dues) == [due]


async def test_offers_are_weighed_once_a_tray() -> None:
    """Opening and closing a screen weighs nothing anew; an order does."""
    app = deal_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, DeskScreen)
        known = desk._appraised()
        assert known
        assert desk._appraised() is known
        app.door.give(Order(kind="lobby", amount=100))
        assert desk._appraised() is not known
