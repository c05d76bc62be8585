"""Draws docs/desk.svg, the README's picture, from a real game: `python docs/picture.py`.

Invariant: the same scenario and seed give the same picture; nothing in it is made up.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from game.compiled.load import load_game
from game.players import make_players
from game.session.orders import Order
from game.session.saves import Shelf
from game.session.saving import to_save
from game.session.session import Session
from game.ui.app import Opening, WarringApp
from game.ui.door import Door
from game.ui.late import LateWorlds

WEEKS = 7
SIZE = (132, 40)
PICTURE = Path(__file__).with_name("desk.svg")


def played() -> Session:
    """Seven weeks of DeepSeek, R1 released open in the week of 20 January."""
    game, problems = load_game("cold-shot")
    if game is None:
        raise SystemExit(problems.to_text())
    players = make_players(game.compiled.scenario, 7)
    session = Session.start(game, seed=7, chair="deepseek", players=players)
    while session.turn < WEEKS:
        for order in players["deepseek"].decide(session.view()):
            session.give(order)
        session.hand_in()
    session.give(Order(kind="sprint", amount=10_000))
    return session


async def draw() -> None:
    """Open the game from a save and write the desk as SVG."""
    with tempfile.TemporaryDirectory() as folder:
        Shelf(Path(folder)).autosave(to_save(played(), kind="auto"))
        app = WarringApp(Door(LateWorlds(), Path(folder)), Opening())
        app.animation_level = "none"
        async with app.run_test(size=SIZE) as pilot:
            await _until(pilot, "Continue")
            await pilot.press("c")
            await _until(pilot, "Hand in")
            await pilot.pause(1.0)
            PICTURE.write_text(_without_fonts(app.export_screenshot()), encoding="utf-8")


def _without_fonts(svg: str) -> str:
    """The picture with whatever monospaced font the reader has: nothing is fetched."""
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


async def _until(pilot: Pilot[int], text: str) -> None:
    for _round in range(600):
        strips = pilot.app.screen._compositor.render_strips()
        if any(text in strip.text for strip in strips):
            return
        await pilot.pause(0.05)
    raise SystemExit(f"the screen never showed {text!r}")


if __name__ == "__main__":
    asyncio.run(draw())
