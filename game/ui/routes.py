"""The way to every screen: each is imported when it is first shown.

Invariant: importing this module imports no screen, so the first frame pays for
the title alone.
"""
# ruff: noqa: PLC0415 - late imports are what this module is for

from __future__ import annotations

from typing import TYPE_CHECKING

from game.words import _, ngettext

if TYPE_CHECKING:
    from game.compiled.load import Game as Loaded
    from game.session.view import View, WeekReport
    from game.ui.desk.screen import DeskScreen
    from game.ui.door import Door
    from game.ui.screens.briefing import BriefingScreen
    from game.ui.screens.chairs import ChairsScreen, Seat
    from game.ui.screens.dialogs import LeaveDialog, NameDialog, Question, WaitDialog
    from game.ui.screens.ending import EndingScreen
    from game.ui.screens.reading import ReadingScreen
    from game.ui.screens.report import ReportScreen
    from game.ui.screens.resolving import ResolvingScreen
    from game.ui.screens.saves import SavesScreen
    from game.ui.screens.workshop import WorkshopScreen


def chairs(door: Door, scenario: str = "", chair: str = "") -> ChairsScreen:
    """Choosing a scenario and a chair."""
    from game.ui.screens.chairs import ChairsScreen

    return ChairsScreen(door, scenario, chair)


def seat(loaded: Loaded, chair: str) -> Seat:
    """A chair of a scenario, taken without asking."""
    from game.ui.screens.chairs import Seat

    return Seat(loaded=loaded, chair=chair)


def briefing(door: Door, seat: Seat, seed: int) -> BriefingScreen:
    """The first day, while the engine is made ready."""
    from game.ui.screens.briefing import BriefingScreen

    return BriefingScreen(door, seat, seed)


def desk(door: Door) -> DeskScreen:
    """The desk."""
    from game.ui.desk.screen import DeskScreen

    return DeskScreen(door)


def doubting(door: Door) -> Question | None:
    """A question before a week that may be the firm's last, or that leaves a matter unanswered.

    None when all is well.
    """
    from game.ui.screens.dialogs import Question
    from game.ui.screens.doubts import doubt, unanswered

    silent = unanswered(door.view(), door.tray)
    text = " ".join(told for told in (silent, doubt(door.forecast())) if told)
    if text and (unused := unused_moves(door)):
        text = f"{text} {unused}"
    return Question(_("Are you sure?"), text, cursor="no") if text else None


def resolving(door: Door) -> ResolvingScreen:
    """The week under way."""
    from game.ui.figures import date
    from game.ui.screens.resolving import ResolvingScreen

    view = door.view()
    week = _("Week {week} of {weeks}").format(week=view.turn + 1, weeks=view.turns)
    parts = (week, date(view.date), unused_moves(door))
    return ResolvingScreen(door, " · ".join(part for part in parts if part))


def concern(door: Door, before: View, brought: WeekReport) -> str:
    """Why a person is to look at the desk again after a week; "" for a quiet one."""
    from game.session.quiet import concern
    from game.ui.screens.doubts import doubt

    if door.ending:
        return _("the game has ended")
    if doubt(door.forecast()):
        return _("the next week may be the last")
    if told := _newly_left_out(door, brought):
        return told
    return concern(before, door.view(), brought)


def _newly_left_out(door: Door, brought: WeekReport) -> str:
    """Which order of each week the new week begins without, though the last had it; or ""."""
    known = [result.order for result in brought.orders if result.refusal]
    new = [order for order, _reason in door.game.left_out if order not in known]
    text = _("left out this week: {order}")
    return text.format(order=_(new[0].about.title)) if new else ""


def stopped(played: int, why: str) -> str:
    """How many weeks went by while nobody looked, and why no more do."""
    weeks = ngettext("{n} week went by", "{n} weeks went by", played).format(n=played)
    why = why or _("nothing concerned you; > goes on")
    return _("{weeks}: {why}").format(weeks=weeks, why=why)


def unused_moves(door: Door) -> str:
    """How many moves of the week the orders leave, in words; "" where none are left."""
    left = door.view().own.moves - sum(order.about.moves for order in door.tray)
    if left <= 0:
        return ""
    return ngettext("{n} move is not used.", "{n} moves are not used.", left).format(n=left)


def report(door: Door, brought: WeekReport, told: str = "") -> ReportScreen:
    """The week's report; of a row of weeks with what is `told` of the others."""
    from game.ui.screens.report import ReportScreen

    return ReportScreen(brought, door.view(), told)


def following(earlier: WeekReport | None, report: WeekReport) -> WeekReport:
    """The report of a week in a row of weeks, with the news of those before."""
    from game.ui.screens import told

    return told.following(earlier, report)


def ending(door: Door) -> EndingScreen | None:
    """The ending of the game, or None while it goes on."""
    from game.ui.screens.ending import EndingScreen

    return EndingScreen(door.ending, door.view()) if door.ending else None


def saves(door: Door) -> SavesScreen:
    """The saved games."""
    from game.ui.screens.saves import SavesScreen

    return SavesScreen(door)


def naming(door: Door) -> NameDialog:
    """A name for a save."""
    from game.ui.screens.dialogs import NameDialog

    view = door.view()
    week = _("week {week}").format(week=view.turn + 1)
    return NameDialog(door, f"{view.me.name} {week}")


def leaving(text: str) -> LeaveDialog:
    """Where to go from a game."""
    from game.ui.screens.dialogs import LeaveDialog

    return LeaveDialog(_("Leave the game"), text)


def waiting(door: Door, text: str) -> WaitDialog:
    """A wait for the engine."""
    from game.ui.screens.dialogs import WaitDialog

    return WaitDialog(door, text)


def workshop(door: Door) -> WorkshopScreen:
    """Scenarios and mods to check, explain and start."""
    from game.ui.screens.workshop import WorkshopScreen

    return WorkshopScreen(door)


def how_to_play() -> ReadingScreen:
    """The game on one page."""
    from game.ui.screens.reading import ReadingScreen, how_to_play

    return ReadingScreen(_("How to play"), how_to_play())


def keys(place: str, door: Door) -> ReadingScreen:
    """The keys of a place; on the desk, after them, how the game can end."""
    from game.ui.screens.reading import ReadingScreen, keys_of
    from game.ui.screens.ways import ways_to_end

    sections = keys_of(place)
    if place == "desk" and door.session:
        ways = ways_to_end(door.game.scenario, door.view().firm)
        sections = [*sections, (_("How this can end"), ways)]
    return ReadingScreen(_("Help"), sections, is_help=True)


def notice(title: str, text: str) -> ReadingScreen:
    """A text on a page of its own."""
    from game.ui.screens.reading import ReadingScreen

    return ReadingScreen(title, [("", text)])
