"""The look: one dark ground, one amber accent, and signs that need no colour.

Invariant: every colour of the interface is named here; screens and widgets use
the names (`$accent`, `$quiet`, ...), never a colour of their own.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

NAME: Final = "warring"

QUIET: Final = "#7d8da0"
"""Words that explain: units, labels, hints."""

FAINT: Final = "#334050"
"""Lines, frames and traces: seen, not read."""

GLOW: Final = "#ffdd99"
"""The brightest shade of the accent, for what has just changed."""

VARIABLES: Final = {
    "quiet": QUIET,
    "faint": FAINT,
    "glow": GLOW,
    "ember": "#b36b12",
    "gain": "#7fd1a0",
    "loss": "#ff7a70",
}
"""Colours beside those every Textual theme has."""

WARRING: Final = Theme(
    name=NAME,
    primary="#86a5c4",
    secondary="#4f6479",
    accent="#ffb347",
    warning="#ffb347",
    error="#ff7a70",
    success="#7fd1a0",
    foreground="#cbd5df",
    background="#0a0e13",
    surface="#0f151c",
    panel="#18212b",
    boost="#18212b",
    dark=True,
    variables={
        **VARIABLES,
        "border": FAINT,
        "border-blurred": FAINT,
        "block-cursor-background": "#ffb347",
        "block-cursor-foreground": "#0a0e13",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#26323f",
        "block-cursor-blurred-foreground": "#cbd5df",
        "block-hover-background": "#18212b",
        "footer-background": "#0f151c",
        "footer-item-background": "#0f151c",
        "footer-key-background": "#0f151c",
        "footer-key-foreground": "#ffb347",
        "footer-description-background": "#0f151c",
        "footer-description-foreground": QUIET,
        "input-cursor-background": "#ffb347",
        "input-cursor-foreground": "#0a0e13",
        "input-selection-background": "#ffb347 30%",
        "scrollbar": "#26323f",
        "scrollbar-hover": "#4f6479",
        "scrollbar-active": "#ffb347",
        "scrollbar-background": "#0a0e13",
        "scrollbar-background-hover": "#0a0e13",
        "scrollbar-background-active": "#0a0e13",
        "scrollbar-corner-color": "#0a0e13",
    },
)
