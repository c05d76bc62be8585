"""The desk: one screen with its areas, each showing a part of the chief's view.

Invariant: an area only reads a `View`; orders are given in dialogs and nowhere else.
"""
