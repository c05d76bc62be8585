"""One played game: orders in, views and reports out, history, saves.

Invariant: whoever plays meets the rules only through `Session`; a chief's view
holds what that chief may know and nothing else.
"""
