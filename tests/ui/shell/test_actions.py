"""The registry of actions: one meaning a key, one place for all."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest

from game.compiled.orders import ORDER_KINDS
from game.ui import routes
from game.ui.actions import ACTIONS, AREAS, actions_of, bindings
from game.ui.app import WarringApp
from game.ui.contracts.cascade import CascadeDialog
from game.ui.contracts.deal import DealDialog
from game.ui.contracts.editor import EditorScreen
from game.ui.contracts.keys import CONTRACT_ACTIONS
from game.ui.contracts.pick import PickDialog
from game.ui.contracts.web import WebScreen
from game.ui.desk.area import Area
from game.ui.desk.screen import DeskScreen
from game.ui.keys.play import AreaKind
from game.ui.place import PlaceDialog, PlaceScreen
from game.ui.places import PLACES
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.chairs import ChairsScreen
from game.ui.screens.dialogs import LeaveDialog, NameDialog, Question, WaitDialog
from game.ui.screens.ending import EndingScreen
from game.ui.screens.reading import ReadingScreen, keys_of
from game.ui.screens.report import ReportScreen
from game.ui.screens.resolving import ResolvingScreen
from game.ui.screens.saves import SavesScreen
from game.ui.screens.title import TitleScreen
from game.ui.screens.workshop import ExplainDialog, WorkshopScreen

SCREENS: list[type[PlaceScreen] | type[PlaceDialog]] = [
    TitleScreen, ChairsScreen, BriefingScreen, DeskScreen, ResolvingScreen, ReportScreen,
    EndingScreen, SavesScreen, ReadingScreen, Question, LeaveDialog, NameDialog, WaitDialog,
    EditorScreen, WebScreen, DealDialog, PickDialog, CascadeDialog, WorkshopScreen,
    ExplainDialog,
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_one_key_has_one_meaning_in_a_place(place: str) -> None:
    """No two actions of a place share a key."""
    keys = [key for action in actions_of(place) if action.keys for key in action.keys.split(",")]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("screen", SCREENS)
def test_every_action_of_a_screen_can_be_run(screen: type[PlaceScreen]) -> None:
    """Each action names a method that the app or the screen of its place has."""
    for action in actions_of(screen.PLACE):
        target, _dot, call = action.run.partition(".")
        owner = WarringApp if target == "app" else screen
        method = "action_" + call.partition("(")[0]
        assert inspect.isroutine(getattr(owner, method, None)), action.id


def test_every_action_has_a_title_and_a_help() -> None:
    """Whatever can be done is named and explained."""
    assert all(action.title and action.help.endswith(".") for action in ACTIONS)


def test_ids_are_unique() -> None:
    """An action is found by its id."""
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_bindings_are_made_from_the_registry() -> None:
    """A place's bindings run exactly its actions."""
    assert [binding.action for binding in bindings("report")] == [
        action.run for action in actions_of("report")
    ]


@pytest.mark.parametrize("place", PLACES)
def test_help_names_every_action_of_the_place(place: str) -> None:
    """The help page of a place lists all its keys and titles."""
    text = "\n".join(str(body) for _title, body in keys_of(place))
    for action in actions_of(place):
        assert action.key in text
        assert action.title in text


def test_areas_have_the_digits_in_order() -> None:
    """The first areas of the desk are reached by 1 to 9, each by the key of its row."""
    keys = [action.keys for action in actions_of("desk") if action.id.startswith("area-")]
    assert keys == [area.key for area in AREAS]
    assert keys[:9] == list("123456789")


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.id)
def test_every_area_names_its_class(area: AreaKind) -> None:
    """The class that a row of the registry names draws an area."""
    module, _colon, name = area.widget.partition(":")
    assert issubclass(getattr(import_module(f"game.ui.desk.{module}"), name), Area)


def test_routes_know_every_screen_but_the_title() -> None:
    """Each screen is reached through `routes`, where it is imported late."""
    names = {name for name, _function in inspect.getmembers(routes, inspect.isfunction)}
    wanted = {"chairs", "briefing", "desk", "resolving", "report", "ending", "saves", "naming"}
    assert wanted <= names


@pytest.mark.parametrize(
    ("action", "order"),
    [
        ("sign-offer", "accept"),
        ("refuse-offer", "refuse"),
        ("withdraw-offer", "refuse"),
        ("counter-offer", "propose"),
        ("send-contract", "propose"),
        ("break-contract", "break"),
        ("hand-over", "assign"),
    ],
)
def test_help_on_contracts_says_what_takes_a_move(action: str, order: str) -> None:
    """As the rules have it: what is told to take a move does, and what is told to take none."""
    (told,) = [known.help for known in CONTRACT_ACTIONS if known.id == action]
    moves = next(kind.moves for kind in ORDER_KINDS if kind.id == order)
    assert ("takes a move" in told, "takes no move" in told) == (moves > 0, moves == 0)
