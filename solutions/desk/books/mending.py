"""Rebuild a marked notebook from what a page can show, and name what is left out."""

import base64
import html
import json
import re

from nbformat import v4

MANY_CELLS = 1_000  # of a student's own, beside those that are ours
LONG_SOURCE = 60_000  # characters of a cell; a long answer has 3,000
ALL_SOURCES = 1_000_000
ALL_OUTPUTS = 1_000_000
ALL_PICTURES = 12_000_000
BEGINNINGS = {
    "image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8",
}  # fmt: skip
TEXTS = ("text/html", "text/markdown", "text/latex", "text/plain")
UNSHOWN = re.compile(r"(?i)<(/?)(svg|style)\b[^<>]*>")
SURROGATE = re.compile("[\ud800-\udfff]")
# What turns the order of letters round is to be seen, and not obeyed.
OVERRIDES = {code: f"[U+{code:X}]" for code in (0x202D, 0x202E)}
OURS = ("text", "setup", "check", "desk")


def stored(file):
    """What a notebook's file holds, as JSON: nbformat refuses the whole for a part."""
    return json.loads(file.read_text("utf-8", "replace"))


class Mended:
    """A `notebook` that can be shown, and the names of what is `left` out of it.

    With `bare` it holds only the marked cells and ours, without outputs and pictures.
    """

    def __init__(self, raw, bare=False):
        self.left, self.bare = [], bare
        self.room = {
            "source": ALL_SOURCES, "output": ALL_OUTPUTS, "picture": ALL_PICTURES,
        }  # fmt: skip
        self.notebook, self.own = v4.new_notebook(), 0
        cells = as_dict(raw).get("cells")
        if not cells or not isinstance(cells, list):
            raise ValueError("it has no cells")
        for number, stored in enumerate(cells, 1):
            where = f"cell {number}"
            try:
                cell = self._cell(stored, where)
            except Exception as error:
                self.left.append(f"{where} ({type(error).__name__})")
                continue
            if cell:
                self.notebook.cells.append(cell)

    def _cell(self, stored, where):
        metadata = as_dict(stored.get("metadata"))
        name = as_dict(metadata.get("nbgrader")).get("grade_id")
        where = f"{where} ({name})" if isinstance(name, str) else where
        kind, source = stored.get("cell_type"), self._source(stored.get("source"), where)
        identity = stored.get("id")
        identity = identity if isinstance(identity, str) else "extra-cell"
        self.own += not name and is_students(identity, metadata)
        if not name and self.own > (0 if self.bare else MANY_CELLS):
            self.left.append(where)
            return None
        if kind == "code":
            cell = v4.new_code_cell(source, id=identity)
            cell.outputs = self._outputs(stored.get("outputs"), where)
        else:
            cell = v4.new_markdown_cell(source, id=identity)
            if kind != "markdown":
                self.left.append(f"{where}: of the kind {kind!r}, shown as text")
                cell.source = f"<pre>{html.escape(source)}</pre>"
            cell["attachments"] = self._attachments(stored.get("attachments"), where)
        for part in ("nbgrader", "khitab"):
            if as_dict(metadata.get(part)):
                cell.metadata[part] = metadata[part]
        return cell

    def _source(self, source, where):
        source = self._text(source, "source", where)
        if len(source) > LONG_SOURCE:
            self.left.append(
                f"{where}: all after the first {LONG_SOURCE:,} of {len(source):,} letters"
            )
        return source[:LONG_SOURCE]

    def _text(self, text, kind, where):
        """Text, whole letters only, as far as there is room for it."""
        text = "".join(map(str, text)) if isinstance(text, list) else text
        if not isinstance(text, str):
            self.left.append(f"{where}: {kind} that is no text")
            return ""
        if SURROGATE.search(text):
            self.left.append(f"{where}: halves of letters, shown as \ufffd")
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = text.translate(OVERRIDES)
        if len(text) > self.room[kind]:
            self.left.append(f"{where}: {kind} of {len(text):,} letters, cut")
        text = text[: self.room[kind]]
        self.room[kind] -= len(text)
        return text

    # ---- Pictures and outputs ----------------------------------------------------------

    def _attachments(self, stored, where):
        kept = {}
        for name, bundle in {} if self.bare else as_dict(stored).items():
            for kind, content in as_dict(bundle).items():
                if self._picture(kind, content, f"{where}: the picture {name!r}"):
                    kept.setdefault(name, {})[kind] = content
        return kept

    def _picture(self, kind, content, where):
        if not is_picture(kind, content):
            self.left.append(f"{where}, which is no whole picture")
            return False
        if len(content) > self.room["picture"]:
            self.left.append(f"{where}, too large for the page")
            return False
        self.room["picture"] -= len(content)
        return True

    def _outputs(self, stored, where):
        if self.bare:
            return []
        kept = []
        for output in stored if isinstance(stored, list) else []:
            try:
                made = self._output(output, where)
            except Exception:
                made = None
            if made:
                kept.append(made)
            else:
                self.left.append(f"{where}: an output")
        return kept

    def _output(self, output, where):
        kind = output["output_type"]
        if kind == "stream":
            name = "stderr" if output.get("name") == "stderr" else "stdout"
            return v4.new_output(
                kind, name=name, text=self._text(output["text"], "output", where)
            )
        if kind == "error":
            lines = output["traceback"]
            lines = lines if isinstance(lines, list) else [lines]
            lines = [self._text(line, "output", where) for line in lines]
            return v4.new_output(
                kind, ename=str(output.get("ename")), evalue="", traceback=lines
            )
        data = {}
        for form, content in output["data"].items():
            if form in BEGINNINGS and self._picture(form, content, f"{where}: a picture"):
                data[form] = content
            elif form in TEXTS:
                content = shown(content) if form == "text/html" else content
                data[form] = self._text(content, "output", where)
        return v4.new_output("display_data", data=data) if data else None


def shown(html):
    """HTML without its drawings and style sheets: a page would show their source.

    >>> shown("<i>a</i><style>p {color: red}</style><svg><path/></svg>b<svg>c")
    '<i>a</i>b<svg>c'
    """
    html = "".join(map(str, html)) if isinstance(html, list) else html
    kept, done, inside = [], 0, None
    for tag in UNSHOWN.finditer(html):
        closes, name = tag[1], tag[2].lower()
        if not inside and not closes:
            inside, begun = name, tag.start()
        elif inside == name and closes:
            kept.append(html[done:begun])
            inside, done = None, tag.end()
    return "".join([*kept, html[done:]])


def as_dict(value):
    return value if isinstance(value, dict) else {}


def is_students(identity, metadata):
    """Whether a student wrote this cell; what names no role is taken for theirs."""
    role = as_dict(metadata.get("khitab")).get("role")
    return role not in OURS or str(identity).startswith("extra-")


def is_picture(kind, content):
    """Whether this is base64 of a picture of this kind, as far as its first bytes say."""
    try:
        raw = base64.b64decode("".join(content.split()), validate=True)
    except (ValueError, AttributeError):
        return False
    return kind in BEGINNINGS and raw.startswith(BEGINNINGS[kind])
