"""Any table can be shown with its Arabic in the right order and its numbers aligned."""

from functools import partial

import pandas as pd

from khitab.course import CALLED
from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.cells import as_numbers, as_strings, columns_of, is_number, label
from khitab.display.heads import head, signed, signs
from khitab.display.html import Shown, isolate
from khitab.required import require


def table(
    frame,
    caption=None,
    max_rows=30,
    arabic=None,
    number_format=None,
    labels=None,
    words=None,
):
    """Return a table to look at, its Arabic in the right order and its numbers aligned.

    * `frame` is any DataFrame. The index is hidden unless it has a name.
    * `max_rows` is how many rows are printed (None means all). The caption gives the
      total.
    * `arabic` names the columns set from right to left, by default those whose every
      cell is Arabic.
    * `number_format` is a format for decimals, such as ".1f", or a dict {column:
      format}.
    * `labels` is {key: label}. A cell that equals a key shows the label, and notes in
      its brackets move below the table.
    * `words`, the table of `morphology.add_lemmas`, gives Arabic words their reading
      aids.

    A head says what its column is ("per 1,000 tokens"), and the name that code needs
    ("per_1000") appears when you point at it. Frames, voices and periods have their
    signs. A table without rows says so.

    Raises ValueError for anything but a DataFrame, or an unknown column in `arabic` or
    `number_format`.

    >>> table(pd.DataFrame({"token": ["ليبيا"], "count": [3]}), caption="Words")
    Words
    token  count
    ليبيا      3
    >>> period = pd.DataFrame({"period": ["2024"]})
    >>> shown = table(period, labels={"2024": "2024+ (two texts)"}).html
    >>> "</span> 2024+</td>" in shown, "2024+: two texts" in shown
    (True, True)
    """
    arabic = [arabic] if isinstance(arabic, str) else arabic
    formats = number_format if isinstance(number_format, dict) else {}
    require(frame, [*(arabic or ()), *formats], "table")
    cut = frame if max_rows is None else frame.head(max_rows)
    notes, heads, columns = {}, [], []
    aids = aids_of(words)
    show = partial(aided, aids=aids)
    for name, values, is_head in columns_of(cut):
        if number := is_number(values):
            whole = pd.api.types.is_integer_dtype(values)
            spec = formats.get(name) if formats or whole else number_format
            texts = as_numbers(values, spec or None)
        else:
            called = CALLED.get(name, {}) | (labels or {})
            texts = as_strings(values, called, notes)
            if name == "kind":  # of a layer: "comment_form"
                texts = [text.replace("_", " ") for text in texts]
        rtl = name in arabic if arabic is not None else html.all_arabic(texts)
        side = html.side(number, rtl, longest=max(map(len, texts), default=0))
        label(str(name), labels, notes)
        heads.append(head(name, side, labels, across=frame.columns.name))
        tag = 'th scope="row"' if is_head else "td"
        looks = {} if number else signs(name, values, labels)
        cells = [
            signed(looks[value]) if looks and value in looks else isolate(text, show)
            for value, text in zip(values, texts)
        ]
        columns.append([f"<{tag}{side}>{cell}</{tag[:2]}>" for cell in cells])
    rows = ["".join(row) for row in zip(*columns)]
    caption = html.count_rows(caption, len(cut), len(frame))
    foot = [f"{key}: {note}" for key, note in notes.items()]
    markup = html.grid(caption, heads, rows) + "".join(map(html.small, foot))
    text = cut.to_string(index=any(frame.index.names)) if len(frame) else html.NOTHING
    return Shown(keyed(markup, aids), [caption, text, *foot])
