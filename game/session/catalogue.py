"""Ids and names of things, by their places in the arrays and back.

Invariant: every place in use has an id and a name, models trained during the
game included; an id that does not exist is an `UnknownNameError` with the
nearest one that does.
"""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from game.compiled.build import Compiled
from game.compiled.sizes import FIRMS, MODELS, NOBODY, OUTSIDE_ACCOUNTS
from game.scenario.problems import did_you_mean
from game.words import N_, _


class UnknownNameError(ValueError):
    """No such thing is in the game; the message names the nearest one."""


_DEAL = "deal-"
"""Stands before the number of a contract written in the game."""

_ORDINALS = (
    N_("{firm}'s first model"),
    N_("{firm}'s second model"),
    N_("{firm}'s third model"),
    N_("{firm}'s fourth model"),
    N_("{firm}'s fifth model"),
    N_("{firm}'s sixth model"),
    N_("{firm}'s seventh model"),
    N_("{firm}'s eighth model"),
    N_("{firm}'s ninth model"),
)
"""Names of a firm's models in their order; the scenario's own have names, and count."""

_MARK = "-mark-"
"""Stands between maker and number in the id of a model trained in the game."""


@define
class Catalogue:
    """Names of one compiled scenario."""

    compiled: Compiled
    _firm_names: tuple[str, ...] = field(init=False)
    _begun_with: tuple[int, ...] = field(init=False)
    """By firm: models of its own that the scenario knows."""

    def __attrs_post_init__(self) -> None:
        """Look the firms' names up once, and count their models."""
        firms = self.compiled.scenario.firms
        self._firm_names = tuple(firms[firm_id].name for firm_id in self.compiled.ids["firms"])
        made = Counter(model.owner for model in self.compiled.scenario.models.values())
        self._begun_with = tuple(made[firm_id] for firm_id in self.compiled.ids["firms"])

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
        """Id of a model: the scenario's, or its maker's with a mark for one trained in the game."""
        known = self.compiled.ids["models"]
        if place < len(known):
            return known[place]
        return f"{self.firms[self._maker(place)]}{_MARK}{self._mark(place)}"

    def model_name(self, place: int) -> str:
        """Name of a model; one trained in the game is numbered after those its maker began with."""
        known = self.compiled.ids["models"]
        if place < len(known):
            return self.compiled.scenario.models[known[place]].name
        maker = self._maker(place)
        firm, number = self.firm_name(maker), self._mark(place) + self._begun_with[maker]
        if number <= len(_ORDINALS):
            return _(_ORDINALS[number - 1]).format(firm=firm)
        return _("{firm}'s model {number}").format(firm=firm, number=number)

    def model_place(self, name: str) -> int:
        """Place of a model's id. Raises UnknownNameError."""
        known = self.compiled.places["models"]
        if name in known:
            return known[name]
        maker, mark, number = name.rpartition(_MARK)
        if mark and maker in self.firms and number.isascii() and number.isdigit():
            turns = int(number[:4]) - 1
            place = len(known) + self.firms.index(maker) + turns * len(self.firms)
            if turns >= 0 and place < MODELS:
                return place
        message = _("there is no model '{name}'").format(name=name)
        raise UnknownNameError(f"{message} {did_you_mean(name, known)}".strip())

    def contract_id(self, serial: int) -> str:
        """Id of a contract: the scenario's, or its number for one written in the game."""
        known = self.compiled.ids["contracts"]
        return known[serial] if serial < len(known) else f"{_DEAL}{serial - len(known) + 1}"

    def contract_serial(self, name: str) -> int:
        """Number of a contract's id. Raises UnknownNameError."""
        known = self.compiled.places["contracts"]
        if name in known:
            return known[name]
        number = name.removeprefix(_DEAL)
        if name.startswith(_DEAL) and number.isascii() and number.isdigit() and len(number) < 9:
            return len(known) + int(number) - 1
        message = _("there is no contract '{name}'").format(name=name)
        raise UnknownNameError(f"{message} {did_you_mean(name, known)}".strip())

    def contract_name(self, serial: int) -> str:
        """Title of a contract; one written in the game is numbered."""
        known = self.compiled.ids["contracts"]
        if serial < len(known):
            return self.compiled.scenario.contracts[known[serial]].title
        return _("deal {number}").format(number=serial - len(known) + 1)

    def contract_about(self, serial: int) -> str:
        """What a contract of the scenario is for; "" for one written in the game."""
        known = self.compiled.ids["contracts"]
        return self.compiled.scenario.contracts[known[serial]].about if serial < len(known) else ""

    def account_name(self, account: int) -> str:
        """Name of a party: a firm or one of the parties outside."""
        if account < FIRMS:
            return self.firm_name(account)
        return OUTSIDE_ACCOUNTS[account - FIRMS]

    def thing(self, name: str) -> int:
        """Place of a chip, segment or firm, whichever bears this id. Raises UnknownNameError."""
        tables = ("chips", "segments", "firms")
        for table in tables:
            if name in self.compiled.places[table]:
                return self.compiled.places[table][name]
        everything = [known for table in tables for known in self.compiled.places[table]]
        message = _("there is nothing called '{name}'").format(name=name)
        raise UnknownNameError(f"{message} {did_you_mean(name, everything)}".strip())

    def _maker(self, place: int) -> int:
        """Firms take turns in the places behind the scenario's own models."""
        return (place - len(self.compiled.ids["models"])) % len(self.firms)

    def _mark(self, place: int) -> int:
        return 1 + (place - len(self.compiled.ids["models"])) // len(self.firms)
