"""Worlds without an engine: a small scenario, a game that lasts three weeks, saves in a list.

Invariant: they have the methods and meanings of `game.ui.worlds`, so what the
shell does with them it does with the real ones.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs

from game.scenario.problems import Problems
from game.session.orders import Order
from game.session.saves import SaveEntry, SaveError, SaveFault
from game.session.view import Ending, Forecast, News, OrderResult, WeekReport
from tests.ui.samples import FakeSession
from tests.ui.week import FIRMS, hostile_view

WEEKS = 3

_GOALS = {
    "ambition": SimpleNamespace(
        text="Let the world run on open weights.", when="", at_end=True, weeks=1,
        source=("memoir.open",),
    ),
    "fear": SimpleNamespace(
        text="To sell the firm to pay for cards.", when="", weeks=1, source=()
    ),
}  # fmt: skip


def _firm(row: tuple[Any, ...], name: str = "") -> SimpleNamespace:
    _id, plain_name, ticker, region, value, share = row
    return SimpleNamespace(
        name=name or plain_name, ticker=ticker, region=region, chair=True,
        about=f"{plain_name} builds models and watches everybody else.",
        briefing="The cards came before the ban.\n\nNobody is looking at Hangzhou. Use it.",
        listed=_id not in {"deepseek", "openai", "anthropic", "xai"},
        cash=int(value / 40), debt=0, value=int(value), power=38.0, researchers=196,
        pay=310_000, core_income=0, overheads=0, price=1.0,
        chips={"h800": 10_000} if share else {}, shares={}, serves="v3" if share else "",
        sources={"cash": ("memoir.cash",), "chips.h800": ("memoir.cards", "no.such")},
        **_GOALS,
    )  # fmt: skip


def sample_scenario(*, hostile: bool = False) -> Any:
    """Eleven chairs, with names that try to be markup when `hostile`."""
    bad = "[@click=app.quit]x[/] [/x] \x1b[31m \N{CJK UNIFIED IDEOGRAPH-7B97}" * 3
    firms = {row[0]: _firm(row, bad if hostile else "") for row in FIRMS}
    return SimpleNamespace(
        title=bad if hostile else "The Cold Shot",
        about="A cheap model from Hangzhou, and what it does to a world of dear cards.",
        notice="Drawn from reports; the rest is told.",
        start=datetime.date(2025, 1, 6), turns=WEEKS, moves=3, protagonist="deepseek",
        firms=firms,
        models={"v3": SimpleNamespace(name="V3", capability=82.0, open=True)},
        contracts={}, words={}, lessons={},
        endings={
            "market": SimpleNamespace(
                title="The market is {firm}", text="Six of ten tokens come from it.",
                kind="triumph", at_end=True,
            ),
        },
        glossary={"runway": SimpleNamespace(term="Runway", text="Weeks the cash lasts.")},
    )  # fmt: skip


class FakeGame(FakeSession):
    """The sample week three times over, then the end."""

    def __init__(self, *, seed: int = 1, chair: str = "deepseek", hostile: bool = False) -> None:
        """Start the sample game."""
        super().__init__(hostile_view() if hostile else None, seed=seed, chair=chair)
        self.scenario = sample_scenario(hostile=hostile)
        self.weeks = 0
        self.shortfall = 0

    def forecast(self) -> Forecast:
        """The sample forecast with the shortfall a test wants."""
        return attrs.evolve(super().forecast(), shortfall=self.shortfall)

    def hand_in(self, progress: Any = None) -> WeekReport:
        """Resolve a week with news, a refusal and money."""
        orders = self.tray
        super().hand_in(progress)
        self.weeks += 1
        view = self.view()
        report = WeekReport(
            week=view.turn, date=view.date,
            news=(
                News(week=view.turn, kind="released", title="R1 is released", mine=True,
                     text="Open weights, at a thirtieth of the going price."),
                News(week=view.turn, kind="event", title="Markets wonder what cards are worth"),
            ),
            orders=(
                *(OrderResult(order=o, text=o.about.title, refusal="") for o in orders),
                OrderResult(order=Order(kind="borrow", amount=1), text="Borrow $1.00k",
                            refusal="lenders will not go that far"),
            ),
            money=view.own.money, cash_before=view.own.cash, cash_after=view.own.cash + 1000,
            value=(("users' money", 5 * 10**8),), value_before=34 * 10**8,
            value_after=39 * 10**8,
            changes=(("value", 3.4e9, 3.9e9, "usd"), ("usage share", 0.02, 0.05, "part")),
        )  # fmt: skip
        self.reports.append(report)
        if self.weeks >= WEEKS:
            self.ending = sample_ending()
        return report


def sample_ending() -> Ending:
    """An ending with reasons and a ranking."""
    return Ending(
        kind="ambition", firm="deepseek", firm_name="DeepSeek", turn=WEEKS,
        title="The cold shot is heard",
        reason="The world runs on open weights, and nobody had to sell a firm for it.",
        reasons=("Share of usage rose from 2.1% to 7.4%.", "Nvidia lost $412B in value."),
        ranking=tuple(
            (row[1], 0.4 - place * 0.07, place == 2) for place, row in enumerate(FIRMS)
        ),
    )  # fmt: skip


class FakeShelf:
    """Saves in a list, newest first."""

    def __init__(self, *, full: bool = False) -> None:
        """An empty shelf; one whose disk is `full` takes nothing."""
        self.full = full
        self.kept: list[SaveEntry] = []

    def _keep(self, save: Any) -> Path:
        if self.full:
            raise SaveError(SaveFault.NOT_WRITTEN, "the disk is full")
        path = Path(f"/saves/{save.kind}-{len(self.kept)}.toml")
        self.kept.insert(0, entry(path, kind=save.kind, title=save.name or "The Cold Shot",
                                  turn=save.turn))  # fmt: skip
        return path

    def autosave(self, save: Any) -> Path:
        """Keep an autosave."""
        return self._keep(save)

    def quick(self, save: Any) -> Path:
        """Keep a quick save."""
        return self._keep(save)

    def named(self, save: Any, name: str) -> Path:
        """Keep a named save."""
        assert save.name == name
        return self._keep(save)

    def is_taken(self, name: str) -> bool:
        """Whether a save has that name; a name with a slash is unfit."""
        if "/" in name or not name:
            raise SaveError(SaveFault.NAME_REFUSED, "a name needs letters and no slash")
        return any(kept.title == name for kept in self.kept)

    def entries(self, _known: Any) -> list[SaveEntry]:
        """All saves."""
        return list(self.kept)

    def load(self, entry: SaveEntry) -> Any:
        """The save of an entry."""
        return SimpleNamespace(scenario="cold-shot", turn=entry.turn)

    def delete(self, entry: SaveEntry) -> None:
        """Forget a save."""
        self.kept.remove(entry)


def entry(path: Path, **more: Any) -> SaveEntry:
    """A save's entry, whole unless `more` says otherwise."""
    usual: dict[str, Any] = {
        "kind": "auto", "title": "The Cold Shot", "scenario_title": "The Cold Shot",
        "chair": "DeepSeek", "turn": 1, "turns": WEEKS, "date": "2025-01-13",
        "saved_at": "2026-01-02T03:04:05+00:00", "loadable": True,
    }  # fmt: skip
    return SaveEntry(path=path, source=path, **{**usual, **more})


def _card(name: str, title: str, start: str = "", **more: Any) -> SimpleNamespace:
    """What the lists know of a scenario or a mod."""
    file = Path(f"/scenarios/{name}.toml")
    return SimpleNamespace(
        id=name,
        title=title,
        about="",
        path=file,
        line=(name,),
        problems=Problems(),
        start=start,
        turns=WEEKS,
        **more,
    )


class FakeWorlds:
    """One scenario, one broken one, one shelf."""

    def __init__(self, *, hostile: bool = False, full_disk: bool = False) -> None:
        """Worlds whose names are `hostile`, or whose disk is full."""
        self.hostile = hostile
        self.shelf = FakeShelf(full=full_disk)
        self.games: list[FakeGame] = []
        self.engine_fails = False
        self.written = 1
        self.asked: list[str] = []
        self.on: list[str] = []

    def cards(self) -> Any:
        """The scenario, and one that cannot be read."""
        return [_card("cold-shot", "The Cold Shot", "2025-01-06"), _card("broken", "A Broken One")]

    def mods(self) -> Any:
        """Two mods for the scenario."""
        of = ("cold-shot",)
        return [_card("fast", "Faster lines", patches=of), _card("rich", "Rich", patches=of)]

    def mods_on(self) -> list[str]:
        """The mods that were on last."""
        return self.on

    def keep_mods_on(self, names: Any) -> None:
        """Remember which are on."""
        self.on = list(names)

    def stamp(self) -> int:
        """Another number once a file was `written`."""
        return self.written

    def explain(self, name: str, key: str) -> str:
        """What was asked."""
        return f"{key} of {name} comes from a file"

    def scenario(self, name: str) -> tuple[Any, Problems]:
        """The scenario, or the problems of another."""
        problems = Problems()
        self.asked.append(name)
        if name.partition("+")[0] in {"cold-shot", "fast", "rich"}:
            scenario = sample_scenario(hostile=self.hostile)
            return SimpleNamespace(
                id=name, digest="00ff00ff", compiled=SimpleNamespace(scenario=scenario)
            ), problems
        problems.error("there is no such scenario", hint="did you mean 'cold-shot'?")
        return None, problems

    def facts(self) -> dict[str, Any]:
        """Two facts."""
        claim = SimpleNamespace(claim="Held at the fund.", told="assumed", date="2024", unit="usd")
        cards = SimpleNamespace(claim="Bought early.", told="reported", date="2021", unit="chips")
        return {"memoir.cash": claim, "memoir.cards": cards}

    def hash_of(self, scenario: str) -> str | None:
        """A hash of the one scenario."""
        return "00ff00ff" if scenario == "cold-shot" else None

    def compile(self) -> Iterator[tuple[float, str]]:
        """Two steps, or a failure."""
        yield 0.5, "power"
        if self.engine_fails:
            raise RuntimeError("no compiler")
        yield 1.0, "books"

    def start(self, scenario: Any, *, seed: int, chair: str) -> FakeGame:
        """A game in that chair."""
        assert scenario.compiled.scenario.firms[chair]
        self.games.append(FakeGame(seed=seed, chair="deepseek", hostile=self.hostile))
        return self.games[-1]

    def resume(self, save: Any, scenario: Any) -> FakeGame:
        """A game played on."""
        assert save and scenario
        return self.start(scenario, seed=1, chair="deepseek")

    def to_save(self, game: FakeGame, kind: str, name: str = "") -> Any:
        """Enough of a save for the shelf."""
        return SimpleNamespace(kind=kind, name=name, turn=game.turn, scenario="cold-shot")

    def saves(self, folder: Path | None) -> FakeShelf:
        """The shelf."""
        assert folder is None
        return self.shelf

    def entry(self, path: Path) -> SaveEntry:
        """An entry of a file that cannot be loaded."""
        return entry(path, loadable=False, reason="It is no save.", fault=SaveFault.FOREIGN)
