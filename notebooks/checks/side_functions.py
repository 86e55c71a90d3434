"""The checks of side room functions: questions, options, replies and hints."""

from khitab.checks import choice

CHECKS = {
    "functions-a": choice(
        "Write `print(len(parts))` in place of `return len(parts)`. What does the caller get?",
        "c",
        a=(
            "the number, as before",
            "You see the number on the page, and that is all. `print` shows a value and "
            "hands nothing on. Try `words_in(…) + 1` with each of the two.",
        ),
        b=(
            "an error that asks for `return`",
            "Python does not ask. It allows a function without `return`, and such a "
            "function gives something back all the same. What?",
        ),
        c=(
            "`None`, for the number is shown and gone",
            "Only `return` hands a value on. So `None` in a later line often means that a "
            "function prints where it should return.",
        ),
        hints=[
            "What is on the page and what comes back are two things.",
            "A function hands back only what you write after `return`.",
            "Without `return` a function gives `None`.",
        ],
    ),
    "functions-b": choice(
        "Let the two conditions change places, each with its `return`. "
        "What is a text of 100 tokens then?",
        "a",
        a=(
            "middling",
            "100 is at most 390, so the first condition is true, and after its `return` "
            "nothing more runs. The narrow condition has to come first.",
        ),
        b=(
            "short",
            "100 is below 370, but Python never comes to ask that. Which condition does it "
            "ask first now, and is that one true of 100?",
        ),
        c=(
            "both, one after the other",
            "Python asks the `elif` only where the condition before it was false. And a "
            "`return` ends the function.",
        ),
        hints=[
            "Write the six lines down in the new order, and read them aloud with 100.",
            "The first condition that is true decides.",
            "Python now asks `n_tokens <= 390` first.",
        ],
    ),
    "functions-c": choice(
        "Move `return found` to the right, under `if`. What does `texts_with(libya)` give?",
        "b",
        a=(
            "`['000', '002']`, as before",
            "`return` ends the function at once, wherever the loop has got to. If it is inside "
            "the loop, how many rows does the function look at?",
        ),
        b=(
            "`['000']`",
            "The loop looks at one row, 000, and then `return` ends it. That is the usual "
            "reason for a list that holds only one thing.",
        ),
        c=(
            "`[]`, an empty list",
            "The function looks at the first row before it comes to `return`, and the "
            "headline of 000 has the word. So one thing is already in the list.",
        ),
        hints=[
            "What is inside the loop runs once for each row, unless something ends it.",
            "`return` ends the whole function, not only the line.",
            "The first row is that of 000, and its headline has the word.",
        ],
    ),
}
