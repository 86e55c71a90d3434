"""What stands on Axes, read back from them."""


def rows(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def written(ax):
    return [text.get_text() for text in ax.texts]


def visible_texts(ax):
    ax.figure.canvas.draw()
    legend = ax.get_legend()
    ticks = [
        *ax.get_xticklabels(),
        *ax.get_xticklabels(minor=True),
        *ax.get_yticklabels(),
    ]
    found = [*ax.texts, *ticks, ax.xaxis.label, *ax.figure.texts]
    found += legend.get_texts() if legend else []
    return [text for text in found if text.get_text().strip() and text.get_visible()]
