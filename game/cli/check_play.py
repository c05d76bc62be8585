"""`warring check --play`: plays scenarios until something that must hold does not.

Invariant: what is printed on the output is a rule case and nothing else when a rule broke, so
that it can be kept in a file and run again; everything else is told on the error stream.
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from game.words import _, ngettext

if TYPE_CHECKING:
    from game.testing.proving import Proof

EXAMPLES = 12
"""Games played of each scenario unless another number is asked for."""

SEED = 1
"""Seed of the first of them."""


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to those of `check`."""
    from game.cli.options import seed, weeks  # noqa: PLC0415

    parser.add_argument(
        "--play", action="store_true", help=_("play them, and say which rule breaks")
    )
    parser.add_argument(
        "--examples",
        type=weeks,
        default=EXAMPLES,
        metavar="N",
        help=_("with --play: how many games of each ({n})").format(n=EXAMPLES),
    )
    parser.add_argument(
        "--seed",
        type=seed,
        default=SEED,
        metavar="N",
        help=_("seed of the first game that is played ({n})").format(n=SEED),
    )


def do(args: argparse.Namespace, names: list[str]) -> int:
    """Play every scenario named; 1 when a rule broke or a scenario cannot be played."""
    from game.scenario.mods import stack_text  # noqa: PLC0415

    proofs = {}
    for name in [stack_text(name, args.mods) for name in names]:
        proof = _prove(args, name)
        if proof is None:
            return 1
        proofs[name] = proof
        if proof.broken is not None:
            break
    if args.json:
        print(json.dumps({name: to_plain(proof) for name, proof in proofs.items()}, indent=2))
    else:
        for name, proof in proofs.items():
            _tell(name, proof)
    return 1 if any(proof.broken for proof in proofs.values()) else 0


def _prove(args: argparse.Namespace, name: str) -> Proof | None:
    """What playing one scenario proved; None after saying why it cannot be played."""
    from game.cli.start import without_collecting  # noqa: PLC0415
    from game.cli.terminal import Progress, wants_colour  # noqa: PLC0415

    with without_collecting():
        from game.compiled.load import load_game  # noqa: PLC0415

        game, problems = load_game(name)
    if game is None:
        print(problems.to_text(colour=wants_colour(sys.stderr)), file=sys.stderr)
        return None
    with Progress() as progress:
        from game.cli.engine import make_ready  # noqa: PLC0415

        make_ready(progress)
        from game.testing.proving import prove  # noqa: PLC0415

        return prove(game, name, examples=args.examples, seed=args.seed, tell=progress.tell)


def to_plain(proof: Proof) -> dict[str, object]:
    """What was proved, as plain tables."""
    plain: dict[str, object] = {"games": proof.played.games, "weeks": proof.played.weeks}
    if proof.broken is not None and proof.case is not None:
        from game.testing.cases.writing import to_text  # noqa: PLC0415

        plain["broken"] = {
            "rule": proof.broken.rule,
            "reason": proof.broken.reason,
            "wrong": proof.broken.wrong,
            "seed": proof.broken.seed,
            "shows": proof.shows,
            "case": to_text(proof.case),
        }
    return plain


def _tell(name: str, proof: Proof) -> None:
    weeks = ngettext("{n} week", "{n} weeks", proof.played.weeks).format(n=proof.played.weeks)
    if proof.broken is None or proof.case is None:
        games = ngettext("{n} game", "{n} games", proof.played.games)
        told = _("{name}: everything held in {games} ({weeks})")
        print(told.format(name=name, games=games.format(n=proof.played.games), weeks=weeks))
        return
    from game.testing.cases.writing import to_text  # noqa: PLC0415

    broken = proof.broken
    lines = [
        _("{name}: the rule '{rule}' broke: {reason}").format(
            name=name, rule=broken.rule, reason=broken.reason
        ),
        _("found after {weeks}, in the game of seed {seed}: {wrong}").format(
            weeks=weeks, seed=broken.seed, wrong=broken.wrong
        ),
        _("Keep what follows in a file such as broken.case.toml; run it with: warring check FILE")
        if proof.shows
        else _("Its orders alone do not bring it about again; what follows is the whole game"),
    ]
    print("\n".join(lines), file=sys.stderr)
    print(to_text(proof.case), end="")
