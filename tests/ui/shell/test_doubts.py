"""Being asked before a week that may be the firm's last."""

from __future__ import annotations

import pytest
from attrs import evolve

from game.session.orders import Order
from game.session.view import Forecast
from game.ui.place import place_of
from game.ui.screens.doubts import FEW_WEEKS, doubt, unanswered
from tests.ui.contracts.deals import with_deals
from tests.ui.shell.fakes import FakeWorlds
from tests.ui.shell.looking import app_of, at_desk, playing, press, until
from tests.ui.week import sample_view


def _forecast(*, shortfall: int = 0, runway: float | None = None) -> Forecast:
    return Forecast(cash=40_000_000, shortfall=shortfall, runway=runway)


@pytest.mark.parametrize("runway", [None, float(FEW_WEEKS), 100.0])
def test_a_safe_week_raises_no_doubt(runway: float | None) -> None:
    """Where everything can be paid and the cash lasts, nothing is asked."""
    assert doubt(_forecast(runway=runway)) == ""


def test_a_shortfall_is_named_with_its_sum() -> None:
    """What cannot be paid is told in dollars, and what follows."""
    text = doubt(_forecast(shortfall=126_000_000, runway=0.0))
    assert "$126M" in text
    assert "would fail" in text


def test_a_short_runway_is_named_with_its_weeks() -> None:
    """Cash for less than three weeks is told with what is left of it."""
    assert "less than 2 weeks" in doubt(_forecast(runway=1.4))
    assert "less than 1 week." in doubt(_forecast(runway=0.0))
    assert "$40.0M" in doubt(_forecast(runway=1.4))


def test_a_dread_that_ends_the_game_is_named_first() -> None:
    """What would end it is told with its figure, before any talk of cash."""
    dreaded = Forecast(cash=1, shortfall=5, runway=0.0, dread="xAI: protest above 70% (now 100%)")
    text = doubt(dreaded)
    assert "xAI: protest above 70% (now 100%)" in text
    assert "the game ends" in text


async def test_a_week_that_would_ruin_the_firm_is_handed_in_only_after_a_yes() -> None:
    """e asks; Enter on the answer offered first stays at the desk, y hands in."""
    worlds = FakeWorlds()
    async with playing(worlds) as pilot:
        await at_desk(pilot)
        worlds.games[0].shortfall = 126_000_000
        await press(pilot, "e")
        await until(pilot, "$126M")
        await press(pilot, "enter")
        assert place_of(app_of(pilot).screen) == "desk"
        assert worlds.games[0].weeks == 0
        await press(pilot, "e")
        await until(pilot, "$126M")
        await press(pilot, "y")
        await until(pilot, "report of the week")
        assert worlds.games[0].weeks == 1


def test_a_matter_that_runs_out_is_told_with_what_it_will_count_as() -> None:
    """Who hands in without an answer hears what silence says, and whose answer lies in the tray
    hears nothing."""
    view = sample_view()
    press_matter = evolve(view.matters[0], default="silent", weeks_left=1)
    view = evolve(view, matters=(press_matter, *view.matters[1:]))
    told = unanswered(view, ())
    assert "A reporter asks what V3 really cost" in told
    assert "it will count as: Say nothing" in told
    assert "Hand in without an answer?" in told
    answer = Order(kind="answer", subject="press", option="confirm")
    assert unanswered(view, (answer,)) == ""
    later = evolve(view, matters=(evolve(press_matter, weeks_left=2),))
    assert unanswered(later, ()) == ""


@pytest.mark.parametrize("order", ["accept", "refuse", "propose"])
def test_an_offer_that_lapses_unsigned_is_told_in_its_last_week(order: str) -> None:
    """Not before, nor once the tray says yes, no or something else to it; own ones say nothing."""
    view = with_deals(sample_view())
    asked, own = view.offers
    assert (asked.to_sign, own.to_sign) == (True, False)
    last = [evolve(offer, weeks_left=1) for offer in view.offers]
    told = unanswered(evolve(view, offers=tuple(last)), ())
    assert told.count("lapses after this week") == 1
    assert f"“{asked.contract.title}”" in told
    assert "Hand in without an answer?" in told
    said = Order(kind=order, subject=asked.contract.id, contract=asked.contract.id)
    assert unanswered(evolve(view, offers=tuple(last)), (said,)) == ""
    later = [evolve(offer, weeks_left=2) for offer in view.offers]
    assert unanswered(evolve(view, offers=tuple(later)), ()) == ""
