"""A text of two sentences with all that can be marked in it, aligned with its English."""

import pandas as pd
from khitab import load_corpus

ARABIC = "قال حفتر إن الإرهاب في ليبيا. نفى ذلك."
ENGLISH = ["Haftar said that terrorism is in Libya.", "He denied that."]
TABLES = {
    "translations": [["1", 0, 29, ENGLISH[0]], ["1", 30, 38, ENGLISH[1]]],
    "frames": [["1", 12, 19, "terrorism"]],
    "voices": [["1", 0, 11, "outlet", "reporting"], ["1", 12, 28, "haftar", "direct"]],
    "alignments": [
        ["1", 0, 3, 7, 11, "said"],
        ["1", 4, 8, 0, 6, "Haftar"],
        ["1", 12, 19, 17, 26, "terrorism"],
        ["1", 20, 22, 27, 29, "is"],
        ["1", 20, 22, 30, 32, "in"],
        ["1", 23, 28, 33, 38, "Libya"],
    ],
}
COLUMNS = {
    "translations": "doc start end english",
    "frames": "doc start end frame",
    "voices": "doc start end voice mode",
    "alignments": "doc start end first last english",
}


def folder(place, *names, **other):
    """A corpus of one invented text with some of the tables above."""
    (place / "annotations").mkdir()
    (place / "1.txt").write_text(ARABIC, "utf-8")
    (place / "datasheet.csv").write_text("doc,period\n1,2019\n")
    for name in names:
        table = pd.DataFrame(other.get(name, TABLES[name]), columns=COLUMNS[name].split())
        table.to_csv(place / "annotations" / f"{name}.csv", index=False)
    return load_corpus(place)
