"""`--gallery DIR`: the Graphs, Shapes and PlotShapes of a run as pictures, and a page of them and the panels."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from ..lang.errors import RanvierError
from ..stdlib.gui.panels import MAIN_MENU

if TYPE_CHECKING:
    from ..interp.machine import Machine

CLASSES = ("Graph", "Shape", "PlotShape")
MANY_POINTS = 50_000  # more than these make an SVG slow to look at

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
:root {{ color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }}
body {{ margin: 2rem auto; max-width: 92rem; padding: 0 1rem; }}
main, aside {{ display: flex; flex-wrap: wrap; gap: 1rem; margin-bottom: 2rem; align-items: flex-start; }}
figure {{ margin: 0; border: 1px solid #8884; border-radius: .5rem; padding: .6rem; background: #fff; color: #222; }}
figure img {{ display: block; width: 30rem; max-width: 100%; }}
figcaption {{ font-weight: 600; }}
table {{ border-collapse: collapse; border: 1px solid #8884; border-radius: .5rem; }}
caption {{ font-weight: 600; text-align: left; padding: .3rem 0; }}
td {{ padding: .15rem .7rem; border-top: 1px solid #8884; }}
td + td {{ text-align: right; font-variant-numeric: tabular-nums; }}
.button {{ border: 1px solid #8888; border-radius: .4rem; padding: .05rem .5rem; background: #8881; }}
</style></head><body><h1>{title}</h1>
<main>
{figures}
</main>
<aside>
{panels}
</aside></body></html>
"""


def write_gallery(machine: Machine, folder: str, title: str) -> int:
    """The pictures and `index.html`; gives how many pictures. RanvierError if they can not be written."""
    try:
        os.makedirs(folder, exist_ok=True)
        figures = [_figure(folder, shown) for shown in scenes(machine) if shows_something(shown)]
        tables = [_table(*panel) for panel in _panels(machine)]
        with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as page:
            page.write(PAGE.format(title=escape(title), figures="\n".join(figures), panels="\n".join(tables)))
    except OSError as error:
        raise RanvierError(f"cannot write the gallery in {folder}: {error.strerror}") from None
    return len(figures)


def plots(machine: Machine) -> list[str]:
    """The Graphs with curves, as text."""
    texts = [(graph, graph.text()) for graph in scenes(machine)]
    return [f"{graph}\n{text}" for graph, text in texts if text]


def scenes(machine: Machine) -> list[Any]:
    """The living objects that show something, by class, as they were made."""
    classes = {cls.class_name: cls for cls in machine.classes()}
    return [shown for name in CLASSES if name in classes for shown in machine.instances[classes[name]]]


def shows_something(shown: Any) -> bool:
    """Whether a Graph has anything to look at; windows of tools are often empty."""
    if not hasattr(shown, "plot_lines"):
        return True
    curves = [curve for _, curve in shown.scene.curves()]
    theirs = {id(part) for curve in curves for part in (curve, curve.label)}
    others = [item for item in shown.scene.items if id(item) not in theirs]
    return any(map(len, curves)) or any(getattr(item, "text", "a mark").strip() for item in others)


def _panels(machine: Machine) -> list[tuple[str, Any]]:
    """The panels with their titles; one without is called what the box is called that holds it."""
    screen = machine.screen
    if screen is None:
        return []
    inside = dict(found for window in screen.visible() for found in _titles(window, ""))
    panels = [(panel.title or inside.get(id(panel), ""), panel) for panel in screen.panels]
    return [(title, panel) for title, panel in panels if title != MAIN_MENU and panel.items]


def _titles(window: Any, title: str) -> Iterator[tuple[int, str]]:
    """Each window in a box, with the box's title."""
    for part in (reference() for reference in getattr(window, "contents", ())):
        if part is not None:
            yield id(part), window.title or title
            yield from _titles(part, window.title or title)


def best_view(shown: Any) -> Any:
    """The first view if anything is to be seen there, else one of everything."""
    from ..stdlib.gui.scene import View

    view = shown.present_view()
    points = [curve.points() for _, curve in shown.scene.curves() if len(curve) > 1]
    inside = any(
        view.left <= x <= view.right and view.bottom <= y <= view.top
        for xs, ys in points
        for x, y in zip(xs, ys, strict=True)
    )
    return view if inside or not points else View(*shown.extent())


def _figure(folder: str, shown: Any) -> str:
    shown.scene.flush()
    size = sum(len(curve) for _, curve in shown.scene.curves())
    kind = "png" if size > MANY_POINTS else "svg"
    name = f"{str(shown).replace('[', '-').rstrip(']')}.{kind}"
    shown.picture(best_view(shown)).write(os.path.join(folder, name))
    return (
        f'<figure><figcaption>{escape(str(shown))}</figcaption><img src="{name}" alt="{escape(str(shown))}"></figure>'
    )


def _table(title: str, panel: Any) -> str:
    return f"<table><caption>{escape(title)}</caption>{''.join(_rows(panel))}</table>"


def _rows(group: Any, menu: str = "") -> Iterator[str]:
    """The rows of a panel: buttons, texts, and labels with values; items of menus with the menu's title before them."""
    for item in group.items:
        if hasattr(item, "items"):
            yield from _rows(item, f"{menu}{item.title}: ")
            continue
        label, value = escape(menu + item.label), _value(item)
        if item.kind in ("button", "radiobutton"):
            yield f'<tr><td colspan="2"><span class="button">{label}</span></td></tr>'
        elif item.kind in ("label", "varlabel"):
            yield f'<tr><td colspan="2">{label or escape(value)}</td></tr>'
        elif item.kind in ("checkbox", "statebutton"):
            yield f"<tr><td>{label}</td><td>{'☐' if value == '0' else '☑'}</td></tr>"
        else:
            yield f"<tr><td>{label}</td><td>{escape(value)}</td></tr>"


def _value(item: Any) -> str:
    try:
        return item.shown()
    except RanvierError:  # what it shows is gone
        return ""
