"""Ambition and fear stand on the overview with today's figures."""

from __future__ import annotations

from attrs import evolve

from game.session.orders import Order
from game.session.view import Goal, Term
from game.ui.desk.aims import Aims
from game.ui.desk.screen import DeskScreen
from game.ui.widgets.goal_lines import GoalLines
from game.ui.widgets.goals import Goals
from tests.ui.desk.looking import DeskApp, screen_text
from tests.ui.samples import FakeDoor, FakeSession, sample_view

OPEN = Term(text="DeepSeek R1: open", now=0.0, shown="no", holds=False)
SHARE = Term(text="DeepSeek: usage share > 4.5%", now=0.0168, shown="1.68%", holds=False)
MORALE = Term(text="DeepSeek: morale > 70%", now=0.85, shown="85%", holds=True)
POOR = Term(text="DeepSeek: cash < $60M", now=5e8, shown="$500M", holds=True)
WANT = Goal(
    text="To be read.", holds=False, at_end=True, weeks=1, held=0, terms=(SHARE, OPEN, MORALE)
)
DREAD = Goal(text="To be poor.", holds=True, at_end=False, weeks=2, held=1, terms=(POOR,))


def goal_lines(width: int, want: Goal = WANT) -> list[str]:
    """The two lines of the sample goals."""
    lines = GoalLines()
    lines._ambition, lines._fear = want, DREAD
    lines._name, lines._key = "DeepSeek", "9"
    return [line.plain for line in lines.lines(width)]


def test_both_goals_take_a_line_with_their_figures() -> None:
    """How many terms hold, each with its figure or sign; the weeks of a fear; the key for all."""
    want, dread = goal_lines(120)
    assert want.startswith("▲ want 1 of 3: ✗ usage share 1.68%, needs > 4.5% · ✗ DeepSeek R1: open")
    assert "✓ morale 85% (> 70%)" in want
    assert dread.startswith("▼ dread 1 of 2 weeks: cash < $60M (now $500M)")
    assert dread.endswith("[9] all")


def test_a_want_that_must_last_tells_for_how_long_it_has_held() -> None:
    """Its weeks stand beside the parts that hold, as those of the dread do."""
    want = goal_lines(120, evolve(WANT, weeks=4, held=2))[0]
    assert want.startswith("▲ want 1 of 3, 2 of 4 weeks: ")


def test_goals_in_short_leave_out_the_figures_of_what_holds() -> None:
    """Where room is short only what is still missing keeps its figure."""
    want, dread = goal_lines(82)
    assert want.rstrip().endswith("✓ morale")
    assert len(want) <= 82
    assert len(dread) <= 82


def test_a_goal_too_long_for_a_line_goes_on_below() -> None:
    """Nothing of a want is cut while a second line has room for it."""
    told = goal_lines(46)
    assert all(len(line) <= 46 for line in told)
    text = " ".join(" ".join(told).split())
    assert "usage share 1.68%, needs > 4.5%" in text
    assert "DeepSeek R1: open" in text
    assert "[9]" in told[-1]


def test_alternatives_of_a_dread_stand_with_their_own_figures() -> None:
    """Two dangers of which one is enough are told apart, each with its figure."""
    either = Term(
        text="xAI: cash < $500M or xAI: protest > 70%", now=0.0, shown="$1.1B, 100%", holds=True
    )
    goals = Goals()
    goals._ambition, goals._fear = WANT, evolve(DREAD, terms=(either,))
    shown = [line.plain for line in goals.lines(60)]
    assert "⚠ xAI: cash below $500M; now $1.1B" in shown
    assert "  or xAI: protest above 70%; now 100%" in shown
    lines = GoalLines()
    lines._ambition, lines._fear, lines._name, lines._key = WANT, goals._fear, "xAI", "9"
    told = " ".join(line.plain for line in lines.lines(120))
    assert "cash < $500M (now $1.1B) or protest > 70% (now 100%)" in told


def test_the_figure_of_a_dread_stands_at_every_width() -> None:
    """Where two lines do not hold a long dread its conditions are cut, and no figure of today."""
    text = (
        "Lab: cash < $60M or Lab: part held by those who owned it at the start < 12.5% "
        "or (weeks played ≥ 8 and Lab: value, holdings netted < $393.9B)"
    )
    fear = Term(text=text, now=0.0, shown="$500M, 31.4%, 3, $624B", holds=False)
    lines = GoalLines()
    lines._ambition, lines._fear = WANT, evolve(DREAD, terms=(fear,))
    lines._name, lines._key = "Lab", "9"
    for width in (80, 100, 120, 160):
        shown = [line.plain for line in lines.lines(width)]
        dread = shown[next(n for n, line in enumerate(shown) if "▼" in line) :]
        told = " ".join(" ".join(dread).split())
        assert len(dread) <= 2
        assert all(f"(now {n})" in told for n in ("$500M", "31.4%", "3, $624B")), told


def test_alternatives_keep_what_stands_in_brackets_together() -> None:
    """A danger of two conditions stands as one, with both figures."""
    text = "Lab: cash < $60M or Lab: heat > 45% or (weeks played ≥ 8 and Lab: usage share < 1.4%)"
    fear = Term(text=text, now=0.0, shown="$500M, 0%, 0, 1.68%", holds=False)
    goals = Goals()
    goals._ambition, goals._fear = WANT, evolve(DREAD, terms=(fear,))
    shown = [line.plain for line in goals.lines(90)]
    assert "· Lab: cash below $60M; now $500M" in shown
    assert "  or Lab: heat above 45%; now 0%" in shown
    told = "or weeks played at least 8 (now 0) and Lab: usage share below 1.4% (now 1.68%)"
    assert told in " ".join(" ".join(shown).split())


def test_a_fear_that_holds_bears_a_warning() -> None:
    """A dreaded term that holds looks nothing like a wish that came true."""
    goals = Goals()
    goals._ambition, goals._fear = WANT, evolve(DREAD)
    shown = [line.plain for line in goals.lines(60)]
    assert "⚠ DeepSeek: cash below $60M; now $500M" in shown
    assert "✓ DeepSeek: morale above 70%; now 85%" in shown


async def test_goals_are_on_the_overview_and_in_full_one_key_away() -> None:
    """The overview at 80 by 24 tells both; a key opens the full text, escape closes it."""
    app = DeskApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "▲ want 0 of 1" in shown
        assert "▼ dread 0 of 2 weeks" in shown
        await pilot.press("0")
        await pilot.pause()
        assert isinstance(app.screen, Aims)
        assert "A seventh of all tokens" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DeskScreen)


async def test_goals_follow_the_orders_in_the_tray() -> None:
    """Money spent this week is gone from the figures of a dread, on the desk and in full."""
    session = FakeSession(evolve(sample_view(), fear=evolve(DREAD, holds=False)))
    session._view = session.planned()  # its own figure of the morning
    app = DeskApp(FakeDoor(session))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = next(row for row in screen_text(app).split("\n") if "▼ dread" in row)
        assert isinstance(app.screen, DeskScreen)
        session.give(Order(kind="sprint", amount=9_000))
        app.screen.show_week()
        await pilot.pause()
        after = next(row for row in screen_text(app).split("\n") if "▼ dread" in row)
        assert before != after
        await pilot.press("0")
        await pilot.pause()
        figure = session.planned().fear.terms[0].shown
        assert figure in after
        assert figure in screen_text(app)


def test_a_figure_that_reads_like_its_bound_is_told_in_words() -> None:
    """Who has $16B and needs "> $16B" would look for a fault."""
    term = Term(text="Ada: cash > $16B", now=16e9, shown="$16B", holds=False)
    line = GoalLines()
    line._name = "Ada"
    assert line._term(term) == "✗ cash $16B, needs more than $16B"


def test_a_sign_stands_with_what_it_is_of() -> None:
    """No line ends with a sign whose words begin the next one."""
    for width in range(40, 122):
        assert not any(line.rstrip().endswith(("✓", "✗")) for line in goal_lines(width))


def test_the_key_of_the_goals_never_stands_alone() -> None:
    """Where the dread fills its line the key stands behind the want, or words go down with it."""
    for width in range(40, 122):
        told = goal_lines(width)
        assert all(len(line) <= width for line in told)
        assert sum("[9]" in line for line in told) == 1
        assert not any(line.strip().startswith("[9]") for line in told)


def test_a_bound_that_is_reckoned_stands_with_what_it_is_reckoned_from() -> None:
    """The figure asked for comes first, then where it comes from; a bracket stays whole."""
    bound = "$68B (1.25 × what Lab's shares were worth at the start)"
    fear = Term(
        text=f"Lab: heat > 45% or Lab: value < {bound}", now=0.0, shown="0%, $70B", holds=False
    )
    goals = Goals()
    goals._ambition, goals._fear = WANT, evolve(DREAD, terms=(fear,))
    assert f"  or Lab: value below {bound}; now $70B" in [line.plain for line in goals.lines(120)]
    line = GoalLines()
    line._name = "Lab"
    near = Term(text=f"Lab: value > {bound}", now=68e9, shown="$68B", holds=False)
    assert line._term(near) == "✗ value $68B, needs more than $68B"
