"""What an order brings and when, told before it is given.

Invariant: every figure is read from the rules or from a trial of the order on a
copy of the world; nothing is estimated that the rules know.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from game.compiled.layout import Record
from game.compiled.orders import (
    ASK_RESCUE,
    BUILD_POWER,
    BUY_BACK_SHARES,
    BUY_CHIPS,
    BUY_FIRM,
    DECLARE_AGI,
    DO_SPRINT,
    EXPAND_SUPPLY,
    GIVE_KEYNOTE,
    LAUNCH_DEVICE,
    LOBBY,
    ORDER_KINDS,
    POACH,
    PORT,
    RECRUIT,
    SEEK_LICENCE,
    SERVE,
    STOP_RUN,
)
from game.compiled.sizes import NOBODY
from game.session.favour import favour_in_words
from game.session.ground_words import GROUND_WEEKS, connection_weeks, ground_in_words
from game.session.judgements import felt, purchase_in_words, verdict_in_words
from game.session.loan_words import loan_in_words
from game.session.numbers import number_in_words, weeks_in_words
from game.session.pleas import rescue_in_words
from game.session.reckoning import chance_of_yes, expected_recruits, list_price
from game.session.rehosting import elsewhere_for
from game.session.rivalry_words import rivalry_in_words
from game.session.run_words import recruits_in_words, run_in_words
from game.session.shorts import short_in_words
from game.session.silicon import silicon_in_words
from game.words import N_, _

_SEEN = 5e-4
"""Smallest change worth telling, as a part."""
_HARDLY = 1.05
"""Gain of four times the money below which more of it is said to be wasted."""


def effect_of(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What `order` changes at once, in words; "" when nothing but money moves.

    `rules`, `before`, `after` and `order` are single records.
    """
    f = int(order["firm"])
    told = [
        tell(_(name), float(before[field][f]), float(after[field][f]))
        for name, field, tell in _FIGURES
    ]
    told.extend(tell(rules, before, after, order) for tell in _SENTENCES)
    return ", ".join(part for part in told if part)


def _ratio(name: str, before: float, after: float) -> str:
    change = float(after) / float(before) - 1.0 if before else 0.0
    if abs(change) < _SEEN:
        return ""
    return _("{name} {change:+.1%}").format(name=name, change=change)


def _points(name: str, before: float, after: float) -> str:
    change = float(after) - float(before)
    if abs(change) < _SEEN:
        return ""
    return _("{name} {points:+.1f} points").format(name=name, points=100.0 * change)


def _retired(before: Record, order: Record) -> str:
    """Of a buy-back: fewer shares, and less of the firm for each dollar; a share stays its own."""
    value = float(before["value"][int(order["firm"])])
    if int(order["kind"]) != BUY_BACK_SHARES or value <= 0.0:
        return ""
    text = _(
        "{part:.2%} of all shares are gone: the firm is worth less by the money, a share as much "
        "as before"
    )
    return text.format(part=float(order["amount"]) / value)


def _promise(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What a keynote promises, for how long, and what it costs where the market does not come."""
    told = float(after["story"] - before["story"])
    if told <= 0.0:
        return ""
    need, fade = max(1.0, float(before["expected_need"])), float(rules["story_fade"])
    text = _("a promise of {units:,.0f} units, {part:.1%} of what the world is expected to need")
    promise = text.format(units=told, part=told / need)
    lost = float(rules["story_doubt"]) * float(after["story"]) / need
    if fade <= 0.0 or lost <= 0.0:
        return promise
    worth = felt(before, int(order["firm"]))
    text = _(
        "{promise}; each week {fade:.0%} of all that is promised falls due, and as far as the use "
        "of compute grows by less, investors take it from your value: up to {week} a week, "
        "{all} in all, what still stands at the end in the last week"
    )
    return text.format(
        promise=promise,
        fade=fade,
        week=number_in_words(fade * lost * worth, "usd"),
        all=number_in_words(lost * worth, "usd"),
    )


def _tired(rules: Record, before: Record, order: Record) -> str:
    """How little a sprint brings who has not slept off the last ones; "" for the fresh."""
    sprints = float(before["tired"][int(order["firm"])]) / 10.0
    fresh = 1.0 / (1.0 + float(rules["sprint_tires"]) * sprints)
    if fresh > 0.95:
        return ""
    text = _("people are tired of {sprints:.1f} sprints: it brings {fresh:.0%} of what it would")
    return text.format(sprints=sprints, fresh=fresh)


def _wasted(rules: Record, before: Record, order: Record) -> str:
    """How much more money brings, and where it brings no more."""
    amount = float(order["amount"])
    gain = _part_of_all(rules, int(order["kind"]), amount)
    if gain <= 0.0:
        return ""
    if int(order["kind"]) == DO_SPRINT and (told := _tired(rules, before, order)):
        return told
    more = _part_of_all(rules, int(order["kind"]), 4.0 * amount) / gain
    if int(order["kind"]) == DO_SPRINT and gain >= 1.0:
        text = _("beyond ${usd:,.0f} it brings nothing more, and no more is taken")
        return text.format(usd=float(rules["sprint_cost"]) * 1000)
    if more < _HARDLY:
        return _("more money brings hardly more")
    return _("four times the money brings {more:.1f} times as much").format(more=more)


def _part_of_all(rules: Record, kind: int, amount: float) -> float:
    """What `amount` (thousand USD) brings of what there is to have; of a keynote, its root."""
    if amount <= 0.0:
        return 0.0
    if kind == DO_SPRINT:
        return min(1.0, math.sqrt(amount / float(rules["sprint_cost"])))
    if kind == LOBBY:
        return 1.0 - math.exp(-float(rules["lobby_gain"]) * math.sqrt(amount / 1e3))
    scale = float(rules["keynote_scale"])
    return math.sqrt(amount * scale / (amount + scale)) if kind == GIVE_KEYNOTE else 0.0


def _served(rules: Record, before: Record, after: Record, order: Record) -> str:
    """What users get instead of what they had."""
    f = int(order["firm"])
    if int(order["kind"]) != SERVE or int(after["serves"][f]) == NOBODY:
        return ""
    now = float(after["model_capability"][int(after["serves"][f])])
    if int(before["serves"][f]) == NOBODY:
        return _("your users get {now:.0f} points").format(now=now)
    was = float(before["model_capability"][int(before["serves"][f])])
    text = _("your users get {now:.0f} points instead of {was:.0f}, at your price of ${price:,.2f}")
    told = text.format(now=now, was=was, price=float(after["price"][f]))
    if (elsewhere := elsewhere_for(rules, after, f)) <= 0.0:
        return told
    text = _("{told}; the same weights cost ${least:,.2f} elsewhere, and who is dearer loses users")
    return text.format(told=told, least=elsewhere)


def _comers(rules: Record, world: Record, order: Record) -> str:
    """How many people may be expected to come, and what as many as are asked for would change."""
    asked = int(order["amount"])
    if asked <= 0 or int(order["kind"]) not in (RECRUIT, POACH):
        return ""
    told = (
        _come(rules, world, order),
        recruits_in_words(rules, world, int(order["firm"]), float(asked)),
    )
    return "; ".join(part for part in told if part)


def _come(rules: Record, world: Record, order: Record) -> str:
    asked = int(order["amount"])
    if int(order["kind"]) == RECRUIT:
        least, most = expected_recruits(rules, world, int(order["firm"]))
        text = _("{least:.0f} to {most:.0f} of {asked} come: fewer, the more others are hiring")
        asked = int(world["vacancies"][int(order["firm"])])
        return text.format(least=math.floor(least), most=math.ceil(most), asked=asked)
    yes = chance_of_yes(rules, world, int(order["subject"]), float(order["price"]))
    text = _("about {come:.0f} of {asked} come if they are paid and feel as most do elsewhere")
    return text.format(come=yes * asked, asked=asked)


def _next_time(rules: Record, order: Record) -> str:
    """How long who asks or bids now must wait before the next time; "" where nobody must."""
    weeks = sum(int(rules[name]) for name in _WAITS.get(int(order["kind"]), ()))
    weeks += int(order["kind"]) == BUY_FIRM
    if weeks <= 1:
        return ""
    return _("the next one only in {weeks}").format(weeks=weeks_in_words(weeks))


_WAITS = {
    BUY_FIRM: ("takeover_weeks",),
    ASK_RESCUE: ("rescue_wait",),
    SEEK_LICENCE: ("licence_wait",),
    LAUNCH_DEVICE: ("device_weeks", "device_wait"),
    DECLARE_AGI: ("panel_weeks", "agi_wait"),
}
"""By kind of order: the rules that together give the weeks until the next may be given."""


def _given_up(before: Record, order: Record) -> str:
    """What the run had cost, which is lost with it, and what that was of its plan."""
    f = int(order["firm"])
    if int(order["kind"]) != STOP_RUN or int(before["run_model"][f]) == NOBODY:
        return ""
    done, plan = float(before["run_done"][f]), float(before["run_plan"][f])
    text = _("{done:,.0f} units of work are lost, {part:.0%} of the plan; another run may start")
    return text.format(done=done, part=done / max(1.0, plan))


def _own_cards(world: Record, order: Record) -> str:
    """A vendor's own cards cost it what others would have paid."""
    chip = int(order["subject"])
    if int(order["kind"]) != BUY_CHIPS or int(world["chip_seller"][chip]) != int(order["firm"]):
        return ""
    text = _("your own cards: their making is paid for, each is one less to sell at ${list:,.0f}")
    return text.format(list=list_price(world, chip) * 1000)


_FIGURES: tuple[tuple[str, str, Callable[[str, float, float], str]], ...] = (
    (N_("training recipe"), "efficiency", _ratio),
    (N_("serving stack"), "serving_skill", _ratio),
    (N_("favour"), "favour", _points),
    (N_("courts' heat"), "heat", _points),
    (N_("morale"), "morale", _points),
    (N_("users' trust"), "trust", _points),
    (N_("neighbours' protest"), "protest", _points),
    (N_("investors' feeling"), "sentiment", _ratio),
    (N_("part held by today's owners"), "founders", _points),
)
"""The firm's figures that an order may move at once: name, field of World, how it is told."""

_SENTENCES: tuple[Callable[[Record, Record, Record, Record], str], ...] = (
    _promise,
    lambda _rules, before, _after, order: _retired(before, order),
    lambda rules, _before, after, order: run_in_words(rules, after, order),
    lambda _rules, before, _after, order: _given_up(before, order),
    lambda rules, before, _after, order: _wasted(rules, before, order),
    _served,
    lambda rules, _before, after, order: favour_in_words(rules, after, order),
    lambda rules, _before, after, order: _comers(rules, after, order),
    lambda _rules, _before, after, order: _own_cards(after, order),
    lambda rules, _before, after, order: verdict_in_words(rules, after, order),
    lambda rules, _before, after, order: purchase_in_words(rules, after, order),
    lambda rules, _before, after, order: rescue_in_words(rules, after, order),
    rivalry_in_words,
    short_in_words,
    loan_in_words,
    ground_in_words,
    lambda rules, before, _after, order: silicon_in_words(rules, before, order),
    lambda rules, _before, _after, order: _next_time(rules, order),
)
"""What else is told of an order: rules, before, after, order; "" where it has nothing to say."""


def acts_in_words(rules: Record, world: Record, order: Record) -> str:
    """When an order acts, with the weeks the rules give."""
    kind = int(order["kind"])
    weeks = weeks_until(rules, world, order)
    if kind == BUY_CHIPS:
        text = _("shipped as supply allows, then {weeks} on the road")
    elif weeks:
        text = _("in {weeks}")
    else:
        return _(ORDER_KINDS[kind].acts)
    return text.format(weeks=weeks_in_words(weeks))


def weeks_until(rules: Record, world: Record, order: Record) -> int:
    """Weeks until what is ordered is there; 0 for what acts at once."""
    kind, subject = int(order["kind"]), int(order["subject"])
    if kind == BUY_CHIPS and 0 <= subject < int(rules["chips"]):
        return int(rules["chip_weeks"][subject])
    if kind in _WEEKS_OF:
        return int(rules[_WEEKS_OF[kind]])
    return connection_weeks(rules, world, order) if kind == BUILD_POWER else 0


_WEEKS_OF = {EXPAND_SUPPLY: "line_weeks", PORT: "port_weeks", **GROUND_WEEKS}
"""By kind of order: the rule that gives the weeks until what is ordered is there."""
