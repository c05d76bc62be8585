"""Orders about models: training, releasing, pricing and what is hidden in them.

Invariant: each row is numbered, once, in `game.compiled.orders.numbers`.
"""

from __future__ import annotations

from typing import Final

from game.compiled.orders.rows import OrderKind
from game.words import N_

ROWS: Final[tuple[OrderKind, ...]] = (
    OrderKind(
        id="set-price",
        title=N_("Set the price"),
        help=N_("What users pay for a million tokens. Cheaper wins users and may lose money."),
        acts=N_("this week"),
        moves=0,
        area="models",
        price="usd per million tokens",
    ),
    OrderKind(
        id="serve",
        title=N_("Choose what to serve"),
        help=N_(
            "The model your users get: a released one of your own, or any with open weights; or "
            "nothing at all, and they go."
        ),
        acts=N_("this week"),
        moves=0,
        area="models",
        subject="servable model",
    ),
    OrderKind(
        id="train",
        title=N_("Start a training run"),
        help=N_("Plan a run of so many units. Bigger runs make stronger models and may overrun."),
        acts=N_("from this week, until the run is done"),
        area="models",
        amount="units",
    ),
    OrderKind(
        id="stop-run",
        title=N_("Stop the training run"),
        help=N_(
            "Give up the run that is under way. What was learnt on it is lost and nothing is paid "
            "back; its compute is free for another run at once."
        ),
        acts=N_("this week"),
        area="models",
    ),
    OrderKind(
        id="release",
        title=N_("Release a model"),
        help=N_(
            "Put a held model before the world, weights closed or open, at a price. "
            "Open weights win users and teach every rival your recipe."
        ),
        acts=N_("this week"),
        area="models",
        subject="own model",
        options=(N_("closed"), N_("open")),
        price="usd per million tokens",
    ),
    OrderKind(
        id="sprint",
        weekly=True,
        pays=("research sprint",),
        title=N_("Research sprint"),
        help=N_("Better recipes for training and serving, for good. It costs money and morale."),
        acts=N_("this week"),
        area="models",
        amount="thousand usd",
    ),
    OrderKind(
        id="declare-agi",
        title=N_("Declare AGI"),
        help=N_("Put your best model before the panel. It judges on evidence, with doubts."),
        acts=N_("judged some weeks later"),
        area="models",
        subject="own model",
    ),
    OrderKind(
        id="take-shortcut",
        title=N_("Cut a corner"),
        help=N_(
            "It pays at once and stays hidden, until it is found: then trust, morale, the courts "
            "and investors turn on you, the more the longer it was hidden."
        ),
        acts=N_("this week"),
        area="models",
        options=(N_("tuned benchmark"), N_("thin safety"), N_("loosened content")),
    ),
    OrderKind(
        id="come-clean",
        title=N_("Come clean"),
        help=N_("Say yourself what you hid: it costs a part of what being found out would."),
        acts=N_("this week"),
        area="models",
    ),
    OrderKind(
        id="set-care",
        title=N_("Set the care"),
        help=N_("Part of your people who see to safety: slower progress, fewer incidents."),
        acts=N_("each week until changed"),
        moves=0,
        area="models",
        price="per cent of the people",
    ),
    OrderKind(
        id="launch-device",
        pays=("device",),
        title=N_("Develop a device"),
        help=N_(
            "A door of your own to the people who chat. Money, trust and a record without flops "
            "help; nobody knows before the day whether they want it."
        ),
        acts=N_("shown to the world some weeks later"),
        area="models",
        amount="thousand usd",
    ),
)
