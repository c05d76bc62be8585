"""Compiles a parsed condition into a postfix program.

Invariant: a program that compiles names only quantities and things that exist
and never needs more than `STACK` places; everything else is a `ConditionError`
with the column where the text goes wrong.
"""

from __future__ import annotations
