"""Whether an order of an orders file speaks of things that the scenario has.

Invariant: each fault is one error at the key that has it, with the names that would
do; values of a wrong type are passed over, as `structure` reports those.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from attrs import define

from game.compiled.clauses import CLAUSE_BY_ID, CLAUSE_KINDS
from game.compiled.load import Game
from game.compiled.orders import KIND_BY_ID, ORDER_KINDS, OrderKind
from game.scenario.inherit import Tree
from game.scenario.model import OUTSIDE_PARTIES
from game.scenario.problems import KeyPath, Problems, did_you_mean, shorten
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.orders import NOTHING
from game.words import N_, _

_TABLES = {"chip": "chips", "firm": "firms", "event": "events"}
_WORDS = {
    "chip": N_("there is no chip '{name}'"),
    "own model": N_("there is no model '{name}'"),
    "servable model": N_("there is no model '{name}'"),
    "firm": N_("there is no firm '{name}'"),
    "event": N_("there is no event '{name}'"),
    "segment": N_("there is no segment '{name}'"),
}


@define
class OrderNames:
    """Checks the names of one order."""

    tree: Tree
    problems: Problems
    game: Game
    path: KeyPath
    """Where the order stands in `tree`."""

    def check(self, entry: dict[str, Any]) -> None:
        """Add an error for everything in `entry` that does not fit the scenario."""
        self._turn(entry.get("turn"))
        self._known("firm", entry.get("firm"), self._ids("firms"), _WORDS["firm"])
        kind_id = entry.get("kind")
        if isinstance(kind_id, str) and kind_id in KIND_BY_ID:
            kind = ORDER_KINDS[KIND_BY_ID[kind_id]]
            self._option(kind, entry)
            self._contract(kind, entry)
            if kind.id == "clause":
                self._clause(entry)
                return
            self._subject(kind, entry)
            self._number("amount", kind.amount, entry)
            self._number("price", kind.price, entry)
            self._unwanted("giver", entry)
            self._unwanted("weeks", entry)
            if kind.id == "assign":
                self._party("taker", entry, self._ids("firms"))
            else:
                self._unwanted("taker", entry)

    def _turn(self, turn: object) -> None:
        last = self.game.compiled.scenario.turns
        if isinstance(turn, int) and turn > last:
            message = _("the scenario ends with week {last}").format(last=last)
            self._error("turn", message)

    def _subject(self, kind: OrderKind, entry: dict[str, Any]) -> None:
        if not kind.subject:
            self._unwanted("subject", entry)
            return
        subject = entry.get("subject")
        if kind.subject in ("contract", "offer") and subject is not None:
            self._known_contract("subject", subject)
            return
        table = "contracts" if kind.subject in ("contract", "offer") else "models"
        names = self._ids(_TABLES.get(kind.subject, table))
        if subject is None:
            self._missing("subject", _(kind.subject), did_you_mean("", names))
        elif kind.subject == "servable model" and subject == NOTHING:
            return
        elif kind.subject in _TABLES or not self._is_model(subject):
            self._known("subject", subject, names, _WORDS[kind.subject])

    def _clause(self, entry: dict[str, Any]) -> None:
        """A clause has what its kind has; a rule that binds nobody in particular names nobody."""
        place = CLAUSE_BY_ID.get(str(entry.get("option")))
        if place is None:
            return
        kind = CLAUSE_KINDS[place]
        for name, unit in (("amount", kind.amount), ("price", kind.price), ("weeks", kind.weeks)):
            self._number(name, unit, entry)
        for name in ("giver", "taker"):
            if f"{{{name}}}" in kind.says:
                self._party(name, entry, (*self._ids("firms"), *OUTSIDE_PARTIES))
        if not kind.subject:
            self._unwanted("subject", entry)
            return
        names = self._ids(f"{kind.subject}s")
        if "subject" not in entry:
            self._missing("subject", _(kind.subject), did_you_mean("", names))
        self._known("subject", entry.get("subject"), names, _WORDS[kind.subject])

    def _party(self, name: str, entry: dict[str, Any], names: Collection[str]) -> None:
        if name not in entry:
            self._missing(name, _("a party"), did_you_mean("", names))
        self._known(name, entry.get(name), names, N_("there is no party '{name}'"))

    def _contract(self, kind: OrderKind, entry: dict[str, Any]) -> None:
        if kind.id != "propose":
            self._unwanted("contract", entry)
        elif "contract" in entry:
            self._known_contract("contract", entry["contract"])

    def _known_contract(self, name: str, contract: object) -> None:
        """A contract of the scenario, or one that may be written in the game."""
        if not isinstance(contract, str):
            return
        try:
            Catalogue(self.game.compiled).contract_serial(contract)
        except UnknownNameError:
            names = self._ids("contracts")
            self._known(name, contract, names, N_("there is no contract '{name}'"))

    def _is_model(self, name: object) -> bool:
        """Whether `name` is a model of the scenario or one that may be trained in the game."""
        try:
            return Catalogue(self.game.compiled).model_place(str(name)) >= 0
        except UnknownNameError:
            return False

    def _option(self, kind: OrderKind, entry: dict[str, Any]) -> None:
        options: Collection[str] = kind.options
        if kind.id == "answer":
            event = self.game.compiled.scenario.events.get(str(entry.get("subject")))
            if event is None:
                return
            options = tuple(event.choices)
        if not options:
            self._unwanted("option", entry)
        elif "option" not in entry:
            self._missing("option", ", ".join(options), "")
        else:
            self._known("option", entry["option"], options, N_("'{name}' is no option here"))

    def _number(self, name: str, unit: str, entry: dict[str, Any]) -> None:
        if not unit:
            self._unwanted(name, entry)
        elif name not in entry:
            self._missing(name, _(unit), "")

    def _known(self, name: str, value: object, valid: Collection[str], message: str) -> None:
        if isinstance(value, str) and value not in valid:
            text = _(message).format(name=shorten(value))
            self._error(name, text, did_you_mean(value, valid))

    def _missing(self, name: str, what: str, hint: str) -> None:
        message = _("an order of this kind needs it: {what}").format(what=what)
        self._error(name, message, hint)

    def _unwanted(self, name: str, entry: dict[str, Any]) -> None:
        if name in entry:
            self._error(name, _("an order of this kind has none"), _("leave the key out"))

    def _ids(self, table: str) -> Collection[str]:
        return self.game.compiled.places[table]

    def _error(self, name: str, message: str, hint: str = "") -> None:
        path = (*self.path, name)
        self.problems.error(message, at=self.tree.locate(path), key=path, hint=hint)
