"""What investors make of a broken contract, told before it is broken.

Invariant: the figures are those of a trial run of the order itself; what is not felt is not told.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.compiled.layout import Record
from game.session.catalogue import Catalogue
from game.session.judgements import felt
from game.session.numbers import number_in_words
from game.words import _, ngettext

_SEEN = 5e-4
"""Smallest loss of feeling that is named, as a part of one."""
_NAMED = 3
"""Firms that are named, those hurt most first."""


def breach_felt(catalogue: Catalogue, f: int, before: Record, after: Record) -> Iterator[str]:
    """What firm `f` and others lose in investors' eyes between two worlds of the same morning."""
    firms = range(len(catalogue.firms))
    lost = {g: float(before["sentiment"][g]) - float(after["sentiment"][g]) for g in firms}
    own = lost.pop(f)
    if own >= _SEEN:
        usd, value = own * felt(before, f), 1000.0 * float(before["value"][f])
        text = _(
            "investors' feeling about you falls by {points:.1f} points: about {usd} of today's "
            "value, {part:.0%} of it"
        )
        money = number_in_words(float(f"{usd:.3g}"), "usd")
        yield text.format(points=100.0 * own, usd=money, part=usd / max(value, 1.0))
    hurt = sorted((g for g in lost if lost[g] >= _SEEN), key=lambda g: (-lost[g], g))
    if hurt:
        names = ", ".join(
            _("{firm} {points:.1f}").format(firm=catalogue.firm_name(g), points=-100.0 * lost[g])
            for g in hurt[:_NAMED]
        )
        if len(hurt) > _NAMED:
            more = len(hurt) - _NAMED
            text = ngettext("{names} and {n} other", "{names} and {n} others", more)
            names = text.format(names=names, n=more)
        yield _("it frightens others' investors too, in points: {names}").format(names=names)
    yield from _felt_by_all(catalogue, f, before, after)


def _felt_by_all(catalogue: Catalogue, f: int, before: Record, after: Record) -> Iterator[str]:
    """How much warier lenders are of firm `f`, and the mood of everybody."""
    asked = float(catalogue.compiled.rules["breach_spread"][0])
    more = asked * (int(after["doubted"][f]) - int(before["doubted"][f])) / 1000.0
    if more >= _SEEN:
        text = _("lenders ask {points:.1f} points a year more of you, and forget it slowly")
        yield text.format(points=100.0 * more)
    mood = float(before["mood"]) - float(after["mood"])
    if mood >= _SEEN:
        text = _("the mood falls by {points:.1f} points, and every value with it")
        yield text.format(points=100.0 * mood)
