"""Text to a checked model: reading, merging, structuring and checking scenarios.

Invariant: everything wrong with a file becomes a problem with its place; nothing
a file holds can raise, run, or reach the terminal.
"""
