"""What if the bundle that is being written were sent, and if all signed it? Asked in the editor.

Invariant: asking changes neither the draft nor the game.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.session.deals import ClauseDraft, Draft
from game.session.deals.ahead import is_outside
from game.session.view import View
from game.ui.contracts.cascade import CascadeDialog
from game.words import _, ngettext

if TYPE_CHECKING:
    from game.ui.door import Door
    from game.ui.place import PlaceScreen

    _Base = PlaceScreen[bool]
else:
    _Base = object


class TriesDrafts(_Base):
    """The part of the editor that plays on with the draft signed."""

    draft: Draft
    view: View
    names: Mapping[str, str]
    _door: Door

    def why_not_sent(self) -> str:
        """Why the rules would not let the draft be sent as it stands, or ""."""
        quote = self._door.game.send(self.draft)
        if quote.allowed:
            self._door.game.undo()
        return quote.refusal

    def is_fixed(self, clause: ClauseDraft | None) -> bool:
        """Whether the clause binds a party that is not asked, and so stands as it is."""
        return clause is not None and is_outside(self.view, clause)

    def refuses_change(self, clause: ClauseDraft | None) -> bool:
        """Say that the clause stands as it is, where it does."""
        if self.is_fixed(clause):
            text = _("It stands as it is: a party outside is in it, and nobody asks that one.")
            self.notify(text, markup=False)
        return self.is_fixed(clause)

    def lost(self) -> str:
        """What is lost with the draft, in words."""
        text = ngettext(
            "{n} clause for {firm} has not been sent, and will be lost.",
            "{n} clauses for {firm} have not been sent, and will be lost.",
            len(self.draft.clauses),
        )
        partner = self.names.get(self.draft.to, self.draft.to)
        return text.format(n=len(self.draft.clauses), firm=partner)

    def action_if_signed(self) -> None:
        """Show who of its parties would fail with the draft signed by all."""
        if self.draft.clauses:
            self.app.push_screen(CascadeDialog(self._door.game.if_signed(self.draft)))
        else:
            self.app.bell()
