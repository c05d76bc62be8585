"""A checked scenario as arrays: Rules (never change) and World (changes every turn).

Invariant: this layer knows NumPy and the scenario model, never Numba; one
layout of fixed size serves every scenario, so the engine is compiled once.
"""
