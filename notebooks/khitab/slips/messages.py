"""Errors whose message or kind says all, one row each."""

import re

# What Python says, and what to say. {0} is what was found, {1} the first part of it.
OWN = [  # where the learner's line made the error
    ("operand .*('(int|float)' and 'str'|'str' and '(int|float)')", "You cannot calculate with "
     "a string and a number. Make a string of the number, `str(…)`, or a number of the string, "
     "`int(…)`."),
    ("operand .*for [-*/].*'str' and 'str'", "You cannot calculate with strings. `int(…)` makes "
     "a number of one."),
    ("operand .*date' and 'int'", "Days are added to a date by `timedelta(days=1)`."),
    ("can't multiply sequence by non-int", "Only a whole number can repeat a string or list. "
     "Is one of the numbers in quotes?"),
    ("can only concatenate list", "`+` ties two lists together. `.append(…)` puts one thing "
     "at the end of a list."),
    ("'(float|str)' object cannot be interpreted as an integer", "A whole number is needed "
     "here. `int(…)` makes one; `//` divides without a remainder."),
    ("(int|float)\\(\\) argument must be .* not 'list'", "`{1}` makes a number of one thing. Of "
     "each in a list: `[{1}(each) for each in …]`."),
    ("'datetime.timedelta' object cannot be int", "This is a span of time. How many days it "
     "has says `.days`, as in `(last - first).days`."),
    ("day (.*)out of range", "The month has no such day. `range(1, 32)` ends with 31."),
    ("missing required argument '(\\w+)'", "The function needs `{1}` as well."),
    ("sequence item \\d+: expected str instance", "`.join` ties strings together, and the list "
     "has something else in it. `str(…)` makes strings."),
    ("indices must be integers.* not '?tuple", "A piece is cut out with a colon: from which "
     "number to before which, as in `[2:5]`."),
    ("indices must be integers|slice indices must be", "In square brackets behind a string "
     "or list there is a number: which one, from 0. Only a table or dictionary takes a name."),
    ("'(int|float|bool)' object is not iterable", "A single number cannot be gone through one "
     "by one. `range(5)` gives the numbers 0 to 4; did you mean a list?"),
    ("object of type '(int|float|bool)' has no len", "A number has no length. `len` counts the "
     "things in a list, a table or a string."),
    ("'(str|tuple)' object does not support item assignment", "A string or tuple cannot be "
     "changed in parts. Make a new one, for strings with `.replace(…)`."),
    ("'(\\w+)' object is not subscriptable", "This is a `{1}`, and square brackets cannot pick "
     "from that."),
    ("unhashable type: '(list|dict|set)'", "A {1} can be changed, so it cannot be a key, or "
     "be in a set. Use a tuple or a string."),
    ("(?:not enough|too many) values to unpack \\(expected (\\d+)", "On the left are {1} names, "
     "and on the right more or fewer values. There has to be one name a value."),
    ("(min|max)\\(\\).* (empty|is an empty)", "`{1}` was asked of an empty list: there is "
     "nothing to choose from."),
    ("(.+) (?:is )?not in list", "The list does not have what you look for."),
]  # fmt: skip
DEEP = [  # wherever it comes from
    ("not supported .*('(int|float)' and 'str'|'str' and '(int|float)')|comparison between "
     "dtype=(int|float)\\d+ and str", "A string is compared with a number. Make both numbers "
     "(`int(…)`) or both strings, or take the quotes off a number."),
    ("can only concatenate str", "You cannot calculate with a string and a number. Make a "
     "string of the number, `str(…)`, or a number of the string, `int(…)`."),
    ("invalid literal for int\\(\\) with base 10: (.+)", "`int` makes a number of digits only, "
     "and {1} has something else in it."),
    ("could not convert string to float: '(\\d+),(\\d+)'", "In Python a decimal has a point: "
     "`{1}.{2}`, not `{1},{2}`."),
    ("could not convert string to float: (.+)", "`float` makes a number of digits with a "
     "point, and {1} is something else."),
    ("only list-like objects are allowed to be passed to isin", "`.isin` takes a list: put "
     "square brackets around it."),
    ("expected string or bytes-like object, got 'Series'", "This works on one string, and got a "
     "whole column. Columns have `.str.findall(…)`."),
    ("of values \\((\\d+)\\).* of index \\((\\d+)\\)", "You give {1} values to a table of {2} "
     "rows. It needs one a row."),
    ("arrays must (?:all )?be of the same length", "The columns of one table are equally long, "
     "and these are not."),
    ("Item wrong length|Unalignable boolean", "The condition was made from another table. Make "
     "it from the one it filters."),
    ("'utf-8' codec can't decode", "The file is not in UTF-8. Name its encoding, as in "
     "`encoding=\"cp1256\"`."),
    ("'charmap' codec can't", "Python took this computer's own encoding for the file. Name the "
     "file's, which is mostly `encoding=\"utf-8\"`."),
]  # fmt: skip

# Here the kind of the error says all.
OWN_KINDS = [
    (NotImplementedError, "This task is still open. Take out `raise NotImplementedError()` "
     "and write your own lines in its place."),
    (ZeroDivisionError, "Here a number is divided by 0. Is something empty that you count by?"),
    (RecursionError, "The function calls itself again and again without an end."),
]  # fmt: skip
DEEP_KINDS = [
    (re.error, "What you look for is read as a pattern, and it is none. To look for the very "
     "characters, add `regex=False` to `.str.contains`, or use `re.escape`."),
    (MemoryError, "The computer's memory is full. Try fewer rows, or shut down other "
     "notebooks (File > Shut Down)."),
    (KeyboardInterrupt, "You stopped it. Nothing is broken; run the cell again if you like."),
    (PermissionError, "You may not write or read there, or the file is open in another "
     "program."),
]  # fmt: skip
