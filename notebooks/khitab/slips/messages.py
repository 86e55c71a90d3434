"""Errors whose message or kind says all, one row each."""

# Python's own message is sure of these.
MESSAGES = [
    ("can only concatenate str|operand .*('(int|float)' and 'str'|'str' and '(int|float)')",
     "You cannot calculate with a string and a number. Make a string of the number, `str(…)`, or a "
     "number of the string, `int(…)`."),
    ("can only concatenate list", "`+` ties two lists together. `.append(…)` puts one thing "
     "at the end of a list."),
    ("unsupported operand .*for [-*/].*'str' and 'str'", "You cannot calculate with strings. "
     "`int(…)` makes a number of one."),
    ("(\\w+) expected at least (\\d+) arguments?, got (\\d+)", "`{1}` needs at least {2} "
     "things in its parentheses, and got {3}."),
    ("can't multiply sequence by non-int", "Only a whole number can repeat a string or list. "
     "Is one of the numbers in quotes?"),
    ("'(float|str)' object cannot be interpreted as an integer", "A whole number is needed "
     "here. `int(…)` makes one; `//` divides without a remainder."),
    ("unsupported operand .*date' and 'int'", "Days are added to a date by "
     "`timedelta(days=1)`."),
    ("(int|float)\\(\\) argument must be .* not 'list'", "`{1}` makes a number of one thing. Of "
     "each in a list: `[{1}(each) for each in …]`."),
    ("'datetime.timedelta' object cannot be int", "This is a span of time. How many days it "
     "has says `.days`, as in `(last - first).days`."),
    ("day (.*)out of range", "The month has no such day. `range(1, 32)` ends with 31."),
    ("missing required argument '(\\w+)'", "The function needs `{1}` as well."),
    ("type str doesn't define __round__", "A string cannot be rounded. Is a number in quotes?"),
    ("sequence item \\d+: expected str instance, (\\w+) found", "`.join` ties strings "
     "together, and the list has something else in it. `str(…)` makes strings."),
    ("x not in list", "The list does not have what is to be taken out."),
    ("only list-like objects are allowed to be passed to isin", "`.isin` takes a list: put "
     "square brackets around it."),
    ("indices must be integers|slice indices must be", "In square brackets behind a string "
     "or list there is a number: which one, from 0. Only a table or dictionary takes a name."),
    ("'(int|float|bool)' object is not iterable", "A single number cannot be gone through one "
     "by one. `range(5)` gives the numbers 0 to 4; did you mean a list?"),
    ("object of type '(int|float|bool)' has no len", "A number has no length. `len` counts the "
     "things in a list, a table or a string."),
    ("'(str|tuple)' object does not support item assignment", "A string or tuple cannot be "
     "changed in parts. Make a new one, for strings with `.replace(…)`."),
    ("unhashable type: '(list|dict|set)'", "A {1} can be changed, so it cannot be a key, or "
     "be in a set. Use a tuple or a string."),
    ("bad operand type for unary ~", "`~` turns a column of True and False. Put parentheses "
     "around the condition: `~(…)`."),
    ("bad operand type for unary [+-]: 'str'", "A string has no sign. Is a number in quotes?"),
    ("invalid literal for int\\(\\) with base 10: (.+)", "`int` makes a number of digits only, "
     "and {1} has something else in it."),
    ("could not convert string to float: '(\\d+),(\\d+)'", "In Python a decimal has a point: "
     "`{1}.{2}`, not `{1},{2}`."),
    ("could not convert string to float: (.+)", "`float` makes a number of digits with a "
     "point, and {1} is something else."),
    ("not enough values to unpack \\(expected (\\d+), got (\\d+)", "On the left are {1} names "
     "and on the right {2} values. There has to be one value a name."),
    ("too many values to unpack \\(expected (\\d+)", "On the left are {1} names, and on the "
     "right are more values. There has to be one name a value."),
    ("(min|max)\\(\\).* (empty|is an empty)", "`{1}` was asked of an empty list: there is "
     "nothing to choose from."),
    ("(.+) is not in list", "The list does not have {1}."),
    ("substring not found", "`.index` did not find the string. `.find` gives -1 where it is "
     "not there; `in` asks whether it is."),
    ("cannot convert float NaN to integer", "There is a gap (NaN) among the numbers, and a gap "
     "is no whole number. `.fillna(0)` fills gaps."),
    ("math domain error|expected a positive input", "There is no logarithm of 0 or less, and no "
     "square root below 0. What is the number here?"),
    ("pop from empty list", "The list is empty, so nothing can be taken out."),
    ("Unknown format code '(.)' for object of type 'str'", "`:{1}` writes numbers, and this is "
     "a string."),
    ("changed size during iteration", "The dictionary or set was changed while it was gone "
     "through. Go through a copy: `list(…)`."),
]  # fmt: skip

# These are said wherever the error comes from; the others where the learner's line made it.
DEEP = (
    "invalid literal", "could not convert", "cannot convert float", "can only conc",
    "only list-like",
)  # fmt: skip

# Here the kind of the error says all.
KINDS = [
    (NotImplementedError, "This task is still open. Take out `raise NotImplementedError()` "
     "and write your own lines in its place."),
    (ZeroDivisionError, "Here a number is divided by 0. Is something empty that you count by?"),
    (RecursionError, "The function calls itself again and again without an end."),
    (MemoryError, "The computer's memory is full. Try fewer rows, or shut down other "
     "notebooks (File > Shut Down)."),
    (KeyboardInterrupt, "You stopped it. Nothing is broken; run the cell again if you like."),
    (UnicodeDecodeError, "The file is not in UTF-8. Name its encoding, as in "
     "`encoding=\"cp1256\"`."),
    (PermissionError, "You may not write or read there, or the file is open in another "
     "program."),
    (IsADirectoryError, "This is a folder, and a file is needed."),
    (StopIteration, "There is nothing further to take with `next`."),
]  # fmt: skip
DEEP_KINDS = (
    MemoryError, KeyboardInterrupt, UnicodeDecodeError, PermissionError, IsADirectoryError
)  # fmt: skip
