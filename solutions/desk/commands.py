"""The commands of the desk: `python3 solutions …`."""

import sys
from datetime import datetime
from pathlib import Path

from .arguments import ORDER, parser
from .course import Course, Trouble
from .disk import is_full, write
from .holding import alone, closed, for_me_alone, settle


def main(arguments, course=None):
    """Do what the command line asks and return the exit code."""
    if not arguments:
        print(ORDER, end="")
        return 0
    chosen = parser().parse_args(arguments)
    try:
        return start(course or Course(), chosen) or 0
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
    except PermissionError as error:
        print(
            f"\n{error.filename} cannot be written: is it open in another program, or "
            "not yours?",
            file=sys.stderr,
        )
    except OSError as error:
        said = f"The disk is full ({error})." if is_full(error) else f"{error}."
        print(
            f"\n{said} Nothing is lost: mend that, then start the same command again.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("\nStopped. Nothing is lost: the same command goes on from here.")
        return 130
    return 1


def start(course, chosen):
    """Do the command, unless it makes or tries a set in a desk closed to all but me."""
    command = COMMANDS[chosen.command]
    if command is release or getattr(chosen, "own", False):
        return command(course, chosen)
    with for_me_alone():
        for sentence in closed(course):
            print(sentence, file=sys.stderr)
        return command(course, chosen)


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
    write(table, books.as_csv([vars(row) for row in rows]))
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
    return 0


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
    bare = [sentence for sentence in lacking if books.PLAIN in sentence]
    if bare:
        print(
            f"{len(bare)} of them could not be shown (above): they have marks and comments "
            "only. Mark these again (grade --student ID --again), then start this once more."
        )
    return 1 if bare else 0


def export(course, chosen):
    from desk import books

    settle(course)
    target = Path(chosen.to) if chosen.to else course.desk / f"{chosen.set}.csv"
    rows = books.export(course, chosen.set, target)
    print(f"{len(rows)} rows in {target}")
    return 0


def formgrader(course, chosen):
    from desk.books import open_formgrader

    if chosen.set:
        course.master_file(chosen.set)
    settle(course)
    open_formgrader(course, chosen.set, chosen.browser, chosen.port)
    return 0


def viva(course, chosen):
    from desk import books

    with alone(course):
        page, asked, without = books.viva(course, chosen.set, chosen.student)
    print(f"Cards, of up to three questions, for {', '.join(asked) or 'nobody'}: {page}")
    for sentence in without:
        print(f"  no card for {sentence}")
    return 0


def codings(course, chosen):
    from desk import codings as room

    if bool(chosen.colleague) == bool(chosen.folder):
        raise Trouble(
            "Which folder are the sheets in? For example: python3 solutions codings sheets. "
            "Or, for a colleague who reads Arabic: --colleague sheet.html, without a folder."
        )
    if chosen.colleague:
        print("\n".join(room.sheet(chosen.colleague)))
        return 0
    with alone(course):
        said = room.gather(chosen.folder, chosen.to or course.desk / "codings")
    print("\n".join(said))
    return 0


COMMANDS = {
    command.__name__: command
    for command in (
        release, collect, grade, override, decide, feedback, export, formgrader, viva,
        codings,
    )
}  # fmt: skip
