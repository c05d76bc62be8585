"""How the engine's variables become machine code: as values where they can, else as places.

Invariant: every variable that is read was set before; plain Python would fail otherwise, and
the un-jitted engine is tested as such. So a place needs nothing in it to begin with, and one
that holds numbers or records nothing when it ends. Numba gives each variable that more than
one block mentions a place, clears it at both ends, and describes each step as text: a third
of what there is to write out and to read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numba.core import ir, types
from numba.core.lowering import Lower

from game.engine.thrift import holds_counted

# Numba's own classes carry no types; the checker sees them as Any.
# ruff: noqa: ANN401


class ShortLowering(Lower):  # type: ignore[misc]
    """Numba's lowering, for functions that neither yield nor catch anything."""

    def lower_block(self, block: Any) -> None:
        """Write one block."""
        self._cur_ir_block = block
        for statement in block.body:
            self.loc = statement.loc
            self.lower_inst(statement)

    def lower_inst(self, inst: Any) -> None:
        """Write one statement; the commonest kinds here, the others as Numba does."""
        kind = type(inst)
        if kind is ir.Assign:
            name = inst.target.name
            self.storevar(self.lower_assign(self.typeof(name), inst), name)
        elif kind is ir.Del:
            self.delvar(inst.value)
        elif kind is ir.SetItem:
            signature = self.fndesc.calltypes[inst]
            self.lower_setitem(inst.target, inst.index, inst.value, signature)
        elif kind is ir.Jump:
            self.builder.branch(self.blkmap[inst.target])
        else:
            super().lower_inst(inst)

    def lower_assign(self, ty: Any, inst: Any) -> Any:
        """The value assigned; a kernel that is mentioned is called by name, not by address."""
        if isinstance(ty, types.Dispatcher):
            return self.context.get_dummy_value()
        return super().lower_assign(ty, inst)

    def _find_singly_assigned_variable(self) -> None:
        """Find those that are set in one place, which is passed before each mention."""
        self._blk_local_varmap: dict[str, object] = {}
        once = _set_once(self.blocks)
        lifetime = self.func_ir.variable_lifetime
        dominators = lifetime.cfg.dominators()
        for offset, used in lifetime.usedefs.usemap.items():
            for name in used & once.keys():
                first = once[name]
                if self._is_counted(name) or not first < offset or first not in dominators[offset]:
                    del once[name]
        self._singly_assigned_vars = set(once)

    def storevar(self, value: Any, name: str, argidx: int | None = None) -> None:
        """Set a variable."""
        if name in self._singly_assigned_vars:
            self._blk_local_varmap[name] = value
        elif self._is_counted(name):
            super().storevar(value, name, argidx)
        else:
            self.builder.store(value, self.getvar(name))

    def delvar(self, name: str) -> None:
        """End a variable, if what it holds is counted."""
        if self._is_counted(name):
            super().delvar(name)

    def alloca(self, name: str, type: Any) -> Any:  # noqa: A002 - Numba's name for it
        """A place for the variable, at the beginning of the function."""
        if self._is_counted(name):
            return super().alloca(name, type)
        with self.builder.goto_entry_block():
            return self.builder.alloca(self.context.get_value_type(type), name=name)

    def _is_counted(self, name: str) -> bool:
        return holds_counted(self.context, self.typeof(name))


def _set_once(blocks: Mapping[int, Any]) -> dict[str, int]:
    """The block in which each variable is set that only one statement sets."""
    where: dict[str, int] = {}
    again = set()
    for offset, block in blocks.items():
        for statement in block.body:
            if type(statement) is ir.Assign:
                name = statement.target.name
                if name in where:
                    again.add(name)
                where[name] = offset
    return {name: offset for name, offset in where.items() if name not in again}
