"""What `help` says of hoc's own words: how each is used, and what it does."""

KEYWORD_HELP = {
    "proc": "proc name() { … }: defines a procedure. Its arguments are $1 (numbers), $s1 (strings), $o1 (objects), "
    "$&1 (pointers).",
    "func": "func name() { … return x }: defines a function that gives a number.",
    "obfunc": "obfunc name() { … return object }: defines a function that gives an object.",
    "iterator": "iterator name() { … iterator_statement … }: defines what `for name(…) statement` goes through; the "
    "statement is run wherever iterator_statement stands.",
    "iterator_statement": "iterator_statement: in an iterator, runs the statement of the for that called it.",
    "local": "local a, b: numbers of one call of a procedure; right after its {. They begin as 0.",
    "localobj": "localobj a, b: object variables of one call of a procedure; right after its {, or after local.",
    "return": "return, return x: ends a procedure, or a function with its value.",
    "break": "break: ends the innermost loop.",
    "continue": "continue: goes on with the next round of the innermost loop.",
    "stop": "stop: back to the top level.",
    "if": "if (condition) statement else statement: anything but 0 is true. else stands on the line where the first "
    "statement ends.",
    "else": "if (condition) statement else statement",
    "while": "while (condition) statement: as long as the condition is not 0.",
    "for": "for (a; condition; b) statement; for i = first, last statement: the last is included; for (x) statement: "
    "x at the centres of the accessed section's segments, for (x, 0) without, for (x, 1) with the ends; "
    "for iterator(…) statement.",
    "print": 'print x, "text", object: shows values on a line, numbers with a space behind them.',
    "read": "read(x): reads a number from standard input into x; gives 1, or 0 at the end.",
    "delete": "delete name: removes a variable (not supported).",
    "debug": "debug: of NEURON's interpreter (not supported; RANVIER_DEBUG=1 to 6 tells what is compiled).",
    "eqn": "eqn depvar::left = right: an equation for solve().",
    "depvar": "depvar x, y: unknowns of eqn.",
    "strdef": "strdef s, r: declares string variables.",
    "objref": "objref o, list[3]: declares object variables and arrays of them; they begin as NULLobject.",
    "objectvar": "objectvar: the same as objref.",
    "double": "double x[3][4]: declares an array of numbers; each is 0.",
    "create": "create soma, dend[3]: makes sections. What had the name before is deleted.",
    "access": "access soma: statements that name no section mean this one from now on.",
    "connect": "connect child(0), parent(1): the end of a section begins at a place of another; "
    "parent connect child(0), 1 says the same.",
    "insert": "insert hh: puts a mechanism into all segments of the accessed section, as in soma insert hh.",
    "uninsert": "uninsert hh: takes a mechanism out of the accessed section.",
    "forall": "forall statement: for each section, accessed meanwhile (in an object: for each of its own).",
    "forsec": 'forsec "pattern" statement, forsec list statement: for each section whose name fits a regular '
    "expression, or that is in a SectionList.",
    "ifsec": 'ifsec "pattern" statement, ifsec list statement: if the accessed section is one of those.',
    "setpointer": "setpointer o.p, x: the POINTER p of a point process (or p_mechanism(x) of a section) stands for x.",
    "begintemplate": "begintemplate Name … endtemplate Name: defines a class; new Name(…) makes its objects and calls "
    "its init.",
    "endtemplate": "endtemplate Name: ends begintemplate Name.",
    "public": "public a, b: in a template, the names that o.a can reach.",
    "external": "external a, b: in a template, names of the top level.",
    "new": "new Class(…): a new object, as in o = new Vector(10).",
    "help": "help name: what this is. At the prompt name? says the same.",
}
