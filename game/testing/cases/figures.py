"""Figures of a world by the names that rule cases use, in the units people use.

Invariant: money is in dollars, parts are between 0 and 1, things are called by their ids;
a name that means nothing is an error that says which names there are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs
import numpy as np

from game.compiled import clauses
from game.compiled.layout import Field, Record, Records, fields
from game.compiled.load import Game
from game.compiled.quantities import QUANTITIES
from game.compiled.regions import REGIONS
from game.compiled.silicon import FLUENT
from game.compiled.sizes import (
    CAPITAL_MARKETS,
    CHIP_LEDGER,
    CHIPS,
    FIRMS,
    MODELS,
    MONEY,
    NOBODY,
    PEOPLE,
    POWER,
    TEAMS,
)
from game.compiled.world import World
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.rivalry import worth_of
from game.testing.cases.files import CaseError

STATES = (
    "not offered",
    "offered",
    "running",
    "being broken",
    "ended",
    "broken",
    "refused",
    "being written",
    "waiting for agi",
)
"""Words for the values of `World.contract_state`."""

STANDINGS = ("absent", "standing", "failed", "bought")
"""Words for the values of `World.status`."""

_FIELDS = {field.name: field for field in fields(World)}
_NAMED = {(str(quantity.scope), quantity.name): quantity.field for quantity in QUANTITIES}
_LEDGERS = {"cash": MONEY, "people": PEOPLE, "power": POWER}
_FIRM_FIELDS = frozenset({"agi_firm", "story_teller", "contract_breaker", "contract_proposer"})


def _dollars(field: Field) -> int:
    """What one of the field is in the unit people use."""
    return 1000 if "thousand USD" in field.meaning or field.name == "net_value" else 1


@attrs.frozen(eq=False)
class Figures:
    """The figures of one world of a game."""

    game: Game
    worlds: Records

    @property
    def world(self) -> Record:
        """The world's record."""
        return self.worlds[0]

    @property
    def catalogue(self) -> Catalogue:
        """Names by places."""
        return Catalogue(self.game.compiled)

    def read(self, path: Sequence[str]) -> Any:
        """The figure at a path such as `firms.bolt.cash`. Raises CaseError."""
        return self._scope(path)(self, *path[1:])

    def write(self, path: Sequence[str], value: Any) -> None:
        """Set the figure at a path; cash comes from, and goes to, the capital markets."""
        if path[0] == "firms" and path[2:] == ["cash"]:
            self._set_cash(self.place("firms", path[1]), int(value) // 1000)
            return
        found = self._slot(path)
        if found is None:
            raise CaseError(f"{'.'.join(path)} cannot be set")
        array, place, factor = found
        array[place] = self._plain(value) / factor if factor != 1 else self._plain(value)

    def place(self, table: str, name: str) -> int:
        """Place of an id. Raises CaseError."""
        try:
            return self.catalogue.place(table, name)
        except UnknownNameError as error:
            raise CaseError(str(error)) from None

    def failed(self) -> list[str]:
        """Firms that have failed."""
        names = self.game.compiled.ids["firms"]
        return [name for f, name in enumerate(names) if self.world["status"][f] == 2]

    def contract(self, name: str) -> int:
        """Place of a contract; -1 when its place was taken by another or it never was."""
        serial = self.catalogue.contract_serial(name)
        known = self.world["contract_parties"] != 0
        places = np.flatnonzero((self.world["contract_serial"] == serial) & known)
        return int(places[0]) if len(places) else NOBODY

    def row(self, contract: str, clause: str) -> int:
        """Row of a clause: by its id, or by its number in a contract written in the game."""
        place = self.contract(contract)
        rows = np.flatnonzero(self.world["clause_contract"] == place)
        written = self.game.compiled.scenario.contracts.get(contract)
        ids = sorted(written.clauses) if written else [str(n + 1) for n in range(len(rows))]
        if place == NOBODY or clause not in ids:
            raise CaseError(f"contract {contract} has no clause {clause}; it has {ids}")
        return int(rows[ids.index(clause)])

    # Reading

    def _scope(self, path: Sequence[str]) -> Callable[..., Any]:
        scopes: dict[str, Callable[..., Any]] = {
            "world": Figures._of_world,
            "firms": Figures._of_firm,
            "contracts": Figures._of_contract,
            "chips": Figures._of_chip,
            "teams": Figures._of_team,
            "models": Figures._of_model,
        }
        if len(path) < 2 or path[0] not in scopes:
            raise CaseError(f"{'.'.join(path)}: begin with one of {sorted(scopes)}")
        return scopes[path[0]]

    def _of_world(self, name: str) -> Any:
        field = self._field("world", name, ())
        return self._word(name, self.world[field.name]) * _dollars(field)

    def _of_firm(self, firm: str, name: str, about: str = "") -> Any:
        f = self.place("firms", firm)
        balance = self.world["balance"]
        if about:
            return self._of_two(f, name, about)
        if name == "standing":
            return STANDINGS[self.world["status"][f]]
        if name == "serves":
            return self._model(int(self.world["serves"][f]))
        if name in _LEDGERS:
            return int(balance[_LEDGERS[name], f]) * (1000 if name == "cash" else 1)
        field = self._field("firms", name, (FIRMS,))
        return self.world[field.name][f].item() * _dollars(field)

    def _of_two(self, f: int, name: str, about: str) -> Any:
        """What a firm has of something: a chip, or another firm."""
        if name == "holds":
            return float(self.world["held"][f, self.place("firms", about)])
        if name == "share":
            return float(self.world["share"][f, self.place("segments", about)])
        if name == "fluency":
            return int(self.world["fluency"][f, self.place("stacks", about)]) / FLUENT
        chip = self.place("chips", about)
        if name == "cards":
            return int(self.world["balance"][CHIP_LEDGER + chip, f])
        if name == "road":
            return int(self.world["arriving"][f, chip].sum())
        if name == "ordered":
            return int(self.world["backlog"][f, chip])
        raise CaseError(f"a firm has no '{name}'; it has cards, road, ordered, holds, share")

    def _of_chip(self, chip: str, name: str) -> Any:
        place = self.place("chips", chip)
        if name.startswith("licence_"):
            return int(self.world["licence"][place, REGIONS.index(name.removeprefix("licence_"))])
        field = self._field("chips", name, (CHIPS,))
        return self.world[field.name][place].item() * _dollars(field)

    def _of_team(self, team: str, name: str) -> Any:
        """Where a team works (a firm's id, or ""), its people, or its yearly pay in dollars."""
        place = self.place("teams", team)
        field = self._field("teams", f"team_{name}", (TEAMS,))
        found = self.world[field.name][place].item()
        if name in ("firm", "home"):
            return self.catalogue.firms[found] if found != NOBODY else ""
        return found * _dollars(field)

    def _of_model(self, model: str, name: str) -> Any:
        """A figure of a model; what it is worth is its score less what was puffed up."""
        place = self.catalogue.model_place(model)
        if name == "worth":
            return worth_of(self.world, place)
        field = self._field("models", name, (MODELS,))
        return self.world[field.name][place].item()

    def _of_contract(self, contract: str, name: str, *rest: str) -> Any:
        if name == "clauses":
            clause, figure = rest
            return self._of_clause(self.row(contract, clause), figure)
        place = self.contract(contract)
        if name == "state":
            return STATES[self.world["contract_state"][place]] if place != NOBODY else "gone"
        if name == "signed":
            signed = int(self.world["contract_signed"][place])
            firms = enumerate(self.game.compiled.ids["firms"])
            return [firm for f, firm in firms if signed >> f & 1]
        field = self._field("contract", f"contract_{name}", self.world["contract_state"].shape)
        return self._word(field.name, self.world[field.name][place])

    def _of_clause(self, row: int, name: str) -> Any:
        kind = clauses.CLAUSE_KINDS[self.world["clause_kind"][row]]
        factor = 1000 if kind.amount == "thousand usd" else 1
        done = int(self.world["clause_done"][row]) * factor
        if name == "done":
            return done
        if name == "left":
            return int(self.world["clause_amount"][row]) * factor - done
        raise CaseError(f"a clause has no '{name}'; it has done and left")

    def _field(self, scope: str, name: str, shape: tuple[int, ...]) -> Field:
        field = _FIELDS.get(_NAMED.get((scope, name), name))
        if field is None or field.shape != shape:
            raise CaseError(f"{scope} has no figure '{name}'")
        return field

    def _word(self, name: str, value: Any) -> Any:
        """A firm's id where a place is kept, the plain value elsewhere."""
        if name in _FIRM_FIELDS:
            return self.catalogue.firms[value] if value != NOBODY else ""
        return value.item()

    def _model(self, place: int) -> str:
        return self.catalogue.model_id(place) if place != NOBODY else ""

    # Writing

    def _slot(self, path: Sequence[str]) -> tuple[Any, Any, int] | None:
        """Array, place in it and factor of a figure that may be set; None for others."""
        scope, *rest = path
        if scope == "world":
            field = self._field("world", rest[0], ())
            return self.worlds[field.name], 0, _dollars(field)
        if scope == "firms" and len(rest) == 3 and rest[1] == "holds":
            f, g = self.place("firms", rest[0]), self.place("firms", rest[2])
            return self.world["held"], (f, g), 1
        if scope == "chips" and rest[1].startswith("licence_"):
            region = REGIONS.index(rest[1].removeprefix("licence_"))
            return self.world["licence"], (self.place("chips", rest[0]), region), 1
        if scope == "firms" and len(rest) == 2:
            field = self._field("firms", rest[1], (FIRMS,))
            return self.world[field.name], self.place("firms", rest[0]), _dollars(field)
        if scope == "contracts" and len(rest) == 4 and rest[3] == "done":
            row = self.row(rest[0], rest[2])
            kind = clauses.CLAUSE_KINDS[self.world["clause_kind"][row]]
            return self.world["clause_done"], row, 1000 if kind.amount == "thousand usd" else 1
        return None

    def _plain(self, value: Any) -> Any:
        return self.place("firms", value) if isinstance(value, str) else value

    def _set_cash(self, f: int, thousand: int) -> None:
        money = self.world["balance"][MONEY]
        money[CAPITAL_MARKETS] += money[f] - thousand
        money[f] = thousand
