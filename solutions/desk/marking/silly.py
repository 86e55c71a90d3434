"""More than thirty silly values, which no check of any problem set may accept.

Each is Python as a student may write it; `args` is what the function was asked with.
"""

SET_UP = "import math\n\nimport numpy as np\nimport pandas as pd"
SILLY = (
    "None", "0", "1", "-1", "2", "0.5", "10**100", "math.nan", "math.inf", "-math.inf", "True",
    "False", "1j", "''", "'x'", "'0'", "b'x'", "[]", "[0]", "[None]", "['x']", "[[]]", "{}",
    "{'x': 0}", "{'a': None}", "()", "(0,)", "(0, 0)", "(None, None)", "('x', 'x')",
    "(0, 0, 0)", "(0, 0, 0, 0)", "set()", "{0}", "print", "object()", "Ellipsis",
    "NotImplemented", "range(3)", "np.nan", "np.array([])", "np.zeros((2, 2))",
    "pd.DataFrame()", "pd.Series(dtype=object)", "pd.Series([1, 2])", "pd.NaT", "pd.NA",
    "args[0]", "(number for number in (0, 1, 2))",
)  # fmt: skip

# Of these, two may be the right answer to the one example of a check: 1 and True are equal.
LUCKY = {"1", "-1", "2", "0.5", "True", "False", "'x'"}
