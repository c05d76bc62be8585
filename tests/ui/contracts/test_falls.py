"""What follows a failure, what own offers would make due, and cautions: all in words."""

from __future__ import annotations

import attrs
import pytest

from game.session.dealings import BreakLine, DueLine
from game.session.deals import Cascade, Draft
from game.session.deals.appraisal import Ended, Fall, Loss, LossItem, ValueLoss
from game.ui.contracts.falls import CascadeSheet
from game.ui.contracts.sheets import Calendar, DealSheet
from game.ui.contracts.worth import AppraisalSheet
from game.ui.widgets.sheet import Sheet
from tests.ui.contracts.deals import DealSession

FOUND = Cascade(
    firm="openai", name="OpenAI", total=330 * 10**9, text="Two firms fail.", weeks=8,
    falls=(Fall(firm="openai", name="OpenAI", wave=0, week=3),
           Fall(firm="oracle", name="Oracle", wave=1, week=5, contracts=("Stargate",))),
    losses=(Loss(firm="oracle", name="Oracle", lost=330 * 10**9, items=tuple(
        LossItem(kind="purchase", title=f"Part {n}", contract="", lost=10**10 * n)
        for n in (12, 9, 7, 3, 2))),),
    by_kind=(("promises that end", 300 * 10**9), ("debt", 30 * 10**9)),
    ends=(Ended(contract="stargate", title="Stargate", week=3, parties=("OpenAI", "Oracle")),),
    values=(ValueLoss(firm="nvidia", name="Nvidia", lost=9 * 10**10, part=0.02),),
    value_total=9 * 10**10,
    evicted=("Meta: 2,000 units",),
)  # fmt: skip


def told(sheet: Sheet, width: int) -> str:
    """The sheet's lines as text; none is wider than `width`."""
    lines = sheet.lines(width)
    assert all(line.cell_length <= width for line in lines)
    return "\n".join(line.plain for line in lines)


@pytest.mark.parametrize("width", [36, 72])
def test_a_failure_is_told_by_week_by_kind_and_by_what_ends(width: int) -> None:
    """Who fails when, who loses what, the sums by kind, ended promises, and lost value."""
    sheet = CascadeSheet()
    sheet.show(FOUND)
    text = told(sheet, width)
    for words in ("✗1 OpenAI, week 3", "✗2 Oracle, week 5, through", "Part 12", "and more",
                  "promises that end", "week 3: Stargate", "Tenants who lose their compute",
                  "Meta: 2,000 units", "Nvidia  ▼2.0%", "▼$90.0B"):  # fmt: skip
        assert words in text, words


def test_what_is_beyond_all_it_is_worth_stands_apart() -> None:
    """A line of its own under the creditor, and none where it can bear the loss."""
    sheet = CascadeSheet()
    sheet.show(FOUND)
    assert "beyond all" not in told(sheet, 72)
    (oracle,) = FOUND.losses
    sheet.show(attrs.evolve(FOUND, losses=(attrs.evolve(oracle, beyond=30 * 10**9),)))
    line = next(line for line in told(sheet, 72).splitlines() if "beyond all it is worth" in line)
    assert line.endswith("▼$30.0B")


def test_dues_of_own_offers_stand_apart() -> None:
    """What is due anyhow is summed without what others must sign first."""
    line = DueLine(contract="a", title="Lease", clause="Compute lease", other="X", week=3,
                   amount=-1_000_000)  # fmt: skip
    offered = attrs.evolve(line, contract="b", amount=-150_000_000_000, if_signed=True)
    calendar = Calendar()
    calendar.show([line, offered])
    text = told(calendar, 76)
    due, signed = text.split("If your offers are signed")
    assert "▼$1.00M" in due
    assert "$150B" not in due
    assert "▼$150B" in signed
    calendar.show([offered])
    assert "Nothing falls due" in told(calendar, 76)


def test_cautions_and_the_rule_of_the_odds_are_shown() -> None:
    """Notes stand first with a sign; the rule stands below the odds."""
    found = attrs.evolve(
        DealSession().appraise(Draft(to="nvidia")), notes=("you cannot pay this",),
        rule="above +$35M they are likelier to sign than not",
    )  # fmt: skip
    sheet = AppraisalSheet()
    sheet.show(found)
    text = told(sheet, 76)
    assert text.startswith("⚠ you cannot pay this")
    assert "above +$35M" in text


def test_damages_stand_in_what_breaking_costs() -> None:
    """Beside a fee, what is owed for the others' loss, and what else it costs."""
    view = DealSession().view()
    broken = BreakLine(
        contract="racks", title="The racks pact", fee=0, pledges=(), loses=(), free_of=(),
        ends_with=(), damages=7_000_000, costs=("everybody remembers",),
    )  # fmt: skip
    sheet = DealSheet()
    sheet.show(view.contracts[0], broken, (), 4)
    text = told(sheet, 76)
    assert "$7.00M of damages" in text
    assert "everybody remembers" in text
