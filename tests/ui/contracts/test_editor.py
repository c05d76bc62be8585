"""The editor: building a bundle by keys, its worth changing with it, sending and undoing."""

from __future__ import annotations

import attrs
import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from game.compiled.clauses import CLAUSE_KINDS
from game.session.dealings import Bearings
from game.session.deals import ClauseDraft, Draft
from game.ui.contracts.choosing import with_partner
from game.ui.contracts.clauses import first_clause
from game.ui.contracts.editor import EditorScreen
from game.ui.contracts.pick import NamedRows, PickDialog
from game.ui.desk.screen import DeskScreen
from game.ui.orders.subjects import Choice
from game.ui.screens.dialogs import DiscardDialog
from game.ui.widgets import by_name
from tests.ui.contracts.deals import DealSession, deal_door
from tests.ui.desk.looking import SIZES, DeskApp, screen_text

REST = 0.15
"""Longer than the editor waits before it appraises."""


async def begin(pilot: Pilot[None], downs: int = 0) -> EditorScreen:
    """Open the editor with the first firm and one clause, so many kinds down the list."""
    await pilot.press("C")
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press(*["down"] * downs, "enter")
    await pilot.pause()
    await pilot.pause(REST)
    screen = pilot.app.screen
    assert isinstance(screen, EditorScreen)
    return screen


@pytest.mark.parametrize(("size", "hostile"), [((80, 24), False), *((s, True) for s in SIZES)])
async def test_the_editor_stands_at_every_size(size: tuple[int, int], hostile: bool) -> None:
    """With hostile names too, no row is wider than the screen and nothing acts."""
    app = DeskApp(deal_door(hostile=hostile))
    async with app.run_test(size=size) as pilot:
        await begin(pilot)
        rows = screen_text(app).split("\n")
        assert all(cell_len(row) == size[0] for row in rows)
        assert "\x1b" not in "".join(rows)
        assert app.acted == []


async def test_at_80_by_24_everything_is_in_sight() -> None:
    """Clause, numbers, presets, odds, wish and the worth to both sides, without scrolling."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot, downs=1)
        shown = screen_text(app)
    for words in ("An offer to Nvidia", "rank: junior", "Nvidia lets DeepSeek", "an hour and unit",
                  "today's rent", "Weeks to build up", "Odds", "Worth to you",
                  "Worth to Nvidia", "would sign if", "fears", "s Send"):  # fmt: skip
        assert words in shown, words


async def test_the_last_day_is_one_key_away() -> None:
    """The head says that there is none; l writes one, and goes to it again when it stands."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        assert "no last day (l)" in screen_text(app)
        await pilot.press("l")
        await pilot.pause()
        await pilot.press("home", *["delete"] * 4, *"78")
        await pilot.pause(REST)
        assert screen.draft.clauses[-1] == ClauseDraft(kind="end-on-date", weeks=78)
        assert "lasts 78 weeks (l)" in screen_text(app)
        await pilot.press("escape", "up", "l")
        await pilot.pause()
        assert [clause.kind for clause in screen.draft.clauses] == ["payment", "end-on-date"]
        assert screen.clause == screen.draft.clauses[-1]


async def test_a_clause_tells_what_it_is_worth() -> None:
    """Beside what its kind means: to the own firm and, reckoned, to the other."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        await begin(pilot)
        await pilot.press(*"7000000")
        await pilot.pause(REST)
        shown = " ".join(screen_text(app).split())
    assert "Worth ▼$261M to you, ≈▲$261M to Nvidia. Money every so many weeks" in shown


async def test_the_worth_follows_every_number_typed() -> None:
    """Digits typed at the clauses go to the first number, and the appraisal changes."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.press(*"7000000")
        await pilot.pause(REST)
        assert screen.draft.clauses[0].amount == 7000
        assert "▼$7.00M" in screen_text(app)
        assert "▲$7.00M" in screen_text(app)


async def test_turning_a_clause_round_turns_its_worth() -> None:
    """Who gave now takes."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        assert screen.draft.clauses[0].giver == "deepseek"
        await pilot.press("d")
        await pilot.pause(REST)
        assert screen.draft.clauses[0].taker == "deepseek"
        assert "Nvidia pays DeepSeek" in screen_text(app)


async def test_their_wish_is_taken_by_a_key() -> None:
    """The draft becomes the one that the appraisal says they would sign."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.press("d")
        await pilot.pause(REST)
        before = screen.draft.clauses[0].amount
        await pilot.press("w")
        await pilot.pause(REST)
        assert screen.draft.clauses[0].amount == before // 2
        assert screen.place == 0


async def test_sending_puts_all_in_the_tray_and_undo_takes_all_back() -> None:
    """A bundle of two clauses is three orders and one line; one undo takes them back."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(160, 50)) as pilot:
        await begin(pilot)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert [order.kind for order in app.door.tray] == ["propose", "clause", "clause"]
        assert "Propose a contract: Nvidia, junior;" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert app.door.tray == ()


async def test_a_proposal_that_is_refused_stays_with_the_reason() -> None:
    """What the session refuses is told at the top of the appraisal."""
    door = deal_door()
    assert isinstance(door.session, DealSession)
    door.session.refused = "there is no room for another contract"
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.press("s")
        await pilot.pause(REST)
        assert app.screen is screen
        assert "Not allowed: there is no room for another contract" in screen_text(app)
        assert door.tray == ()


async def test_the_last_clause_can_be_taken_out() -> None:
    """An empty bundle says what to do, and cannot be sent."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.press("x")
        await pilot.pause(REST)
        assert screen.draft.clauses == ()
        assert "a adds one" in screen_text(app)
        await pilot.press("s")
        await pilot.pause()
        assert app.screen is screen


async def test_what_a_clause_is_about_is_chosen_from_a_list() -> None:
    """A placement lists the users; those chosen stand in the clause."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, downs=10)
        assert screen.draft.clauses[0].kind == "placement"
        before = screen.draft.clauses[0].subject
        await pilot.press("i")
        await pilot.pause()
        assert isinstance(app.screen, PickDialog)
        await pilot.press("down", "enter")
        await pilot.pause(REST)
        assert screen.draft.clauses[0].subject not in {"", before}


async def test_the_rank_goes_round() -> None:
    """Junior, subordinate, secured, and junior again."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        ranks = []
        for _turn in range(3):
            await pilot.press("r")
            await pilot.pause()
            ranks.append(screen.draft.rank)
        assert ranks == ["subordinate", "secured", "junior"]


async def test_escape_leaves_a_number_first_then_asks_before_it_drops_a_draft() -> None:
    """From a number to the clauses; from the clauses to the desk, with nothing sent."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.press("enter", "escape")
        await pilot.pause()
        assert app.screen is screen
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DiscardDialog)
        assert "1 clause for Nvidia has not been sent" in screen_text(app)
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, DiscardDialog)
        await pilot.press("n")
        await pilot.pause()
        assert app.screen is screen
        await pilot.press("escape", "t")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
        assert app.door.tray == ()


def test_another_partner_takes_the_place_of_the_one_before() -> None:
    """In every clause, on whichever side it stood; third firms stay."""
    draft = Draft(
        to="amd",
        clauses=[
            ClauseDraft(kind="payment", giver="amd", taker="deepseek"),
            ClauseDraft(kind="guarantee", giver="meta", taker="amd", subject="amd"),
        ],
    )
    changed = with_partner(draft, "xai")
    assert changed.to == "xai"
    assert [(c.giver, c.taker) for c in changed.clauses] == [("xai", "deepseek"), ("meta", "xai")]


async def test_arrows_go_from_number_to_number() -> None:
    """Down moves on and up back, to the clauses at last; no number changes by it."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot, downs=1)
        before = screen.draft
        names = []
        for key in ("enter", "down", "down", "down", "up", "up", "up"):
            await pilot.press(key)
            await pilot.pause()
            focused = screen.focused
            assert focused is not None
            names.append(focused.id or str(focused.parent and focused.parent.parent.id))  # type: ignore[union-attr]
        assert names == ["amount", "price", "weeks", "weeks", "price", "amount", "clause-list"]
        assert screen.draft == before


async def test_what_binds_a_party_outside_stands() -> None:
    """It has no numbers to type, and is neither removed nor turned: nobody asks the builders."""
    app = DeskApp(deal_door())
    halls = ClauseDraft(
        kind="purchase", giver="nvidia", taker="suppliers", amount=5_000_000, weeks=9
    )
    draft = Draft(to="nvidia", clauses=(halls,), contract="pact")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = EditorScreen(app.door, draft)
        app.push_screen(screen)
        await pilot.pause(REST)
        assert "nobody asks a party outside" in screen_text(app)
        await pilot.press("x", "d", "enter", "9")
        await pilot.pause(REST)
        assert screen.draft == draft


async def test_throwing_away_is_asked_with_the_cursor_on_no() -> None:
    """Enter on the question keeps what was written; only another choice throws it away."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await begin(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DiscardDialog)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen
        await pilot.press("escape", "up", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)


async def test_the_bound_of_a_door_follows_what_it_is_about() -> None:
    """Chosen for other users, a door is as wide as it may be there, and its bound is told anew."""
    door = deal_door()
    users = [segment.id for segment in door.view().market.segments]
    wide = {("openai", user): 0.4 if user == users[1] else 0.15 for user in users}
    bounded = attrs.evolve(door.view(), bearings=Bearings(doors=wide))
    draft = Draft(to="openai", clauses=(first_clause("placement", bounded, "openai"),))
    assert draft.clauses[0].subject == users[1]
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = EditorScreen(door, draft)
        screen.view = bounded
        await app.push_screen(screen)
        await pilot.pause(REST)
        clause = screen.draft.clauses[0]
        screen.put(attrs.evolve(clause, subject=users[0], price=0.3))
        await pilot.pause(REST)
        assert screen.draft.clauses[0].price == 0.15
        assert "at most 0.15" in screen_text(app)
        screen.put(attrs.evolve(screen.draft.clauses[0], subject=users[1]))
        await pilot.pause(REST)
        assert "at most 0.4" in screen_text(app)


async def test_letters_lead_to_the_firm_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed in a list, the first letters of a name or of a word of it move the cursor there."""
    monkeypatch.setattr(by_name, "_PAUSE", 600.0)
    choices = [Choice("a", "Alibaba", ""), Choice("j", "Jane AI", ""), Choice("al", "Alphabet", "")]
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        found: list[str | None] = []
        for keys in ("alp", "ja", "ai"):
            await app.push_screen(PickDialog("Who?", choices), found.append)
            await pilot.press(*keys, "enter")
            await pilot.pause()
        assert found == ["al", "j", "j"]


async def test_the_key_that_adds_a_clause_moves_nothing_in_the_list_it_opened() -> None:
    """A new offer opens the list by itself; who presses a once more stays on the first kind."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("C")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PickDialog)
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, PickDialog)
        assert app.screen.query_one(NamedRows).row == CLAUSE_KINDS[0].id
