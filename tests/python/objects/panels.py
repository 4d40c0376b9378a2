"""Functions of Python stand in panels, menus and windows wherever hoc takes a statement, and attributes of objects
where it takes a variable."""

from neuron import h

# needs a screen


class Panel:
    def __init__(self):
        self.amplitude, self.count, self.on = 3.0, 4, True
        self.box = h.HBox()
        self.box.intercept(1)
        self.box.ref(self)
        h.xpanel("settings")
        h.xbutton("run", self.run)
        h.xbutton("run twice", (self.run, 2))
        h.xradiobutton("one", self.run)
        h.xradiobutton("two", (self.run, (1, 2)), 1)
        h.xcheckbox("on", (self, "on"), self.run)
        h.xstatebutton("off", (self, "on"))
        h.xvalue("amplitude", (self, "amplitude"), 1, self.run)
        h.xvalue("count", (self, "count"))
        h.xvalue("t", h._ref_t, 1, self.run)
        h.xslider((self, "amplitude"), 0, 10, self.run)
        h.xmenu("more", self.more)
        h.xmenu("less", (self.more, 1))
        for wrong in ((self, "nothing"), 3, self.run):
            try:
                h.xvalue("wrong", wrong)
            except Exception as error:
                print("refused", isinstance(error, RuntimeError))
        h.xpanel()
        self.box.intercept(0)
        self.box.dismiss_action(self.run)
        self.box.map("panel")

    def run(self, *given):
        print("run", *given)

    def more(self, *given):
        print("more", *given)


panel = Panel()
graph = h.Graph()
graph.menu_action("act", panel.run)
graph.menu_action("act on", (panel.run, 5))
graph.menu_tool("tool", panel.run, panel.more)
graph.crosshair_action(panel.run)
for item in ("act", "act on", "tool"):
    graph.exec_menu(item)

# expect: refused True
# expect: refused True
# expect: refused True
# expect: run
# expect: run 5
# expect: more
