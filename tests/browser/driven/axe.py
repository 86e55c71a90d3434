"""What axe finds on a page: what a screen reader or a weak eye could not read there."""

# JupyterLab's own, by rule and element: everything else on a page is ours to mend.
THEIRS = {
    "aria-allowed-attr": "jp-button",
    "aria-input-field-name": ".cm-content",
    "aria-required-children": ".jp-WindowedPanel-viewport",
    "button-name": ".jp-collapseHeadingButton",
    "region": ".jp-skiplink-wrapper",
}
# What is not on the screen JupyterLab does not draw, and axe does not see.
DRAWN = ".jp-Cell, .jp-Cell * { content-visibility: visible !important }"


def violations(page):
    """The rules that are broken, each with the first few elements that break it."""
    from axe_playwright_python.sync_playwright import Axe

    page.add_style_tag(content=DRAWN)
    found = []
    for rule in Axe().run(page).response["violations"]:
        theirs = THEIRS.get(rule["id"], "none")
        ours = [
            node["html"][:200]
            for node in rule["nodes"]
            if not page.locator(node["target"][0]).first.evaluate(
                "(one, theirs) => one.matches(theirs)", theirs
            )
        ]
        if ours:
            found.append(f"{rule['id']} ({len(ours)}): {ours[:3]}")
    return found
