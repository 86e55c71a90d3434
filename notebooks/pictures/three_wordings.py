"""Draw the pictures of the README: `.venv/bin/python notebooks/pictures/three_wordings.py`.

One matter in three periods: of each period the wording with most words of the three
issues, in Arabic and English, with the voice that has it, and the issues its text lacks.
"""

import re
from pathlib import Path
from textwrap import fill

import khitab
from khitab import voices
from khitab.display.pictures import picture
from khitab.figures.paper import mix, ordered
from khitab.labels import look, short

MATTER = "the danger, the enemy"
ISSUES = ["terrorism", "qatar", "foreign_forces"]
THEMES = {"light": ("#1f2328", "#ffffff"), "dark": ("#e6edf3", "#0d1117")}  # GitHub's
WIDTH, ROW, TOP = 760, 136, 64  # points, as all numbers below
ENGLISH, ARABIC, LINE = 138, WIDTH - 8, 30
NEEDED = 362  # what a line of Arabic has


def wordings():
    """Return a row a period: its wording with most words of an issue, and `marks`, them."""
    corpus = khitab.load_corpus()
    frames, spoken = corpus.annotations("frames"), corpus.annotations("voices")
    frames = frames[frames["frame"].isin(ISSUES)]
    table = voices.wordings(corpus, corpus.annotations("wordings"), spoken)
    table = table[(table["matter"] == MATTER) & table["start"].notna()].copy()
    in_text = frames.groupby("doc")["frame"].agg(set)
    table["marks"] = [
        {
            mark.start - row.start: mark.frame
            for mark in frames[frames["doc"] == row.doc].itertuples()
            if row.start <= mark.start < row.end
        }
        for row in table.itertuples()
    ]
    rows = table.loc[table["marks"].map(len).groupby(table["period"]).idxmax()]
    return rows.assign(
        label=[short(period, corpus.labels) for period in rows["period"]],
        nowhere=[
            [key for key in ISSUES if key not in in_text[doc]] for doc in rows["doc"]
        ],
    )


def draw(theme="light"):
    """Return the Axes of the picture."""
    import matplotlib.pyplot as plt

    ink, paper = THEMES[theme]
    rows = wordings()
    height = TOP + ROW * len(rows) + 34
    figure = plt.figure(figsize=(WIDTH / 72, height / 72), facecolor=paper)
    ax = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
    ax.axis("off")
    ax.text(8, 34, "What is called a danger, when, and by whom?", size=20, color=ink)
    for number, row in enumerate(rows.itertuples()):
        y = TOP + ROW * number
        ax.plot([8, WIDTH - 8], [y - 10, y - 10], color=ink, alpha=0.25, lw=1)
        period, voice = look("period", row.period), look("voice", row.voice)
        ax.text(
            8, y + 20, f"{period.sign} {row.label}", size=17, weight="bold", color=ink
        )
        ax.text(8, y + 44, voice.name, size=13, color=ink)
        ax.plot([8, 120], [y + 52, y + 52], color=voice.colour, lw=3)
        ax.text(8, y + 71, f"text {row.doc}", size=12, color=ink)
        _signs(ax, 8, y + 91, "not in it:", row.nowhere, ink)
        text = fill(row.english, 36)
        ax.text(ENGLISH, y + 6, text, size=13, color=ink, va="top", linespacing=1.35)
        _write(ax, row.text, row.marks, y + 20, ink, voice.colour)
    _legend(ax, height - 14, ink)
    return ax


def _write(ax, text, marks, y, ink, colour):
    """Arabic from right to left, its frames on a tint, a line below in the voice's colour."""
    x = ARABIC
    for word in re.finditer(r"\S+", text):
        frame = next((marks[at] for at in marks if word.start() <= at < word.end()), None)
        sign = f"{look('frame', frame).sign} " if frame else ""
        drawn = ax.text(x, y, ordered(word[0]), size=17, color=ink, ha="right")
        length = _length(drawn) + (14 if sign else 0)
        if x - length < ARABIC - NEEDED:
            ax.plot([x + 6, ARABIC], [y + 9, y + 9], color=colour, lw=2)
            x, y = ARABIC, y + LINE
        if sign:
            tint = look("frame", frame).colour
            ax.text(x - 2, y - 1, sign.strip(), size=10, color=tint, ha="right")
            box = (x - length - 2, y - 16), length + 4, 22
            ax.add_patch(_box(*box, facecolor=mix(tint, 0.25), lw=0))
        drawn.set_position((x - (14 if sign else 0), y))
        x -= length + 6
    ax.plot([x + 6, ARABIC], [y + 9, y + 9], color=colour, lw=2)


def _box(*place, **style):
    from matplotlib.patches import Rectangle

    return Rectangle(*place, **style)


def _length(drawn):
    """How long a piece of text is, in points."""
    figure = drawn.figure
    return drawn.get_window_extent(figure.canvas.get_renderer()).width * 72 / figure.dpi


def _signs(ax, x, y, name, keys, ink):
    x += _length(ax.text(x, y, name, size=12, color=ink)) + 7
    for one in (look("frame", key) for key in keys):
        ax.text(x, y, one.sign, size=13, color=one.colour)
        x += 17


def _legend(ax, y, ink):
    x = 8
    for one in (look("frame", key) for key in ISSUES):
        ax.text(x, y, one.sign, size=13, color=one.colour)
        x += 17 + _length(ax.text(x + 17, y, one.label, size=13, color=ink)) + 22
    note = "underlined: in whose voice the outlet puts it"
    ax.text(WIDTH - 8, y, note, size=13, color=ink, ha="right")


if __name__ == "__main__":
    for theme in THEMES:
        target = Path(__file__).with_name(f"three_wordings_{theme}.png")
        target.write_bytes(picture(draw(theme).figure, 144, THEMES[theme][1], None))
        print(target)
