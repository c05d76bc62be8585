"""Widgets of the desk: they take plain values and post messages.

Invariant: no widget knows a session or a scenario; every text of theirs is
made without markup, so names from files stay names.
"""
