"""Slips that keep Python from reading a cell, one row each, with what to say of them."""

import keyword

WORDS = "|".join(keyword.kwlist)
SIGN = "Python writes `{mend}` where you typed `{typed}`: `{mended}`."

# A pattern, its mend, and what to say: {mended} is the whole line, {typed} what was found,
# {found} the same without blanks and `=` around it.
# Strings (dots, ·) and comments are no part of what the patterns look through.
MENDS = [
    (r"(?<![\w-])(\d\d-[a-z])(?!\w)", r'"\1"',
     "The name of a check is a string. Put it in quotes: `{mended}`."),
    (r"(?<=\d),(?=0\d*\s*\))", ".",
     "In Python a decimal has a point, not a comma: `{mended}`."),
    (r"(?<![;\d]);(?!;)", ",", "Between two things there is a comma, no semicolon: `{mended}`."),
    (r"(\([^()\[\]]*·)\s*=\s*(?=·)", r"\1, ",
     "Between two things there is a comma: `{mended}`."),
    (r"(?<=\d) (?=\d{3}\b)", "",
     "If this is one number, its digits are written together: `{mended}`. If these are "
     "two, a comma comes between them."),
    (r"\bfor (\w+) (?:of|on|from) ", r"for \1 in ", "Python says `in`: `{mended}`."),
    (r"\bfor (\w+) (?!.*\bin\b)(\S.*)", r"for \1 in \2", "`in` is missing: `{mended}`."),
    (r"(?<=\d) ?[xX] ?(?=\d)", " * ", "Python multiplies by `*`: `{mended}`."),
    (r"\b(and|or) *(?=[<>]|==)", r"\1 it ",
     "On each side of `and` and `or` there is a whole comparison, as in `n > 3 and n < 5`."),
    (r"\bdef ([^\W\d]\w*)[ -]+(\w+) *\(", r"def \1_\2(",
     "A name is one word. Tie its parts by an underscore: `{mended}`."),
    (r"\bdef (\w+)\s*([\w, ]*):", r"def \1(\2):",
     "After the name of a function come parentheses, even empty ones: `{mended}`."),
    *((pattern, sign, SIGN) for pattern, sign in {
        "=<": "<=", "=>": ">=", "<>": "!=", "={3}": "==", "= =": "==", "! =": "!=", "=!": "!=",
        "&&": "and", r"\|\|": "or", "!(?!=)": "not ", r"\bno (?=\w)": "not ",
    }.items()),
    (r"(?<=\d)\s*%", "", "A number is written without a percent sign: `{mended}`."),
    (r"^(\s*)else\s+(?:if\s+)?([^:]+?):?\s*$", r"\1elif \2:",
     "`else` takes no condition. A further condition begins with `elif`: `{mended}`."),
    (r"^(\s*(?:def|if|elif|else|for|while|with|try|class|except|finally)\b.*?)[;,.]?\s*$",
     r"\1:", "The colon is missing at the end of the line: `{mended}`."),
    (r"(\w+)(?:\+\+|--)", r"\1 += 1", "Python has no `{found}`. Write `+= 1` or `-= 1`."),
    (r",(?:\s*,)+", ",", "There is one comma too many: `{mended}`."),
    (r"(?<![=!<>+*/%-])=\s*$", "= 0",
     "Nothing follows the `=`. Write the value on its right."),
    (r"(?:\s*(?:\.|[-+*/&|<>]|==|\b(?:and|or|not|in|if|else)))+\s*$", "",
     "The line ends with `{found}`, and what belongs behind it is missing."),
    (rf"^(\s*)({WORDS})(\s*=[^=])", r"\1\2_\3",
     "`{found}` is one of Python's own words, so nothing can have it as a name. "
     "Choose another: `{mended}`."),
    (rf"^(\s*)(?!(?:{WORDS})\b)([^\W\d]\w*)[ -]+(\w+)(\s*=[^=].*)$", r"\1\2_\3\4",
     "A name is one word. Tie its parts by an underscore: `{mended}`. Between two names "
     "there is a comma."),
    (r"(?<![=!<>])=(?![=<>])", "==",
     "One `=` gives a name to a value. To compare, write two: `{mended}`."),
    (r"[\u0621-\u06d3][\u0621-\u06d3\u064b-\u0652]*(?: [\u0621-\u06d3\u064b-\u0652]+)+", '"0"',
     'Words are in quotes, Arabic ones too: `"{found}"`.'),
]  # fmt: skip

ALONE = (
    "A quote in this line has no partner. A string has the same quote at its beginning and "
    "at its end; add the missing one."
)

# What Python's own message is sure of.
MESSAGES = [
    ("unexpected indent", "This line begins further to the right than the one above. Lines "
     "of one block begin at the same place, so take the spaces at its beginning out."),
    ("unindent does not match", "This line begins at a depth that no line above it has. "
     "Give it as many spaces as the lines that it belongs to."),
    ("inconsistent use of tabs", "Some lines begin with tabs, some with spaces. Delete what "
     "is before the first word of this line and type spaces."),
    ("'return' outside function", "`return` works only inside a function. Indent the line "
     "by four spaces, below its `def`."),
    ("'(break|continue)'.* (outside|not properly in) loop", "`{1}` works only inside a loop. "
     "Indent the line, below its `for` or `while`."),
    ("(?:closing parenthesis )?'(.)' does not match opening parenthesis '(.)'", "`{1}` does "
     "not close what `{2}` opened. A bracket is closed by its own kind, and the one opened "
     "last is closed first."),
    ("'(.)' was never closed", "The bracket `{1}` is never closed. Write its partner where it "
     "should end."),
    ("invalid decimal literal", "A number and letters run together here. Text belongs in "
     "quotes, a name cannot begin with a digit, and to multiply you write `*`."),
    ("unmatched '(.)'", "This `{1}` has no partner before it. Take it out, or add the bracket "
     "that it closes."),
    ("unterminated (f-string literal|string literal|triple)", ALONE),
    ("f-string", "Something is amiss inside the string with `f` before it. Its braces hold "
     "code: each `{{` needs its `}}`, and quotes inside them must be of the other kind."),
    ("unicodeescape", "In a string, a backslash begins a code such as `\\n`. Write a path "
     "with `/` instead."),
    ("positional argument follows keyword", "In a call, what has a name and `=` comes last. "
     "Put what has none before it."),
    ("keyword argument repeated: (.+)", "`{1}=` is there twice. Take one of them out."),
    ("expected 'except'", "A `try:` needs an `except …:` below it."),
    ("':' expected after dictionary key", "In a dictionary a colon comes between each key "
     "and its value."),
    ("cannot assign to", "On the left of `=` there has to be a name, as in `number = 3`. To "
     "compare, write `==`."),
]  # fmt: skip
