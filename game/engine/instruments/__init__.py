"""Capital beside plain loans and shares: vehicles, listings, margin, rescues, takeovers, AGI.

Invariant: debt is written where somebody would look for it or, in a vehicle, where nobody
does until a draw finds it; no instrument makes money, they only move it in time.
"""
