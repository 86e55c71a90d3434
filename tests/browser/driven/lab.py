"""JupyterLab as its user sees it: a page on which a notebook is open."""

import json
import re

from chromium import waited

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
CELL = f"{PANEL} .jp-Notebook .jp-Cell"
IDLE = f"{PANEL} .jp-Notebook-ExecutionIndicator[data-status=idle]"
ERROR = ".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']"


class Lab:
    """A `page` of the JupyterLab that `kit` serves."""

    def __init__(self, kit, page, place=None):
        self.kit, self.page, self.place = kit, page, place

    def open(self, place):
        """Open a notebook by its place in the folder of work; wait for its kernel."""
        self.place = place
        self.page.goto(f"{self.kit.server}/lab/tree/{place}?reset")
        return self.ready()

    def ready(self):
        """Wait until a notebook is there and its kernel has nothing to do.

        Before its kernel has a name in the status bar, JupyterLab runs nothing.
        """
        self.page.wait_for_selector(CELL)
        self.page.wait_for_selector(
            ".jp-StatusBar-TextItem:has-text('ipykernel) | Idle')"
        )
        self.page.wait_for_selector(IDLE)
        return self

    def choose(self, *labels):
        """Choose from the menus: `choose("Run", "Run All Cells")`."""
        self.page.locator(".lm-MenuBar-item").get_by_text(labels[0], exact=True).click()
        for label in labels[1:]:
            entries = self.page.locator(".lm-Menu-itemLabel")
            entries.get_by_text(label, exact=True).last.click()

    def cell(self, source):
        """The first cell that holds this text."""
        return self.page.locator(CELL).filter(has_text=source).first

    def select(self, source):
        """Select this cell, with the keyboard in command mode; return it."""
        cell = self.cell(source)
        cell.locator(".jp-InputPrompt, .jp-Placeholder").first.click()
        return cell

    def run(self, *sources):
        """Run these cells; return the last one."""
        for source in sources:
            cell = self.select(source)
            self.page.keyboard.press("Control+Enter")
            self.ended(cell)
        return cell

    def ended(self, cell):
        """Wait until this cell has run; a folded one shows no number."""
        self.page.wait_for_timeout(300)
        if not cell.locator(".jp-InputPlaceholder").count():
            prompt = cell.locator(".jp-InputPrompt")
            assert waited(lambda: re.search(r"\d", prompt.text_content()), 60)
        self.page.wait_for_selector(IDLE)

    def run_all(self):
        """Run every cell; each whose code is to be seen must come to its end."""
        cells = self._cells()
        wanted = sum(
            cell["cell_type"] == "code" and "jupyter" not in cell["metadata"]  # folded
            for cell in cells
        )
        self.choose("Run", "Run All Cells")
        ran = self.page.locator(f"{CELL} .jp-InputPrompt").filter(
            has_text=re.compile(r"\d")
        )
        waited(lambda: ran.count() == wanted, 120)
        assert ran.count() == wanted, f"{ran.count()} of {wanted} cells ran"

    def write(self, source):
        """Write a cell of one's own below the selected one, and run it; return it."""
        cells = self.page.locator(CELL)
        before = cells.count()
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("b")
        assert waited(lambda: cells.count() == before + 1, 10)
        self.page.keyboard.press("Enter")
        self.page.keyboard.insert_text(source)
        self.page.keyboard.press("Control+Enter")
        cell = self.page.locator(f"{CELL}.jp-mod-selected")
        self.ended(cell)
        return cell

    def form(self, check):
        """The form of a check."""
        legend = self.page.locator("legend").get_by_text(f"Check {check}", exact=True)
        return self.page.locator(".khitab-check form").filter(has=legend)

    def tab_to(self, target):
        """Press Tab until the keyboard is at this element."""
        for _ in range(30):
            if target.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError("Tab does not lead there")

    def _cells(self):
        """The cells in the file, once it is whole: JupyterLab may just be writing it."""
        file = self.kit.work / self.place
        whole = waited(lambda: file.read_text("utf-8").rstrip().endswith("}"), 10)
        assert whole, "the file is not whole"
        return json.loads(file.read_text("utf-8"))["cells"]

    def save(self):
        """Save the notebook, wherever the focus is."""
        self.page.keyboard.press("Control+s")
        self.page.wait_for_selector(".lm-TabBar-tab.jp-mod-dirty", state="detached")

    @property
    def saved(self):
        """The cells of the notebook as they are once it is saved."""
        self.save()
        return self._cells()

    @property
    def sources(self):
        """What is written in each cell, in order."""
        return ["".join(cell["source"]) for cell in self.saved]
