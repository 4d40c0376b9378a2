"""IR to LLVM's text, shared by all LLVM targets.

A target's `Dialect` says what differs: how a kernel is entered, what PARALLEL becomes, attributes. Locals that
change become stack slots, which LLVM turns into registers. No fast-math flag is ever set: LLVM contracts and reorders
nothing.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence

from ..ir import nodes as ir
from ..ir.math_functions import FUNCTIONS, LIBRARY
from ..ir.nodes import Type
from ..ir.restricted_python import functions_of
from ..ir.walk import called_names, walk
from .llvm_lines import LlvmLines
from .registers import registers

LLVM_TYPES = {Type.f64: "double", Type.f32: "float", Type.i64: "i64", Type.i32: "i32", Type.i1: "i1"}
SIZES = {Type.f64: 8, Type.f32: 4, Type.i64: 8, Type.i32: 4}
FLOAT_UNARY = {
    "abs": "llvm.fabs", "sqrt": "llvm.sqrt", "floor": "llvm.floor", "ceil": "llvm.ceil", "round": "llvm.roundeven",
}  # fmt: skip
FLOAT_BINARY = {"add": "fadd", "sub": "fsub", "mul": "fmul", "div": "fdiv"}
INTEGER_BINARY = {
    "add": "add", "sub": "sub", "mul": "mul", "div": "sdiv", "rem": "srem",
    "and": "and", "or": "or", "xor": "xor", "shl": "shl", "shr": "ashr", "ushr": "lshr",
}  # fmt: skip
FLOAT_COMPARE = {"eq": "oeq", "ne": "une", "lt": "olt", "le": "ole", "gt": "ogt", "ge": "oge"}
INTEGER_COMPARE = {"eq": "eq", "ne": "ne", "lt": "slt", "le": "sle", "gt": "sgt", "ge": "sge"}


def llvm_type(type: Type) -> str:
    return LLVM_TYPES.get(type, "ptr")


def suffix(type: Type) -> str:
    """How an intrinsic's name ends for a type."""
    return {"double": "f64", "float": "f32"}.get(llvm_type(type), llvm_type(type))


def quoted(name: str) -> str:
    return f'"{name}"'


class ModuleText:
    """The text of one LLVM module: functions, declarations of intrinsics, metadata."""

    def __init__(self) -> None:
        self.functions: list[str] = []
        self.declarations: dict[str, str] = {}
        self.metadata: list[str] = []

    def intrinsic(self, name: str, result: str, arguments: Sequence[str]) -> str:
        self.declarations[name] = f"declare {result} @{name}({', '.join(arguments)})"
        return "@" + name

    def node(self, text: str) -> str:
        """A metadata node; `{self}` in the text stands for itself."""
        name = f"!{len(self.metadata)}"
        self.metadata.append(f"{name} = {text.replace('{self}', name)}")
        return name

    def text(self) -> str:
        return "\n\n".join([*self.functions, "\n".join(self.declarations.values()), "\n".join(self.metadata)]) + "\n"


class Dialect:
    """What a target does its own way; these defaults are a plain CPU's."""

    atomics = False
    c_library = False
    """Whether there is one to call."""
    stack = ""
    """The address space of the stack, as LLVM writes it after `ptr`."""

    def parallel(self, function: FunctionText, node: ir.Parallel) -> None:
        raise NotImplementedError

    def barrier(self, function: FunctionText) -> None:
        """Nothing: one thread."""


class FunctionText(LlvmLines):
    """Emits the body of one FUNC or KERNEL."""

    def __init__(self, module: ModuleText, dialect: Dialect, name_of: Callable[[str], str], result: str) -> None:
        super().__init__()
        self.module = module
        self.dialect = dialect
        self.name_of = name_of
        self.result = result
        self.label = "entry"
        self.registers: set[str] = set()  # locals without a stack slot …
        self.values: dict[str, str] = {}  # … and what they are
        self.access = ""  # what marks a memory access as belonging to the current PARALLEL

    # --- the text being written ---

    def start(self, label: str) -> None:
        self.lines.append(f"{label}:")
        self.label = label

    def branch(self, label: str) -> None:
        self.line(f"br label %{label}")

    def body(self, block: ir.Block) -> str:
        """All of the body's text, with its stack slots and a return at the end."""
        self.lines.append("entry:")
        self.registers = registers(block)
        for name, type in locals_of(block).items():
            if name in self.registers:
                continue
            space = self.dialect.stack and "," + self.dialect.stack
            self.line(f"%{quoted('v.' + name)} = alloca {llvm_type(type)}{space}")
        self.block(block)
        if self.result == "void":
            self.line("ret void")
        else:
            self.line("unreachable" if self.result != "i64 0" else "ret i64 0")
        return "\n".join(self.lines)

    def slot(self, name: str) -> str:
        """The stack slot of a local variable, as the operand of a load or store."""
        return f"ptr{self.dialect.stack} %{quoted('v.' + name)}"

    # --- statements ---

    def block(self, block: ir.Block) -> None:
        for statement in block.statements:
            STATEMENTS[type(statement)](self, statement)

    def assign(self, node: ir.Assign) -> None:
        value = self.expression(node.value)
        if node.target.name in self.registers:
            self.values[node.target.name] = value
        else:
            self.line(f"store {llvm_type(node.target.type)} {value}, {self.slot(node.target.name)}")

    def store(self, node: ir.Store) -> None:
        element = node.array.type.element
        address = self.address(node.array, node.index)
        value = self.expression(node.value)
        self.line(f"store {llvm_type(element)} {value}, ptr {address}, align {SIZES[element]}{self.access}")

    def atomic(self, node: ir.Atomic) -> None:
        element = node.array.type.element
        address = self.address(node.array, node.index)
        value = self.expression(node.value)
        kind = llvm_type(element)
        if self.dialect.atomics:
            op = ("f" if element.is_float else "") + node.op
            self.value(f"atomicrmw {op} ptr {address}, {kind} {value} monotonic")
            return
        old = self.value(f"load {kind}, ptr {address}, align {SIZES[element]}")
        new = self.binary_op(node.op, element, old, value)
        self.line(f"store {kind} {new}, ptr {address}, align {SIZES[element]}")

    def if_(self, node: ir.If) -> None:
        condition = self.expression(node.condition)
        then, end = self.new_label("then"), self.new_label("end")
        otherwise = self.new_label("else") if node.otherwise else end
        self.line(f"br i1 {condition}, label %{then}, label %{otherwise}")
        self.start(then)
        self.block(node.then)
        self.branch(end)
        if node.otherwise:
            self.start(otherwise)
            self.block(node.otherwise)
            self.branch(end)
        self.start(end)

    def for_(self, node: ir.For) -> None:
        self.loop(node, node.step, f", !llvm.loop {self.loop_metadata()}")

    def loop(self, node: ir.For | ir.Parallel, step: int, metadata: str) -> None:
        """`variable` from first to last by step; the bounds are evaluated once, before."""
        variable = self.slot(node.variable.name)
        first, last = self.expression(node.first), self.expression(node.last)
        head, body, end = self.new_label("head"), self.new_label("body"), self.new_label("end")
        self.line(f"store i64 {first}, {variable}")
        self.branch(head)
        self.start(head)
        now = self.value(f"load i64, {variable}")
        more = self.value(f"icmp {'slt' if step > 0 else 'sgt'} i64 {now}, {last}")
        self.line(f"br i1 {more}, label %{body}, label %{end}")
        self.start(body)
        self.block(node.body)
        now = self.value(f"load i64, {variable}")
        then = self.value(f"add nsw i64 {now}, {step}")
        self.line(f"store i64 {then}, {variable}")
        self.line(f"br label %{head}{metadata}")
        self.start(end)

    def loop_metadata(self, *extra: str) -> str:
        progress = self.module.node('!{!"llvm.loop.mustprogress"}')
        return self.module.node("distinct !{{self}, " + ", ".join([progress, *extra]) + "}")

    def while_(self, node: ir.While) -> None:
        head, body, end = self.new_label("head"), self.new_label("body"), self.new_label("end")
        self.branch(head)
        self.start(head)
        condition = self.expression(node.condition)
        self.line(f"br i1 {condition}, label %{body}, label %{end}")
        self.start(body)
        self.block(node.body)
        self.line(f"br label %{head}, !llvm.loop {self.loop_metadata()}")
        self.start(end)

    def parallel(self, node: ir.Parallel) -> None:
        self.dialect.parallel(self, node)

    def return_(self, node: ir.Return) -> None:
        if node.value is None:
            self.line("ret void" if self.result == "void" else "ret i64 0")
        else:
            self.line(f"ret {llvm_type(node.value.type)} {self.expression(node.value)}")
        self.start(self.new_label("dead"))

    def barrier(self, node: ir.Barrier) -> None:
        self.dialect.barrier(self)

    def native(self, node: ir.Native) -> None:
        address, array = self.expression(node.address), self.expression(node.array)
        self.value(f"call i64 {self.value(f'inttoptr i64 {address} to ptr')}(ptr {array})")

    # --- expressions: each gives an operand ---

    def expression(self, node: ir.Expression) -> str:
        return EXPRESSIONS[type(node)](self, node)

    def const(self, node: ir.Const) -> str:
        return constant(node.value, node.type)

    def arg(self, node: ir.Arg) -> str:
        return f"%{quoted('a.' + node.name)}"

    def local(self, node: ir.Local) -> str:
        if node.name in self.registers:
            return self.values[node.name]
        return self.value(f"load {llvm_type(node.type)}, {self.slot(node.name)}")

    def address(self, array: ir.Expression, index: ir.Expression) -> str:
        base = self.expression(array)
        at = self.expression(index)
        return self.value(f"getelementptr inbounds {llvm_type(array.type.element)}, ptr {base}, i64 {at}")

    def load(self, node: ir.Load) -> str:
        address = self.address(node.array, node.index)
        return self.value(f"load {llvm_type(node.type)}, ptr {address}, align {SIZES[node.type]}{self.access}")

    def unary(self, node: ir.Unary) -> str:
        operand, type = self.expression(node.operand), node.type
        kind = llvm_type(type)
        if node.op == "not":
            return self.value(f"xor {kind} {operand}, {'true' if type is Type.i1 else -1}")
        if type.is_float:
            if node.op == "neg":
                return self.value(f"fneg {kind} {operand}")
            name = self.module.intrinsic(f"{FLOAT_UNARY[node.op]}.{suffix(type)}", kind, [kind])
            return self.value(f"call {kind} {name}({kind} {operand})")
        if node.op == "neg":
            return self.value(f"sub {kind} 0, {operand}")
        name = self.module.intrinsic(f"llvm.abs.{kind}", kind, [kind, "i1"])
        return self.value(f"call {kind} {name}({kind} {operand}, i1 false)")

    def binary(self, node: ir.Binary) -> str:
        left = self.expression(node.left)
        return self.binary_op(node.op, node.type, left, self.expression(node.right))

    def binary_op(self, op: str, type: Type, left: str, right: str) -> str:
        kind = llvm_type(type)
        if op in ("min", "max"):
            predicate = ("olt" if op == "min" else "ogt") if type.is_float else ("slt" if op == "min" else "sgt")
            chosen = self.value(f"{'fcmp' if type.is_float else 'icmp'} {predicate} {kind} {left}, {right}")
            return self.value(f"select i1 {chosen}, {kind} {left}, {kind} {right}")
        name = (FLOAT_BINARY if type.is_float else INTEGER_BINARY)[op]
        return self.value(f"{name} {kind} {left}, {right}")

    def compare(self, node: ir.Compare) -> str:
        type = node.left.type
        left, right = self.expression(node.left), self.expression(node.right)
        if type.is_float:
            return self.value(f"fcmp {FLOAT_COMPARE[node.op]} {llvm_type(type)} {left}, {right}")
        return self.value(f"icmp {INTEGER_COMPARE[node.op]} {llvm_type(type)} {left}, {right}")

    def select(self, node: ir.Select) -> str:
        condition = self.expression(node.condition)
        kind = llvm_type(node.type)
        if is_harmless(node.then) and is_harmless(node.otherwise):
            then, otherwise = self.expression(node.then), self.expression(node.otherwise)
            return self.value(f"select i1 {condition}, {kind} {then}, {kind} {otherwise}")
        then_label, else_label, end = self.new_label("then"), self.new_label("else"), self.new_label("end")
        self.line(f"br i1 {condition}, label %{then_label}, label %{else_label}")
        self.start(then_label)
        then, then_from = self.expression(node.then), self.label
        self.branch(end)
        self.start(else_label)
        otherwise, else_from = self.expression(node.otherwise), self.label
        self.branch(end)
        self.start(end)
        return self.value(f"phi {kind} [ {then}, %{then_from} ], [ {otherwise}, %{else_from} ]")

    def cast(self, node: ir.Cast) -> str:
        operand, old, new = self.expression(node.operand), node.operand.type, node.type
        op = cast_op(old, new)
        if op is None:
            return operand
        if op == "truth":
            zero = constant(0, old)
            return self.value(f"{'fcmp une' if old.is_float else 'icmp ne'} {llvm_type(old)} {operand}, {zero}")
        return self.value(f"{op} {llvm_type(old)} {operand} to {llvm_type(new)}")

    def bitcast(self, node: ir.Bitcast) -> str:
        op = "inttoptr" if node.type.is_array else "bitcast"
        return self.value(
            f"{op} {llvm_type(node.operand.type)} {self.expression(node.operand)} to {llvm_type(node.type)}"
        )

    def fma(self, node: ir.Fma) -> str:
        kind = llvm_type(node.type)
        operands = ", ".join(f"{kind} {self.expression(x)}" for x in (node.a, node.b, node.c))
        name = self.module.intrinsic(f"llvm.fma.{suffix(node.type)}", kind, [kind] * 3)
        return self.value(f"call {kind} {name}({operands})")

    def call(self, node: ir.Call) -> str:
        arguments = ", ".join(f"{llvm_type(a.type)} {self.expression(a)}" for a in node.arguments)
        return self.value(
            f"call {llvm_type(node.type)} @{quoted(self.name_of(node.function))}({arguments}){self.access}"
        )


STATEMENTS = {
    ir.Assign: FunctionText.assign, ir.Store: FunctionText.store, ir.Atomic: FunctionText.atomic,
    ir.Block: FunctionText.block, ir.If: FunctionText.if_, ir.For: FunctionText.for_, ir.While: FunctionText.while_,
    ir.Parallel: FunctionText.parallel, ir.Return: FunctionText.return_, ir.Barrier: FunctionText.barrier,
    ir.Native: FunctionText.native,
}  # fmt: skip
EXPRESSIONS = {
    ir.Const: FunctionText.const, ir.Arg: FunctionText.arg, ir.Local: FunctionText.local, ir.Load: FunctionText.load,
    ir.Unary: FunctionText.unary, ir.Binary: FunctionText.binary, ir.Compare: FunctionText.compare,
    ir.Select: FunctionText.select, ir.Cast: FunctionText.cast, ir.Bitcast: FunctionText.bitcast,
    ir.Fma: FunctionText.fma, ir.Call: FunctionText.call,
}  # fmt: skip


def constant(value: float, type: Type) -> str:
    """A number as LLVM writes it: floats by their bits (a float32 by those of the equal double)."""
    if type.is_float:
        if type is Type.f32:
            value = struct.unpack("f", struct.pack("f", value))[0]
        return f"0x{struct.unpack('<Q', struct.pack('<d', value))[0]:016X}"
    if type is Type.i1:
        return "true" if value else "false"
    width = 64 if type is Type.i64 else 32
    return str((int(value) + (1 << width - 1)) % (1 << width) - (1 << width - 1))


def cast_op(old: Type, new: Type) -> str | None:
    """LLVM's conversion from one number type to another; None if they are the same."""
    if old is new:
        return None
    if new is Type.i1:
        return "truth"
    if old.is_float:
        if new.is_float:
            return "fptrunc" if new is Type.f32 else "fpext"
        return "fptosi"
    if new.is_float:
        return "uitofp" if old is Type.i1 else "sitofp"
    if old is Type.i1:
        return "zext"
    return "trunc" if new is Type.i32 else "sext"


def is_harmless(node: ir.Expression) -> bool:
    """Whether an expression may be evaluated in vain: no load, no integer division, no call."""
    return not any(
        type(n) in (ir.Load, ir.Call) or (type(n) is ir.Binary and n.op in ("div", "rem") and not n.type.is_float)
        for n in walk(node)
    )


def locals_of(block: ir.Block) -> dict[str, Type]:
    """The local variables that a body assigns, with their types."""
    found = {}
    for node in walk(block):
        if type(node) is ir.Assign:
            found[node.target.name] = node.target.type
        elif type(node) in (ir.For, ir.Parallel):
            found[node.variable.name] = node.variable.type
    return found


def parameter_list(parameters: Sequence[ir.Parameter], with_c: bool = False) -> str:
    """Parameters with what LLVM may assume: arrays never overlap, and are only read unless they are written; nothing of
    that where other native code runs in between, which may work on any of them."""
    parts = []
    for p in parameters:
        attributes = "" if not p.type.is_array or with_c else " noalias" + ("" if p.writes else " readonly")
        parts.append(f"{llvm_type(p.type)}{attributes} %{quoted('a.' + p.name)}")
    return ", ".join(parts)


def runs_c(kernel: ir.Kernel) -> bool:
    """Whether other native code, C text of a VERBATIM or a driver, runs in the middle of it."""
    bodies = (kernel.body, *(function.body for function in kernel.functions))
    return any(type(node) is ir.Native for body in bodies for node in walk(body))


def functions_needed(kernel: ir.Kernel) -> dict[str, ir.Func]:
    """Every FUNC that the kernel calls, directly or not: its own, and those of math_functions."""
    own = {f.name: f for f in kernel.functions}
    found: dict[str, ir.Func] = {}
    todo = called_names(kernel.body)
    while todo:
        name = todo.pop()
        if name in found:
            continue
        if name in own:
            found[name] = own[name]
            todo += called_names(own[name].body)
        else:
            found.update(functions_of(FUNCTIONS[name]))
    return found


def emit_function(
    module: ModuleText, dialect: Dialect, func: ir.Func, name_of: Callable[[str], str], with_c: bool
) -> None:
    """A FUNC as an internal function that LLVM always inlines."""
    result = llvm_type(func.result) if func.result else "void"
    if dialect.c_library and func.name in LIBRARY:
        module.functions.append(_library_call(func, name_of(func.name)))
        return
    body = FunctionText(module, dialect, name_of, result).body(func.body)
    head = f"define internal {result} @{quoted(name_of(func.name))}({parameter_list(func.parameters, with_c)})"
    module.functions.append(f"{head} alwaysinline nounwind {{\n{body}\n}}")


def _library_call(func: ir.Func, name: str) -> str:
    """A FUNC that is a function of the C library, of which LLVM is to make nothing else."""
    symbol, numbers = LIBRARY[func.name], len(func.parameters)
    arguments = ", ".join(f"double %{quoted('a.' + p.name)}" for p in func.parameters)
    call = f"%value = call double @{symbol}({arguments}) nobuiltin"
    declaration = f"declare double @{symbol}({', '.join(['double'] * numbers)}) nounwind willreturn"
    head = f"define internal double @{quoted(name)}({arguments}) alwaysinline nounwind"
    return f"{declaration}\n{head} {{\n  {call}\n  ret double %value\n}}"


def emit_functions(module: ModuleText, dialect: Dialect, kernel: ir.Kernel, done: set[str]) -> Callable[[str], str]:
    """Emits what a kernel calls; gives the naming: math functions are shared, a kernel's own carry its name."""
    own, with_c = {f.name for f in kernel.functions}, runs_c(kernel)

    def name_of(name: str) -> str:
        return f"{kernel.name}/{name}" if name in own else f"math/{name}"

    for func in functions_needed(kernel).values():
        if name_of(func.name) not in done:
            done.add(name_of(func.name))
            emit_function(module, dialect, func, name_of, with_c and func.name in own)
    return name_of
