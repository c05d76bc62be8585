"""What a chief's decisions did, measured by playing the game again without each of them.

Invariant: everybody else gives the orders of the game and chance falls as it did, so that
the whole difference is the decision's; the game itself stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import define, frozen

from game.compiled.layout import Records
from game.compiled.sizes import MONEY
from game.compiled.world import ACTIVE, AMBITION, FEAR, NO_ENDING, OF_SCENARIO
from game.engine.turn import close_week, open_week
from game.scenario.condition_nodes import Compare
from game.scenario.condition_values import evaluate
from game.session.alike import end_of
from game.session.carried import Carried, carried_out, refusals
from game.session.coding import encode
from game.session.comparisons import Comparison
from game.session.decisions import Decision, Given, Weeks, decisions_of
from game.session.figures import Lookup, in_words, lookup_in, unit_of
from game.session.numbers import number_in_words
from game.session.views.table import Table
from game.words import _

_NAMED = 4
"""Decisions told at most, of those that hurt and of those that helped."""
_LEAST = 0.01
"""Part of a figure below which what a decision did to it is not told."""
_BESIDE = 0.1
"""Part of the largest effect below which another is not worth a word beside it."""
_RISES = {">": 1.0, ">=": 1.0, "<": -1.0, "<=": -1.0}
_GOOD = {AMBITION: 2, NO_ENDING: 1}
"""How good ends are for a chief; others are worse, but for those of the scenario."""
_FELT = {"triumph": 2, "survival": 1}
"""The same for ends of the scenario, by how they feel."""


@frozen
class Effect:
    """What one decision did to one figure: how it stands, and how it would without."""

    decision: Decision
    text: str
    weight: float
    turned: bool
    """Whether the end would have been another one; it goes before what did more."""
    helped: bool = False
    """Whether it made things better for the chief; it goes behind what made them worse."""


def told(table: Table, firm: str, parts: Sequence[Comparison], weeks: Weeks) -> list[Effect]:
    """The decisions that did most to the figures of `parts`, those that hurt before the others.

    Without parts, what counts is the cash that was there or missing.
    """
    if len(table.past) != len(weeks) + 1:
        return []
    game = Hindsight(table, firm, weeks, carried_out(table, firm, weeks))
    best: dict[tuple[str, bool], Effect] = {}
    for decision in decisions_of(table, firm, game.kept):
        for effect in _effects(table, firm, parts, decision, game.without(decision)):
            which = decision.text, effect.helped
            if which not in best or _rank(effect) < _rank(best[which]):
                best[which] = effect
    hurt, helped = ([e for e in best.values() if e.helped == good] for good in (False, True))
    return [*_largest(hurt), *_largest(helped)]


def _largest(effects: Sequence[Effect]) -> list[Effect]:
    """Those that are worth a word, most telling first."""
    most = max((effect.weight for effect in effects), default=0.0)
    worth = [e for e in effects if e.turned or e.weight >= _BESIDE * most]
    return sorted(worth, key=_rank)[:_NAMED]


def _rank(effect: Effect) -> tuple[bool, bool, float, int]:
    return not effect.turned, effect.helped, -effect.weight, effect.decision.week


@frozen
class Other:
    """The game as it would stand without a decision."""

    world: Records
    discount: int
    """US dollars that own orders of the game would have cost there, had they not been refused:
    what another order would have spent is no merit of the decision's absence."""


@define(slots=False)
class Hindsight:
    """A game that is over, to be played again without one decision of `firm` after the other."""

    table: Table
    firm: str
    weeks: Weeks
    carried: Sequence[Sequence[Carried]]

    @cached_property
    def kept(self) -> list[list[Given]]:
        """The orders of everybody but those of the firm that were refused, by week.

        What was refused must not come off in a game that has room for it.
        """
        kept = []
        for given, carried in zip(self.weeks, self.carried, strict=True):
            refused = iter([order.refused for order in carried])
            kept.append([one for one in given if one[0] != self.firm or not next(refused, False)])
        return kept

    def without(self, decision: Decision) -> Other:
        """Today's world had the decision not been taken."""
        compiled = self.table.compiled
        first, rules = decision.week - 1, compiled.rules
        world, discount = self.table.past[first].copy(), 0
        for week in range(first, len(self.kept)):
            given = [other for one in self.kept[week] if (other := decision.without(week, one))]
            if week == first:
                given.extend(decision.instead)
            log = close_week(rules, world, encode(self.table.catalogue, given))
            discount += self._missed(week, given, log)
            if week + 1 < compiled.scenario.turns:
                open_week(rules, world)
        return Other(world, discount)

    def _missed(self, week: int, given: Sequence[Given], log: Records) -> int:
        """US dollars of own orders that were carried out in the game and are refused in `log`."""
        f = self.table.catalogue.place("firms", self.firm)
        own = [order for who, order in given if who == self.firm]
        costs = {one.order: one.cost for one in self.carried[week] if not one.refused}
        refused = zip(own, refusals(log, f), strict=False)
        return sum(costs.get(order, 0) for order, no in refused if no)


def _effects(
    table: Table, firm: str, parts: Sequence[Comparison], decision: Decision, other: Other
) -> Iterator[Effect]:
    f = table.catalogue.place("firms", firm)
    turned = _turned(table, f, other.world)
    if not parts:
        then = _purse(other.world, f) - other.discount
        yield from _moved(decision, _purse(table.past[-1], f), then, turned if then >= 0 else "")
        return
    lookup = lookup_in(table.compiled, other.world)
    decides = [part for part in parts if _differs(table, part, lookup)] if turned else []
    if turned and not decides:
        text = _only_later(table, f, other.world, decision, turned)
        yield Effect(decision, text, 1.0, True, _ends_better(table, f, other.world))
    for part in parts:
        if turned and part not in decides:
            continue
        node = part.node.first if isinstance(part.node, Compare) else part.node
        now, then = evaluate(node, table.lookup), evaluate(node, lookup)
        helped = _wanted(table, f, part) * (now - then) > 0.0
        helped = _ends_better(table, f, other.world) if turned else helped
        yield from _effect(
            in_words(table.compiled, node), unit_of(node), (now, then), decision, turned, helped
        )


def _wanted(table: Table, f: int, part: Comparison) -> float:
    """1 where more of the figure compared is good for the chief, -1 where less, 0 for neither."""
    node = part.node
    if not isinstance(node, Compare) or len(node.operators) != 1:
        return 0.0
    rises = _RISES.get(node.operators[0], 0.0)
    ended = int(table.world["ending"][f])
    return rises if _good(table, ended) else -rises


def _ends_better(table: Table, f: int, other: Records) -> bool:
    """Whether the game ended better for the chief than it would have."""
    ended, would = int(table.world["ending"][f]), int(other["ending"][0, f])
    return _good(table, ended) > _good(table, would)


def _good(table: Table, ending: int) -> int:
    """How good an end is: 2 as what one wanted, 1 as an end of nothing but time, 0 as ruin."""
    if ending >= OF_SCENARIO:
        return _FELT.get(end_of(table.compiled, ending - OF_SCENARIO).kind, 0)
    return _GOOD.get(ending, 0)


def _differs(table: Table, part: Comparison, lookup: Lookup) -> bool:
    """Whether a comparison holds in one of the two games and not in the other."""
    return (evaluate(part.node, lookup) != 0.0) != (evaluate(part.node, table.lookup) != 0.0)


def _only_later(table: Table, f: int, other: Records, decision: Decision, turned: str) -> str:
    """Where every comparison stands alike in both games: how long the fear would have held."""
    way = _instead(decision).capitalize()
    text = _("Week {week}: {decision}. {way} {turned}")
    told = text.format(week=decision.week, decision=decision.text, way=way, turned=turned)
    if int(table.world["ending"][f]) != FEAR:
        return f"{told}."
    weeks = table.compiled.scenario.firms[table.catalogue.firms[f]].fear.weeks
    more = _("{told} by then: what you dreaded would have held for {held} of {weeks} weeks.")
    return more.format(told=told, held=int(other["fear_met"][0, f]), weeks=weeks)


def _moved(decision: Decision, now: float, then: float, turned: str) -> Iterator[Effect]:
    """The cash that a decision took or brought until the end: by that sum it is ranked."""
    moved = then - now
    if abs(moved) <= _LEAST * max(abs(now), abs(then)):
        return
    text = _("Week {week}: {decision}. It took {sum}: {way} {rest}")
    if moved < 0.0:
        text = _("Week {week}: {decision}. It brought {sum}: {way} {rest}")
    rest = _("{sum} would be left") if then >= 0.0 else _("{sum} would be missing")
    text = text.format(
        week=decision.week,
        decision=decision.text,
        sum=number_in_words(abs(moved), "usd"),
        way=_instead(decision),
        rest=rest.format(sum=number_in_words(abs(then), "usd")),
    )
    if turned:
        text = _("{text}, and {turn}").format(text=text, turn=turned)
    yield Effect(decision, f"{text}.", abs(moved), turned=False, helped=moved < 0.0)


def _instead(decision: Decision) -> str:
    way = _("with “{answer}” instead") if decision.otherwise else _("without it")
    return way.format(answer=decision.otherwise)


def _purse(world: Records, f: int) -> float:
    """Cash, or what was missing when the firm failed; US dollars."""
    return float(world["balance"][0, MONEY, f] - world["shortfall"][0, f]) * 1000.0


def _turned(table: Table, f: int, other: Records) -> str:
    """What would have come instead of the end that came; "" for the same."""
    ended, would = int(table.world["ending"][f]), int(other["ending"][0, f])
    if ended == would:
        return ""
    if would == AMBITION:
        return _("your ambition would have come true")
    if would == FEAR:
        return _("what you dread would have come true")
    if ended == AMBITION:
        return _("your ambition would not have come true")
    if would == NO_ENDING and other["status"][0, f] == ACTIVE:
        return _("it would not have come to this end")
    return ""


def _effect(
    name: str,
    unit: str,
    figures: tuple[float, float],
    decision: Decision,
    turned: str,
    helped: bool,
) -> Iterator[Effect]:
    now, then = figures
    size = abs(now - then) / max(abs(now), abs(then), 1e-12)
    if size < _LEAST and not turned:
        return
    text = _("Week {week}: {decision}. {way} {figure} would be {then}, not {now}").format(
        week=decision.week,
        decision=decision.text,
        way=_instead(decision).capitalize(),
        figure=name,
        then=number_in_words(then, unit),
        now=number_in_words(now, unit),
    )
    if turned:
        text = _("{text}, and {turn}").format(text=text, turn=turned)
    yield Effect(decision, f"{text}.", size, bool(turned), helped)
