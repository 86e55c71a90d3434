"""How long a set takes, as an estimate: `python tests/sets/hours.py [--write] [NAME …]`.

A function takes 8 minutes and one more for each line of the model's, and so does a figure,
also one that goes with a text. A written answer takes one minute for every four words of the
model's; what is read before the tasks goes at 140 words a minute. The rule fits the hours that
went into ps2 to ps4 when they were worked through from question and lessons alone (16.5; by
the rule 17.5). Where students choose, the hours are those of a choice of middling length.
`--write` puts them into the notebooks.
"""

import argparse
import re

import nbformat
import problem_sets
from problem_sets import PATHS, ProblemSet

HEAD = re.compile(
    r"(?m)^### (?P<title>\d+ · .+?) \((?P<points>\d+) points?(?:, \d+ min)?\)$"
)
TOLD = re.compile(r"about [\w -]+ hours?(?: by estimate)")
SAID = "one two three four five six seven eight nine ten".split()


def words(text):
    """How many words a text has, its tags left out; a number is a word, a dash is none."""
    bare = re.sub(r"<[^>]*>|### (BEGIN|END) SOLUTION", "", text)
    return sum(bool(re.search(r"\w", word)) for word in bare.split())


def solution(source):
    return "\n".join(re.findall(r"(?s)### BEGIN SOLUTION\n(.*?)### END SOLUTION", source))


def minutes(problem_set, task):
    """The minutes of one task."""
    model = solution(problem_set.by_id[task].source)
    if problem_sets.role_of(problem_set.by_id[task]) == "written":
        drawn = problem_set.by_id.get(f"{task}-redrawn")
        return max(5, round(words(model) / 4)) + (coding(drawn.source) if drawn else 0)
    return coding(problem_set.by_id[task].source)


def coding(source):
    return 8 + sum(bool(line.strip()) for line in solution(source).splitlines())


def reading(problem_set):
    """The minutes of what belongs to no task."""
    ours = [
        cell for name, cell in problem_set.by_id.items() if not belongs(problem_set, name)
    ]
    return sum(words(cell.source) for cell in ours if cell.cell_type == "markdown") / 140


def belongs(problem_set, name):
    tasks = [*problem_set.tasks, *by_hand(problem_set)]
    return any(name == task or name.startswith(f"{task}-") for task in tasks)


def by_hand(problem_set):
    return [*problem_set.of("written"), *problem_set.of("figure")]


def hours(problem_set):
    """The hours of a set, in halves; of one with a choice, of a middling one."""
    counted = problem_set.notebook.metadata.get("khitab", {}).get("counted", {})
    whole = reading(problem_set)
    kinds = {"by machine": problem_set.tasks, "by hand": by_hand(problem_set)}
    for kind, tasks in kinds.items():
        share = counted.get(kind, len(tasks)) / max(1, len(tasks))
        whole += share * sum(minutes(problem_set, task) for task in tasks)
    return round(whole / 30) / 2


def spoken(number):
    """
    >>> spoken(3), spoken(2.5), spoken(1), spoken(0.5)
    ('about three hours', 'about two and a half hours', 'about one hour', 'about half an hour')
    """
    if number < 1:
        return "about half an hour"
    half = " and a half" if number % 1 else ""
    return f"about {SAID[int(number) - 1]}{half} hour{'s' if number > 1 else ''}"


def write(path):
    """Put the minutes of each task and the hours of the set into its notebook."""
    problem_set = ProblemSet(path)
    notebook = problem_set.notebook
    for task in [*problem_set.tasks, *by_hand(problem_set)]:
        cell = problem_set.by_id[f"{task}-question"]
        told = f"points, {minutes(problem_set, task)} min)"
        cell.source = HEAD.sub(rf"### \g<title> (\g<points> {told}", cell.source, count=1)
    notebook.cells[0].source = re.sub(
        r"about [\w -]+? hours? by estimate",
        f"{spoken(hours(problem_set))} by estimate",
        notebook.cells[0].source,
    )
    nbformat.write(notebook, path)


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--write", action="store_true", help="write the minutes down")
    chosen = asked.parse_args()
    for path in PATHS:
        if chosen.names and path.stem not in chosen.names:
            continue
        if chosen.write:
            write(path)
        problem_set = ProblemSet(path)
        print(
            f"{path.stem}: {spoken(hours(problem_set))}, reading {reading(problem_set):.0f} min"
        )
        for task in [*problem_set.tasks, *by_hand(problem_set)]:
            print(f"    {minutes(problem_set, task):3} min  {task}")


if __name__ == "__main__":
    main()
