"""`warring check --odds N`: whether the odds shown of an offer come true.

Invariant: it reports and judges nothing: a few offers prove no odds.
"""

from __future__ import annotations

import argparse
import json
from functools import partial
from typing import TYPE_CHECKING

from game.cli.check_survey import played
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.testing.haggling import Shown


def do(args: argparse.Namespace, names: list[str]) -> int:
    """Haggle in every scenario named and tell what was shown and came; 1 when one is unplayable."""
    from game.scenario.mods import stack_text  # noqa: PLC0415
    from game.testing.haggling import bins, haggle, skill  # noqa: PLC0415

    shown: list[Shown] = []
    for name in [stack_text(name, args.mods) for name in names]:
        found = played(name, partial(haggle, games=args.odds, seed=args.seed))
        if found is None:
            return 1
        shown.extend(found)
    rows = bins(shown)
    if args.json:
        heads = ("from", "offers", "shown", "signed")
        tenths = [dict(zip(heads, row, strict=True)) for row in rows]
        print(json.dumps({"offers": len(shown), "skill": skill(shown), "tenths": tenths}, indent=2))
    else:
        _tell(rows, len(shown), skill(shown))
    return 0


def _tell(rows: list[tuple[float, int, float, float]], offers: int, skill: float) -> None:
    from game.cli.columns import in_columns  # noqa: PLC0415

    text = ngettext("{n} offer was answered:", "{n} offers were answered:", offers)
    print(text.format(n=offers))
    heads = [_("odds from"), _("offers"), _("shown"), _("signed")]
    table = [
        [f"{low:.0%}", f"{count:,}", f"{odds:.0%}", f"{yes:.0%}"] for low, count, odds, yes in rows
    ]
    print(in_columns([heads, *table], right=(0, 1, 2, 3)))
    print(_("skill against the mean answer: {skill:.2f} (1 is never wrong)").format(skill=skill))
