"""Orders at the desk: what can be proposed, how it is worded, and its dialogs.

Invariant: whether an order is allowed and what it costs is asked of the
session, never worked out here.
"""
