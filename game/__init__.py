"""Warring Compute: a strategy game of the 2025 AI war."""

__version__ = "0.1.0"
