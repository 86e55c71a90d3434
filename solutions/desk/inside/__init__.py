"""A student's process receives this whole folder, and nothing else of the desk.

It imports nothing from the other rooms, and works when it is copied alone. `worker` runs
the cells, `screen` keeps what they show, `confine` with `landlock` and `seccomp` gives
up all else. Both sides of the wall speak through `wire` and `codec`, which knows `plain`
data, `arrays` and `tables`.

"""
