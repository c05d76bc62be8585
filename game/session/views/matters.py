"""What wants a chief's decision: events that wait for an answer, and advice.

Invariant: advice says what is so and proposes one order; it never hides a
choice, and leaving it alone is always allowed.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.compiled.world import ACTIVE, NO_ENDING, PENDING
from game.session.comparisons import held_in_words
from game.session.numbers import weeks_in_words
from game.session.orders import Order
from game.session.terrain import Ground
from game.session.view import Answer, ChipLine, FirmLine, Matter, ModelLine, Own
from game.session.views.ground_advice import ground_advice
from game.session.views.rivalry_advice import rivalry_advice
from game.session.views.table import Table
from game.words import _, ngettext

_THIN_RUNWAY = 12
_CROWDED = 0.05
_TALKED = 3
"""Rivals whose rumours are told at most."""


def matters(
    table: Table,
    f: int,
    own: Own,
    models: tuple[ModelLine, ...],
    chips: tuple[ChipLine, ...],
    firms: tuple[FirmLine, ...],
    ground: Ground | None = None,
) -> tuple[Matter, ...]:
    """Events first, then advice, most pressing first; nothing where nobody is left to decide."""
    if table.world["status"][f] != ACTIVE:
        return ()
    advice = (*_advice(own, models, chips), *_rumours(firms, float(table.world["frontier"])))
    advice = (*advice, *rivalry_advice(table, f))
    below = ground_advice(own, ground) if ground else ()
    return (*_events(table, f), *_dread(table, f), *below, *advice)


def _events(table: Table, f: int) -> Iterator[Matter]:
    rules, world = table.rules, table.world
    for place, event_id in enumerate(table.compiled.ids["events"]):
        if world["event_state"][place] != PENDING or rules["event_firm"][place] != f:
            continue
        event = table.compiled.scenario.events[event_id]
        left = int(world["event_week"][place] + rules["event_weeks"][place] - world["turn"])
        answers = tuple(
            Answer(id=answer_id, title=choice.title, about=choice.about, cost=choice.cost)
            for answer_id, choice in event.choices.items()
        )
        yield Matter(
            id=event_id,
            kind="event",
            title=event.title,
            text=event.text,
            weeks_left=left,
            answers=answers,
            default=answers[int(rules["event_default"][place])].id if answers else "",
            sources=event.source,
        )


def _dread(table: Table, f: int) -> Iterator[Matter]:
    """A fear that has come true and has not ended the game yet.

    It is counted as a week closes; what the morning after has moved is told as such.
    """
    fear = table.compiled.scenario.firms[table.catalogue.firms[f]].fear
    held, told = int(table.world["fear_met"][f]), held_in_words(table, f, "fear")
    if held == 0:
        if told and table.world["ending"][f] == NO_ENDING:
            yield _dread_of_today(fear.weeks, told)
        return
    if held >= fear.weeks:
        return
    left = fear.weeks - held
    more = ngettext("one more week like it", "{n} more weeks like it", left).format(n=left)
    text = _("What you dread has held for {held} of {weeks} weeks: {terms}. {more} and it is over.")
    if not told:
        text = _(
            "What you dread has held for {held} of {weeks} weeks. This morning it does not hold: "
            "the count starts anew unless it is true again when the week closes."
        )
    yield Matter(
        id="advice-dread",
        kind="advice",
        title=_("What you dread is coming true: {more} and you are out").format(more=more),
        text=text.format(held=held, weeks=fear.weeks, terms=told, more=more.capitalize()),
    )


def _dread_of_today(weeks: int, told: str) -> Matter:
    """A fear that has come true since the last week closed, and is not counted yet."""
    text = ngettext(
        "What you dread has been true since this morning: {terms}. It is counted when the week "
        "closes: if it is still true then, the game is over.",
        "What you dread has been true since this morning: {terms}. It is counted when a week "
        "closes: if it is true then for {n} weeks in a row, the game is over.",
        weeks,
    )
    return Matter(
        id="advice-dread",
        kind="advice",
        title=_("What you dread is true this morning, and counts when the week closes"),
        text=text.format(terms=told, n=weeks),
    )


def _advice(
    own: Own, models: tuple[ModelLine, ...], chips: tuple[ChipLine, ...]
) -> Iterator[Matter]:
    yield from _thin_runway(own)
    yield from _held_models(models)
    yield from _turned_away(own)
    yield from _dark_cards(own, chips)
    yield from _no_run(own)


def _thin_runway(own: Own) -> Iterator[Matter]:
    if own.runway is not None and own.runway < _THIN_RUNWAY:
        text = _(
            "At the loss of a usual week, with what contracts make due and the cards in your "
            "queue, the cash lasts {weeks}. Sell shares, borrow or save."
        )
        lasting = weeks_in_words(int(own.runway)) if own.runway >= 1 else _("less than a week")
        loss = max(own.burn, own.cash // max(1, int(own.runway)))
        wanted = _round(min(own.equity, max(1000, 26 * loss)) // 1000)
        yield Matter(
            id="advice-runway",
            kind="advice",
            title=_("Cash is running out"),
            text=text.format(weeks=lasting),
            proposal=Order(kind="raise-equity", amount=wanted),
        )


def _round(amount: int) -> int:
    """`amount` down to two digits, as a person would name it."""
    size = int(10 ** max(0, len(str(amount)) - 2))
    return amount // size * size


def _held_models(models: tuple[ModelLine, ...]) -> Iterator[Matter]:
    for model in models:
        if model.mine and model.state == "held":
            yield _in_tests(model) if model.wait else _ready(model)


def _in_tests(model: ModelLine) -> Matter:
    text = _(
        "{model} (capability {capability:.0f}) is in its last tests. Those who come will need "
        "compute: look at your split, your cards and your power before they do."
    )
    return Matter(
        id=f"advice-tests-{model.id}",
        kind="advice",
        title=ngettext(
            "{model} is ready in {weeks} week", "{model} is ready in {weeks} weeks", model.wait
        ).format(model=model.name, weeks=model.wait),
        text=text.format(model=model.name, capability=model.capability),
    )


def _ready(model: ModelLine) -> Matter:
    text = _(
        "{model} is trained and waits (capability {capability:.0f}). Release it closed or "
        "with open weights, at a price of your choice, or hold it back."
    )
    return Matter(
        id=f"advice-release-{model.id}",
        kind="advice",
        title=_("{model}: release or hold?").format(model=model.name),
        text=text.format(model=model.name, capability=model.capability),
        proposal=Order(
            kind="release",
            subject=model.id,
            option="closed",
            price=round(max(0.01, 4 * model.unit_cost), 2),
        ),
    )


def _turned_away(own: Own) -> Iterator[Matter]:
    if own.unserved > _CROWDED and own.serves:
        text = _("{part:.0%} of your users' requests found no capacity; trust is falling.")
        missing = own.serving_used * own.unserved / max(0.05, 1.0 - own.unserved)
        yield Matter(
            id="advice-crowded",
            kind="advice",
            title=_("Users are turned away"),
            text=text.format(part=own.unserved),
            proposal=Order(kind="rent", amount=int(own.rent_wanted + missing) + 1, price=1.0),
        )


def _dark_cards(own: Own, chips: tuple[ChipLine, ...]) -> Iterator[Matter]:
    dark = own.chips - own.energised
    if dark > 0:
        watts = sum((chip.owned - chip.energised) * chip.watts for chip in chips)
        missing = watts / 1000 - sum(own.connecting) * 1000
        text = _("{cards:,} cards lie dark for want of {mw:.1f} MW. They age all the same.")
        yield Matter(
            id="advice-dark",
            kind="advice",
            title=_("Cards without power"),
            text=text.format(cards=dark, mw=watts / 1e6),
            proposal=Order(kind="build-power", amount=max(1000, int(missing)), option="fast"),
        )


def _rumours(firms: tuple[FirmLine, ...], frontier: float) -> Iterator[Matter]:
    """Rivals that may hold a model stronger than all that are released, likeliest first."""
    talked = sorted((f for f in firms if f.rumoured > frontier), key=lambda f: -f.rumoured)
    if not talked:
        return
    told = "; ".join(f"{firm.name}: {firm.rumour}" for firm in talked[:_TALKED])
    yield Matter(
        id="advice-rumours",
        kind="advice",
        title=_("Rumours of a stronger model: {firms}").format(
            firms=", ".join(firm.name for firm in talked[:_TALKED])
        ),
        text=_("{told}. Nobody outside knows.").format(told=told),
    )


def _no_run(own: Own) -> Iterator[Matter]:
    weekly = (own.compute + own.leased) * own.train_share
    if own.run is None and weekly > 0:
        yield Matter(
            id="advice-run",
            kind="advice",
            title=_("No model is in training"),
            text=_("{units:,.0f} units a week of training compute have nothing to do.").format(
                units=weekly
            ),
            proposal=Order(kind="train", amount=max(1, int(8 * weekly))),
        )
