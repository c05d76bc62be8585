"""What if the bundle that is being written were sent, and if all signed it? Asked in the editor.

Invariant: asking changes neither the draft nor the game.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.session.deals import Draft
from game.ui.contracts.cascade import CascadeDialog

if TYPE_CHECKING:
    from game.ui.door import Door
    from game.ui.place import PlaceScreen

    _Base = PlaceScreen[bool]
else:
    _Base = object


class TriesDrafts(_Base):
    """The part of the editor that plays on with the draft signed."""

    draft: Draft
    _door: Door

    def why_not_sent(self) -> str:
        """Why the rules would not let the draft be sent as it stands, or ""."""
        quote = self._door.game.send(self.draft)
        if quote.allowed:
            self._door.game.undo()
        return quote.refusal

    def action_if_signed(self) -> None:
        """Show who of its parties would fail with the draft signed by all."""
        if self.draft.clauses:
            self.app.push_screen(CascadeDialog(self._door.game.if_signed(self.draft)))
        else:
            self.app.bell()
