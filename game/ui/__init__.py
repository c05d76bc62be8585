"""The Textual app.

Invariant: what a person waits for before the first frame imports neither NumPy
nor Numba; widgets take plain values, and text from scenarios is never markup.
"""
