"""Text of a .mod file → tokens.

NMODL's words depend on where they stand: `(mV)` is a unit in a declaration and behind a number, a parenthesis in an
expression; RANGE is a keyword in NEURON only. The lexer therefore knows which block it is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..errors import RanvierError
from ..parser import Token
from ..source import Source, Span

CODE_BLOCKS = (
    "INITIAL BREAKPOINT DERIVATIVE KINETIC LINEAR NONLINEAR DISCRETE PARTIAL TERMINAL CONSTRUCTOR DESTRUCTOR "
    "BEFORE AFTER"
).split()
HEADED_BLOCKS = "PROCEDURE FUNCTION FUNCTION_TABLE NET_RECEIVE".split()
DECLARATION_BLOCKS = "PARAMETER ASSIGNED STATE CONSTANT INDEPENDENT DEPENDENT STEPPED".split()

TOP_WORDS = {
    *CODE_BLOCKS,
    *HEADED_BLOCKS,
    *DECLARATION_BLOCKS,
    *"NEURON UNITS UNITSOFF UNITSON LOCAL DEFINE INCLUDE STEP SOLVE SOLVEFOR PLOT MODEL_LEVEL".split(),
}
NEURON_WORDS = set(
    "SUFFIX POINT_PROCESS ARTIFICIAL_CELL USEION READ WRITE VALENCE CHARGE REPRESENTS NONSPECIFIC_CURRENT "
    "ELECTRODE_CURRENT RANGE GLOBAL SECTION POINTER BBCOREPOINTER EXTERNAL RANDOM THREADSAFE".split()
)
DECLARATION_WORDS = set("FROM TO WITH START".split())
CODE_WORDS = set(
    "LOCAL IF ELSE WHILE FROM TO BY SOLVE METHOD STEADYSTATE IFERROR CONSERVE COMPARTMENT LONGITUDINAL_DIFFUSION "
    "TABLE DEPEND WITH CONDUCTANCE USEION WATCH FOR_NETCONS PROTECT MUTEXLOCK MUTEXUNLOCK LAG INITIAL UNITSOFF "
    "UNITSON".split()
)
PARTIAL_WORDS = {"DEL", "DEL2", "FIRST", "LAST"}
OLD_WORDS = set("RESET FORALL SENS MATCH PUTQ GETQ".split())
"""Words of NEURON 8 that 9 forgot: they are names where they stand as such."""
BEGINNERS = {*CODE_BLOCKS, *HEADED_BLOCKS, *DECLARATION_BLOCKS, "NEURON", "UNITS"} - {"INITIAL"}
"""Words that begin a block where they stand at the begin of a line."""
LOWER_CASE_WORDS = {"if": "IF", "else": "ELSE", "while": "WHILE"}

OPERATORS = {
    "<->": "REVERSIBLE",
    "->": "ARROW",
    "<<": "FLUX",
    "<=": "LE",
    ">=": "GE",
    "==": "EQ",
    "!=": "NE",
    "&&": "AND",
    "||": "OR",
    "<": "LT",
    ">": "GT",
    "=": "ASSIGN",
    "+": "PLUS",
    "-": "MINUS",
    "*": "TIMES",
    "/": "DIVIDE",
    "^": "POWER",
    "!": "NOT",
    "(": "LPAREN",
    ")": "RPAREN",
    "[": "LBRACKET",
    "]": "RBRACKET",
    "{": "LBRACE",
    "}": "RBRACE",
    ",": "COMMA",
    "~": "TILDE",
    "@": "AT",
}

tokens = sorted(
    {"NAME", "NUMBER", "STRING", "UNIT", "PRIME", "VERBATIM", "TITLE", "ONTOLOGY", "EQUATION_TILDE"}
    | TOP_WORDS
    | NEURON_WORDS
    | DECLARATION_WORDS
    | CODE_WORDS
    | PARTIAL_WORDS
    | OLD_WORDS
    | set(OPERATORS.values())
)

_SKIP = r"""
    (?P<blank> [\s\x00\x1a\ufeff]+ )
  | (?P<comment> [:?][^\r\n]* )
  | (?P<block_comment> COMMENT\b (?:.*?) [\r\n]\s*ENDCOMMENT\b[^\r\n]* )
  | (?P<open_comment> COMMENT\b )
"""
_MASTER = re.compile(
    _SKIP
    + r"""
  | (?P<title> TITLE\b[^\r\n]* )
  | VERBATIM\b (?P<verbatim> .*?) ENDVERBATIM\b
  | (?P<open_verbatim> VERBATIM\b )
  | (?P<prime> [A-Za-z_]\w* [ \t]* '+ )
  | (?P<name> [A-Za-z_]\w* )
  | (?P<number> (?: \d+\.?\d* | \.\d+ ) (?: [eE][-+]?\d+ )? )
  | (?P<string> "[^"\r\n]*" )
  | (?P<operator> """
    + "|".join(re.escape(text) for text in OPERATORS)
    + r""" )
""",
    re.VERBOSE | re.DOTALL,
)
_UNIT = re.compile(r"\(([^)\r\n]*)\)")
_ONTOLOGY = re.compile(r"[^\s}]+")


_HINTS = {
    ";": "a statement ends without a sign",
    "%": "the remainder is fmod(a, b)",
    "&": "and is &&",
    "|": "or is ||",
    "#": "a comment begins with : or ?",
    '"': 'a string ends with a " on the same line',
}


def scan(source: Source) -> Iterator[Token]:
    """The tokens of a file: type, value, first and last-plus-one character; `$end` is the last."""
    where, end = _Place(), len(source.text)
    for kind, match, start, at in _matches(source, where):
        if match is None:
            raise unexpected(source, kind, start, at)
        yield *where.classify(kind, match), start, at
    yield "$end", "", end, end


def _matches(source: Source, where: _Place) -> Iterator[tuple[str, re.Match[str] | None, int, int]]:
    """Kind, match and place of what is no blank or comment; without a match what does not belong in a file."""
    text, at, end = source.text, 0, len(source.text)
    while at < end:
        match, kind = where.match(text, at)
        start, at = at, match.end() if match else at + 1
        if match is None or kind.startswith("open_"):
            yield kind, None, start, at
        elif kind not in ("blank", "comment", "block_comment"):
            yield kind, match, start, at


def unexpected(source: Source, kind: str, start: int, end: int) -> RanvierError:
    """What to say of a sign that NMODL does not know, or of a COMMENT or VERBATIM without end."""
    span = Span(source, start, end)
    if kind.startswith("open_"):
        what = "COMMENT" if kind == "open_comment" else "VERBATIM"
        return RanvierError(f"{what} without END{what}", span, f"write END{what} where it ends")
    sign = source.text[start]
    return RanvierError(f"unexpected {sign!r}", span, _HINTS.get(sign))


def scan_on(source: Source, found: list[RanvierError]) -> list[Token]:
    """All tokens of a file that has mistakes in it. Of those that are the lexer's to see each is noted, and what
    stands there left out; where a block begins inside another a } is put in."""
    where, end, tokens = _Place(), len(source.text), []
    for kind, match, start, at in _matches(source, where):
        if match is None:
            found.append(unexpected(source, kind, start, at))
            if kind.startswith("open_"):
                break
            continue
        if where.depth and match.group() in BEGINNERS and source.text[:start].endswith(("\n", "\r")):
            span = Span(source, start, at)
            found.append(RanvierError(f"{match.group()} inside {where.block}", span, "a } is missing before it"))
            while where.depth:
                tokens.append((where.classify("operator", _MASTER.match("}"))[0], "}", start, start))
        tokens.append((*where.classify(kind, match), start, at))
    return [*tokens, ("$end", "", end, end)]


class _Place:
    """Where in the file the lexer is: which block, and what a parenthesis or a word means there."""

    __slots__ = ("block", "depth", "header", "parens", "unit_is_next", "ontology_is_next")

    def __init__(self) -> None:
        self.block = ""  # the keyword of the block at depth 0
        self.depth = 0  # of braces
        self.header = False  # in the head of a FUNCTION, NET_RECEIVE, FOR_NETCONS …
        self.parens = 0  # open ones in such a head
        self.unit_is_next = False  # what "(" would mean now
        self.ontology_is_next = False

    def match(self, text: str, at: int) -> tuple[re.Match[str] | None, str]:
        """What stands at a place of the text, and the kind of token it is."""
        if self.unit_is_next and text[at] == "(":
            return _UNIT.match(text, at), "unit"
        match = _MASTER.match(text, at)
        kind = match.lastgroup or "" if match else ""
        if self.ontology_is_next and kind != "blank":
            match, kind = _ONTOLOGY.match(text, at), "ontology"
        return match, kind

    def classify(self, kind: str, match: re.Match[str]) -> tuple[str, str]:
        """Type and value of a token; keeps the place up to date."""
        text = match.group()
        self.ontology_is_next = False
        if kind == "operator":
            return self._operator(text), text
        if kind == "name":
            return self._word(text, match), text
        self.unit_is_next = kind in ("number", "unit") or self._units_only()
        if kind == "unit":
            if self.header:
                self.unit_is_next = self.parens == 0
            return "UNIT", match.group(1).strip()
        if kind == "verbatim":
            return "VERBATIM", match.group("verbatim")
        if kind == "title":
            return "TITLE", text[5:].strip()
        if kind == "string":
            return "STRING", text[1:-1]
        return kind.upper(), text

    def _units_only(self) -> bool:
        """Whether every parenthesis here is a unit."""
        return self.block in DECLARATION_BLOCKS or self.block == "UNITS"

    def _operator(self, text: str) -> str:
        if text == "{":
            self.depth += 1
            self.header = False
        elif text == "}":
            self.depth = max(0, self.depth - 1)
            if self.depth == 0:
                self.block = ""
        elif text == "(" and self.header:
            self.parens += 1
        elif text == ")" and self.header:
            self.parens -= 1
        self.unit_is_next = self._units_only() or (self.header and text == ")" and self.parens == 0)
        if text == "~" and self.block in ("LINEAR", "NONLINEAR", "PARTIAL"):
            return "EQUATION_TILDE"
        return OPERATORS[text]

    def _word(self, text: str, match: re.Match[str]) -> str:
        word = LOWER_CASE_WORDS.get(text, text)
        keyword = word in self._keywords() or (word in OLD_WORDS and self._is_code() and not _is_operand(match))
        if keyword and self.depth == 0 and self.parens == 0:
            self.header = word in HEADED_BLOCKS
            if word != "SOLVEFOR" and self.block not in ("BEFORE", "AFTER"):
                self.block = word
        elif keyword and word == "FOR_NETCONS":
            self.header = True
        self.ontology_is_next = keyword and word == "REPRESENTS"
        self.unit_is_next = self._units_only() or (self.header and self.parens > 0 and not keyword)
        return word if keyword else "NAME"

    def _keywords(self) -> set[str]:
        if self.depth == 0:
            return TOP_WORDS
        if self.block == "NEURON":
            return NEURON_WORDS
        if self.block == "PARTIAL":
            return CODE_WORDS | PARTIAL_WORDS
        return DECLARATION_WORDS if self._units_only() else CODE_WORDS

    def _is_code(self) -> bool:
        return self.depth > 0 and self.block != "NEURON" and not self._units_only()


def _is_operand(match: re.Match[str]) -> bool:
    """Whether a word is assigned to or stands in an expression or a list of names."""
    before, after = match.string[: match.start()].rstrip(), match.string[match.end() :].lstrip()
    return before[-1:] in tuple("=+-*/^(<>&|!,") or after[:1] in tuple("=[,+-*/^)<>&|")
