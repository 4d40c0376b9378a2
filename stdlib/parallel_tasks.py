"""The methods of ParallelContext that use the bulletin board."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

from ..interp.registry import method
from ..interp.values import HocObject, ObjectCell, StringCell
from ..lang.errors import RanvierError
from .parallel_board import Board, Call, Task
from .parallel_messages import Item, Message, Pickled, item, key_of, pickled, unpack_into
from .parallel_service import board_of_this_process
from .parallel_settings import ParallelObject
from .python_object import PythonObject
from .vector import Vector

if TYPE_CHECKING:
    from ..interp.machine import Machine


class ParallelTasks(ParallelObject):
    """submit, working and what belongs to them; post, take, look and the like."""

    submitted: int = 0  # tasks without a number of the user's
    gathered: Task | None = None

    @property
    def board(self) -> Board:
        if self.settings.board is None:
            machine = self.machine
            self.settings.board = board_of_this_process(lambda call, number: execute(machine, call, number))
        return self.settings.board

    # --- tasks ---

    @method
    def submit(self, first: object, *rest: object) -> float:
        """pc.submit("statement"), pc.submit("function", arguments …), pc.submit(object, "function", arguments …),
        in Python pc.submit(function, arguments …): a task for `working`. Arguments are numbers, strings, Vectors and
        Python objects; copies are passed. A whole number >= 0 as first
        argument becomes the task's userid, which is returned; without it userids are -1, -2, … and the arguments can be
        unpacked again when the result is there. hoc_ac_ is the task's number while it is executed."""
        given = [first, *rest]
        userid = None
        if isinstance(first, float):
            userid = int(given.pop(0))  # type: ignore[call-overload]
            if userid < 0:
                raise RanvierError(f"ParallelContext.submit: a userid must not be negative, {userid} given")
        call = self._call(given)
        if userid is None:
            self.submitted += 1
            userid = -self.submitted
            self.board.submit(userid, call, call.arguments)
        else:
            self.board.submit(userid, call, [])
        return float(userid)

    def _call(self, given: list[Any]) -> Call:
        if given and isinstance(given[0], PythonObject) and callable(given[0].value):
            return Call(None, "", [item(value) for value in given[1:]], False, pickled(given[0].value))
        owner = given.pop(0) if given and isinstance(given[0], HocObject) else None
        if not given or not isinstance(given[0], (str, StringCell)):
            raise RanvierError('ParallelContext.submit takes "statement", or ([object,] "function", arguments …)')
        items = [item(value) for value in given[1:]]
        return Call(owner, str(given[0]), items, owner is None and not items)

    @method
    def working(self) -> int:
        """pc.working(): the number of a task that was submitted and is done; retval, userid and the unpacking of its
        arguments are about it. 0 if none is left. As long as there is no result, this call executes tasks that wait,
        in the order of their submission, those that a task submitted before those that came after it."""
        task = self.board.next_result()
        if task is None:
            return 0
        self.gathered = task
        return task.number

    @method
    def retval(self) -> float:
        """pc.retval(): what the task's function returned, or the value of hoc_ac_ after its statement."""
        value = self.gathered.value if self.gathered else 0.0
        return value if isinstance(value, float) else 0.0

    @method
    def pyret(self) -> object:
        """pc.pyret(): what the task returned that is a function of Python."""
        if self.gathered is None or not isinstance(self.gathered.value, Pickled):
            raise RanvierError("ParallelContext.pyret: the task was not a function of Python", hint="see retval()")
        return self._python(self.gathered.value)

    def _python(self, kept: Pickled) -> PythonObject:
        return PythonObject.wrapping(self.machine, pickle.loads(kept))

    @method
    def userid(self) -> float:
        """pc.userid(): what `submit` returned for the task."""
        return float(self.gathered.userid) if self.gathered else 0.0

    @method
    def context(self, *what: object) -> float:
        """pc.context(arguments as of submit): executed by all processes but this one, the first, when they wait for
        tasks."""
        given = list(what)
        if given and isinstance(given[0], float):
            given.pop(0)
        else:
            self.submitted += 1
        self.board.context(self._call(given))
        return 1.0

    @method
    def runworker(self) -> float:
        """pc.runworker(): processes but the first execute tasks from now on, and end when the first calls done(); the
        first goes on."""
        self.board.run_worker()
        return 0.0

    @method
    def done(self) -> float:
        """pc.done(): the processes that wait for tasks end."""
        self.board.end()
        return 0.0

    # --- messages ---

    @method
    def pack(self, *values: object) -> float:
        """pc.pack(numbers, strings, Vectors …): items of the message that is posted next."""
        self.board.packed += [item(value) for value in values]
        return 0.0

    @method
    def post(self, key: object, *values: object) -> float:
        """pc.post(key, …): a message with what was packed and these values; the key is a number or a string. Several
        messages may have the same key."""
        self.board.post(key_of(key), [item(value) for value in values])
        return 1.0

    @method
    def take(self, key: object, *targets: object) -> float:
        """pc.take(key, …): takes the oldest message with this key off the board, to be unpacked, and unpacks into
        strdefs, Vectors and addresses. It waits until there is one; RanvierError if nobody could post it."""
        self.board.take(key_of(key))
        return self.unpack(*targets)

    @method
    def look(self, key: object, *targets: object) -> bool:
        """pc.look(key, …): whether there is a message with this key; if so it can be unpacked, and stays."""
        found = self.board.look(key_of(key), take=False)
        return self.unpack(*targets) if found else 0.0

    @method
    def look_take(self, key: object, *targets: object) -> bool:
        """pc.look_take(key, …): as `look`, but the message is taken off the board."""
        found = self.board.look(key_of(key), take=True)
        return self.unpack(*targets) if found else 0.0

    @method
    def unpack(self, *targets: object) -> float:
        """pc.unpack(&x, string, vector …): the next items of the message that was taken or looked at."""
        for target in targets:
            unpack_into(self._message, target)
        return 1.0

    @property
    def _message(self) -> Message:
        return self.board.read

    @method
    def upkscalar(self) -> float:
        """pc.upkscalar(): the next item, a number."""
        return self._message.next(float)

    @method
    def upkstr(self, target: StringCell) -> str:
        """pc.upkstr(strdef): the next item, a string; it is returned too."""
        target.value = self._message.next(str)
        return target.value

    @method
    def upkvec(self, target: Vector | None = None) -> Vector:
        """pc.upkvec([vector]): the next item, a Vector, in the one that is given or in a new one."""
        values = self._message.next(list)
        return (target if target is not None else Vector(self.machine)).assign(values)

    @method
    def upkpyobj(self) -> object:
        """pc.upkpyobj(): the next item, a Python object."""
        return self._python(self._message.next(Pickled))


def execute(machine: Machine, call: Call, number: int) -> float | Pickled:
    """Do a task with this number; its value."""
    task = machine.pointer("hoc_ac_")
    task.set(float(number))
    if call.is_statement:
        machine.execute(call.text)
        return task.get()
    if call.function is not None:
        return _call_python(machine, call)
    arguments, owner = [_argument(machine, one) for one in call.arguments], call.owner
    if isinstance(owner, str):
        owner = _named(machine, owner)
    value = getattr(owner, f"hoc_{call.text}")(*arguments) if owner else machine.call(call.text, *arguments)
    return value if isinstance(value, float) else 0.0


def _call_python(machine: Machine, call: Call) -> Pickled:
    function, results = PythonObject.wrapping(machine, pickle.loads(call.function)), []
    arguments = [_python_argument(machine, one) for one in call.arguments]
    function.guarded(lambda: results.append(function.value(*arguments)))
    return pickled(results[0])


def _python_argument(machine: Machine, one: Item) -> Any:
    if isinstance(one, Pickled):
        return pickle.loads(one)
    return machine.python.to_python(Vector(machine).assign(one)) if isinstance(one, list) else one


def _argument(machine: Machine, one: Item) -> Any:
    """An item as an argument: a variable of its own."""
    if isinstance(one, Pickled):
        return PythonObject.wrapping(machine, pickle.loads(one))
    if isinstance(one, list):
        return ObjectCell("", Vector(machine).assign(one))
    return StringCell("", one) if isinstance(one, str) else one


def _named(machine: Machine, name: str) -> HocObject:
    """An object that another process knows by this name."""
    found = next((one for one in machine.objects_of(name.partition("[")[0]) if str(one) == name), None)
    if found is None:
        raise RanvierError(
            f"a task is to be done by {name}, which is not in this process",
            hint="make the same objects in all processes before runworker()",
        )
    return found
