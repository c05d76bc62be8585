"""A page to read: how to play, the keys of a place, what is wrong with a file.

Invariant: a page only shows what it was given; it scrolls by keys and wheel and
closes by escape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from game.ui.actions import Action, actions_of
from game.ui.place import PlaceScreen
from game.ui.places import PLACES
from game.ui.screens.parts import Bar, Keys, Prose, heading, lines, quiet
from game.words import N_, _

Section = tuple[str, Content | str]
"""A heading and what stands under it."""


class ReadingScreen(PlaceScreen[None]):
    """Sections one below another, in a column that is good to read."""

    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = """
    ReadingScreen {
        VerticalScroll { align-horizontal: center; padding: 1 2; scrollbar-size-vertical: 1; }
        Prose { width: 100%; max-width: 88; margin-bottom: 1; }
        &.-low VerticalScroll { padding: 0 1; }
    }
    """

    def __init__(self, title: str, sections: Sequence[Section], *, is_help: bool = False) -> None:
        """Show `sections`; `is_help` says that they are the keys of a place."""
        super().__init__()
        self._title = title
        self._sections = sections
        self.is_help = is_help

    def compose(self) -> ComposeResult:
        """Lay out the sections."""
        yield Bar(self._title)
        with VerticalScroll():
            for title, text in self._sections:
                body = text if isinstance(text, Content) else Content(text)
                yield Prose(lines([heading(title), body]) if title else body)
        yield Keys()

    def on_mount(self) -> None:
        """Offer to read on while there is more below."""
        self.watch(self.query_one(VerticalScroll), "scroll_y", self.refresh_bindings)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reading on ends at the last line."""
        if action == "read_on" and self.is_mounted:
            page = self.query_one(VerticalScroll)
            return page.scroll_y < page.max_scroll_y
        return super().check_action(action, parameters)

    def action_read_on(self) -> None:
        """Scroll a page further."""
        self.query_one(VerticalScroll).scroll_page_down()

    def action_go_back(self) -> None:
        """Close the page."""
        self.dismiss(None)


def keys_of(place: str) -> list[Section]:
    """What `place` is for and each of its keys."""
    actions = actions_of(place)
    width = max((cell_len(action.key) for action in actions), default=0)
    about = Content(_(PLACES[place]))
    table = lines(_key_line(action, width) for action in actions)
    figures = [(_("Figures at the top"), quiet(_(_FIGURES)))] if place == "desk" else []
    return [("", about), (_("Keys"), table), *figures, (_("Everywhere"), quiet(_(_EVERYWHERE)))]


def _key_line(action: Action, width: int) -> Content:
    gap = " " * (width - cell_len(action.key))
    title = _(action.title)
    return Content.assemble(
        "  ", gap, (action.key, "bold $accent"), "  ", (title, "bold"), "  ",
        (_(action.help), "$quiet"),
    )  # fmt: skip


_FIGURES = N_(
    "Result is what last week's business, interest and contracts brought, less what they took. "
    "It leaves out cards, power and halls bought, what orders cost, shares, loans, stakes and "
    "shorts: the report of the week tells where all the cash went. Usable is the compute you may "
    "train and serve with: own cards with power and what is leased or rented, less what is let "
    "by contract. Own compute, which goals ask for, counts own cards with power, let or not."
)
"""What the figures above the areas count and leave out."""

_EVERYWHERE = N_(
    "Tab and shift+tab move between parts, arrows within one; page up, page down, home and "
    "end go faster. Whatever has a key can be clicked, the footer too."
)

_HOW_TO_PLAY: Final[tuple[tuple[str, str], ...]] = (
    (
        N_("You are a chief"),
        N_(
            "You lead one company through the AI war of 2025. A turn is a week. Every other firm "
            "has a chief too, played by the same rules, with the same orders and the same "
            "information about others that you have. First Steps, on the title, teaches the game "
            "in eight weeks."
        ),
    ),
    (
        N_("A week"),
        N_(
            "Read your inbox, look at the figures, give orders, then hand them in with e. "
            "Everybody's orders take effect at once; nobody sees another's before. The report "
            "tells what changed and why. You have a few moves a week for big things; prices, pay "
            "and how you split your compute cost none and hold until you change them."
        ),
    ),
    (
        N_("What you run on"),
        N_(
            "Cash pays for everything: when it is gone and nobody lends, you are out.\n"
            "Chips compute, but only those with megawatts under them; dark chips earn nothing.\n"
            "Power comes slowly from the grid, or soon, dear and loud from turbines.\n"
            "People make research go; they follow pay, morale and compute per head.\n"
            "Attention is your moves: you cannot do everything."
        ),
    ),
    (
        N_("Train or serve"),
        N_(
            "Compute in training becomes a better model; compute in serving becomes revenue; what "
            "is left is let on the rental market. A finished model waits for your word: hold it, "
            "or release it, closed or with open weights, at a price. What is released lifts those "
            "who follow, and changes what the world thinks compute is worth."
        ),
    ),
    (
        N_("How it ends"),
        N_(
            "You win when your chief's ambition holds, and lose when the fear comes true or the "
            "money runs out; it is also over when another firm buys yours. Ambition and fear stand "
            "on the Overview, key 1, with today's figures. A scenario may know other ends: ? on "
            "the desk lists them all. When the weeks are over, whoever has grown most stands first."
        ),
    ),
    (
        N_("Before you order"),
        N_(
            "Every order says what it costs, when it acts, and why it is not allowed if it isn't. "
            "Nothing is final until you hand in: u takes back the last order. + has an order of "
            "the tray given anew each week, until you take it out. ctrl+p finds any order, firm, "
            "screen or word."
        ),
    ),
    (
        N_("Contracts"),
        N_(
            "A contract is a bundle of clauses, each a promise of one firm to another: money, "
            "compute, cards, shares, a door to users, silence. Key 6 shows what binds you, what "
            "falls due in the next eight weeks, and every open offer; there a opens the "
            "first that waits for you, on other pages once no matter waits.\n"
            "C writes one: choose a firm, add clauses with a, enter goes into their numbers, d "
            "turns a clause round. Beside it stands what it is worth to both and the odds that "
            "they sign; w takes the smallest change that would win them. s puts it into the "
            "tray. Once you hand in the week it lies before them; they answer with their orders "
            "of the week after, and what they sign runs from then on. So you read the answer in "
            "the second report, or later, as long as the offer stands. To send one takes a move, "
            "as do breaking and handing over; signing and refusing take none.\n"
            "Enter on an offer opens it: s signs, r refuses, c changes it into an offer of your "
            "own, which refuses theirs. A change of a contract that runs needs all its "
            "signatures again."
        ),
    ),
    (
        N_("What binds you"),
        N_(
            "What was promised is due whether it suits or not; what you cannot pay fails you. "
            "Dues marked “if signed” come from offers of your own that others may still sign: "
            "offer nothing you could not pay. b breaks a contract: fees and damages fall due at "
            "once, pledged cards go over, and everybody remembers. h offers your side to another "
            "firm. The rank says in what order you are paid when money is short.\n"
            "W shows the web of all bonds. w there, or in a contract, asks what happens if that "
            "firm misses its payments: who fails in which week, who loses how much through what, "
            "and which promises end. Asking changes nothing."
        ),
    ),
    (
        N_("Capital and rescue"),
        N_(
            "Key 5 shows what you are worth and who lends how much. New shares bring money for a "
            "part of the firm for ever; loans cost interest, more so the more you owe. A vehicle "
            "borrows off the page on the cards and halls put into it, dearer, until somebody "
            "looks. A loan on your holdings must be "
            "covered by selling them when they fall. Going public opens lenders' doors, and "
            "shows your books to short sellers.\n"
            "Headline value counts what firms hold of each other at full price; consolidated "
            "value counts everything once. The difference is circular money: it goes first when "
            "one of them fails.\n"
            "In distress you may ask the state to answer for your debt: it looks at how many you "
            "would take with you, and at favour, wants shares for it, and taxpayers remember. "
            "Buying a failing firm takes its owners' yes and weeks before the courts."
        ),
    ),
    (
        N_("Saving"),
        N_(
            "The game is saved every week and when you leave. ctrl+s saves over your quick save, "
            "S saves under a name."
        ),
    ),
)


def how_to_play() -> list[Section]:
    """The game on one page."""
    return [(_(title), _(text)) for title, text in _HOW_TO_PLAY]
