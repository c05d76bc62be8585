"""Rule cases: a world, what its chiefs order, and what must come of it, in TOML.

Invariant: a case says all it needs in its own file; whoever cannot program can read it, write
it and run it.
"""
