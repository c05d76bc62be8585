"""Ids and names of things, by their places in the arrays and back.

Invariant: every place in use has an id and a name, models trained during the
game included; an id that does not exist is an `UnknownNameError` with the
nearest one that does.
"""

from __future__ import annotations

from attrs import define, field

from game.compiled.build import Compiled
from game.compiled.layout import Records
from game.compiled.sizes import MODELS, NOBODY
from game.scenario.problems import did_you_mean
from game.words import _


class UnknownNameError(ValueError):
    """No such thing is in the game; the message names the nearest one."""


@define
class Catalogue:
    """Names of one compiled scenario."""

    compiled: Compiled
    _firm_names: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Look the firms' names up once."""
        firms = self.compiled.scenario.firms
        self._firm_names = tuple(firms[firm_id].name for firm_id in self.compiled.ids["firms"])

    @property
    def firms(self) -> tuple[str, ...]:
        """Firm ids by place."""
        return self.compiled.ids["firms"]

    def place(self, table: str, name: str) -> int:
        """Place of an id in "firms", "chips", "segments", "events"."""
        places = self.compiled.places[table]
        if name not in places:
            message = _("there is no '{name}' among the {table}").format(name=name, table=table)
            hint = did_you_mean(name, places)
            raise UnknownNameError(f"{message}; {hint}" if hint else message)
        return places[name]

    def firm_name(self, place: int) -> str:
        """Name of a firm; "" for nobody."""
        return self._firm_names[place] if place != NOBODY else ""

    def chip_name(self, place: int) -> str:
        """Name of a chip."""
        return self.compiled.scenario.chips[self.compiled.ids["chips"][place]].name

    def model_id(self, place: int) -> str:
        """Id of a model: the scenario's, or one made for a model trained in the game."""
        known = self.compiled.ids["models"]
        return known[place] if place < len(known) else f"model-{place}"

    def model_place(self, name: str) -> int:
        """Place of a model's id."""
        known = self.compiled.places["models"]
        if name in known:
            return known[name]
        number = name.removeprefix("model-")
        if name.startswith("model-") and number.isascii() and number.isdigit():
            place = int(number)
            if len(known) <= place < MODELS:
                return place
        message = _("there is no model '{name}'").format(name=name)
        raise UnknownNameError(f"{message} {did_you_mean(name, known)}".strip())

    def model_name(self, world: Records, place: int) -> str:
        """Name of a model; one trained in the game is numbered by its maker."""
        known = self.compiled.ids["models"]
        if place < len(known):
            return self.compiled.scenario.models[known[place]].name
        owner = int(world["model_owner"][0, place])
        earlier = world["model_owner"][0, len(known) : place]
        number = 1 + int((earlier == owner).sum())
        return _("{firm} mark {number}").format(firm=self.firm_name(owner), number=number)
