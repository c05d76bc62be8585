"""The actions of the registry with their keys, in files by what they are about.

Invariant: only `game.ui.actions` gathers them; nothing here imports NumPy.
"""
