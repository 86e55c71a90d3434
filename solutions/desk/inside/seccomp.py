"""A filter of system calls keeps a process from the network and from other processes.

A process gives these calls up for good, and its children with it (seccomp, filter mode).
Known for x86-64 and ARM64; `install` says so where it cannot.
"""

import ctypes
import os
import platform
import struct

# name: its number on x86-64 and on ARM64 (Linux, asm/unistd.h); None: not there.
DENIED = {
    "socket": (41, 198),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "kcmp": (312, 272), "pidfd_getfd": (438, 438),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "fsopen": (430, 430), "fsconfig": (431, 431), "fsmount": (432, 432),
    "fspick": (433, 433), "open_tree": (428, 428), "move_mount": (429, 429),
    "mount_setattr": (442, 442), "unshare": (272, 97), "setns": (308, 268),
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425), "io_setup": (206, 0),
    "open_by_handle_at": (304, 265), "name_to_handle_at": (303, 264),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "init_module": (175, 105),
    "finit_module": (313, 273), "delete_module": (176, 106), "reboot": (169, 142),
    "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89), "syslog": (103, 116),
    "quotactl": (179, 60), "quotactl_fd": (443, 443), "open_tree_attr": (467, 467),
    "process_mrelease": (448, 448), "modify_ldt": (154, None), "uselib": (134, None),
    # Memory that no limit counts, files that travel where nobody sees them, a session
    # of one's own (and with it a full share of the processor).
    "memfd_create": (319, 279), "memfd_secret": (447, 447),
    "sendmsg": (46, 211), "sendmmsg": (307, 269), "setsid": (112, 157),
    "connect": (42, 203), "bind": (49, 200), "setsockopt": (54, 208),
    # A pipe that holds a page holds all the memory or the file round it.
    "vmsplice": (278, 75), "splice": (275, 76), "tee": (276, 77), "sendfile": (40, 71),
    # What would outlive the process, or tell of folders it may not list.
    "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190), "mq_open": (240, 180),
    "inotify_init": (253, None), "inotify_init1": (294, 26),
    "inotify_add_watch": (254, 27), "fanotify_init": (300, 262),
    "setpriority": (141, 140), "ioprio_set": (251, 30), "sched_setscheduler": (144, 119),
    "sched_setparam": (142, 118), "sched_setattr": (314, 274),
    "move_pages": (279, 239), "migrate_pages": (256, 238),
}  # fmt: skip

# Landlock does not stop these on files of the same user. They do nothing, and say that
# they did: a copied file keeps another date, which harms nobody.
PRETENDED = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7),
    "setxattrat": (463, 463), "removexattr": (197, 14), "lremovexattr": (198, 15),
    "fremovexattr": (199, 16), "removexattrat": (466, 466),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None),
    "utimensat": (280, 88), "file_setattr": (469, 469), "truncate": (76, 45),
}  # fmt: skip

SIGNALS = {
    "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131),
    "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
}  # fmt: skip
PIDFD_SIGNAL = (424, 424)

NEW_NAMESPACES = 0x7E020080  # all CLONE_NEW… flags, time apart (it is clone3's)
THREAD, SAME_FILES = 0x10000, 0x400
READ_WRITE, TRUNCATE = 3, 0x200
SHARED_ANONYMOUS = 0x21

# What is denied by one of its arguments: the call; which argument, which of its bits
# (None: all), and the values that are denied, or (False) the only one that is not.
BY_ARGUMENT = [
    (("clone", (56, 220)), [
        (0, NEW_NAMESPACES, 0, False),
        # A thread with open files of its own: `watch` would not see them.
        (0, THREAD | SAME_FILES, (THREAD,), True),
    ]),
    (("prlimit", (302, 261)), [(0, None, 0, False)]),
    (("sched_setaffinity", (203, 122)), [(0, None, 0, False)]),
    # PR_SET_DUMPABLE hides a process from `watch`.
    (("prctl", (157, 167)), [(0, None, (4,), True)]),
    # To turn a socket's or a terminal's signals on others, FIOSETOWN, SIOCSPGRP, FIOASYNC;
    # to type into a terminal or take one, TIOCSTI, TIOCLINUX, TIOCSCTTY.
    (("ioctl", (16, 29)), [
        (1, None, (0x8901, 0x8902, 0x5452, 0x5412, 0x541C, 0x540E), True),
    ]),
    # Pairs of streams, which asyncio needs. Datagrams could be sent to the system's log.
    (("socketpair", (53, 199)), [(0, None, 1, False), (1, 0xF, 1, False)]),
    # It stays in memory when nobody has it mapped for reading: no process shows it.
    (("mmap", (9, 222)), [(3, SHARED_ANONYMOUS, (SHARED_ANONYMOUS,), True)]),
    # To empty a file without the right to write, which Landlock knows from version 3 on.
    *(((name, numbers), [(place, READ_WRITE | TRUNCATE,
                          (TRUNCATE, READ_WRITE, READ_WRITE | TRUNCATE), True)])
      for name, numbers, place in (("open", (2, None), 1), ("openat", (257, 56), 2))),
]  # fmt: skip
# A C library does without them: their flags lie in memory and cannot be read here.
ABSENT = {"clone3": (435, 435), "openat2": (437, 437)}

FCNTL, SET_FLAGS, ASYNC = (72, 25), 4, 0x2000
# F_SETOWN, F_SETSIG, F_SETOWN_EX; F_SETLEASE and F_SETDELEG, which let others wait for a
# file; F_SETPIPE_SZ: a pipe holds 64 kB, and `watch` counts so much.
FCNTL_DENIED = (8, 10, 15, 1024, 1040, 1031)

MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

LOAD, EQUAL, AT_LEAST, ANY_BIT, AND, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
ALLOW, KILL, ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
EPERM, ENOSYS = 1, 38
NUMBER, ARCH, ARGUMENTS = 0, 4, 16


def install(own_files_only=False, own_signals_only=False):
    """Give up the calls, and return False where this machine's numbers are not known.

    `own_files_only`: changing modes, owners and dates of files by name is pretended.
    `own_signals_only`: signals reach this process only, not even its children.
    """
    machine = MACHINES.get(platform.machine())
    if machine is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    code = b"".join(_program(*machine, own_files_only, own_signals_only))
    filters = ctypes.create_string_buffer(code, len(code))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("filters", ctypes.c_void_p)]

    program = Program(len(code) // 8, ctypes.cast(filters, ctypes.c_void_p))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    nothing = ctypes.c_ulong(0)
    if prctl(38, ctypes.c_ulong(1), nothing, nothing, nothing):  # PR_SET_NO_NEW_PRIVS
        return False
    pointer = ctypes.byref(program)
    return prctl(22, ctypes.c_ulong(2), pointer, nothing, nothing) == 0  # PR_SET_SECCOMP


def _program(column, arch, own_files_only, own_signals_only):
    """Yield the filter's instructions."""
    yield _step(LOAD, ARCH)
    yield _step(EQUAL, arch, 1, 0)
    yield _step(RETURN, KILL)
    yield _step(LOAD, NUMBER)
    if column == 0:  # the x32 twins of all calls
        yield _step(AT_LEAST, 0x40000000, 0, 1)
        yield _step(RETURN, ERRNO | ENOSYS)
    simple = [(DENIED, EPERM)] + [(PRETENDED, 0)] * own_files_only
    for table, number in simple:
        for numbers in table.values():
            yield from _rule(numbers[column], [_step(RETURN, ERRNO | number)])
    for numbers in ABSENT.values():
        yield from _rule(numbers[column], [_step(RETURN, ERRNO | ENOSYS)])
    for (_, numbers), tests in BY_ARGUMENT:
        yield from _rule(numbers[column], _arguments(tests))
    yield from _rule(FCNTL[column], _fcntl())
    if own_signals_only:
        for numbers in SIGNALS.values():
            only_me = _arguments([(0, None, os.getpid(), False)])
            yield from _rule(numbers[column], only_me)
        yield from _rule(PIDFD_SIGNAL[column], [_step(RETURN, ERRNO | EPERM)])
    yield _step(RETURN, ALLOW)


def _step(code, value, yes=0, no=0):
    return struct.pack("=HBBI", code, yes, no, value)


def _rule(number, steps):
    """The steps for one call; all of them end in a return."""
    if number is None:
        return []
    return [_step(EQUAL, number, 0, len(steps)), *steps]


def _arguments(tests):
    """Deny the call where one of its arguments has, or has not, certain values."""
    steps = []
    for place, bits, values, denied in tests:
        steps.append(_step(LOAD, ARGUMENTS + 8 * place))
        if bits is not None:
            steps.append(_step(AND, bits))
        for value in values if denied else [values]:
            steps.append(_step(EQUAL, value, *((0, 1) if denied else (1, 0))))
            steps.append(_step(RETURN, ERRNO | EPERM))
    return [*steps, _step(RETURN, ALLOW)]


def _fcntl():
    """Deny commands, and the flag O_ASYNC: a terminal's signals go to who works there."""
    flags = [
        _step(LOAD, ARGUMENTS + 8),
        _step(EQUAL, SET_FLAGS, 0, 3),
        _step(LOAD, ARGUMENTS + 16),
        _step(ANY_BIT, ASYNC, 0, 1),
        _step(RETURN, ERRNO | EPERM),
    ]
    return [*flags, *_arguments([(1, None, FCNTL_DENIED, True)])]
