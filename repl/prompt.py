"""The prompt on a terminal: keys, colours, menus. What they show is decided in modules without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any

from prompt_toolkit import PromptSession
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
from prompt_toolkit.completion import CompleteEvent, Completer
from prompt_toolkit.completion import Completion as Offered
from prompt_toolkit.document import Document
from prompt_toolkit.filters import has_completions, has_focus
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import History
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.styles import Style

from . import help, show
from .completion import completions
from .cursor import look
from .dialogue import CONTINUED, PROMPT, Dialogue
from .highlight import lines
from .history import HistoryFile
from .layout import clipped, internal

if TYPE_CHECKING:
    from ..interp.machine import Machine

STYLE = Style.from_dict(
    {
        "prompt": "ansigreen",
        "continued": "ansibrightblack",
        "keyword": "ansiblue bold",
        "comment": "ansibrightblack italic",
        "string": "ansiyellow",
        "unfinished": "ansired",
        "number": "ansicyan",
        "argument": "ansicyan bold",
        "function": "ansimagenta",
        "type": "ansigreen bold",
        "section": "ansigreen",
        "variable": "ansicyan",
        "signature": "bold",
        "bottom-toolbar": "noreverse ansibrightblack",
    }
)
MOST_COLOURED = 50_000  # characters
INDENT = "    "


def converse(dialogue: Dialogue, **terminal: Any) -> None:
    """Read and run statements until the input ends; `terminal` holds the input and output of a test."""
    session = make_session(dialogue, **terminal)
    while True:
        try:
            text = session.prompt()
        except EOFError:
            return
        except KeyboardInterrupt:
            continue
        dialogue.run(text)


def make_session(dialogue: Dialogue, history: HistoryFile | None = None, **terminal: Any) -> PromptSession[str]:
    """The prompt with everything that belongs to it."""
    machine = dialogue.machine
    return PromptSession(
        [("class:prompt", PROMPT)],
        multiline=True,
        prompt_continuation=[("class:continued", CONTINUED)],
        key_bindings=keys(dialogue),
        lexer=HocLexer(machine),
        completer=HocCompleter(machine),
        complete_while_typing=False,
        auto_suggest=AutoSuggestFromHistory(),
        enable_history_search=True,
        history=FileHistory(history or HistoryFile()),
        bottom_toolbar=lambda: toolbar(machine, session_text()),
        style=STYLE,
        **terminal,
    )


def unless_it_fails(instead: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What is shown while typing must not end the session: `instead` is shown if it cannot be found."""

    def guard(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def guarded(*arguments: Any) -> Any:
            try:
                return function(*arguments)
            except Exception as error:
                internal(error)
                return instead

        return guarded

    return guard


def session_text() -> str:
    """What is typed before the cursor now."""
    from prompt_toolkit.application import get_app

    return get_app().current_buffer.document.text_before_cursor


@unless_it_fails([])
def toolbar(machine: Machine, text: str) -> StyleAndTextTuples:
    """The signature of the call that is being typed, and the state of the model."""
    call = look(text).call
    signature = help.signature(machine, call.path) if call else ""
    line = [("class:signature", clipped(signature) + "\n")] if signature else []
    return [*line, ("", show.status(machine))]


class HocLexer(Lexer):
    """Colours by `highlight`."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        plain = [[("", line)] for line in document.lines]
        if len(document.text) > MOST_COLOURED:
            return lambda number: plain[number]
        found = unless_it_fails(plain)(lines)(self.machine, document.text)
        return lambda number: [(f"class:{kind}" if kind else "", text) for kind, text in found[number]]


class HocCompleter(Completer):
    """Completion by `completion`."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Offered]:
        for found in unless_it_fails([])(completions)(self.machine, document.text_before_cursor):
            yield Offered(found.text, start_position=-found.length, display_meta=found.kind)


class FileHistory(History):
    """The history of all sessions."""

    def __init__(self, file: HistoryFile) -> None:
        super().__init__()
        self.file = file

    def load_history_strings(self) -> Iterable[str]:
        return reversed(self.file.entries())

    def store_string(self, string: str) -> None:
        self.file.add(string)


def keys(dialogue: Dialogue) -> KeyBindings:
    """Enter runs a complete statement and else begins a new line; Tab completes or indents; } goes out again."""
    bindings = KeyBindings()
    typing = has_focus("DEFAULT_BUFFER")

    @bindings.add("enter", filter=typing & ~has_completions)
    def enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        document = buffer.document
        at_end = document.on_last_line or not document.text_after_cursor.strip()
        if at_end and dialogue.is_complete(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n" + indentation(document.text_before_cursor))

    @bindings.add("enter", filter=typing & has_completions)
    def take(event: KeyPressEvent) -> None:
        state = event.current_buffer.complete_state
        chosen = state is not None and state.current_completion is not None
        event.current_buffer.complete_state = None
        if not chosen:
            enter(event)

    @bindings.add("escape", "enter", filter=typing)
    def new_line(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text("\n" + indentation(event.current_buffer.document.text_before_cursor))

    @bindings.add("tab", filter=typing & ~has_completions)
    def tab(event: KeyPressEvent) -> None:
        document = event.current_buffer.document
        if document.current_line_before_cursor.strip():
            event.current_buffer.start_completion(insert_common_part=True)
        else:
            event.current_buffer.insert_text(INDENT)

    @bindings.add("}", filter=typing)
    def close(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        before = buffer.document.current_line_before_cursor
        if before and not before.strip():
            buffer.delete_before_cursor(min(len(before), len(INDENT)))
        buffer.insert_text("}")

    return bindings


def indentation(text: str) -> str:
    """Of the line after this text: that of its last line, and more after a {."""
    line = text.rpartition("\n")[2]
    indent = line[: len(line) - len(line.lstrip())]
    return indent + INDENT if line.rstrip().endswith("{") else indent
