"""Who falls when a firm misses its payments, told from the engine's trial of it.

Invariant: the waves and losses count everything that binds firms; a contract is named only
where the asking chief knows it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.session.deals.appraisal import Cascade, Fall, Loss
from game.session.numbers import number_in_words
from game.session.view import View
from game.words import _, ngettext

STANDS = -1
"""Wave of a firm that does not fall."""


def cascade_of(
    view: View, firms: tuple[str, ...], firm: str, wave: NDArray[np.int64], lost: NDArray[np.int64]
) -> Cascade:
    """The cascade that begins with `firm`.

    `firms` are the ids by place; `wave` (FIRMS,) is the wave each falls in or -1, `lost`
    (FIRMS,) what each loses as a creditor, in thousands of US dollars.
    """
    names = {line.id: line.name for line in view.firms}
    waves = {name: int(wave[place]) for place, name in enumerate(firms) if wave[place] != STANDS}
    falls = tuple(
        Fall(firm=name, name=names[name], wave=waves[name], contracts=_through(view, waves, name))
        for name in sorted(waves, key=lambda name: (waves[name], name))
    )
    losses = tuple(
        Loss(firm=name, name=names[name], lost=1000 * int(lost[place]))
        for place, name in enumerate(firms)
        if lost[place] > 0
    )
    losses = tuple(sorted(losses, key=lambda loss: (-loss.lost, loss.firm)))
    total = sum(loss.lost for loss in losses)
    return Cascade(
        firm=firm,
        name=names[firm],
        falls=falls,
        losses=losses,
        total=total,
        text=_told(names[firm], falls, firm, total),
    )


def _through(view: View, waves: dict[str, int], firm: str) -> tuple[str, ...]:
    """Known contracts that tie a firm to those that fall before it."""
    earlier = {other for other, when in waves.items() if when < waves[firm]}
    return tuple(
        line.title
        for line in view.contracts
        if line.state == "running" and firm in line.parties and earlier & set(line.parties)
    )


def _told(name: str, falls: tuple[Fall, ...], firm: str, total: int) -> str:
    if not falls:
        return _("{firm} could pay this week even without its cash").format(firm=name)
    others = [fall.name for fall in falls if fall.firm != firm]
    money = number_in_words(float(total), "usd")
    if not others:
        text = _("{firm} falls alone; its creditors lose {money}")
        return text.format(firm=name, money=money)
    text = ngettext(
        "{firm} takes {count} firm with it: {others}; creditors lose {money}",
        "{firm} takes {count} firms with it: {others}; creditors lose {money}",
        len(others),
    )
    return text.format(firm=name, count=len(others), others=", ".join(others), money=money)
