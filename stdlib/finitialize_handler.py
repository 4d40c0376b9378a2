"""FInitializeHandler: what finitialize() executes besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import ref

from ..interp.registry import hoc_class, method
from ..interp.values import HocObject
from ..lang.errors import RanvierError
from .context import object_of_running_code
from .python_object import PythonObject

if TYPE_CHECKING:
    from ..interp.machine import Machine

AFTER_STATES = 1


@hoc_class("FInitializeHandler")
class FInitializeHandler(HocObject):
    """new FInitializeHandler([type,] "statement" [, object]). Type 0: after v was set, before the INITIAL blocks; 1
    (the default): after them; 2: at the end; 3: at the very beginning, the structure may still change."""

    def __init__(self, machine: Machine, *arguments: object) -> None:
        given = list(arguments)
        self.type = int(given.pop(0)) if given and isinstance(given[0], float) else AFTER_STATES  # type: ignore[call-overload]
        if self.type not in (0, 1, 2, 3) or not given:
            raise RanvierError('FInitializeHandler takes ([0, 1, 2 or 3,] "statement" [, object])')
        self.text = str(given[0])
        context: Any = given[1] if len(given) > 1 else object_of_running_code(machine)
        statement = machine.statement(given[0] if isinstance(given[0], PythonObject) else self.text, context)
        own = ref(self)
        handlers = machine.simulation.handlers[self.type]

        def handler() -> None:
            if own() is None:
                handlers.remove(handler)
            else:
                statement()

        handlers.append(handler)

    @method
    def allprint(self) -> float:
        """Print all handlers in the order in which they run."""
        living = self.machine.objects_of("FInitializeHandler")
        for kind in (3, 0, 1, 2):
            for handler in living:
                if handler.type == kind:  # type: ignore[attr-defined]
                    self.machine.write(f"Type {kind} FInitializeHandler statements\n\t{handler.text}\n")  # type: ignore[attr-defined]
        return 0.0
