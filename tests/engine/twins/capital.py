"""Plain twins of expectation, value, sentiment, mood and spread."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from tests.engine.twins.instruments import Pair, backlog, headline, spread
from tests.support.plain import Table

LEAST, MOST = 0.3, 3.0


def need(constants: Table, firms: Sequence[Table], believed: float) -> float:
    """Units the world seems to need: runs of the racing labs, serving as it grows, the story."""
    points = constants["frontier"] + constants["race_step"] - constants["cap_reference"]
    run = constants["compute_reference"] * 10 ** (points / constants["cap_per_tenfold"]) / believed
    serving = sum(firm["serving_used"] for firm in firms)
    racing = constants["racing_labs"] * run / constants["race_weeks"]
    return float(racing + serving * (1.0 + constants["need_growth"]) + constants["story"])


def expectation(constants: Table, firms: Sequence[Table]) -> tuple[float, float, float]:
    """Believed efficiency, expected need and what is left of the story after a week."""
    believed, public = constants["believed_efficiency"], constants["public_efficiency"]
    if public > believed:
        speed = constants["belief_speed"]
        believed = math.exp((1.0 - speed) * math.log(believed) + speed * math.log(public))
    speed = constants["need_speed"]
    expected = (1.0 - speed) * constants["expected_need"]
    expected += speed * need(constants, firms, believed)
    return believed, expected, constants["story"] * (1.0 - constants["story_fade"])


def rates(constants: Table, firm: Table) -> tuple[float, float]:
    """Yearly rates of service revenue and chip profit, smoothed."""
    a = constants["smoothing"]
    return (
        (1.0 - a) * firm["service_rate"] + a * 52.0 * firm["service_revenue"],
        (1.0 - a) * firm["chip_rate"] + a * 52.0 * firm["chip_profit"],
    )


def earned(constants: Table, firm: Table) -> float:
    """Yearly operating income, smoothed: what came in less what went out, loans aside."""
    a, weekly = constants["smoothing"], firm["income"] - firm["expense"] - firm["financed"]
    return float((1.0 - a) * firm["earn_rate"] + a * 52.0 * weekly)


def fundamental(constants: Table, firm: Table, expected: float, lit: float) -> float:
    """Sum of the parts; `lit` is the compute of all firms."""
    services, chips = rates(constants, firm)
    hope = (expected / constants["start_need"]) ** constants["need_exposure"]
    hope *= (constants["lit_start"] / max(1.0, lit)) ** constants["supply_exposure"]
    parts = firm["core_value"] + constants["service_multiple"] * services
    return float(max(1.0, parts + constants["chip_multiple"] * max(0.0, chips) * hope))


def felt(feeling: float, news: float, weight: float, back: float) -> float:
    """Sentiment or mood after news, without noise: it overreacts and returns to 1."""
    return min(MOST, max(LEAST, feeling + weight * news - back * (feeling - 1.0)))


def doubt(constants: Table, expected: float) -> float:
    """Sentiment the teller of a fading story loses when compute use does not grow."""
    faded = constants["story"] * constants["story_fade"]
    grown = max(0.0, constants["compute_used"] - constants["compute_before"])
    return float(constants["story_doubt"] * max(0.0, faded - grown) / max(1.0, expected))


def markets(
    constants: Table,
    firms: Sequence[Table],
    promised: Mapping[Pair, tuple[float, float, float]],
    held: Mapping[Pair, float],
) -> list[dict[str, float]]:
    """Sentiment, values and spread of every firm after a week without noise.

    `promised` is what contracts still make due, `held` the parts firms hold of others.
    """
    _believed, expected, _story = expectation(constants, firms)
    lit = sum(firm["compute"] for firm in firms)
    rows: list[dict[str, float]] = []
    for f, firm in enumerate(firms):
        feeling = firm["sentiment"]
        if f == constants["story_teller"]:
            feeling = max(LEAST, feeling - doubt(constants, expected))
        now = fundamental(constants, firm, expected, lit)
        news = math.log(now) - math.log(firm["fundamental"])
        weight, back = constants["overreaction"], constants["sentiment_return"]
        rows.append({"fundamental": now, "sentiment": felt(feeling, news, weight, back)})
    mood = mood_after(constants, firms, rows)
    rated = [
        {**firm, **dict(zip(("service_rate", "chip_rate"), rates(constants, firm), strict=True))}
        for firm in firms
    ]
    added = backlog(constants["backlog_weight"], promised, rated)
    own = []
    for f, (firm, row) in enumerate(zip(firms, rows, strict=True)):
        business = row["fundamental"] * row["sentiment"] * mood
        business *= 1.0 - distress(constants, firm, business)
        worth = business + firm["cash"] - firm["debt"]
        own.append(max(1.0, worth + firm["short_put"] - firm["margin_debt"] + added[f]))
    values = headline(held, own)
    for f, (firm, row) in enumerate(zip(firms, rows, strict=True)):
        row["value"] = values[f]
        inside = sum(part for (_holder, issuer), part in held.items() if issuer == f)
        row["net_value"] = (1.0 - inside) * values[f]
        row["spread"] = spread(constants, {**firm, "earn_rate": earned(constants, firm)}, values[f])
    return rows


def distress(constants: Table, firm: Table, business: float) -> float:
    """Part of a business that is lost where debts nobody else answers for may ruin it."""
    owed = firm["debt"] - min(firm["debt"], firm["backstop"]) + firm["margin_debt"]
    return float(constants["distress_cost"] * min(1.0, owed / max(1.0, business + firm["cash"])))


def mood_after(constants: Table, firms: Sequence[Table], rows: Sequence[dict[str, float]]) -> float:
    """The common mood: a fall of the chip makers drags it down."""
    pairs = list(zip(firms, rows, strict=True))
    before = sum(firm["fundamental"] for firm, _row in pairs if firm["chip_rate"] > 0.0)
    after = sum(row["fundamental"] for firm, row in pairs if rates(constants, firm)[1] > 0.0)
    news = math.log(after / before) if before > 0.0 and after > 0.0 else 0.0
    return felt(constants["mood"], news, constants["contagion"], constants["mood_return"])
