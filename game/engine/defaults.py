"""What part of their debts firms can pay when some are short, to the last cent.

Invariant: parts only fall, and no further than to where the ends of a firm that is short
just meet; so they never fall below the greatest clearing.
"""

from __future__ import annotations

import numpy as np

from game.compiled.layout import Floats, Ints
from game.compiled.sizes import FIRMS, NOBODY
from game.engine.claims import BASE, FLOWS, FROM, GIVEN, RANKS, TO, call_in, tally
from game.engine.jit import kernel
from game.engine.linear import solve

STEPS = 2 * FIRMS * (RANKS + 1)
"""Without guarantees half as many are always enough: each empties a rank of a firm's for
good, or makes ends meet for all who are short, so that the next begins with one more."""

_STRAIGHT = (2.0**-1, 2.0**-40)
_BENT = (2.0**-20, 2.0**-27)
"""Dip and grain, without guarantees and with them. The dip is how far a part is lowered to
see what that does; the grain counts as nothing, for each dollar of the most that a firm has
to pay with."""

_LEAST_LEAK, _LARGE_LEAK, _WIDER = 2.0**-46, 2.0**-6, 8.0
"""Each firm is thought to lose a little more by what it ceases to pay than others get from
it. The least such leak lets a ring that loses nothing fall as far as it goes; a large one,
and more of it each time, makes a step short enough where guarantees bend the way."""

_TRIES = 8


@kernel
def lower_parts(
    cash: Ints,
    firms: int,
    claims: Ints,
    order: Ints,
    falling: Ints,
    part: Floats,
    flow: Floats,
) -> None:
    """Lower `part` until no firm that may fall spends more than it has. Modified: `part`, `flow`.

    Starts from parts that nobody could raise. Each firm that is short pays one rank in
    part. The system in which all of these spend just what they have is linear but for
    guarantees; it is solved as in the fictitious default algorithm (Eisenberg & Noe 2001,
    3.1), going no further than to where a firm's rank gets nothing. With guarantees this
    is a regularised Newton method (Levenberg 1944) whose steps must leave nobody a rest.
    """
    means = np.empty(FIRMS)
    due = np.empty((FIRMS, RANKS))
    last = np.empty(FIRMS, np.int64)
    bent = _any_guarantee(claims, len(flow))
    dip, grain = _BENT if bent else _STRAIGHT
    leak = _LEAST_LEAK
    _look(cash, claims, order, part, flow, means, due)
    grain *= 1.0 + _largest(means)
    for _ in range(STEPS):
        if not _find_short(firms, falling, means, due, part, last, grain):
            return
        slope = _slopes(claims, order, part, flow, last, dip)
        leak = _step(cash, claims, order, part, flow, means, due, last, slope, leak, grain)


@kernel
def _look(
    cash: Ints, claims: Ints, order: Ints, part: Floats, flow: Floats, means: Floats, due: Floats
) -> None:
    call_in(claims, order, part, False, np.zeros(len(flow)), flow)
    tally(cash, claims, flow, means, due)


@kernel
def _find_short(
    firms: int, falling: Ints, means: Floats, due: Floats, part: Floats, last: Ints, grain: float
) -> bool:
    """Find the rank that each firm that is short pays in part; whether one spends too much.

    Modified in place: `last` (FIRMS,), -1 for a firm that pays all it owes or nothing, and
    `part`: below that rank a firm pays nothing.
    """
    too_much = False
    for f in range(FIRMS):
        last[f] = NOBODY
    for f in range(firms):
        rank = _last_paid(due[f], part[f]) if falling[f] else NOBODY
        lack = _lack(means, due, part, f)
        if rank != NOBODY and (part[f, rank] < 1.0 or lack > grain):
            last[f] = rank
            for below in range(rank + 1, RANKS):
                part[f, below] = 0.0
            too_much = too_much or lack > grain
    return too_much


@kernel
def _last_paid(due: Floats, part: Floats) -> int:
    """The lowest rank of which a firm pays something; -1 if it pays nothing."""
    last = NOBODY
    for rank in range(RANKS):
        if due[rank] > 0.0 and part[rank] > 0.0:
            last = rank
        if due[rank] > 0.0 and part[rank] < 1.0:
            break
    return last


@kernel
def _lack(means: Floats, due: Floats, part: Floats, f: int) -> float:
    """What firm `f` spends beyond what it has."""
    lack = -means[f]
    for rank in range(RANKS):
        lack += part[f, rank] * due[f, rank]
    return lack


@kernel
def _slopes(
    claims: Ints, order: Ints, part: Floats, flow: Floats, last: Ints, dip: float
) -> Floats:
    """What each short firm (row) gains as each of them (column) ceases to pay its last rank.

    By differences, counted claim by claim so that no digit is lost in sums. Who ceases to
    pay gains; the others together lose no more than that.
    """
    slope = np.zeros((FIRMS, FIRMS))
    lower = np.empty((len(flow), FLOWS))
    nothing = np.zeros(len(flow))
    for f in range(FIRMS):
        if last[f] == NOBODY:
            continue
        kept = part[f, last[f]]
        part[f, last[f]] = (1.0 - dip) * kept
        call_in(claims, order, part, False, nothing, lower)
        part[f, last[f]] = kept
        for c in range(len(flow)):
            moved = (flow[c, GIVEN] - lower[c, GIVEN]) / dip
            if claims[c, FROM] < FIRMS:
                slope[claims[c, FROM], f] += moved
            if claims[c, TO] < FIRMS:
                slope[claims[c, TO], f] -= moved
    return slope


@kernel
def _step(
    cash: Ints,
    claims: Ints,
    order: Ints,
    part: Floats,
    flow: Floats,
    means: Floats,
    due: Floats,
    last: Ints,
    slope: Floats,
    leak: float,
    grain: float,
) -> float:
    """Let last ranks fall as far as nobody keeps a rest; the leak to begin the next step with.

    If that fails, firms just pay what they have.
    """
    kept, lack, paid = np.empty(FIRMS), np.empty(FIRMS), np.empty(FIRMS)
    for f in range(FIRMS):
        if last[f] != NOBODY:
            kept[f] = part[f, last[f]]
            lack[f] = _lack(means, due, part, f)
            paid[f] = kept[f] * due[f, last[f]]
    for _ in range(_TRIES):
        fall = _falls(lack, paid, last, slope, leak)
        pace = 1.0 / max(1.0, _largest(fall))
        for f in range(FIRMS):
            if last[f] != NOBODY:
                rest = 1.0 - pace * max(0.0, fall[f])
                part[f, last[f]] = kept[f] * rest if paid[f] * rest > 0.5 * grain else 0.0
        _look(cash, claims, order, part, flow, means, due)
        if not _some_rest(means, due, part, last, grain):
            return max(_LEAST_LEAK, leak / _WIDER)
        leak = max(_LARGE_LEAK, leak * _WIDER)
    for f in range(FIRMS):
        if last[f] != NOBODY:
            part[f, last[f]] = kept[f]
    _look(cash, claims, order, part, flow, means, due)
    for f in range(FIRMS):
        if last[f] != NOBODY:
            _afford(means[f], due[f], part[f])
    _look(cash, claims, order, part, flow, means, due)
    return leak


@kernel
def _falls(lack: Floats, paid: Floats, last: Ints, slope: Floats, leak: float) -> Floats:
    """What part of what it pays of its last rank each firm must cease to pay, by firm.

    Whatever their last digits, others gain nothing and lose no more than a firm gains: so
    the system has a solution, and all of it falls where all are short.
    """
    short = np.empty(FIRMS, np.int64)
    count = 0
    for f in range(FIRMS):
        if last[f] != NOBODY:
            short[count] = f
            count += 1
    system = np.zeros((count, count))
    right = np.empty(count)
    for j in range(count):
        f = short[j]
        right[j] = lack[f]
        lost = 0.0
        for i in range(count):
            if i != j:
                system[i, j] = min(0.0, slope[short[i], f])
                lost -= system[i, j]
        system[j, j] = max(lost, slope[f, f]) + leak * paid[f]
    solve(system, right, count)
    fall = np.zeros(FIRMS)
    for j in range(count):
        fall[short[j]] = right[j]
    return fall


@kernel
def _some_rest(means: Floats, due: Floats, part: Floats, last: Ints, grain: float) -> bool:
    """Whether a firm that is short keeps money."""
    rest = False
    for f in range(FIRMS):
        rest = rest or (last[f] != NOBODY and _lack(means, due, part, f) < -grain)
    return rest


@kernel
def _afford(means: float, due: Floats, part: Floats) -> None:
    """Set the parts of one firm's ranks that it can pay, senior ones first."""
    for rank in range(RANKS):
        if due[rank] > means:
            part[rank] = means / due[rank]
            for below in range(rank + 1, RANKS):
                part[below] = 0.0
            return
        means -= due[rank]


@kernel
def _any_guarantee(claims: Ints, count: int) -> bool:
    found = False
    for c in range(count):
        found = found or claims[c, BASE] != NOBODY
    return found


@kernel
def _largest(numbers: Floats) -> float:
    """The largest of some numbers, or nothing if all are below zero."""
    largest = 0.0
    for number in numbers:
        largest = max(largest, number)
    return largest
