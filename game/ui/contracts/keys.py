"""The keys of everything about contracts, as actions of the registry.

Invariant: each place has a key once; what cannot be done in a state has no key then.
"""

from __future__ import annotations

from typing import Final

from game.ui.actions import Action
from game.words import N_

CONTRACT_ACTIONS: Final[tuple[Action, ...]] = (
    Action(
        id="write-contract",
        keys="C,shift+c",
        title=N_("Write a contract"),
        help=N_("Build a bundle of clauses and see what it is worth to both sides."),
        run="screen.write_contract",
        places=("desk",),
        shown=False,
    ),
    Action(
        id="web",
        keys="W,shift+w",
        title=N_("The web"),
        help=N_("Who is bound to whom, by what and for how much, and who falls with whom."),
        run="screen.web",
        places=("desk",),
        shown=False,
    ),
    Action(
        id="sign-offer",
        keys="s",
        title=N_("Sign"),
        help=N_("Sign it, which takes no move; with the last signature it runs."),
        run="screen.sign",
        places=("deal",),
    ),
    Action(
        id="refuse-offer",
        keys="r",
        title=N_("Refuse"),
        help=N_("Say no, which takes no move: it falls when the week is handed in."),
        run="screen.refuse",
        places=("deal",),
    ),
    Action(
        id="withdraw-offer",
        keys="t",
        title=N_("Take back"),
        help=N_(
            "Take your word back before the others have signed, which takes no move. If all of "
            "them sign in the same week, that comes too late and it binds; asks first."
        ),
        run="screen.withdraw",
        places=("deal",),
    ),
    Action(
        id="counter-offer",
        keys="c",
        title=N_("Renegotiate"),
        help=N_(
            "Answer an offer with one of your own, or ask for other terms of what runs: it takes "
            "a move once you send it. They answer in the week after you hand in, or later."
        ),
        run="screen.counter",
        places=("deal",),
    ),
    Action(
        id="break-contract",
        keys="b",
        title=N_("Break"),
        help=N_(
            "Walk out, which takes a move: fees fall due, pledges go over, everybody remembers; "
            "asks first."
        ),
        run="screen.break_off",
        places=("deal",),
    ),
    Action(
        id="hand-over",
        keys="h",
        title=N_("Hand over"),
        help=N_(
            "Offer your side of it to another firm, which takes a move; all parties must agree, "
            "in the week after you hand in or later."
        ),
        run="screen.hand_over",
        places=("deal",),
    ),
    Action(
        id="if-signed",
        keys="y",
        title=N_("If signed?"),
        help=N_(
            "Play on with it signed by all: who of its parties would fail, when, and how much "
            "would be missing; nothing changes."
        ),
        run="screen.if_signed",
        places=("deal",),
    ),
    Action(
        id="try-signed",
        keys="y",
        title=N_("If signed?"),
        help=N_("Play on with the bundle signed by all: who would fail, and when."),
        run="screen.if_signed",
        places=("editor",),
        shown=False,
    ),
    Action(
        id="add-clause",
        keys="a",
        title=N_("Add"),
        help=N_("Choose a kind of clause to add."),
        run="screen.add_clause",
        places=("editor",),
    ),
    Action(
        id="flip-clause",
        keys="d",
        title=N_("Turn"),
        help=N_("Who gives takes, and who takes gives."),
        run="screen.flip",
        places=("editor",),
    ),
    Action(
        id="clause-about",
        keys="i",
        title=N_("About"),
        help=N_("Choose the chip, the users or the firm that the clause is about."),
        run="screen.choose_subject",
        places=("editor",),
    ),
    Action(
        id="remove-clause",
        keys="x,delete",
        title=N_("Remove"),
        help=N_("Take the clause out of the bundle."),
        run="screen.remove_clause",
        places=("editor",),
    ),
    Action(
        id="choose-partner",
        keys="p",
        title=N_("Partner"),
        help=N_("Choose the firm it is put to."),
        run="screen.choose_partner",
        places=("editor",),
        shown=False,
    ),
    Action(
        id="clause-giver",
        keys="g",
        title=N_("Giver"),
        help=N_("Choose which firm promises: a third one, in a contract of many."),
        run="screen.choose_giver",
        places=("editor",),
        shown=False,
    ),
    Action(
        id="clause-taker",
        keys="t",
        title=N_("Taker"),
        help=N_("Choose which firm it is promised to."),
        run="screen.choose_taker",
        places=("editor",),
        shown=False,
    ),
    Action(
        id="next-rank",
        keys="r",
        title=N_("Rank"),
        help=N_("Secured, junior or subordinate: in what order it is paid when money is short."),
        run="screen.next_rank",
        places=("editor",),
        shown=False,
    ),
    Action(
        id="last-day",
        keys="l",
        title=N_("Last day"),
        help=N_("Say after how many weeks the contract ends; without that it has no last day."),
        run="screen.set_last_day",
        places=("editor",),
        shown=False,
    ),
    Action(
        id="meet-them",
        keys="w",
        title=N_("Wish"),
        help=N_("Change the bundle the smallest way that would make them sign."),
        run="screen.meet_them",
        places=("editor",),
    ),
    Action(
        id="send-contract",
        keys="s",
        title=N_("Send"),
        help=N_(
            "Into the tray, where it takes a move; undo takes all of it back. They read it once "
            "the week is handed in, and answer in the week after at the earliest."
        ),
        run="screen.send",
        places=("editor",),
    ),
    Action(
        id="into-numbers",
        keys="enter",
        face="⏎",
        title=N_("Numbers"),
        help=N_("From the clauses to their numbers, and back."),
        run="screen.into_numbers",
        places=("editor",),
    ),
    Action(
        id="read-worth",
        keys="v",
        title=N_("Worth"),
        help=N_("Read on in what it is worth; from its end back to its beginning."),
        run="screen.read_worth",
        places=("editor",),
        shown=False,
    ),
    Action(
        id="leave-editor",
        keys="escape",
        face="esc",
        title=N_("Back"),
        help=N_("From a number to the clauses; from there to the desk, without sending."),
        run="screen.go_back",
        places=("editor",),
    ),
    Action(
        id="pick",
        keys="enter",
        face="⏎",
        title=N_("Choose"),
        help=N_("Take what the cursor is on."),
        run="screen.choose",
        places=("pick",),
    ),
    Action(
        id="leave-pick",
        keys="escape",
        face="esc",
        title=N_("Cancel"),
        help=N_("Close this without choosing."),
        run="screen.go_back",
        places=("pick",),
    ),
    Action(
        id="next-filter",
        keys="f",
        title=N_("Filter"),
        help=N_("Show the next kind of bond alone, or all again."),
        run="screen.next_filter",
        places=("web",),
    ),
    Action(
        id="next-firm",
        keys="right,n",
        face="→",
        title=N_("Next firm"),
        help=N_("Choose the next firm round the ring."),
        run="screen.turn(1)",
        places=("web",),
    ),
    Action(
        id="last-firm",
        keys="left,b",
        face="←",
        title=N_("Firm before"),
        help=N_("Choose the firm before it."),
        run="screen.turn(-1)",
        places=("web",),
        shown=False,
    ),
    Action(
        id="what-if",
        keys="w,enter",
        face="w",
        title=N_("What if they miss?"),
        help=N_("Who would fall next, in which order and for how much; nothing changes."),
        run="screen.what_if",
        places=("web", "deal"),
    ),
    Action(
        id="choose-firm",
        keys="p",
        title=N_("Firm"),
        help=N_("Choose any firm from a list."),
        run="screen.choose_firm",
        places=("web",),
    ),
    Action(
        id="write-to-firm",
        keys="c",
        title=N_("Write"),
        help=N_("Write a contract with the firm chosen."),
        run="screen.write_contract",
        places=("web",),
    ),
    Action(
        id="leave-web",
        keys="escape,q",
        face="esc",
        title=N_("Back"),
        help=N_("Back to where you were."),
        run="screen.go_back",
        places=("web", "deal"),
    ),
)
"""Actions about contracts, on the desk and in the places of their own."""
