"""Makes what was found small: the fewest weeks, orders and firms that still break the rule.

Invariant: what comes out breaks the same rule as what went in; nothing is believed to break it
that was not played.
"""

from __future__ import annotations

import copy
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import attrs

from game.compiled.load import Game
from game.testing.cases.around import play_around
from game.testing.cases.files import SESSION, Case, CaseError
from game.testing.cases.playing import play
from game.testing.cases.worlds import game_of
from game.testing.cases.writing import order_tables
from game.testing.invariants import invariants_of, select
from game.testing.search import FAULT, PLAYER, Broken

T = TypeVar("T")

Breaks = Callable[[Case], bool]

_AROUND = (SESSION, PLAYER)
"""Rules that a session shows, not the orders alone."""

MOST_SECONDS = 60.0
"""How long is shrunk, unless said otherwise."""


def case_of_broken(broken: Broken, scenario: str) -> Case:
    """The rule case of what was found in a scenario, as large as it was found."""
    orders = [
        table for week, given in enumerate(broken.weeks, 1) for table in order_tables(week, given)
    ]
    firm, name = broken.player
    around = broken.rule in _AROUND
    holds = [SESSION] if around else ["all"] if broken.rule == FAULT else [broken.rule]
    return Case(
        path=Path(f"{broken.rule}.case.toml").absolute(),
        title=f"Always: {broken.reason}"[:100],
        why=f"{broken.wrong}\nFound by playing at random, then made as small as it would go.",
        scenario=scenario,
        seed=broken.seed,
        orders=[table for table in orders if table["firm"] != firm],
        players={firm: name} if firm else {},
        holds=holds,
        last=len(broken.weeks),
    )


@attrs.define
class Shrinker:
    """Shrinks a case in which `rule` is broken, as long as `go_on` says so."""

    rule: str
    go_on: Callable[[], bool]
    trials: int = 0
    _games: dict[tuple[str, ...], Game | None] = attrs.field(factory=dict)

    def shrink(self, case: Case) -> Case | None:
        """The smallest case found; None when the case does not break the rule when played."""
        first = self.broken_in(case)
        if not first:
            return None
        case = _until(case, first)
        while self.go_on():
            smaller = case
            for step in (self._orders, self._clauses, self._weeks, self._firms, self._numbers):
                smaller = step(smaller)
            if smaller == case:
                break
            case = smaller
        return case

    def broken_in(self, case: Case) -> int:
        """The first week after which the rule is broken; 0 when it holds, or nobody can tell."""
        self.trials += 1
        game = self._game(case)
        if game is None:
            return 0
        try:
            if self.rule in _AROUND:
                return play_around(case, game).week
            played = play(case, game)
        except CaseError:
            return 0
        if self.rule not in (FAULT, *_AROUND):
            for number, week in enumerate(played.weeks, 1):
                (rule,) = select(invariants_of(week.moment), [self.rule])
                if rule.check(week.moment):
                    return number
            return 0
        return len(played.weeks) + 1 if played.fault else 0

    def _breaks(self, case: Case) -> bool:
        return self.go_on() and self.broken_in(case) > 0

    def _game(self, case: Case) -> Game | None:
        """The case's world, built once; None when without some firms it is no scenario."""
        without = tuple(case.without)
        if without not in self._games:
            try:
                self._games[without] = game_of(case)
            except (CaseError, KeyError):
                self._games[without] = None
        return self._games[without]

    def _orders(self, case: Case) -> Case:
        """Without the orders that do not matter."""
        kept = fewest(case.orders, lambda left: self._breaks(attrs.evolve(case, orders=left)))
        return attrs.evolve(case, orders=kept)

    def _clauses(self, case: Case) -> Case:
        """Without the clauses that do not matter, proposal by proposal."""
        for place, order in enumerate(case.orders):
            if len(order.get("clauses", ())) > 1:
                case = self._clauses_of(case, place)
        return case

    def _clauses_of(self, case: Case, place: int) -> Case:
        order = case.orders[place]

        def with_clauses(left: Sequence[Any]) -> Case:
            return _with_order(case, place, {**order, "clauses": list(left)})

        kept = fewest(order["clauses"], lambda left: self._breaks(with_clauses(left)))
        return with_clauses(kept)

    def _weeks(self, case: Case) -> Case:
        """Without weeks in which nothing is ordered, and none after the rule is broken."""
        week = 1
        while week < case.last:
            shorter = _without_week(case, week)
            if shorter is not None and self._breaks(shorter):
                case = shorter
            else:
                week += 1
        return _until(case, self.broken_in(case)) if self.go_on() else case

    def _firms(self, case: Case) -> Case:
        """Without the firms that do not matter, largest groups first."""
        game = self._game(case)
        ordering = {order["firm"] for order in case.orders} | set(case.players)
        there = game.compiled.ids["firms"] if game else ()
        named = [firm for firm in there if firm not in ordering]

        def without(left: Sequence[str]) -> Case:
            gone = [firm for firm in named if firm not in left]
            return attrs.evolve(case, without=[*case.without, *gone])

        return without(fewest(named, lambda left: self._breaks(without(left))))

    def _numbers(self, case: Case) -> Case:
        """With plainer numbers, where the rule is broken all the same."""
        for place in range(len(case.orders)):
            for name in ("amount", "price"):
                for plain in _plainer(case.orders[place].get(name)):
                    other = _with_order(case, place, {**case.orders[place], name: plain})
                    if self._breaks(other):
                        case = other
                        break
        return case


def shrunk(broken: Broken, scenario: str, seconds: float = MOST_SECONDS) -> Case | None:
    """The smallest case of what was found that shows within `seconds`; None if none shows it."""
    end = time.monotonic() + seconds
    case = case_of_broken(broken, scenario)
    return Shrinker(broken.rule, lambda: time.monotonic() < end).shrink(case)


def fewest(items: Sequence[T], breaks: Callable[[list[T]], bool]) -> list[T]:
    """As few of `items` as still break, by halving, then one by one (ddmin, Zeller 2002)."""
    left = list(items)
    if not left or breaks([]):
        return []
    parts = 2
    while len(left) > 1:
        for tried in _complements(left, parts):
            if breaks(tried):
                left, parts = tried, max(2, parts - 1)
                break
        else:
            if parts >= len(left):
                break
            parts = min(len(left), 2 * parts)
    return left


def _complements(items: list[T], parts: int) -> Iterator[list[T]]:
    """The items without each of so many parts of them."""
    size = -(-len(items) // parts)
    for start in range(0, len(items), size):
        yield items[:start] + items[start + size :]


def _until(case: Case, week: int) -> Case:
    """The case up to a week."""
    if not week:
        return case
    orders = [order for order in case.orders if order["week"] <= week]
    return attrs.evolve(case, orders=orders, last=week)


def _without_week(case: Case, week: int) -> Case | None:
    """The case without a week in which nobody orders anything."""
    if any(order["week"] == week for order in case.orders):
        return None
    orders = [{**order, "week": order["week"] - (order["week"] > week)} for order in case.orders]
    return attrs.evolve(case, orders=orders, last=case.last - 1)


def _with_order(case: Case, place: int, order: dict[str, Any]) -> Case:
    orders = [copy.deepcopy(dict(each)) for each in case.orders]
    orders[place] = order
    return attrs.evolve(case, orders=orders)


def _plainer(number: object) -> Iterator[int | float]:
    """Plainer numbers near this one, the plainest first; none for what is plain."""
    if not isinstance(number, int | float) or number == 0:
        return
    for digits in (1, 2, 3):
        plain = type(number)(float(f"{number:.{digits - 1}e}"))
        if plain == number:
            return
        yield plain
