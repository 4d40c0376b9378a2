"""What a machine knows by name: variables, procedures, functions, classes and their objects, mechanisms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from ..lang.errors import RanvierError
from ..lang.hoc.keywords import KEYWORDS
from . import hints, registry
from .arguments import did_you_mean
from .libraries import folder_of_library, mod_files
from .mechanisms import MechanismFunction, mechanism_hint, mechanism_symbol
from .names import Builtins, BuiltinVariable, Scope, SectionProperty, UndefinedNumber
from .procedures import Procedure
from .sections import SectionArray, SectionCell
from .symbols import Own
from .templates import Template, TemplateObject, TemplateScope
from .values import HocObject, InstancesByClass, Maker, NumberArray, NumberCell, ObjectArray, ObjectCell, StringCell


class MachineNames:
    """The part of a Machine that finds things by their names."""

    globals: Scope
    builtins: Builtins
    epsilon: NumberCell
    instances: InstancesByClass
    constructors: dict[type, Maker | Callable[..., HocObject]]

    def lookup(self, name: str) -> Any:
        """The symbol of a name of the top level, or None."""
        symbol = self.globals.find(name)
        return None if isinstance(symbol, UndefinedNumber) else symbol

    def is_name(self, name: str) -> bool:
        """Whether hoc knows a name: some text used it, or it is a keyword or a name of the library."""
        return name in KEYWORDS or self.globals.find(name) is not None

    def name_kind(self, name: str, this: TemplateObject | None = None) -> float:
        """What `name_declared` says of a name of the top level, or of an object's template."""
        symbol = self._scope(this).find(name)
        if symbol is None:
            return float(name in KEYWORDS)
        if isinstance(symbol, Own):
            return {"number": 5.0, "object": 2.0, "section": 3.0, "string": 4.0}[symbol.kind]
        if isinstance(symbol, UndefinedNumber):  # code names it, nothing has assigned it
            return 1.0
        if isinstance(symbol, (ObjectCell, ObjectArray)):
            return 2.0
        if isinstance(symbol, (SectionCell, SectionArray)):
            return 3.0
        if isinstance(symbol, StringCell):
            return 4.0
        return 5.0 if isinstance(symbol, (NumberCell, NumberArray, BuiltinVariable, SectionProperty)) else 1.0

    def is_template(self, scope: Scope) -> bool:
        return isinstance(scope, TemplateScope)

    def is_original(self, name: str) -> bool:
        """Whether a procedure is still the one that our library defined."""
        symbol = self.globals.find(name)
        return isinstance(symbol, Procedure) and symbol.library

    @property
    def float_epsilon(self) -> float:
        return self.epsilon.value

    def function(self, name: str, scope: Scope | None = None) -> Callable[..., Any]:
        """The function that hoc calls by this name, a procedure or one of the library; RanvierError if none is."""
        scope = scope or self.globals
        symbol = scope.find(name)
        if isinstance(symbol, Procedure):
            return symbol.function
        if isinstance(symbol, registry.Function):
            return self.library_function(symbol)
        if isinstance(symbol, MechanismFunction):
            return symbol.call_from_hoc
        registry.refuse(None, name)
        raise RanvierError(f"{name} is not defined as a function", hint=scope.hint(name))

    def library_function(self, record: registry.Function) -> Callable[..., Any]:
        """A function of the library, bound to this machine."""
        bound = self._functions.get(record.name)
        if bound is None:
            bound = self._functions[record.name] = record.bind(self)
        return bound

    def constructor(self, symbol: Any) -> Callable[..., HocObject]:
        """What `new Name(…)` calls, for the symbol of a class."""
        bound = self.maker(symbol)
        return bound.new if isinstance(bound, Maker) else bound

    def maker(self, symbol: Any) -> Maker | Callable[..., HocObject]:
        """The same as it is kept: in a Maker, `new` may become native."""
        cls = symbol.python if isinstance(symbol, registry.Class) else symbol
        bound = self.constructors.get(cls)
        if bound is None:
            bind = getattr(symbol, "bind", None)
            if bind is None:
                return partial(symbol.constructor, self)
            bound = self.constructors[cls] = bind(self)
        return bound

    def caller(self, scope: Scope, name: str) -> Callable[..., Any]:
        """A function that looks a procedure up when it is called; its first argument is the object, or None."""

        def call(this: TemplateObject | None, *arguments: Any) -> Any:
            symbol = scope.find(name)
            if isinstance(symbol, Procedure):
                return symbol.function(*([this] if symbol.template else []), *arguments)
            return self.function(name, scope)(*arguments)

        return call

    def no_class(self, name: str) -> HocObject:
        """What `new Name()` does while there is no such class."""
        symbol = self.globals.find(name)
        if symbol is not None and hasattr(symbol, "constructor"):
            return symbol.constructor(self)
        registry.refuse(None, name)
        hint = (
            hints.defining_file(self, name)
            or hints.unloaded_mechanism(self, name)
            or did_you_mean(name, [*registry.classes, *self.builtins.names])
            or "its template is not loaded, or its .mod file is not among those loaded"
        )
        raise RanvierError(f"{name} is not a class", hint=hint)

    def finder(self, symbol: Any) -> Callable[[float], HocObject]:
        """A function that finds the living object `Class[i]`."""
        cls = symbol if isinstance(symbol, type) else getattr(symbol, "cls", None) or symbol.python

        def find(index: float) -> HocObject:
            found = self.instances[cls].get(int(index))  # hoc's epsilon is for arrays only
            if found is None:
                raise RanvierError(f"{cls.class_name}[{int(index)}] does not exist")
            return found

        return find

    def objects_of(self, class_name: str) -> list[HocObject]:
        """The living objects of a class, oldest first. RanvierError if there is no such class."""
        symbol = self.builtins.find(class_name)
        cls = symbol if isinstance(symbol, type) else getattr(symbol, "cls", None) or getattr(symbol, "python", None)
        if not (isinstance(cls, type) and issubclass(cls, HocObject)):
            raise RanvierError(f"{class_name} is not a class", hint=self.builtins.hint(class_name))
        return list(self.instances[cls])

    def classes(self) -> Iterator[type[HocObject]]:
        """The Python classes that have living objects."""
        yield from [cls for cls, living in self.instances.items() if len(living)]

    def mechanism_symbol(self, name: str) -> Any:
        return mechanism_symbol(self, name)

    def mechanism_hint(self, name: str) -> str | None:
        return mechanism_hint(self, name)

    def _no_compiler(self, folder: Any) -> None:
        raise RanvierError("this machine has no compiler for mechanisms")

    def load_library(self, path: str) -> bool:
        """`nrn_load_dll("path")`: False if there is no such library and no .mod file that it would be built from."""
        folder = Path(folder_of_library(path))
        if not (Path(path).is_file() or mod_files(folder)):
            self.warn(f"nrn_load_dll: there is no {path}, and there are no .mod files for it in {folder}")
            return False
        self.use_mechanisms(folder)
        return True

    def use_mechanisms(self, folder: str | Path) -> None:
        """Compile the .mod files of a folder, once."""
        if Path(folder).resolve() not in self.mechanism_folders:
            self.load_mechanisms(folder)

    def mechanisms_changed(self) -> None:
        """Names that were not known may be those of a mechanism that was just loaded."""
        self.constructors.clear()
        if "python" in vars(self):
            self.python.mechanisms_changed()
        scopes = [self.globals, *(s.scope for s in self.builtins.names.values() if isinstance(s, Template))]
        for scope in scopes:
            for name, symbol in list(scope.names.items()):
                if isinstance(symbol, UndefinedNumber) and self.builtins.find(name) is not None:
                    del scope.names[name]
        for scope in scopes:
            for name in list(scope.users):
                for user in list(scope.users.pop(name)):
                    user.bind_again()
