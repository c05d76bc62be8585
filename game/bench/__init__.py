"""Speed and memory of the game, measured where it runs; `suite` measures it all.

Invariant: every figure stands beside its target and says how it was measured; both
sides of a ratio are measured in one run. Nothing here is a test: a slow machine is
no fault. Importing the package imports nothing, so that what is measured is measured
alone.
"""
