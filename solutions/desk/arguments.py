"""The commands of the desk's command line, and their arguments."""

import argparse

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
  python3 solutions viva ps1             three questions to each student on their own cells

  python3 solutions override ps1         shows marks by hand given for an earlier hand-in

A set of your own, before you release it: python3 solutions grade --self

A class that codes the texts, and a colleague who reads Arabic:

  python3 solutions codings FOLDER       who agrees with whom, and one table of codes
  python3 solutions codings --colleague FILE.html  a sheet of 40 minutes for the colleague

All that students hand in, and all marks, are in .desk/ (or in $KHITAB_DESK) and never
in the repository. More on one command: python3 solutions grade --help
"""


def parser():
    top = argparse.ArgumentParser(
        "python3 solutions",
        epilog=ORDER,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name, text):
        one = commands.add_parser(name, help=text, description=text, allow_abbrev=False)
        one.set_defaults(command=name)
        return one.add_argument

    add = command("release", "write exercises/ from solutions/")
    add("sets", nargs="*", metavar="PS", help="only these problem sets")
    add(
        "--check", action="store_true", help="write nothing; exit code 1 where it differs"
    )
    add("--bundle", metavar="ZIP", help="also write a zip that students can run alone")

    add = command("collect", "take what students handed in from a zip or a folder")
    add("source", metavar="ZIP-or-FOLDER")
    add("--roster", metavar="CSV", help="the list of students: ids and names")
    add("--ps", help="the problem set, where the files do not say; others are left")
    add("--due", metavar="WHEN", help='what is later is late, as in "2026-11-20 23:59", '
        "by Moodle's own time or a clone's commit; for Canvas its mark LATE counts")  # fmt: skip

    add = command("grade", "mark what was collected")
    add("set", nargs="?", metavar="PS")
    text = "mark model solutions, stubs and silly values instead, before release"
    add("--self", dest="own", action="store_true", help=text)
    add("--jobs", type=int, default=1, metavar="N", help="how many at a time (1)")
    add("--student", metavar="ID", help="only this one")
    add("--again", action="store_true", help="also what is marked and unchanged")

    add = command("override", "decide on marks by hand given for an earlier hand-in")
    add("set", metavar="PS")
    add("student", nargs="?", metavar="ID", help="only this one's")
    add("cell", nargs="?", help="only at this cell, as in ps1-mend-check")
    add("--keep", action="store_const", const=True, help="they hold for the new hand-in")
    add("--drop", dest="keep", action="store_const", const=False, help="they do not")

    add = command("decide", "list who needs a look, and settle it: the file that counts, a "
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

    add = command("feedback", "write the feedback pages")
    add("set", metavar="PS")
    add("--early", action="store_true", help="also where answers wait to be read")

    add = command("export", "write the marks as a table")
    add("set", metavar="PS|all")
    add("--to", metavar="FILE")

    add = command("formgrader", "open nbgrader's formgrader, to mark by hand")
    add("set", nargs="?", metavar="PS")
    add("--no-browser", dest="browser", action="store_false")
    add("--port", type=int)
    add = command(
        "viva", "write cards for a talk: three questions on a student's own cells"
    )
    add("set", metavar="PS")
    add("student", nargs="?", metavar="ID", help="only this one's")

    add = command("codings", "gather the sheets of a class that coded the texts: who agrees "
                  "with whom, what is disputed, and one table for the lessons. A student makes "
                  'a sheet in a notebook: coding.sheet(load_corpus(), "name")')  # fmt: skip
    add(
        "folder",
        nargs="?",
        metavar="FOLDER",
        help="where the sheets are, or zips of them",
    )
    add("--to", metavar="OUT", help="the folder for the results (.desk/codings)")
    add("--colleague", metavar="FILE.html", help="instead, write a sheet for a colleague "
        "who reads Arabic; the answers go into FOLDER")  # fmt: skip
    return top
