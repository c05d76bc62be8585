"""Ambition and fear stand on the overview with today's figures."""

from __future__ import annotations

from attrs import evolve

from game.session.view import Goal, Term
from game.ui.desk.aims import Aims
from game.ui.desk.screen import DeskScreen
from game.ui.widgets.goals import GoalLines, Goals
from tests.ui.desk.looking import DeskApp, screen_text

OPEN = Term(text="DeepSeek R1: open", now=0.0, shown="no", holds=False)
SHARE = Term(text="DeepSeek: usage share > 4.5%", now=0.0168, shown="1.68%", holds=False)
MORALE = Term(text="DeepSeek: morale > 70%", now=0.85, shown="85%", holds=True)
POOR = Term(text="DeepSeek: cash < $60M", now=5e8, shown="$500M", holds=True)
WANT = Goal(
    text="To be read.", holds=False, at_end=True, weeks=1, held=0, terms=(SHARE, OPEN, MORALE)
)
DREAD = Goal(text="To be poor.", holds=True, at_end=False, weeks=2, held=1, terms=(POOR,))


def goal_lines(width: int) -> list[str]:
    """The two lines of the sample goals."""
    lines = GoalLines()
    lines._ambition, lines._fear = WANT, DREAD
    lines._name, lines._key = "DeepSeek", "9"
    return [line.plain for line in lines.lines(width)]


def test_both_goals_take_a_line_with_their_figures() -> None:
    """How many terms hold, each with its figure or sign; the weeks of a fear; the key for all."""
    want, dread = goal_lines(120)
    assert want.startswith("▲ want 1/3: ✗ usage share 1.68% of > 4.5% · ✗ DeepSeek R1: open")
    assert "✓ morale 85% of > 70%" in want
    assert dread.startswith("▼ dread 1/2 weeks: cash < $60M; now $500M")
    assert dread.endswith("9 more")


def test_goals_in_short_leave_out_the_figures_of_what_holds() -> None:
    """Where room is short only what is still missing keeps its figure."""
    want, dread = goal_lines(78)
    assert want.rstrip().endswith("✓ morale")
    assert len(want) <= 78
    assert len(dread) <= 78


def test_a_fear_that_holds_bears_a_warning() -> None:
    """A dreaded term that holds looks nothing like a wish that came true."""
    goals = Goals()
    goals._ambition, goals._fear = WANT, evolve(DREAD)
    shown = [line.plain for line in goals.lines(60)]
    assert "⚠ DeepSeek: cash < $60M; now $500M" in shown
    assert "✓ DeepSeek: morale > 70%; now 85%" in shown


async def test_goals_are_on_the_overview_and_in_full_one_key_away() -> None:
    """The overview at 80 by 24 tells both; a key opens the full text, escape closes it."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "▲ want 0/1" in shown
        assert "▼ dread 0/2 weeks" in shown
        await pilot.press("9")
        await pilot.pause()
        assert isinstance(app.screen, Aims)
        assert "A seventh of all tokens" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)
