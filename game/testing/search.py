"""Plays a game again and again until something that must always hold does not.

Invariant: the same game, seed and number of examples find the same; every week is played
twice, once by the session with its players and once from the orders alone, and it is the
second that is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from attrs import define, frozen

from game.compiled.layout import Records
from game.compiled.load import Game
from game.engine.turn import close_week, open_week
from game.session.catalogue import Catalogue, UnknownNameError
from game.session.coding import encode
from game.session.orders import Order
from game.session.session import Session
from game.testing.cases.files import SESSION
from game.testing.cases.playing import fault_of
from game.testing.cast import Heard, player_of
from game.testing.invariants import Invariant, invariants_of
from game.testing.moments import Moment
from game.testing.small import begin

FAULT: Final = "fault"
"""Stands for the rule that the engine never fails, whatever it is given."""

PLAYER: Final = "player"
"""Stands for the rule that no player fails, whatever it sees."""

_REASONS: Final = {
    SESSION: "nothing around the rules fails",
    PLAYER: "a player can look at any week",
}

Given = tuple[str, Order]
"""Firm id and order."""

Tell = Callable[[float, str], None]
"""Told what part of the search is done, and what is being played."""

_CASTS: Final = (
    ("dealing", "rash", "random", "heuristic"),
    ("random",),
    ("dealing",),
    ("rash",),
    ("heuristic",),
)
"""Who plays: the firms take turns in a cast, and the examples in the casts."""


@frozen(kw_only=True)
class Broken:
    """Something that did not hold: which rule, what is wrong, and the game up to there.

    `weeks` are the orders by week; the last one is the week after which it did not hold.
    `player` is the firm and the name of a player that failed.
    """

    rule: str
    reason: str
    wrong: str
    seed: int
    weeks: Sequence[Sequence[Given]]
    player: tuple[str, str] = ("", "")


@define
class Tally:
    """What was played without finding anything."""

    games: int = 0
    weeks: int = 0


def search(
    game: Game,
    *,
    examples: int,
    seed: int,
    tell: Tell = lambda _part, _text: None,
    tally: Tally | None = None,
    go_on: Callable[[], bool] = lambda: True,
) -> Broken | None:
    """Play `examples` games, the first with `seed`, each next one with the next.

    Stops at the first week after which something does not hold, or when `go_on` says no.
    """
    count = Tally() if tally is None else tally
    for number in range(examples):
        cast = _CASTS[(seed + number) % len(_CASTS)]
        for broken in _play(game, seed + number, cast):
            if broken is not None:
                return broken
            count.weeks += 1
            turn = count.weeks % game.compiled.scenario.turns
            part = (number + turn / game.compiled.scenario.turns) / examples
            tell(part, f"game {number + 1} of {examples}: {', '.join(cast)}")
            if not go_on():
                return None
        count.games += 1
    return None


def _play(game: Game, seed: int, cast: Sequence[str]) -> Iterator[Broken | None]:
    """Play one game; yield after each week what does not hold, or None."""
    heard: dict[str, Heard] = {}
    for place, firm in enumerate(game.compiled.ids["firms"]):
        name = cast[place % len(cast)]
        heard[firm] = Heard(player_of(game, seed, firm, name), name)
    rules, world = begin(game, seed)
    try:
        session = Session.start(game, seed=seed, players=dict(heard.items()))
    except Exception as error:
        found = _look(game, rules, world, encode(Catalogue(game.compiled), []))
        rule, reason, wrong = found or (SESSION, _REASONS[SESSION], fault_of(error))
        yield Broken(rule=rule, reason=reason, wrong=wrong, seed=seed, weeks=[[]])
        return
    weeks: list[Sequence[Given]] = []
    while session.turn < session.turns:
        fault = _hand_in(session)
        weeks.append(_given(session, heard) if fault else session.orders[-1])
        found = _look(game, rules, world, encode(session.catalogue, weeks[-1]))
        if found is None and fault:
            yield _around(fault, seed, weeks, heard)
        elif found is None:
            yield None
        else:
            rule, reason, wrong = found
            yield Broken(rule=rule, reason=reason, wrong=wrong, seed=seed, weeks=weeks)


def _around(
    fault: str, seed: int, weeks: Sequence[Sequence[Given]], heard: Mapping[str, Heard]
) -> Broken:
    """A fault of a player, or of what else stands around the rules."""
    failed = [(firm, each.name) for firm, each in heard.items() if each.failed]
    if not failed:
        reason = _REASONS[SESSION]
        return Broken(rule=SESSION, reason=reason, wrong=fault, seed=seed, weeks=weeks)
    firm, name = failed[0]
    wrong = f"the player '{name}' of {firm}: {fault}"
    reason = _REASONS[PLAYER]
    return Broken(
        rule=PLAYER, reason=reason, wrong=wrong, seed=seed, weeks=weeks, player=(firm, name)
    )


def _hand_in(session: Session) -> str:
    """Play the session's week; what it failed with, "" when it did not."""
    try:
        session.hand_in()
    except Exception as error:
        return fault_of(error)
    return ""


def _given(session: Session, heard: dict[str, Heard]) -> list[Given]:
    """What the chiefs ordered in a week that was not resolved."""
    asked = [(firm, each) for firm, each in heard.items() if each.turn == session.turn]
    orders = [(firm, order) for firm, each in asked for order in each.orders]
    return [given for given in orders if _is_known(session, given)]


def _is_known(session: Session, given: Given) -> bool:
    try:
        encode(session.catalogue, [given])
    except UnknownNameError:
        return False
    return True


def _look(
    game: Game, rules: Records, world: Records, orders: Records
) -> tuple[str, str, str] | None:
    """Play the week in place; rule, reason and what is wrong, or None when all holds."""
    try:
        open_week(rules, world)
        before = world.copy()
        log = close_week(rules, world, orders)
        moment = Moment(rules, before, world.copy(), log, orders, game)
        return first_broken(moment, invariants_of(moment))
    except Exception as error:
        return FAULT, "the rules take whatever they are given", fault_of(error)


def first_broken(moment: Moment, rules: Sequence[Invariant]) -> tuple[str, str, str] | None:
    """Id and reason of the first rule that does not hold, and what is wrong; None if all do."""
    for rule in rules:
        if wrong := rule.check(moment):
            return rule.id, rule.reason, wrong
    return None
