"""What the tray says to offers, and what an offer would make due, on the screen."""

from __future__ import annotations

import attrs

from game.session.dealings import DueLine
from game.session.orders import Order
from game.ui.contracts.cascade import CascadeDialog
from game.ui.contracts.deal import DealDialog
from game.ui.contracts.said import COUNTERED, dues_of, said_to_offers
from game.ui.contracts.sheets import DealSheet
from tests.ui.contracts.deals import DealSession, deal_door
from tests.ui.contracts.test_falls import told
from tests.ui.desk.looking import DeskApp, screen_text


def test_an_answer_with_other_terms_is_said_to_the_offer() -> None:
    """Of the orders of a week a proposal that answers an offer counts like a yes or a no."""
    tray = (
        Order(kind="accept", subject="one"),
        Order(kind="propose", subject="amd", option="junior", contract="two"),
        Order(kind="propose", subject="amd", option="junior"),
    )
    assert said_to_offers(tray) == {"one": "accept", "two": COUNTERED}


async def test_a_countered_offer_waits_for_nobody() -> None:
    """Its line in the table, and the title of its dialog, say that other terms lie in the tray."""
    door = deal_door()
    offer = next(offer for offer in door.game.view().offers if offer.to_sign).contract
    door.give(Order(kind="propose", subject=offer.proposer, option="junior", contract=offer.id))
    app = DeskApp(door)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
        assert "↺ other terms, in tray" in shown
        assert "! waits for you" not in shown
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DealDialog)
        assert "answered with other terms" in screen_text(app)


def test_an_offer_tells_what_it_would_make_due() -> None:
    """The dues of an offer that waits for the own signature stand in its sheet, week by week."""
    view = DealSession().view()
    waiting = next(offer for offer in view.offers if offer.to_sign)
    due = DueLine(
        contract=waiting.contract.id, title="", clause="Payment", other="AMD", week=view.turn + 2,
        amount=-7_000_000, if_signed=True,
    )  # fmt: skip
    offers = tuple(
        attrs.evolve(offer, dues=(due,)) if offer is waiting else offer for offer in view.offers
    )
    view = attrs.evolve(view, offers=offers)
    assert dues_of(view, waiting.contract.id) == (due,)
    sheet = DealSheet()
    sheet.show(waiting.contract, None, dues_of(view, waiting.contract.id), view.turn)
    text = told(sheet, 76)
    assert "if all sign now" in text
    assert "▼$7.00M" in text


async def test_y_plays_on_with_the_offer_signed() -> None:
    """The dialog tells each party's fate, with a sign and a figure."""
    app = DeskApp(deal_door())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "tab", "enter")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, CascadeDialog)
        shown = screen_text(app)
    for words in ("What if all sign it?", "✗ AMD fails in week 9", "$2.00B is missing"):
        assert words in shown, words
