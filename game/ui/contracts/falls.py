"""Who fails with a firm, in which week, who loses what through it, and what ends.

Invariant: the figures are the session's; every loss stands with its sign and its sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from game.session.deals import Cascade
from game.session.deals.appraisal import Fall, Loss
from game.ui import figures
from game.ui.contracts.sheets import head, indented
from game.ui.figures import fit
from game.ui.widgets.marks import bar
from game.ui.widgets.sheet import Sheet, assembled, said, wrapped
from game.words import _, ngettext

_SUM: Final = 10
_MOST_ITEMS: Final = 3
"""Parts of a creditor's loss that are listed, the largest first."""
_MOST_VALUES: Final = 8
"""Firms whose loss of value is listed."""


class CascadeSheet(Sheet):
    """Who falls when a firm misses its payments, in which order, and what others lose."""

    _cascade: Cascade | None = None

    def show(self, cascade: Cascade | None) -> None:
        """Show `cascade`, or that none was asked for."""
        self._cascade = cascade
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The cascade in a sentence, who fails, the losses, what ends, and the values."""
        found = self._cascade
        if found is None:
            return [said(_("Choose a firm and ask."), "$quiet")]
        return [
            *(said(line, "bold") for line in wrapped(found.text, width)),
            *(said(line, "$quiet") for line in wrapped(found.rests_on, width) if line),
            *_parties(found, width),
            *_falls(found, width),
            *_losses(found, width),
            *_evicted(found, width),
            *_ends(found, width),
            *_values(found, width),
        ]


def _parties(found: Cascade, width: int) -> Iterator[Content]:
    """How those stand who would be bound, those who fail marked."""
    if found.parties:
        yield head(_("How its parties stand then"))
    for party in found.parties:
        style, mark = ("bold $error", "✗ ") if party.week >= 0 else ("", "· ")
        yield from indented(party.says, width, style, mark)


def _falls(found: Cascade, width: int) -> Iterator[Content]:
    if found.falls:
        yield head(_("Who fails, and when"))
    for fall in found.falls:
        style = "" if fall.wave else "bold $error"
        yield from indented(_fall(fall), width, style, f"✗{fall.wave + 1} ")


def _fall(fall: Fall) -> str:
    """The firm, the week in which it fails, and through what."""
    parts = [fall.name]
    if fall.week >= 0:
        parts.append(_("week {n}").format(n=fall.week))
    if fall.contracts:
        parts.append(_("through {contracts}").format(contracts=", ".join(fall.contracts)))
    return ", ".join(parts)


def _losses(found: Cascade, width: int) -> Iterator[Content]:
    losses = [loss for loss in found.losses if loss.lost > 0]
    if not losses:
        return
    yield head(_("What creditors lose"))
    most = max(loss.lost for loss in losses)
    for loss in losses:
        yield from _loss(loss, most, width)
    text = ngettext("{n} creditor together", "{n} creditors together", len(losses))
    yield _summed(text.format(n=len(losses)), found.total, width, "bold")
    for kind, lost in found.by_kind:
        yield _summed(f"  {kind}", lost, width, "$quiet")


def _loss(loss: Loss, most: int, width: int) -> Iterator[Content]:
    """A creditor with a bar and its sum; below, what it is made of."""
    drawn = min(max(width // 4, 4), 20)
    yield assembled(
        fit(loss.name, max(width - drawn - _SUM - 1, 4)),
        " ",
        (bar(loss.lost / most, drawn), "$error"),
        fit(_down(loss.lost), _SUM, "right"),
    )
    if loss.beyond:
        yield _summed(_("  of it beyond all it is worth"), loss.beyond, width, "$warning")
    for item in loss.items[:_MOST_ITEMS]:
        yield _summed(f"  {item.title}", item.lost, width, "$quiet")
    if rest := sum(item.lost for item in loss.items[_MOST_ITEMS:]):
        yield _summed(_("  and more"), rest, width, "$quiet")


def _evicted(found: Cascade, width: int) -> Iterator[Content]:
    """Whose leases fall away with their landlord."""
    if found.evicted:
        yield head(_("Tenants who lose their compute"))
    for text in found.evicted:
        yield from indented(text, width)


def _ends(found: Cascade, width: int) -> Iterator[Content]:
    if found.ends:
        yield head(_("Promises that end"))
    for end in found.ends:
        text = _("week {n}: {title} ({parties})").format(
            n=end.week, title=end.title, parties=", ".join(end.parties)
        )
        yield from indented(text, width)


def _values(found: Cascade, width: int) -> Iterator[Content]:
    if not found.values:
        return
    title = ngettext("Value lost after {n} week", "Value lost after {n} weeks", found.weeks)
    yield head(title.format(n=found.weeks))
    for value in found.values[:_MOST_VALUES]:
        part = f"{value.name}  {figures.DOWN}{figures.percent(value.part)}"
        yield _summed(part, value.lost, width, "")
    yield _summed(_("all together"), found.value_total, width, "bold")


def _summed(text: str, lost: int, width: int, style: str) -> Content:
    """Words with a loss at the right end."""
    return assembled(
        (fit(text, max(width - _SUM, 4)), style),
        (fit(_down(lost), _SUM, "right"), f"{style} $error".strip()),
    )


def _down(lost: int) -> str:
    return f"{figures.DOWN}{figures.money(lost)}"
