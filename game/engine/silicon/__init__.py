"""Software stacks, own silicon and export licences.

Invariant: what a card gives depends on who runs it; what may be sold depends on licences,
and what was shipped under one arrives.
"""
