"""Lessons on the desk: the strip that tells what to do next, and its keys.

Invariant: the desk works the same without them; they open nothing and order nothing.
"""

from typing import Final

FIRST_STEPS: Final = ("first-steps", "deepseek")
"""Scenario and chair in which a newcomer begins."""

NEXT_STEPS: Final = ("cold-shot", "deepseek")
"""Scenario and chair offered to whoever has gone through the first steps."""
