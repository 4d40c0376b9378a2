"""The words that hoc keeps for itself, and the names its tokens have in the grammar and in messages."""

from __future__ import annotations

KEYWORDS = {
    word: word.upper()
    for word in (
        "proc func obfunc iterator iterator_statement local localobj return break continue stop if else while for "
        "print read delete debug eqn depvar strdef double create access connect insert uninsert "
        "forall forsec ifsec setpointer begintemplate endtemplate public external new help"
    ).split()
} | {"objref": "OBJREF", "objectvar": "OBJREF"}

OPERATORS = {
    "==": "EQ",
    "!=": "NE",
    "<=": "LE",
    ">=": "GE",
    "&&": "AND",
    "||": "OR",
    "+=": "CHANGE",
    "-=": "CHANGE",
    "*=": "CHANGE",
    "/=": "CHANGE",
} | {character: character for character in "+-*/%^=<>!()[]{},.;:&"}

TOKENS = ("NAME", "NUMBER", "STRING", "ARGUMENT", "NEWLINE", "CALL_STATEMENT", "EQUALS") + tuple(
    dict.fromkeys(type for type in (*KEYWORDS.values(), *OPERATORS.values()) if len(type) > 1)
)

DESCRIPTIONS = {
    "NAME": "a name",
    "NUMBER": "a number",
    "STRING": "a string",
    "ARGUMENT": "an argument such as $1",
    "NEWLINE": "the end of the line",
    "$end": "the end of the line",
    "CHANGE": "'+='",
    "EQUALS": "'='",
}


def describe(type: str) -> str:
    """What a token of this type is called in a message."""
    if type in DESCRIPTIONS:
        return DESCRIPTIONS[type]
    spelling = next((text for table in (KEYWORDS, OPERATORS) for text, kind in table.items() if kind == type), type)
    return f"'{spelling}'"
