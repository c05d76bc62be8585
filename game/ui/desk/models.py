"""Models and markets: what exists, what is in training, who uses what at which price.

Invariant: a model's state is a word, and a run beyond its plan says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from game.session.view import ModelLine, Run, Segment, View
from game.ui import figures
from game.ui.desk.area import Area, OrderWanted
from game.ui.desk.curves import firm_curves
from game.ui.desk.ground import device_facts
from game.ui.desk.rivalry import conduct_facts, fill_or_hide
from game.ui.widgets import marks
from game.ui.widgets.chart import Chart
from game.ui.widgets.panel import Panel
from game.ui.widgets.sheet import Facts, Sheet, assembled, said, wrapped
from game.ui.widgets.table import Column, Row, Table
from game.words import N_, _, ngettext

_COLUMNS = (
    Column(N_("Model"), rank=0, most=22, grows=True),
    Column(N_("Firm"), rank=0, most=12),
    Column(N_("State"), rank=1),
    Column(N_("Weights"), rank=2),
    Column(N_("Points"), "right", rank=0),
    Column(N_("Price"), "right", rank=1),
    Column(N_("Your cost"), "right", rank=3),
    Column(N_("Since"), "right", rank=4),
    Column(N_("For you"), rank=5),
)


_SPARE = 1.05
"""Compute for training against what the run uses, from which the rest is told to idle."""


class RunSheet(Sheet):
    """The training run: how far it is, when it should end, and what to expect."""

    _run: Run | None = None
    _weekly = 0.0

    def show(self, run: Run | None, weekly: float) -> None:
        """Show `run`, of `weekly` units for training; or what a week of training would give."""
        self._run, self._weekly = run, weekly
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """Name and bar, then figures."""
        if self._run is None:
            text = _("No run under way. A week of training gives {n} units.")
            told = text.format(n=figures.count(self._weekly))
            return [said(line, "$quiet") for line in wrapped(told, width)]
        return _run_lines(self._run, self._weekly, width)


def _run_lines(run: Run, spare: float, width: int) -> list[Content]:
    part = run.done / run.plan if run.plan else 0.0
    left = max(run.plan - run.done, 0.0) / run.weekly if run.weekly > 0 else None
    plan = _("{done} of {plan} units, {weekly} a week").format(
        done=figures.count(run.done),
        plan=figures.count(run.plan),
        weekly=figures.count(run.weekly),
    )
    idle = _("more it cannot use: {n} of your units idle").format(
        n=figures.count(spare - run.weekly)
    )
    idles = [said(idle, "$warning")] if spare > run.weekly * _SPARE else []
    ends = _("planned to end in {weeks}").format(weeks=_weeks_up(left))
    if left is not None and left <= 1:
        ends = _("planned to end this week")
    if run.overrunning:
        ends = _("▲ beyond its plan: it overruns")
    odds = _("of ten such runs five end within {half}, nine within {most}").format(
        half=figures.weeks(run.half_in), most=figures.weeks(run.most_in)
    )
    far = [said(line, "$quiet") for line in wrapped(odds, width)] if run.most_in else []
    return [
        said(run.name, "bold $accent"),
        assembled(
            (marks.bar(part, max(width - 6, 4), ground="·"), "$accent"),
            (f"{figures.percent(part, 0):>5}", "bold"),
        ),
        said(plan, "$quiet"),
        *idles,
        said(ends, "bold $warning" if run.overrunning else ""),
        *far,
        assembled(
            (_("expected capability "), "$quiet"),
            (figures.points(run.expected_capability), "bold $success"),
        ),
    ]


def _weeks_up(left: float | None) -> str:
    return figures.weeks(None if left is None else max(left, 0) + 0.999)


class SegmentSheet(Sheet):
    """Each group of users: its price, its usage, and who has it."""

    _view: View | None = None

    def show(self, view: View) -> None:
        """Show the segments of `view`."""
        self._view = view
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """A head and the share bars of each segment."""
        if self._view is None:
            return ()
        return [line for s in self._view.market.segments for line in _segment(self._view, s, width)]


def _segment(view: View, segment: Segment, width: int) -> list[Content]:
    head = _segment_head(segment, width)
    names = {firm.id: firm.name for firm in view.firms}
    ranked = sorted(segment.shares.items(), key=lambda item: -item[1])
    shown = [(firm, share) for firm, share in ranked[:3] if share > 0]
    if view.firm not in dict(shown) and segment.shares.get(view.firm, 0) > 0:
        shown.append((view.firm, segment.shares[view.firm]))
    rows = [
        _share_line(names.get(firm, firm), share, width, mine=firm == view.firm)
        for firm, share in shown
    ]
    return [head, *rows, _share_line(_("nobody yet"), segment.outside, width, mine=False)]


def _segment_head(segment: Segment, width: int) -> Content:
    """The segment's name with as many of its figures as there is room for."""
    told = [
        _("{n} tokens a week").format(n=figures.count(segment.usage * 1e9)),
        figures.price(segment.price_index),
        _("elasticity {e}").format(e=f"{segment.elasticity:.1f}"),
    ]
    notes = [" · ".join(told[:n]) for n in (3, 2, 1)]
    room = width - cell_len(figures.plain(segment.name)) - 3
    note = next((note for note in notes if cell_len(note) <= room), "")
    return assembled((segment.name, "bold"), (f" · {note}" if note else "", "$quiet"))


def _share_line(name: str, share: float, width: int, *, mine: bool) -> Content:
    room = max(width - 12 - 8 - 3, 4)
    return assembled(
        ("▸" if mine else " ", "bold $accent"),
        (figures.fit(name, 12), "bold $accent" if mine else ""),
        " ",
        (marks.bar(share, room, ground="·"), "$accent" if mine else "$primary"),
        (figures.fit(figures.percent(share), 8, "right"), ""),
    )


class Models(Area):
    """Models, the run, the segments and the prices."""

    ORDERS: ClassVar[tuple[str, ...]] = (
        "release", "train", "set-price", "serve", "sprint", "declare-agi",
    )  # fmt: skip
    DEFAULT_CSS = """
    Models .half { width: 1fr; height: auto; }
    Models #run-panel { min-width: 30; }
    """

    _unfolded = False
    """Whether old models stand one by one."""

    def compose(self) -> ComposeResult:
        """The models above; the run and the users below; prices over time."""
        columns = [Column(_(c.title), c.align, c.rank, c.most, c.grows) for c in _COLUMNS]
        yield Panel(_("Models"), Table(columns, id="models", empty=_("No model is known.")))
        with Container(classes="row"):
            with Vertical(classes="half"):
                yield Panel(_("Training run"), RunSheet(), id="run-panel")
                yield Panel(_("Care and scores"), Facts(), id="conduct")
                yield Panel(_("Devices"), Facts(), id="devices")
            with Vertical(classes="half"):
                yield Panel(_("Users"), SegmentSheet())
        with Container(classes="row spacious"):
            yield Chart(_("Prices per million tokens"), value=figures.price, id="price-curve")
            yield Chart(_("Share of usage"), value=figures.percent, id="usage-curve")

    def subject(self, view: View) -> str:
        """The model under the cursor."""
        key = self.query_one("#models", Table).key
        return "" if key == _OLDER else key

    def fill(self, view: View) -> None:
        """Show the models of `view`."""
        self._list(view)
        own = view.own
        weekly = max(own.compute + own.leased + own.rented, 0.0) * own.train_share
        self.query_one(RunSheet).show(own.run, weekly)
        fill_or_hide(self.query_one("#conduct", Panel), conduct_facts(view))
        fill_or_hide(self.query_one("#devices", Panel), device_facts(view))
        self.query_one(SegmentSheet).show(view)
        self.query_one("#price-curve", Chart).show(firm_curves(view, "price"))
        self.query_one("#usage-curve", Chart).show(firm_curves(view, "usage_share"))

    def _list(self, view: View) -> None:
        """The own models, then the others, best first; old ones of others that nobody serves fold
        into one row, which opens them."""
        ranked = sorted(view.models, key=lambda m: (not m.mine, -m.capability))
        old = () if self._unfolded else older_models(view)
        rows = [_model_row(view, model) for model in ranked if model not in old]
        self.query_one("#models", Table).show([*rows, *_fold(len(old))])

    @on(Table.Opened, "#models")
    def _model_opened(self, event: Table.Opened) -> None:
        if event.key == _OLDER and self.view:
            self._unfolded = True
            self._list(self.view)
        models = self.view.models if self.view else ()
        model = next((model for model in models if model.id == event.key), None)
        if model is None:
            return
        if model.mine and model.state == "held":
            self.post_message(OrderWanted("release", model.id))
        elif model.servable:
            self.post_message(OrderWanted("serve", model.id))


_OLDER: Final = "-older"
"""Key of the row that stands for old models; no model's id begins so."""
_FRESH: Final = 8
"""Weeks for which a release stands in the list whoever serves it."""
_FEW: Final = 3
"""Old models up to which they stand one by one."""


def older_models(view: View) -> tuple[ModelLine, ...]:
    """Released models that nobody serves and that are neither new nor the firm's latest two."""
    served = {firm.serves for firm in view.firms}
    mine = sorted((m for m in view.models if m.mine), key=lambda m: -m.week)
    old = tuple(
        model
        for model in view.models
        if model.state == "released"
        and model.name not in served
        and model not in mine[:2]
        and view.turn - model.week > _FRESH
    )
    return old if len(old) > _FEW else ()


def _fold(count: int) -> list[Row]:
    """The row that stands for so many old models; none for none."""
    if not count:
        return []
    text = ngettext("{n} older model …", "{n} older models …", count).format(n=count)
    cells = (text, *[""] * (len(_COLUMNS) - 2), _("⏎ lists them"))
    return [Row(_OLDER, cells, dict.fromkeys(range(len(_COLUMNS)), "$quiet"))]


def _model_row(view: View, model: ModelLine) -> Row:
    states = {"training": _("training"), "held": _("held"), "released": _("released")}
    offers = [firm.price for firm in view.firms if firm.serves == model.name]
    use = ""
    if model.mine and model.state == "held":
        tests = ngettext("in tests, {n} week", "in tests, {n} weeks", model.wait)
        use = tests.format(n=model.wait) if model.wait else _("release it")
    elif model.id == view.own.serves:
        use = _("you serve it")
    elif model.servable:
        use = _("may be served")
    trained = model.state != "training"
    cells = (
        model.name,
        model.owner_name,
        states.get(model.state, model.state),
        (_("open") if model.open else _("closed")) if model.state == "released" else "·",
        figures.points(model.capability) if trained else figures.MISSING,
        figures.price(min(offers)) if offers else figures.MISSING,
        figures.price(model.unit_cost) if trained else figures.MISSING,
        _("wk {n}").format(n=model.week + 1) if model.week >= 0 else figures.MISSING,
        use,
    )
    tone = {"held": "bold $warning", "training": "$primary"}.get(model.state, "")
    return Row(model.id, cells, {2: tone, 8: "$quiet"}, model.mine)
