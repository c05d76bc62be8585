"""What all views of one morning share: the world, its names and its past.

Invariant: it is made once per turn and read by every chief's view; it never
reaches a player.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from attrs import define

from game.compiled.build import Compiled
from game.compiled.layout import Ints, Record, Records
from game.compiled.sizes import CHIP_LEDGER, MONEY, PEOPLE, POWER
from game.session.bonds import Bond, all_bonds
from game.session.catalogue import Catalogue
from game.session.figures import lookup_in
from game.session.news import Report


@define(slots=False)
class Table:
    """The world on one morning and the worlds before it, oldest first (the last is today's)."""

    compiled: Compiled
    catalogue: Catalogue
    past: Sequence[Records]
    log: Records | None
    """Log of the week just resolved; None on the first morning."""
    reports: Sequence[Report]
    """All that was reported so far, newest first."""
    closed: Sequence[Records] = ()
    """The worlds as the last two weeks were closed, before their mornings after, older first."""

    @property
    def world(self) -> Record:
        """Today's world as one record."""
        return self.past[-1][0]

    @property
    def before(self) -> Record:
        """The world a week ago; today's on the first morning."""
        return self.past[max(0, len(self.past) - 2)][0]

    @property
    def closed_now(self) -> Record:
        """The world as the last week was closed; today's where nothing is known of it."""
        return self.closed[-1][0] if self.closed else self.world

    @property
    def closed_before(self) -> Record:
        """The world as the week before was closed."""
        return self.closed[0][0] if len(self.closed) > 1 else self.before

    @property
    def rules(self) -> Record:
        """The rules as one record."""
        return self.compiled.rules[0]

    @cached_property
    def lookup(self) -> Callable[[tuple[str, ...]], float]:
        """Today's figures by the names conditions use."""
        return lookup_in(self.compiled, self.past[-1])

    @cached_property
    def history(self) -> Records:
        """All worlds so far as one array."""
        return np.concatenate(list(self.past))

    @cached_property
    def ranking(self) -> list[int]:
        """Places of all firms, most valuable first."""
        values = self.world["value"]
        count = int(self.rules["firms"])
        return sorted(range(count), key=lambda f: (-float(values[f]), f))

    @cached_property
    def bonds(self) -> tuple[Bond, ...]:
        """All contracts, known to whomever."""
        return all_bonds(self.catalogue, self.world)

    @cached_property
    def leaving(self) -> dict[tuple[int, int], Ints]:
        """What leaving contracts costs, by place and firm, as far as anybody has asked."""
        return {}

    def cash(self, f: int) -> int:
        """Cash in US dollars."""
        return int(self.world["balance"][MONEY, f]) * 1000

    def people(self, f: int) -> int:
        """People employed."""
        return int(self.world["balance"][PEOPLE, f])

    def power(self, f: int) -> float:
        """Megawatts connected."""
        return float(self.world["balance"][POWER, f]) / 1000

    def cards(self, f: int) -> int:
        """Cards owned, all kinds."""
        count = int(self.rules["chips"])
        return int(self.world["balance"][CHIP_LEDGER : CHIP_LEDGER + count, f].sum())
