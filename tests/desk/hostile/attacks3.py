"""Attacks on the wall from below: what is counted nowhere, and hands on other processes.

Of the same kind as `attacks2`; the memory they take is a little more than they may have.
"""
# ruff: noqa: E501  (an attack is a line of code, however long)

from hostile.attacks import ALL, NONE, STAY
from hostile.attacks2 import below, tries

LIBC = "libc = ctypes.CDLL(None, use_errno=True)\n"

# --- Memory that no process shows ------------------------------------------------------------

below(
    "hides_behind_a_first_thread_that_ended",
    f"""\
import subprocess
code = '''
import ctypes, os, threading, time
os.setpgid(0, 0)
kept = bytearray(b"x") * 450_000_000
open(f'ready{{os.getpid()}}', 'w').close()
threading.Thread(target=time.sleep, args=(60,)).start()
ctypes.CDLL(None).syscall(60, 0)  # {STAY}
'''
for _ in range(3): subprocess.Popen([sys.executable, '-I', '-S', '-c', code])
for _ in range(28):
    time.sleep(0.1)
    if sum(name.startswith('ready') for name in os.listdir()) == 3:
        time.sleep(0.9)
        breach('memory')
        break""",
    NONE,
    ALL,
)
below(
    "shared_memory_that_nobody_maps_for_long",
    LIBC
    + """\
import mmap
kept = []
for _ in range(4):
    kept.append(mmap.mmap(-1, 350 << 20))
    for at in range(0, 350 << 20, 1 << 20): kept[-1][at:at + (1 << 20)] = b'x' * (1 << 20)
    kept[-1].madvise(mmap.MADV_DONTNEED)
time.sleep(1)
breach('memory')""",
    NONE,
    ALL,
)
below(
    "shared_memory_from_a_device",
    """\
import mmap
kept = []
fd = os.open('/dev/zero', os.O_RDWR)
for _ in range(4):
    kept.append(mmap.mmap(fd, 350 << 20))
    for at in range(0, 350 << 20, 1 << 20): kept[-1][at:at + (1 << 20)] = b'x' * (1 << 20)
    kept[-1].madvise(mmap.MADV_DONTNEED)
time.sleep(1)
breach('memory')""",
    NONE,
    ALL,
)
below(
    "programs_that_nobody_may_read",
    """\
import shutil, subprocess
own = os.path.realpath(sys.executable)
with open(own, 'rb') as file, open(os.open('own', os.O_CREAT | os.O_WRONLY, 0o111), 'wb') as copy:
    copy.write(file.read())
code = 'import os, time; kept = bytearray(b"x") * 450_000_000; open(f"ready{os.getpid()}", "w"); time.sleep(60)'
started = []
for _ in range(3):
    try: started.append(subprocess.Popen(['./own', '-I', '-S', '-c', code], env={'PYTHONHOME': sys.base_prefix}))
    except OSError: pass
for _ in range(28):
    time.sleep(0.1)
    if sum(name.startswith('ready') for name in os.listdir()) == 3:
        time.sleep(0.9)
        breach('memory')
        break""",
    NONE,
    ALL,
)
below(
    "memory_in_pairs_of_sockets",
    """\
import socket
for _ in range(30):
    if os.fork() == 0:
        kept = []
        try:
            while True:
                kept.append(socket.socketpair())
                for end in kept[-1]:
                    end.setblocking(False)
                    try:
                        while True: end.send(bytes(60_000))
                    except BlockingIOError: pass
        except OSError: pass
        time.sleep(60)
time.sleep(4)
breach('sockets')""",
    NONE,
    ALL,
)
below(
    "memory_in_sockets_with_larger_buffers",
    """\
import socket
kept = []
for _ in range(100):
    kept.append(socket.socketpair())
    for end in kept[-1]:
        try: end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)
        except OSError: pass
        end.setblocking(False)
        try:
            while True: end.send(bytes(60_000))
        except BlockingIOError: pass
if kept[0][0].getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) > 300_000: breach('buffers')""",
)
tries(
    "pipes_that_hold_more_than_they_show",
    LIBC
    + """\
import fcntl
r, w = os.pipe()
file = os.open('page', os.O_RDWR | os.O_CREAT)
os.write(file, b'x' * 9000)
def zero(got): assert got >= 0
class Part(ctypes.Structure): _fields_ = [('at', ctypes.c_void_p), ('size', ctypes.c_size_t)]
page = ctypes.create_string_buffer(8192)""",
    "fcntl.fcntl(w, 1031, 1 << 20)",
    "zero(libc.vmsplice(w, ctypes.byref(Part(ctypes.addressof(page), 4096)), 1, 0))",
    "os.splice(file, w, 4096, offset_src=0)",
    "zero(libc.splice(file, ctypes.byref(ctypes.c_long(0)), w, None, 4096, 0))",
    "os.sendfile(w, file, 0, 4096)",
)

# --- Hands on others ---------------------------------------------------------------------------

tries(
    "signals_by_way_of_a_socket",
    """\
import fcntl, socket, struct
left, right = socket.socketpair()
other = struct.pack('i', os.getppid())""",
    "fcntl.ioctl(left, 0x8901, other)",
    "fcntl.ioctl(left, 0x8902, other)",
    "fcntl.fcntl(left, fcntl.F_SETOWN, os.getppid())",
    "fcntl.fcntl(left, 15, struct.pack('ii', 1, os.getppid()))",
)
tries(
    "signals_by_way_of_a_terminal",
    "import fcntl, struct\nr, w = os.pipe()\ntty = next((t for t in ('/dev/tty', '/dev/pts/0', '/dev/pts/1') if os.access(t, os.R_OK)), None)",
    "fcntl.fcntl(r, fcntl.F_SETFL, 0x2000)",
    "fcntl.ioctl(r, 0x5452, struct.pack('i', 1))",
    "fcntl.ioctl(os.open(tty, os.O_RDWR), 0x5412, b' ')",
    "fcntl.ioctl(os.open(tty, os.O_RDWR), 0x540E, 1)",
)
tries(
    "letters_to_the_system",
    "import socket as s",
    "s.socketpair(s.AF_UNIX, s.SOCK_DGRAM)[0].bind('\\0khitab')",
    "s.socketpair(s.AF_UNIX, s.SOCK_DGRAM)[0].sendto(b'<14>khitab', '/dev/log')",
    "s.socketpair(s.AF_UNIX, s.SOCK_DGRAM)",
    "s.socketpair(s.AF_UNIX, s.SOCK_SEQPACKET)[0].bind('khitab')",
)
tries(
    "empties_what_it_may_only_read",
    "import khitab\nown = os.path.join(os.path.dirname(khitab.__file__), '__init__.py')",
    "os.open({outside!r} + '/thesis.txt', os.O_RDONLY | os.O_TRUNC)",
    "os.open({outside!r} + '/thesis.txt', 3 | os.O_TRUNC)",
    "os.open({outside!r} + '/thesis.txt', 3)",
    "os.open(own, 3)",
)
below(
    "threads_with_open_files_of_their_own",
    LIBC
    + """\
stack = ctypes.create_string_buffer(1 << 16)
top = (ctypes.addressof(stack) + (1 << 16) - 64) & ~63
started = libc.clone(ctypes.cast(libc.pause, ctypes.c_void_p), ctypes.c_void_p(top), 0x10900, None)
if started > 0: breach('thread')""",
    NONE,
    ALL,
)
below(
    "takes_what_is_counted_for_a_user",
    LIBC
    + """\
import platform
if platform.machine() == 'x86_64':
    if libc.syscall(294, 0) >= 0: breach('inotify')
    context = ctypes.c_ulong(0)
    if libc.syscall(206, 1000, ctypes.byref(context)) >= 0: breach('aio')
made, number = 0, ctypes.c_int()
while made < 3000 and libc.timer_create(1, None, ctypes.byref(number)) == 0: made += 1
if made >= 3000: breach('timers')""",
)
below(
    "threads_that_never_rest",
    """\
import hashlib, threading
def work():
    while True: hashlib.pbkdf2_hmac('sha256', b'x', b'y', 3_000_000)
for _ in range(12): threading.Thread(target=work, daemon=True).start()
time.sleep(1)""",
    NONE,
    ALL,
)
