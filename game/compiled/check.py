"""Checks that need the engine's own limits and names: sizes, conditions, effects, values.

Invariant: a scenario that passes here and in `game.scenario` compiles, and its
first morning has a value for every firm.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from game.compiled import sizes
from game.compiled.check_capital import check_capital
from game.compiled.check_contracts import check_contracts
from game.compiled.check_lessons import check_lessons
from game.compiled.check_rivalry import check_rivalry
from game.compiled.events import effects_of
from game.compiled.identity import places_of, places_of_answers
from game.compiled.programs import Places, Programs, quantity_of, steps_of
from game.compiled.quantities import QUANTITIES
from game.scenario.condition_nodes import of_firm
from game.scenario.conditions import ConditionError, Name, parse_condition
from game.scenario.inherit import Tree
from game.scenario.model import Effect, Scenario
from game.scenario.problems import KeyPath, Problems
from game.words import _

_ROOM = {
    "firms": sizes.FIRMS,
    "chips": sizes.CHIPS,
    "models": sizes.MODELS - 3 * sizes.FIRMS,
    "segments": sizes.SEGMENTS,
    "events": sizes.EVENTS,
    "endings": sizes.ENDINGS,
    "teams": sizes.TEAMS,
    "suits": sizes.SUITS,
}
"""Most entries of each table; models leave room for those trained during the game."""

_NOT_COMPILED = ("always", "lessons")
"""Tables whose conditions are looked at from outside and take no room in the engine."""


def check_compiles(scenario: Scenario, tree: Tree, problems: Problems) -> None:
    """Add to `problems` whatever keeps `scenario` from being compiled."""
    places = _places(scenario)
    _Check(scenario, tree, problems, places, Programs(places)).run()


def _places(scenario: Scenario) -> Places:
    tables = ("firms", "chips", "models", "segments", "events")
    places = {table: places_of(getattr(scenario, table)) for table in tables}
    return places | {"answers": places_of_answers(scenario.events)}


@attrs.frozen
class _Check:
    scenario: Scenario
    tree: Tree
    problems: Problems
    places: Places
    programs: Programs
    """All conditions, as they will be compiled: there is room for so many."""

    def run(self) -> None:
        """Check everything."""
        for table, room in _ROOM.items():
            count = len(getattr(self.scenario, table))
            if count > room:
                message = _("{count} entries; there is room for {room}")
                self._error((table,), message.format(count=count, room=room))
        if not self.scenario.segments:
            self._error(("segments",), _("a scenario needs users: at least one segment"))
        check_contracts(self.scenario, self._error)
        check_capital(self.scenario, self._error)
        check_rivalry(self.scenario, self._error)
        check_lessons(self.scenario, self._error)
        for name, end in self.scenario.endings.items():
            for firm in self.places["firms"]:
                if not self._condition(("endings", name, "when"), end.when, firm):
                    break
        for path, text in self._conditions():
            self._condition(path, text)
        for name, lesson in self.scenario.lessons.items():
            if lesson.until:
                path = ("lessons", name, "until")
                self._condition(path, lesson.until, min(self.places["firms"]))
        for path, effect in self._effects():
            self._effect(path, effect)
        written = (effects_of(event) for event in self.scenario.events.values())
        effects = sum(len(answer) for answers in written for answer in answers)
        if effects > sizes.EFFECTS:
            message = _("{count} effects; there is room for {room}")
            self._error(("events",), message.format(count=effects, room=sizes.EFFECTS))

    def _error(self, path: KeyPath, message: str, hint: str = "") -> None:
        self.problems.error(message, at=self.tree.locate(path), key=path, hint=hint)

    def _conditions(self) -> Iterator[tuple[KeyPath, str]]:
        for name, firm in self.scenario.firms.items():
            yield ("firms", name, "ambition", "when"), firm.ambition.when
            yield ("firms", name, "fear", "when"), firm.fear.when
            if firm.enters:
                yield ("firms", name, "enters"), firm.enters
        for name, end in self.scenario.endings.items():
            if end.once:
                yield ("endings", name, "once"), end.once
        for name, contract in self.scenario.contracts.items():
            if contract.when:
                yield ("contracts", name, "when"), contract.when
        for number, rule in enumerate(self.scenario.always):
            yield ("always", number, "that"), rule.that
        for name, event in self.scenario.events.items():
            if event.when:
                yield ("events", name, "when"), event.when
            if len(event.choices) > sizes.CHOICES:
                message = _("at most {most} choices").format(most=sizes.CHOICES)
                self._error(("events", name, "choices"), message)

    def _condition(self, path: KeyPath, text: str, firm: str = "") -> bool:
        """Whether `text` compiles where `self` stands for `firm`; adds an error if not."""
        try:
            if path[0] in _NOT_COMPILED or self.programs.full:
                node = parse_condition(text)
                steps_of(of_firm(node, firm) if firm else node, self.places, text)
            else:
                self.programs.add(text, firm)
        except ConditionError as error:
            message = _("{message} (character {column})")
            text = message.format(message=error.message, column=error.column)
            self._error(path, text, error.hint)
            return False
        return True

    def _effects(self) -> Iterator[tuple[KeyPath, Effect]]:
        for name, event in self.scenario.events.items():
            if event.choices:
                for choice_id, choice in event.choices.items():
                    for place, effect in enumerate(choice.effects):
                        yield ("events", name, "choices", choice_id, "effects", place), effect
            for place, effect in enumerate(event.effects):
                yield ("events", name, "effects", place), effect

    def _apart(self, path: KeyPath, firm: str) -> None:
        """Only what is part of a firm can be split off it."""
        if not self.scenario.firms[firm].part_of.firm:
            message = _("'{firm}' is no part of another firm").format(firm=firm)
            self._error((*path, "quantity"), message, _("say in its 'part_of' what it belongs to"))

    def _effect(self, path: KeyPath, effect: Effect) -> None:
        try:
            name = parse_condition(effect.quantity)
            if not isinstance(name, Name):
                raise ConditionError(_("an effect moves one named quantity"), 1)
            quantity, _place = quantity_of(name.path, self.places)
        except ConditionError as error:
            self._error((*path, "quantity"), error.message, error.hint)
            return
        if QUANTITIES[quantity].name == "apart":
            self._apart(path, name.path[1])
        if QUANTITIES[quantity].bounds is None:
            movable = ", ".join(f"{q.scope}: {q.name}" for q in QUANTITIES if q.bounds)
            message = _("events cannot move '{name}'").format(name=effect.quantity)
            self._error(
                (*path, "quantity"), message, _("they can move {names}").format(names=movable)
            )
