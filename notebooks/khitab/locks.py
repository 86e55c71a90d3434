"""Kernels that write the same file take turns."""


def wait_for(file):
    """Lock an open file until it is closed, after another kernel that has it.

    Where a drive knows no locks, all go on without.
    """
    try:
        import fcntl
    except ImportError:
        fcntl = None
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        else:  # Windows locks a place; one far behind the end, so that all may read
            import msvcrt

            file.seek(1 << 30)
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
    except OSError:
        pass
