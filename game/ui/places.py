"""The places a person can be in.

Invariant: every screen and dialog stands for one of them, and every action
names those it works in.
"""

from __future__ import annotations

from typing import Final

from game.words import N_

PLACES: Final = {
    "title": N_("Start a game, play on, or learn how it is played."),
    "chairs": N_("Choose the scenario and whose chair you take."),
    "briefing": N_("What your chief is told on the first day."),
    "desk": N_("Give this week's orders, then hand them in."),
    "resolving": N_("Everybody's orders meet; the week takes its course."),
    "report": N_("What the week brought, and why."),
    "ending": N_("How it ended, why, and how everybody stands."),
    "workshop": N_("Check, explain and start scenarios, and switch mods on."),
    "explaining": N_("Ask where a value comes from."),
    "saves": N_("Games to play on from."),
    "page": N_("Something to read."),
    "dialog": N_("Something to fill in."),
    "naming": N_("Give the save a name."),
    "leaving": N_("The game is saved; where to now?"),
    "question": N_("A question to answer."),
    "discarding": N_("What was written is not sent: throw it away?"),
    "waiting": N_("Wait a moment."),
    "orders": N_("Choose an order to draw up."),
    "deal": N_("Read a contract, and sign, change, break or hand it over."),
    "editor": N_("Write a contract clause by clause; what it is worth to both changes with it."),
    "pick": N_("Choose one of these."),
    "web": N_("Everybody's bonds: choose a firm and ask who falls with it."),
    "order": N_("Draw up the order; what it costs and means is shown as you go."),
}
"""Where a person can be, and what that place is for."""
