"""The screens around the desk, from the title to the ending.

Invariant: a screen takes plain values, shows them and is dismissed with a
person's answer; what comes next is decided by `game.ui.app`.
"""
