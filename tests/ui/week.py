"""A made-up week at DeepSeek's desk, as plain values.

Invariant: nothing here imports the engine; the figures agree with each other
as far as a screen could show.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import Any

import attrs

from game.session.orders import Order
from game.session.view import (
    Answer,
    ChipLine,
    FirmLine,
    Goal,
    LeaseLine,
    Market,
    Matter,
    ModelLine,
    News,
    Own,
    Run,
    Segment,
    Term,
    View,
)

START = datetime.date(2025, 1, 6)
FIRMS = (
    ("nvidia", "Nvidia", "NVDA", "us", 3.31e12, 0.0),
    ("microsoft", "Microsoft", "MSFT", "us", 3.1e12, 0.09),
    ("google", "Google", "GOOG", "us", 2.4e12, 0.16),
    ("amazon", "Amazon", "AMZN", "us", 2.3e12, 0.04),
    ("meta", "Meta", "META", "us", 1.55e12, 0.05),
    ("alibaba", "Alibaba", "BABA", "cn", 2.1e11, 0.06),
    ("amd", "AMD", "AMD", "us", 1.98e11, 0.0),
    ("openai", "OpenAI", "OAI", "us", 1.57e11, 0.44),
    ("anthropic", "Anthropic", "ANTH", "us", 6.1e10, 0.07),
    ("xai", "xAI", "XAI", "us", 5.0e10, 0.02),
    ("deepseek", "DeepSeek", "DSK", "cn", 3.4e9, 0.07),
)
WEEKS = 4


def _firm_line(place: int, row: tuple[str, str, str, str, float, float]) -> FirmLine:
    id_, name, ticker, region, value, share = row
    return FirmLine(
        id=id_,
        name=name,
        ticker=ticker,
        region=region,
        about=f"{name} builds models, sells tokens and watches everybody else.",
        active=True,
        rank=place + 1,
        value=value,
        value_week=0.021 * math.sin(place * 1.7),
        value_start=0.09 * math.cos(place * 1.3),
        usage_share=share,
        price=0.55 if id_ == "deepseek" else 2.5 + place,
        serves="" if share == 0 else f"{name} One",
        capability=0.0 if share == 0 else 70.0 + place,
        revenue=share * 9e9,
        compute=float(10 ** (6 - place // 3)),
        power=900.0 / (1 + place),
        people=2400 - 200 * place,
        open_models=1 if id_ in {"meta", "deepseek", "alibaba"} else 0,
    )


def firm_lines() -> tuple[FirmLine, ...]:
    """The eleven firms, most valuable first."""
    return tuple(_firm_line(place, row) for place, row in enumerate(FIRMS))


def chip_lines() -> tuple[ChipLine, ...]:
    """Three kinds of chip: one at hand, one for others, one on its way."""
    common: dict[str, Any] = {"about": "A card.", "sold_by_me": False, "output": 9000}
    return (
        ChipLine(
            id="h800", name="H800", vendor="nvidia", vendor_name="Nvidia", units=0.92,
            watts=1300, price=31_000, start_price=31_000, buyable=False, stock=0, owned=10_000,
            energised=9_600, queued=0, arriving=(0, 0, 0, 0), **common,
        ),
        ChipLine(
            id="h20", name="H20", vendor="nvidia", vendor_name="Nvidia", units=0.41, watts=700,
            price=13_500, start_price=12_500, buyable=True, stock=4_000, owned=30_000,
            energised=30_000, queued=2_500, arriving=(800, 0, 1200, 0), **common,
        ),
        ChipLine(
            id="h100", name="H100", vendor="nvidia", vendor_name="Nvidia", units=1.0, watts=1300,
            price=33_000, start_price=32_000, buyable=False, stock=20_000, owned=0, energised=0,
            queued=0, arriving=(0, 0, 0, 0), **common,
        ),
    )  # fmt: skip


def _model(id_: str, name: str, owner: str, state: str, cap: float, **more: Any) -> ModelLine:
    """One model; `more` overrides the usual."""
    names = {row[0]: row[1] for row in FIRMS}
    usual = {
        "about": f"{name}, a model.",
        "open": False,
        "unit_cost": cap / 300,
        "week": 0 if state == "released" else -1,
        "servable": False,
        "mine": owner == "deepseek",
    }
    values = {**usual, **more}
    return ModelLine(
        id=id_, name=name, owner=owner, owner_name=names[owner], state=state,
        capability=cap, **values,
    )  # fmt: skip


def model_lines() -> tuple[ModelLine, ...]:
    """What is known of models: own ones in every state, and the rivals' released ones."""
    return (
        _model("o1", "o1", "openai", "released", 92.0),
        _model("gemini-2", "Gemini 2.0", "google", "released", 86.0),
        _model("sonnet", "Claude 3.5 Sonnet", "anthropic", "released", 87.5),
        _model("llama-3", "Llama 3.1 405B", "meta", "released", 78.0, open=True, servable=True),
        _model("r1", "DeepSeek-R1", "deepseek", "held", 91.0),
        _model("v3", "DeepSeek-V3", "deepseek", "released", 82.0, open=True, servable=True),
        _model("run-1", "DeepSeek next", "deepseek", "training", 0.0),
    )


def own_figures() -> Own:
    """The chief's own books."""
    return Own(
        cash=1_240_000_000, debt=150_000_000, credit=420_000_000, equity=170_000_000,
        income=21_400_000, expense=33_900_000, net=-12_500_000, runway=99.0,
        money=(
            ("core business", 14_000_000), ("services", 6_100_000), ("rental market", 1_300_000),
            ("wages", -9_800_000), ("chips bought", -9_500_000), ("energy", -6_400_000),
            ("overheads", -5_200_000), ("interest", -3_000_000),
        ),
        moves=3, moves_a_week=3, power=38.0, power_used=34.2, fast_power=4.0,
        connecting=(0.0, 2.0, 0.0, 0.0, 6.0) + (0.0,) * 27,
        chips=40_000, energised=39_600, compute=21_132.0, leased=1_500.0, rented=0.0, let=1_056.0,
        train_share=0.55, serve_share=0.40, rent_wanted=0.0, rent_limit=0.0,
        serving_capacity=9_052.0, serving_used=7_730.0, training_used=12_447.0, unserved=0.0,
        price=0.55, serves="v3", unit_cost=0.31, tokens=410.0, service_revenue=6_100_000,
        pay=310_000.0, morale=0.78, people=196, compute_per_head=107.8, trust=0.52, favour=0.31,
        heat=0.04, protest=0.11, sentiment=1.04, spread=0.031, founders=0.91, efficiency=1.62,
        serving_skill=1.44, stage=0.2,
        run=Run(
            model="run-1", name="DeepSeek next", done=46_000.0, plan=80_000.0, weekly=12_447.0,
            expected_capability=95.2, overrunning=False,
        ),
        leases=(
            LeaseLine(id="l1", other="Alibaba", inward=True, units=1_500.0, rent=2.1, until=9),
        ),
    )  # fmt: skip


def market_figures() -> Market:
    """The state of the markets."""
    shares = {row[0]: row[5] * 0.8 for row in FIRMS}
    return Market(
        spot_price=386.0, spot_price_hour=2.30, expected_need=4.1e6, start_need=4.6e6, story=0.0,
        compute_used=2.2e6, frontier=92.0, market_pay=640_000.0, mood=0.97, public_mood=0.51,
        public_efficiency=1.21, public_skill=1.1,
        segments=(
            Segment(
                id="consumer", name="Consumers", about="People who chat.", usage=3_100.0,
                price_index=2.4, elasticity=1.6, outside=0.31, shares=shares,
            ),
            Segment(
                id="business", name="Business", about="Firms who build.", usage=5_400.0,
                price_index=3.8, elasticity=1.2, outside=0.42, shares=shares,
            ),
        ),
    )  # fmt: skip


def matters() -> tuple[Matter, ...]:
    """An event with answers and a piece of advice with a proposed order."""
    return (
        Matter(
            id="press", kind="event", title="A reporter asks what V3 really cost",
            text="The figure of $5.6M is all over the wires. Confirm it, or say nothing?",
            weeks_left=2,
            answers=(
                Answer(id="confirm", title="Confirm it", about="The world hears it.", cost=0),
                Answer(id="explain", title="Explain it", about="Costs a campaign.", cost=2_000_000),
                Answer(id="silent", title="Say nothing", about="It blows over.", cost=0),
            ),
            sources=("memoir.v3-cost",),
        ),
        Matter(
            id="advice-r1", kind="advice", title="R1 is ready and held back",
            text="It would be second of all models released. Every held week others come closer.",
            proposal=Order(kind="release", subject="r1", option="open", price=0.55),
        ),
    )  # fmt: skip


def news_items() -> tuple[News, ...]:
    """News of four weeks, newest first."""
    return tuple(
        News(
            week=week, kind=kind, title=f"{title} ({week})", text="As told by the wires.",
            firm=firm,
        )
        for week in range(WEEKS, 0, -1)
        for kind, title, firm in (
            ("released", "OpenAI releases o3-mini", "openai"),
            ("chips delivered", "800 H20 arrive", "deepseek"),
            ("event", "Export rules are talked about", ""),
        )
    )  # fmt: skip


def _curve(last: float, wobble: float, seed: int) -> tuple[float, ...]:
    return tuple(
        last * (1 + wobble * math.sin(seed + week) * (WEEKS - week) / WEEKS)
        for week in range(WEEKS + 1)
    )


def history() -> dict[str, dict[str, tuple[float, ...]]]:
    """Public curves by name and firm."""
    lines = firm_lines()
    own = own_figures()
    curves = {
        "value": {f.id: _curve(f.value, 0.05, place) for place, f in enumerate(lines)},
        "share_value": {f.id: _curve(f.value, 0.05, place) for place, f in enumerate(lines)},
        "usage_share": {f.id: _curve(f.usage_share, 0.1, place) for place, f in enumerate(lines)},
        "price": {f.id: _curve(f.price, 0.2, place) for place, f in enumerate(lines)},
    }
    for place, name in enumerate(("cash", "compute", "people", "morale", "trust")):
        curves[name] = {"deepseek": _curve(getattr(own, name), 0.1, place)}
    market = market_figures()
    for place, name in enumerate(("spot_price", "expected_need", "compute_used", "mood")):
        curves[name] = {"world": _curve(getattr(market, name), 0.1, place)}
    return curves


def _goals() -> tuple[Goal, Goal]:
    share = Term(text="firms.deepseek.usage_share >= 0.15", now=0.07, shown="7%", holds=False)
    poor = Term(text="firms.deepseek.cash < 100000000", now=1.24e9, shown="$1.24B", holds=False)
    ambition = Goal(
        text="A seventh of all tokens on earth come out of our own racks.",
        holds=False, at_end=True, weeks=0, held=0, terms=(share,),
    )  # fmt: skip
    fear = Goal(
        text="The fund that feeds us has to choose between the lab and itself.",
        holds=False, at_end=False, weeks=2, held=0, terms=(poor,),
    )  # fmt: skip
    return ambition, fear


def sample_view() -> View:
    """Week five of twelve at DeepSeek's desk."""
    lines = firm_lines()
    ambition, fear = _goals()
    return View(
        scenario="cold-shot", title="The Cold Shot", firm="deepseek", turn=WEEKS, turns=12,
        date=START + datetime.timedelta(weeks=WEEKS), me=lines[-1], own=own_figures(),
        firms=lines, chips=chip_lines(), models=model_lines(), market=market_figures(),
        matters=matters(), news=news_items(), ambition=ambition, fear=fear, history=history(),
    )  # fmt: skip


HOSTILE_NAMES = (
    "[/x]",
    "[@click=app.quit]x[/]",
    "\x1b[31mred\x1b[0m",
    "深度求索人工智能基础技术研究有限公司",
    "N" * 60,
)


def hostile_view() -> View:
    """The same week with names that try to be markup, control codes, wide or long."""
    view = sample_view()
    bad = HOSTILE_NAMES

    def worse(lines: Sequence[Any], **fields: str) -> tuple[Any, ...]:
        return tuple(
            attrs.evolve(
                line, **{name: bad[(place + n) % len(bad)] for n, name in enumerate(fields)}
            )
            for place, line in enumerate(lines)
        )

    firms = worse(view.firms, name="", about="", serves="")
    market = attrs.evolve(view.market, segments=worse(view.market.segments, name="", about=""))
    return attrs.evolve(
        view,
        title=bad[1], me=firms[-1], firms=firms, market=market,
        chips=worse(view.chips, name="", vendor_name=""),
        models=worse(view.models, name="", owner_name="", about=""),
        matters=worse(view.matters, title="", text=""),
        news=worse(view.news, title="", text=""),
        ambition=attrs.evolve(view.ambition, text=bad[1]),
        fear=attrs.evolve(view.fear, text=bad[2]),
    )  # fmt: skip
