"""Teams, suits and what a house hides stand on the desk, and only where there is something."""

from __future__ import annotations

import attrs

from game.compiled.orders import KIND_BY_ID, ORDER_KINDS
from game.session.rivalry import Conduct, Hidden, SuitLine, TeamLine
from game.session.view import View
from game.ui.orders.presets import first_draft
from game.ui.orders.subjects import subjects
from tests.ui.desk.looking import DeskApp, screen_text
from tests.ui.samples import FakeDoor, FakeSession, sample_view

LAB = TeamLine(
    id="lab", name="[b]Lab[/b]", about="", firm="openai", firm_name="OpenAI", people=60,
    skill="training", strength=0.9, mine=False,
)  # fmt: skip
OURS = attrs.evolve(LAB, id="ours", name="Our team", mine=True, firm="deepseek", pay=900_000.0)
SUIT = SuitLine(
    by="openai", by_name="OpenAI", against="deepseek", against_name="DeepSeek",
    weeks_left=4, asks=25_000_000, chance=0.4,
)  # fmt: skip


def rich_view() -> View:
    """The sample week with teams, a suit and a secret."""
    conduct = Conduct(
        care=0.05, hold_pay=2e6, score=126.0, worth=120.0,
        hidden=(Hidden(id="tuned benchmark", weeks=3, chance=0.04),),
    )  # fmt: skip
    return attrs.evolve(sample_view(), teams=(OURS, LAB), suits=(SUIT,), conduct=conduct)


async def shown(view: View, area: str, size: tuple[int, int] = (160, 50)) -> str:
    """What an area of the desk shows."""
    app = DeskApp(FakeDoor(FakeSession(view)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(area)
        await pilot.pause()
        return screen_text(app)


async def test_teams_stand_in_the_company() -> None:
    """Own teams with their pay, others' with their house, names as they are."""
    text = await shown(rich_view(), "2")
    for words in ("Teams", "Our team", "$900k", "[b]Lab[/b]", "OpenAI", "training 0.9", "$2.00M"):
        assert words in text, words


async def test_suits_stand_among_the_rivals() -> None:
    """The accused reads who sues, the odds, and what would settle it."""
    text = await shown(rich_view(), "7")
    for words in ("In court", "OpenAI against DeepSeek", "40%", "$25.0M"):
        assert words in text, words


async def test_score_and_worth_stand_by_the_models() -> None:
    """What is hidden is shown to its own chief, with the odds that it is found."""
    text = await shown(rich_view(), "4")
    for words in ("Care and scores", "Tuned benchmark", "hidden 3 weeks", "126", "120"):
        assert words in text, words


async def test_nothing_is_shown_where_nothing_is() -> None:
    """Without teams and suits their panels are not there."""
    assert "Teams" not in await shown(sample_view(), "2")
    assert "In court" not in await shown(sample_view(), "7")


def test_dialogs_start_from_what_is_asked() -> None:
    """A settlement starts from what they ask, a bid lists others' teams alone."""
    view = rich_view()
    draft = first_draft("settle", view)
    assert (draft.subject, draft.amount) == ("openai", 25_000_000)
    assert [choice.id for choice in subjects(ORDER_KINDS[KIND_BY_ID["bid-team"]], view)] == ["lab"]
    assert first_draft("hold-team", view).price == 2e6
    assert first_draft("set-care", view).price == 5
