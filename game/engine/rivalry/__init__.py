"""Rivalry between houses: teams that change sides, suits, and shortcuts that surface.

Invariant: these kernels are called from the phases, a line each, and own no phase.
"""
