"""What is chosen from lists in the editor: what a clause is about, who gives, who takes, with whom.

Invariant: a choice changes the draft and nothing else; who chooses nothing leaves it as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from game.compiled.clauses import RANK_NAMES
from game.session.deals import ClauseDraft, Draft
from game.session.view import View
from game.ui.contracts.clauses import firms, first_clause, is_ending, things
from game.ui.contracts.pick import PickDialog
from game.ui.orders.numbers import NumberInput
from game.words import _

if TYPE_CHECKING:
    from game.ui.place import PlaceScreen

    _Base = PlaceScreen[bool]
else:
    _Base = object

_LAST_DAY: Final = "end-on-date"


class ChoosesParties(_Base):
    """The part of the editor that chooses from lists."""

    draft: Draft
    view: View
    place: int
    """Of the clause under the cursor."""

    @property
    def clause(self) -> ClauseDraft | None:
        """The clause under the cursor."""
        raise NotImplementedError

    def put(self, clause: ClauseDraft) -> None:
        """Put `clause` in the place of the one under the cursor."""
        raise NotImplementedError

    async def show_clause(self, place: int) -> None:
        """Show the draft anew, with the cursor on the clause at `place`."""
        raise NotImplementedError

    def say_partner(self) -> None:
        """Say to whom it is offered, and in what rank."""
        raise NotImplementedError

    def weigh(self) -> None:
        """Appraise the bundle as soon as nothing has changed for a moment."""
        raise NotImplementedError

    def action_choose_subject(self) -> None:
        """Choose what the clause is about."""
        clause = self.clause
        if clause is None or not clause.about.subject:
            self.notify(_("This clause is about nothing that can be chosen."), markup=False)
            return
        known = things(clause.about, self.view, clause.giver)
        if not known:
            self.notify(
                _("Its giver sells no chips: turn it round, or choose another."), markup=False
            )
            return
        self._choose("subject", PickDialog(_("About"), known, cursor=clause.subject))

    def action_choose_giver(self) -> None:
        """Choose who promises."""
        self._choose_party("giver", _("Who gives?"))

    def action_choose_taker(self) -> None:
        """Choose to whom it is promised."""
        self._choose_party("taker", _("Who takes?"))

    def _choose_party(self, party: str, title: str) -> None:
        if self.clause is None or is_ending(self.clause.about):
            self.notify(_("This clause binds all parties alike."), markup=False)
            return
        now = str(getattr(self.clause, party))
        self._choose(party, PickDialog(title, firms(self.view), cursor=now))

    def _choose(self, field: str, dialog: PickDialog) -> None:
        """Let `dialog` choose a field of the clause under the cursor."""

        def put(chosen: str | None) -> None:
            if chosen and self.clause:
                self.put(evolve(self.clause, **{field: chosen}))  # type: ignore[arg-type]

        self.app.push_screen(dialog, put)

    def action_choose_partner(self) -> None:
        """Choose the firm it is put to; it takes the place of the one before."""
        known = firms(self.view, without=self.view.firm)
        dialog = PickDialog(_("With whom?"), known, cursor=self.draft.to)
        self.app.push_screen(dialog, self._put_partner)

    async def _put_partner(self, partner: str | None) -> None:
        if partner:
            self.draft = with_partner(self.draft, partner)
            await self.show_clause(self.place)

    async def action_set_last_day(self) -> None:
        """Go to the number of weeks after which it ends; where nothing says so, say it."""
        kinds = [clause.kind for clause in self.draft.clauses]
        if _LAST_DAY not in kinds:
            last = first_clause(_LAST_DAY, self.view, self.draft.to)
            self.draft = evolve(self.draft, clauses=(*self.draft.clauses, last))
            kinds.append(_LAST_DAY)
        await self.show_clause(kinds.index(_LAST_DAY))
        self.query(NumberInput).first().focus()

    def action_next_rank(self) -> None:
        """The next rank of what it makes due."""
        place = RANK_NAMES.index(self.draft.rank) + 1
        self.draft = evolve(self.draft, rank=RANK_NAMES[place % len(RANK_NAMES)])
        self.say_partner()
        self.weigh()


def with_partner(draft: Draft, partner: str) -> Draft:
    """The draft put to another firm, which takes the old one's place in every clause."""
    before = draft.to

    def instead(party: str) -> str:
        return partner if party == before else party

    clauses = [
        evolve(clause, giver=instead(clause.giver), taker=instead(clause.taker))
        for clause in draft.clauses
    ]
    return evolve(draft, to=partner, clauses=clauses)
