"""Runs a compiled condition: a postfix program over the world.

Invariant: a program has no loops, reads the world and writes nothing, and was
checked by the compiler never to need more than `STACK` places.
"""

from __future__ import annotations

import numpy as np

from game.compiled.quantities import (
    ABSOLUTE,
    ADD,
    AND,
    DIVIDE,
    EQUAL,
    LESS,
    LESS_EQUAL,
    LOAD,
    MAXIMUM,
    MINIMUM,
    MULTIPLY,
    NEGATE,
    NOT,
    NOT_EQUAL,
    OR,
    PUSH,
    STACK,
    SUBTRACT,
)
from game.compiled.rules import Rules
from game.compiled.sizes import NOBODY
from game.compiled.world import World
from game.engine.jit import kernel
from game.engine.quantities import read_quantity
from game.engine.scratch import room

_stack = room(np.float64, STACK)


@kernel
def holds(rules: Rules, world: World, program: int) -> bool:
    """Whether the program's result is not zero; a missing program always holds."""
    return bool(program == NOBODY or run_program(rules, world, program) != 0.0)


@kernel
def run_program(rules: Rules, world: World, program: int) -> float:
    """The number a program computes; truths are 1.0 and 0.0."""
    stack = _stack()
    top = -1
    for step in range(rules.program_start[program], rules.program_end[program]):
        code = rules.code[step]
        if code == PUSH:
            top += 1
            stack[top] = rules.operand[step]
        elif code >= LOAD:
            top += 1
            stack[top] = read_quantity(world, code - LOAD, int(rules.operand[step]))
        elif code in (NEGATE, NOT, ABSOLUTE):
            stack[top] = _unary(code, stack[top])
        else:
            top -= 1
            stack[top] = _binary(code, stack[top], stack[top + 1])
    return float(stack[0])


@kernel
def _unary(code: int, a: float) -> float:
    if code == NEGATE:
        return -a
    if code == ABSOLUTE:
        return abs(a)
    return 1.0 if a == 0.0 else 0.0


@kernel
def _binary(code: int, a: float, b: float) -> float:
    if code == ADD:
        result = a + b
    elif code == SUBTRACT:
        result = a - b
    elif code == MULTIPLY:
        result = a * b
    elif code == DIVIDE:
        result = a / b if b != 0.0 else 0.0
    elif code == MINIMUM:
        result = min(a, b)
    elif code == MAXIMUM:
        result = max(a, b)
    else:
        result = 1.0 if _truth(code, a, b) else 0.0
    return result


@kernel
def _truth(code: int, a: float, b: float) -> bool:
    if code == AND:
        truth = a != 0.0 and b != 0.0
    elif code == OR:
        truth = a != 0.0 or b != 0.0
    elif code == LESS:
        truth = a < b
    elif code == LESS_EQUAL:
        truth = a <= b
    elif code == EQUAL:
        truth = a == b
    else:
        truth = a != b and code == NOT_EQUAL
    return truth
