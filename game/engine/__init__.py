"""The turn resolver: World, Orders and a seed in, the next World and a Log out.

Invariant: it imports NumPy, Numba and `game.compiled`, and knows nothing above
them. The same seed and orders give the same bits, compiled or not, on one
thread or many: no fastmath, no global state, no order of evaluation left open.
"""
