"""What of scenes only a Graph has: facts about its views, brush and places of labels, entries taken off its menu."""

from __future__ import annotations

from ...interp.registry import method
from ...lang.errors import RanvierError
from ..python_object import PythonObject
from .desktop import desktop
from .scene import UNPLACED
from .scene_object import SceneObject

LETTERS = 12.48  # points, as high as the letters on a screen are


class GraphSettings(SceneObject):
    """view_info, view_size, brush, fixed, vfixed, relative, align, menu_remove and crosshair_action."""

    @method
    def view_info(self, which: int = -1, case: int = 0, coordinate: float = 0.0) -> float:
        """Facts about a view: 1 width, 2 height, 3 and 4 the same in points, 5 left, 6 right, 7 bottom, 8 top, 9 and
        10 the width and height of a point; of a coordinate 11 and 12 its relative place as x or y, 13 and 14 its
        distance from the left or the top in points; 15 the height of letters. Without arguments the view under the
        mouse: -1, there is none; so it is for a Graph without views."""
        if case == 0 or not self.scene.views:
            return -1.0
        if not 0 <= which < len(self.scene.views):
            raise RanvierError(f"{self.class_name}.view_info: there is no view {which}")
        view = self.scene.views[which]
        left, right, bottom, top = view.seen()
        width, height = right - left, top - bottom
        _, _, points, points_high = view.window or UNPLACED
        answers = {1: width, 2: height, 3: points, 4: points_high, 5: left, 6: right, 7: bottom, 8: top}
        answers |= {9: width / points, 10: height / points_high}
        answers |= {11: (coordinate - left) / width, 12: (coordinate - bottom) / height}
        answers |= {
            13: (coordinate - left) / width * points,
            14: (top - coordinate) / height * points_high,
            15: LETTERS,
        }
        if case not in answers:
            raise RanvierError(f"{self.class_name}.view_info: {case} is none of its cases, 1 to 15")
        return answers[case]

    @method
    def view_size(self, which: int, left: float, right: float, bottom: float, top: float) -> float:
        """Set the model coordinates of a view."""
        if not 0 <= which < len(self.scene.views):
            raise RanvierError(f"{self.class_name}.view_size: there is no view {which}")
        self.scene.views[which].see(left, right, bottom, top)
        return 0.0

    @method
    def brush(self, index: int = 1, pattern: int | None = None, width: float = 0.0) -> float:
        """The line style of what is drawn next; with a pattern and a width, what style an index is."""
        if pattern is not None:
            desktop(self.machine).brushes[index] = (pattern, width)
        else:
            self.brush_index = index
        return 1.0

    @method
    def fixed(self, scale: float = 1.0) -> float:
        """Labels from now on keep their size and move with the scene."""
        return self._style_labels(1, scale)

    @method
    def vfixed(self, scale: float = 1.0) -> float:
        """Labels from now on are placed relative to the view."""
        return self._style_labels(2, scale)

    @method
    def relative(self, scale: float = 1.0) -> float:
        """Labels from now on move and scale with the scene."""
        return self._style_labels(0, scale)

    def _style_labels(self, fixtype: int, scale: float) -> float:
        self.label_style.fixtype, self.label_style.scale = fixtype, scale
        return 1.0

    @method
    def align(self, x_align: float = 0.0, y_align: float = 0.0) -> float:
        """Which point of labels is at their x, y: 0 left or bottom, 1 right or top."""
        self.label_style.x_align, self.label_style.y_align = x_align, y_align
        return 1.0

    @method
    def menu_remove(self, label: str) -> float:
        """Remove a menu item."""
        self.menu_items[:] = [item for item in self.menu_items if item.label != label]
        return 0.0

    @method
    def crosshair_action(self, procedure: str | PythonObject, vectors: bool = False) -> float:
        """What a key does while the crosshair is shown; there is no mouse here, so it is only remembered."""
        self.crosshair = procedure
        return 0.0
