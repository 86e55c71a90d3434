"""The commands of the desk: `python3 solutions …`."""

import argparse
import sys
from datetime import datetime
from pathlib import Path

from .course import Course, Trouble
from .disk import alone

ORDER = """\
The teacher's desk of Khitab. In the order of a problem set's life:

  python3 solutions release              writes exercises/ from solutions/
  python3 solutions release --bundle khitab.zip    and a zip that students run alone
  python3 solutions collect FILE.zip     takes what Moodle or Canvas exports, or a folder
  python3 solutions grade ps1            marks what was collected; stop and resume freely
  python3 solutions decide ps1           lists who needs a look, and settles it
  python3 solutions formgrader ps1       opens the written answers, to be marked by hand
  python3 solutions feedback ps1         writes a page for each student
  python3 solutions export ps1           writes the marks as a table

  python3 solutions override ps1         shows marks by hand given for an earlier hand-in

A set of your own, before you release it: python3 solutions grade --self

All that students hand in, and all marks, stand in .desk/ (or in $KHITAB_DESK) and never
in the repository. More on one command: python3 solutions grade --help
"""


def main(arguments, course=None):
    """Do what the command line asks and return the exit code."""
    if not arguments:
        print(ORDER, end="")
        return 0
    chosen = parser().parse_args(arguments)
    try:
        return chosen.run(course or Course(), chosen) or 0
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
    except PermissionError as error:
        print(
            f"\n{error.filename} can not be written: is it open in another program, or "
            "not yours?",
            file=sys.stderr,
        )
    except OSError as error:
        print(f"\nThe disk says: {error}. Is it full?", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. Nothing is lost: the same command goes on from here.")
        return 130
    return 1


def parser():
    top = argparse.ArgumentParser(
        "python3 solutions",
        epilog=ORDER,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(run, text):
        one = commands.add_parser(
            run.__name__, help=text, description=text, allow_abbrev=False
        )
        one.set_defaults(run=run)
        return one.add_argument

    add = command(release, "write exercises/ from solutions/")
    add("sets", nargs="*", metavar="PS", help="only these problem sets")
    add(
        "--check", action="store_true", help="write nothing; exit code 1 where it differs"
    )
    add("--bundle", metavar="ZIP", help="also write a zip that students can run alone")

    add = command(collect, "take what students handed in from a zip or a folder")
    add("source", metavar="ZIP-or-FOLDER")
    add("--roster", metavar="CSV", help="the list of students: ids and names")
    add("--ps", help="the problem set, where the files do not say; others are left")
    add("--due", metavar="WHEN", help='what is later is late, as in "2026-11-20 23:59", '
        "by Moodle's own time or a clone's commit; for Canvas its mark LATE counts")  # fmt: skip

    add = command(grade, "mark what was collected")
    add("set", nargs="?", metavar="PS")
    text = "mark model solutions, stubs and silly values instead, before release"
    add("--self", dest="own", action="store_true", help=text)
    add("--jobs", type=int, default=1, metavar="N", help="how many at a time (1)")
    add("--student", metavar="ID", help="only this one")
    add("--again", action="store_true", help="also what is marked and unchanged")

    add = command(override, "decide on marks by hand given for an earlier hand-in")
    add("set", metavar="PS")
    add("student", nargs="?", metavar="ID", help="only this one's")
    add("cell", nargs="?", help="only at this cell, as in ps1-mend-check")
    add("--keep", action="store_const", const=True, help="they hold for the new hand-in")
    add("--drop", dest="keep", action="store_const", const=False, help="they do not")
    add = command(decide, "list who needs a look, and settle it: the file that counts, a "
                  "mark, or none; kept in .desk, shown in table and page")  # fmt: skip
    add("set", metavar="PS")
    add("student", nargs="?", metavar="STUDENT", help="alone: why, and all files kept")
    add("--take", metavar="FILE", help="mark this file: one that is listed, or your own")
    add(
        "--mark",
        metavar="POINTS",
        help="for the whole set; it goes before all other marks",
    )
    add("--accept", action="store_true", help="you have looked: its mark stands")
    add("--nothing", action="store_true", help="count it as nothing handed in")
    add("--undo", action="store_true", help="as if nothing had been decided")
    add(
        "--why",
        default="",
        metavar="TEXT",
        help="kept; with --mark on the student's page",
    )

    add = command(feedback, "write the feedback pages")
    add("set", metavar="PS")
    add("--early", action="store_true", help="also where answers wait to be read")

    add = command(export, "write the marks as a table")
    add("set", metavar="PS|all")
    add("--to", metavar="FILE")

    add = command(formgrader, "open nbgrader's formgrader, to mark by hand")
    add("set", nargs="?", metavar="PS")
    add("--no-browser", dest="browser", action="store_false")
    add("--port", type=int)
    return top


# ---- What each command does and says ------------------------------------------------------


def release(course, chosen):
    from . import release as releasing

    for name in chosen.sets:
        course.master_file(name)
    if chosen.check:
        found = releasing.differences(course, releasing.build(course, chosen.sets))
        print("\n".join(found) or "exercises/ is what solutions/ makes of it.")
        return 1 if found else 0
    changed = releasing.release(course, chosen.sets)
    print("\n".join(changed) or "exercises/ was up to date.")
    if chosen.bundle:
        files = releasing.bundle(course, Path(chosen.bundle))
        size = Path(chosen.bundle).stat().st_size / 1e6
        print(f"{chosen.bundle}: {len(files)} files, {size:.1f} MB")
    return 0


def collect(course, chosen):
    from desk import books, intake

    due = intake.parse_due(chosen.due) if chosen.due else None
    if chosen.ps:
        course.master_file(chosen.ps)
    if not course.names():
        raise Trouble("There is no problem set in solutions/ yet.")
    with alone(course):
        rows = intake.collect(course, chosen.source, chosen.roster, chosen.ps, due)
    for row in rows:
        print(
            f"{row.student or '?':24} {row.assignment or '?':10} {row.outcome}: {row.file}"
        )
    table = course.desk / f"collected {datetime.now():%Y-%m-%d %H.%M.%S}.csv"
    table.write_bytes(books.as_csv([vars(row) for row in rows]).encode("utf-8"))
    students = {row.student for row in rows if row.student}
    trouble = [
        row
        for row in rows
        if row.outcome.startswith(("NOT", "REFUSED")) or "LOOK" in row.outcome
    ]
    print(f"\n{len(rows)} files of {len(students)} students; the same list: {table}")
    if trouble:
        print(f"{len(trouble)} need a look (in capitals above).")
    if unknown := {row.student for row in rows if "not known)" in row.outcome}:
        print(
            f"Of {len(unknown)} it is not known when they handed in: this export does not "
            "say it (Moodle's own zip does; Canvas marks what is LATE)."
        )
    return 0


def grade(course, chosen):
    from desk import books

    from . import marking

    if chosen.own:
        return prove(course, chosen.set)
    if not chosen.set:
        raise Trouble("Which problem set? For example: python3 solutions grade ps1")
    if chosen.jobs < 1:
        raise Trouble("--jobs is how many are marked at a time: 1 or more.")
    with alone(course):
        records = marking.grade(
            course, chosen.set, chosen.jobs, chosen.student, chosen.again
        )
    look = {
        student: record
        for student, record in records.items()
        if (record.get("look") or record.get("state") != marking.MARKED)
        and books.decision(course, chosen.set, student).get("outdated", True)
    }
    marked = sum(record.get("state") == marking.MARKED for record in records.values())
    print(f"{marked} of {len(records)} are marked by machine.")
    for student, record in look.items():
        print(f"  please look at {student}: {' '.join(record.get('notes', []))}")
    if look:
        print(f"Decide on them: python3 solutions decide {chosen.set}")
    print(f"Now: python3 solutions formgrader {chosen.set}")
    return 0


def prove(course, name):
    """Say of each problem set, or of one, what is wrong with it before it is released."""
    from . import marking

    if name:
        course.master_file(name)
    wrong = 0
    for one in [name] if name else course.names():
        found = marking.prove(course, one)
        wrong += bool(found)
        print(
            f"{one}: {'' if found else 'model solution, stub, silly values: as it should'}"
        )
        print("".join(f"  {sentence}\n" for sentence in found), end="", flush=True)
    return 1 if wrong else 0


def override(course, chosen):
    from . import marking

    with alone(course):
        found = marking.decide(
            course, chosen.set, chosen.student, chosen.cell, chosen.keep
        )
    print("\n".join(found) or "No mark by hand waits for a look.")
    if found and chosen.keep is None:
        print("One student's or one cell's: add its name. Then --keep or --drop.")
    elif found:
        print("They hold for the new hand-in." if chosen.keep else "The new marks stand.")


def decide(course, chosen):
    from . import deciding

    print("\n".join(deciding.answer(course, vars(chosen))))
    return 0


def feedback(course, chosen):
    from desk import books

    with alone(course):
        written, without, lacking = books.feedback(course, chosen.set, chosen.early)
    print(f"{len(written)} pages in {course.desk / 'feedback'}")
    for sentence in without:
        print(f"  no page for {sentence}")
    for sentence in lacking:
        print(f"  left out of the page of {sentence}")
    return 0


def export(course, chosen):
    from desk import books

    target = Path(chosen.to) if chosen.to else course.desk / f"{chosen.set}.csv"
    rows = books.export(course, chosen.set, target)
    print(f"{len(rows)} rows in {target}")
    return 0


def formgrader(course, chosen):
    from desk.books import open_formgrader

    if chosen.set:
        course.master_file(chosen.set)
    open_formgrader(course, chosen.set, chosen.browser, chosen.port)
    return 0
