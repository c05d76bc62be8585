"""Checks that need more than one key: dates, sums, who may do what to whom.

Invariant: each check adds every problem it finds, at the line of the value that
would have to change.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any, cast

import attrs

from game.scenario.inherit import Tree
from game.scenario.model import Event, Firm, Scenario
from game.scenario.problems import KeyPath, Problems, did_you_mean
from game.words import _

_ROUNDING = 1e-6


def crosscheck(scenario: Scenario, tree: Tree, problems: Problems, facts: Collection[str]) -> None:
    """Add to `problems` whatever in `scenario` does not fit together."""
    _Crosscheck(scenario, tree, problems, facts).run()


@attrs.frozen
class _Crosscheck:
    scenario: Scenario
    tree: Tree
    problems: Problems
    facts: Collection[str]

    def run(self) -> None:
        """Check everything."""
        self._ranges()
        self._sources()
        for segment in self.scenario.segments:
            self._shares(segment)
        for name, firm in self.scenario.firms.items():
            self._firm(name, firm)
        for name, event in self.scenario.events.items():
            self._event(name, event)
        self._runs()
        self._words()

    def _error(self, path: KeyPath, message: str, hint: str = "") -> None:
        self.problems.error(message, at=self.tree.locate(path), key=path, hint=hint)

    def _ranges(self) -> None:
        """A lowest value must lie below its highest."""
        pairs = (
            ("rental", "rent_low", "rent_high"),
            ("talent", "pay_low", "pay_high"),
            ("services", "price_low", "price_high"),
        )
        for table, low, high in pairs:
            entry = getattr(self.scenario, table)
            if getattr(entry, low) >= getattr(entry, high):
                message = _("'{low}' must be below '{high}'").format(low=low, high=high)
                self._error((table, low), message)
        rental = self.scenario.rental
        if not rental.rent_low <= rental.rent_start <= rental.rent_high:
            self._error(("rental", "rent_start"), _("must lie between rent_low and rent_high"))

    def _shares(self, segment: str) -> None:
        """Users of all firms and those who use nobody are all users."""
        shares = [firm.shares.get(segment, 0.0) for firm in self.scenario.firms.values()]
        total = math.fsum(shares) + self.scenario.segments[segment].outside
        if abs(total - 1.0) > _ROUNDING:
            message = _("the shares of all firms and 'outside' add up to {total:.6g}, not to 1")
            self._error(("segments", segment, "outside"), message.format(total=total))

    def _firm(self, name: str, firm: Firm) -> None:
        if firm.split.train + firm.split.serve > 1.0 + _ROUNDING:
            self._error(("firms", name, "split"), _("train and serve add up to more than 1"))
        if any(firm.shares.values()) and not firm.serves:
            message = _("a firm with users must say which model it serves")
            self._error(("firms", name, "shares"), message)
        model = self.scenario.models.get(firm.serves)
        if model is None:
            return
        if model.state != "released":
            message = _("'{model}' is not released, so users cannot have it")
            self._error(("firms", name, "serves"), message.format(model=firm.serves))
        elif model.owner != name and not model.open:
            message = _("'{model}' is neither its own nor open")
            self._error(("firms", name, "serves"), message.format(model=firm.serves))

    def _event(self, name: str, event: Event) -> None:
        path: KeyPath = ("events", name)
        if event.until is not None and event.until < event.date:
            self._error((*path, "until"), _("lies before 'date'"))
        if event.date < self.scenario.start:
            self._error((*path, "date"), _("lies before the scenario's start"))
        if event.choices and not event.firm:
            self._error((*path, "choices"), _("choices need a 'firm' whose chief decides"))
        if event.choices and event.default not in event.choices:
            hint = did_you_mean(event.default, event.choices)
            self._error((*path, "default"), _("must be the id of one of the choices"), hint)

    def _words(self) -> None:
        """A word of the scenario's own is nothing but a word."""
        for name, word in self.scenario.words.items():
            if not word or set(word) & set("{}[]%\\"):
                hint = _("letters, digits, spaces and hyphens; no braces")
                self._error(("words", name), _("this is not a word"), hint)

    def _runs(self) -> None:
        """A firm has one run; a run has a plan."""
        running: dict[str, str] = {}
        for name, model in self.scenario.models.items():
            if model.state != "training":
                continue
            if model.owner in running:
                message = _("'{owner}' already trains '{other}'")
                text = message.format(owner=model.owner, other=running[model.owner])
                self._error(("models", name, "state"), text)
            running[model.owner] = name
            if model.planned <= 0:
                self._error(("models", name, "planned"), _("a model in training needs a plan"))

    def _sources(self) -> None:
        """Every key of a `sources` table names a key of its entry, every fact exists."""
        for table in ("firms", "chips", "models", "contracts", "stacks"):
            for name, entry in getattr(self.scenario, table).items():
                keys = {field.name for field in attrs.fields(type(entry))}
                keys |= set(getattr(entry, "clauses", ()))
                self._source_table((table, name, "sources"), entry.sources, keys)
        self._source_table(("sources",), self.scenario.sources, self._constants())

    def _constants(self) -> set[str]:
        keys: set[str] = set()
        for field in attrs.fields(cast(Any, Scenario)):
            entry: Any = getattr(self.scenario, field.name)
            if attrs.has(type(entry)):
                keys |= {f"{field.name}.{key.name}" for key in attrs.fields(type(entry))}
        for name, segment in self.scenario.segments.items():
            keys |= {
                f"segments.{name}.{key.name}" for key in attrs.fields(cast(Any, type(segment)))
            }
        return keys

    def _source_table(
        self, path: KeyPath, sources: dict[str, tuple[str, ...]], keys: set[str]
    ) -> None:
        for key, names in sources.items():
            if key not in keys:
                message = _("there is no key '{key}' here").format(key=key)
                self._error((*path, key), message, did_you_mean(key, keys))
            for fact in names:
                if fact not in self.facts:
                    message = _("there is no fact '{fact}'").format(fact=fact)
                    self._error((*path, key), message, did_you_mean(fact, self.facts))
