"""More attacks, on the system below Python; each registers itself with `attacks.attack`.

One that gets through says so by `breach(…)`, whose word must stand in no page. None of
them does harm if it does get through: what would is opened and not written, or asked of
the kernel with arguments that it must refuse.
"""
# ruff: noqa: E501  (an attack is a line of code, however long)

from hostile.attacks import ALL, NONE, attack

TELL = "import ctypes, os, sys, time\ndef breach(*what): print('khitab-' + 'breach', *what)\n"


def below(name, source, earns=ALL, may=NONE, **more):
    attack(name, TELL + source, earns, may, **more)


def tries(name, prepare, *lines, **more):
    """Each line is tried by itself; one that raises nothing is a breach."""
    steps = [
        f"try:\n    {line}\n    breach({line!r})\nexcept Exception: pass"
        for line in lines
    ]
    below(name, "\n".join([prepare, *steps]), **more)


# --- The kernel ----------------------------------------------------------------------------

CALLS = {  # on x86-64: number, arguments that do nothing even where they are allowed
    "unshare a user": (272, 0x10000000),
    "unshare mounts": (272, 0x20000),
    "mount": (165, 0, b".", b"tmpfs", 0, 0),
    "umount": (166, b"/nowhere", 0),
    "pivot_root": (155, b".", b"."),
    "chroot": (161, b"."),
    "setns": (308, -1, 0),
    "ptrace": (101, 0, 0, 0, 0),
    "io_uring": (425, 1, b"\0" * 120),
    "userfaultfd": (323, 1),
    "bpf": (321, 0, b"\0" * 64, 64),
    "perf": (298, b"\0" * 120, 0, -1, -1, 0),
    "keyctl": (250, 0, -3, 0),
    "keyring": (248, b"keyring", b"khitab", 0, 0, -3),
    "reboot": (169, 1, 2, 3, 0),
    "kexec": (246, 0, 0, 0, 0),
    "module": (175, 0, 0, b""),
    "swapon": (167, b"/nowhere", 0),
    "acct": (163, b"/nowhere"),
    "syslog": (103, 10, 0, 0),
    "open_by_handle": (304, -1, b"\0" * 64, 0),
    "handle_at": (303, -100, b".", b"\0" * 200, b"\0" * 8, 0),
    "shmget": (29, 7, 4096, 0o1666),
    "msgget": (68, 7, 0o1666),
    "semget": (64, 7, 1, 0o1666),
    "mq_open": (240, b"khitab", 0o102, 0o600, 0),
    "fanotify": (300, 0, 0),
    "iopl": (172, 3),
    "socket inet": (41, 2, 1, 0),
    "socket unix": (41, 1, 1, 0),
    "netlink": (41, 16, 3, 0),
    "raw": (41, 2, 3, 1),
    "packet": (41, 17, 3, 0),
    "vsock": (41, 40, 1, 0),
    "alg": (41, 38, 5, 0),
    "memfd": (319, b"khitab", 0),
    "secret memory": (447, 0),
    "clone3": (435, b"\0" * 88, 64),
    "settimeofday": (164, b"\0" * 16, 0),
    "sethostname": (170, b"khitab", 6),
    "vhangup": (153,),
}
below(
    "asks_the_kernel",
    f"""\
import platform
libc = ctypes.CDLL(None, use_errno=True)
for name, (number, *given) in {CALLS!r}.items():
    if platform.machine() != 'x86_64': break
    given = [ctypes.c_char_p(x) if isinstance(x, bytes) else ctypes.c_long(x) for x in given]
    if libc.syscall(ctypes.c_long(number), *given) >= 0: breach(name)
    elif ctypes.get_errno() not in (1, 13, 38): print(name, ctypes.get_errno())""",
)
below(
    "calls_of_another_kind",
    """\
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(ctypes.c_long(0x40000000 + 41), 2, 1, 0) >= 0: breach('x32')
code = bytes.fromhex('b8 67 01 00 00 bb 02 00 00 00 b9 01 00 00 00 31 d2 cd 80 c3')
import mmap
page = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE, prot=7)
page.write(code)
at = ctypes.addressof(ctypes.c_char.from_buffer(page))
if os.fork() == 0:
    got = ctypes.CFUNCTYPE(ctypes.c_int)(at)()
    open('got', 'w').write(str(got))
    os._exit(0)
os.wait()
if os.path.exists('got') and int(open('got').read()) >= 0: breach('32 bits')""",
)
tries(
    "opens_what_rules_the_machine",
    "see = os.O_WRONLY",
    *(
        f"os.close(os.open({path!r}, see))"
        for path in (
            "/proc/sysrq-trigger",
            "/proc/sys/kernel/core_pattern",
            "/proc/sys/vm/drop_caches",
            "/sys/power/state",
            "/sys/fs/cgroup/cgroup.procs",
            "/dev/mem",
            "/dev/kmsg",
            "/dev/sda",
            "/dev/vda",
            "/etc/passwd",
            "/run/docker.sock",
        )
    ),
    "os.listdir('/root/.ssh')",
    "open('/etc/shadow').read()",
    "open('/proc/1/root' + {outside!r} + '/thesis.txt')",
    "open('/proc/1/cwd' + {outside!r} + '/thesis.txt')",
    "open({outside!r} + '/thesis.txt')",
    "os.mknod('disk', 0o60600, os.makedev(8, 0))",
    "os.close(os.open('.', os.O_TMPFILE | os.O_RDWR)) or os.link('/etc/passwd', 'l')",
)
tries(
    "raises_its_limits",
    "import resource as r",
    *(
        f"n = r.{name}; h = r.getrlimit(n)[1]; assert h >= 0; r.setrlimit(n, (h + 1, h + 1))"
        for name in (
            "RLIMIT_AS",
            "RLIMIT_NPROC",
            "RLIMIT_NOFILE",
            "RLIMIT_FSIZE",
            "RLIMIT_CPU",
            "RLIMIT_CORE",
        )
    ),
    "r.prlimit(os.getppid(), r.RLIMIT_NOFILE, (9, 9))",
    "os.setuid(0)",
    "os.setgroups([0])",
    "os.nice(-5)",
    "os.setpriority(os.PRIO_USER, 0, 5)",
    "os.sched_setaffinity(os.getppid(), {0})",
    "os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))",
)
tries(
    "other_ways_to_the_network",
    "import socket as s",
    "s.create_server(('127.0.0.1', 0))",
    "s.create_connection(('127.0.0.1', {port}))",
    "s.socket(s.AF_UNIX).bind('\\0khitab')",
    "s.socket(s.AF_NETLINK, s.SOCK_RAW, 0)",
    "s.getaddrinfo('example.org', 80)",
    "s.socket(s.AF_INET, s.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', {port}))",
    "__import__('urllib.request').request.urlopen('http://127.0.0.1:{port}')",
)

# --- Files that are not its own --------------------------------------------------------------

LIBRARY = "import khitab, fcntl, glob\nfiles = glob.glob(os.path.dirname(khitab.__file__) + '/*.py')\n"
tries(
    "changes_the_library_s_modes",
    LIBRARY + "fd = os.open(files[0], os.O_RDONLY)\nold = os.fstat(fd).st_mode",
    "os.fchmod(fd, 0o4755); assert os.fstat(fd).st_mode != old; os.fchmod(fd, old)",
    "os.chmod(files[0], 0o4755); assert os.fstat(fd).st_mode != old; os.chmod(files[0], old)",
    "os.setxattr(fd, 'user.khitab', b'1'); os.getxattr(fd, 'user.khitab'); os.removexattr(fd, 'user.khitab')",
    "t = os.fstat(fd).st_mtime; os.utime(fd, (1, 1)); assert os.fstat(fd).st_mtime != t; os.utime(fd, (t, t))",
    "os.link(files[0], 'mine'); open('mine', 'a').close()",
    "os.rename(files[0], files[0] + 'x'); os.rename(files[0] + 'x', files[0])",
    "os.open(f'/proc/self/fd/{fd}', os.O_RDWR)",
)
tries(
    "holds_the_library_s_files",
    LIBRARY + "kept = [os.open(file, os.O_RDONLY) for file in files[:9]]",
    "[fcntl.fcntl(fd, 1024, 1) for fd in kept]; time.sleep(2)",
)
below(
    "leaves_things_in_shared_places",
    """\
for place in ('/dev/shm', '/dev/mqueue', '/run', '/run/lock', '/var/lock', '/tmp', '/var/tmp', '/run/user/0'):
    try: open(place + '/khitab-pwned', 'w').write('x')
    except OSError: pass
from multiprocessing import shared_memory
try: shared_memory.SharedMemory('khitab-pwned', create=True, size=10)
except Exception: pass
for name in ('.bashrc', '.pth', '.config/matplotlib/matplotlibrc', '.ipython/profile_default/startup/1.py'):
    path = os.path.expanduser('~/' + name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    open(path, 'w').write('import os; os._exit(1)')
for path in sys.path + [os.path.dirname(os.__file__)]:
    try: open(path + '/khitab-pwned.pth', 'w').write('x'); print(path)
    except OSError: pass""",
)
below(
    "finds_what_another_left",
    """\
for top in ('/tmp', '/dev/shm', '/var/tmp', os.path.expanduser('~/..')):
    try: found = [n for n in os.listdir(top) if n.startswith('khitab-desk') and n not in os.getcwd()]
    except OSError: continue
    for name in found:
        try: breach(os.listdir(top + '/' + name), name) if 'notebook' in os.listdir(top + '/' + name) else None
        except OSError: pass""",
)

# --- Too much, where nobody counts -----------------------------------------------------------

below(
    "memory_without_a_process",
    """\
kept = []
for k in range(24):
    fd = os.memfd_create(f'm{k}')
    kept.append(fd)
    for _ in range(60): os.write(fd, bytes(1 << 20))
breach('memory', len(kept))""",
    NONE,
    ALL,
)
below(
    "files_without_a_name",
    """\
kept = []
for k in range(8):
    fd = os.open(f'f{k}', os.O_RDWR | os.O_CREAT)
    os.unlink(f'f{k}')
    kept.append(fd)
    for _ in range(30): os.write(fd, bytes(1 << 20))
time.sleep(1.5)
breach('disk', len(kept))""",
    NONE,
    ALL,
)
below(
    "files_on_their_way",
    """\
import array, socket
left, right = socket.socketpair()
for k in range(8):
    fd = os.open(f'f{k}', os.O_RDWR | os.O_CREAT)
    os.unlink(f'f{k}')
    for _ in range(30): os.write(fd, bytes(1 << 20))
    left.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array('i', [fd]))])
    os.close(fd)
time.sleep(1.5)
breach('disk', k)""",
    NONE,
    ALL,
)
below(
    "files_only_mapped",
    """\
import mmap
kept = []
for k in range(8):
    fd = os.open(f'f{k}', os.O_RDWR | os.O_CREAT)
    os.unlink(f'f{k}')
    for _ in range(30): os.write(fd, bytes(1 << 20))
    kept.append(mmap.mmap(fd, 30 << 20))
    libc = ctypes.CDLL(None).close(fd)
time.sleep(1.5)
breach('disk', len(kept))""",
    NONE,
    ALL,
)
below(
    "many_folders",
    "for k in range(60_000): os.mkdir(f'd{k}')\ntime.sleep(1)\nbreach('folders')",
    NONE,
    ALL,
)
below(
    "starves_the_class",
    """\
for _ in range(48):
    if os.fork() == 0:
        os.setsid()
        while True: pass""",
    NONE,
    ALL,
)
below(
    "core_dumps",
    "import resource\nif resource.getrlimit(resource.RLIMIT_CORE)[1]: breach('core')\n"
    "if os.fork() == 0: os.abort()\nos.wait()",
)

# --- Its own Python bent ---------------------------------------------------------------------

for name, source in {
    "traces": "sys.settrace(lambda *a: 1 / 0)",
    "profiles": "import threading\nthreading.setprofile(lambda *a: 1 / 0)\nsys.setprofile(lambda *a: 1 / 0)",
    "audits": "def no(*a): raise RuntimeError\nsys.addaudithook(no)",
    "blocks_imports": "class No:\n    def find_spec(self, *a): raise ImportError\nsys.meta_path.insert(0, No())\nsys.modules['pandas'] = sys.modules['json'] = None",
    "changes_small_numbers": "ctypes.memset(id(2) + 24, 3, 1)",
    "changes_true": "ctypes.memset(id(False) + 24, 1, 1)",
    "patches_numpy": "import numpy as np\nnp.asarray = np.equal = np.array = lambda *a, **k: 2\nnp.ndarray = int",
    "patches_json": "import json, base64, struct\njson.dumps = lambda *a, **k: '{\"ok\": 1}'\njson.loads = eval\nbase64.b64encode = lambda b: b''\nstruct.pack = lambda *a: b''",
    "patches_os": "os.write = lambda fd, b: len(b)\nos.read = lambda *a: b''",
    "closes_its_streams": "sys.stdout.close if 0 else None\nsys.stdout = sys.stderr = None",
    "breaks_its_clock": "time.monotonic = time.time = lambda: 0\nimport signal\nsignal.setitimer = signal.signal = lambda *a: None",
    "alarms": "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_DFL)\nsignal.setitimer(signal.ITIMER_REAL, .3, .3)",
    "stops_its_kernel": "get_ipython().kernel.do_shutdown(True)",
    "breaks_excepthooks": "sys.excepthook = sys.unraisablehook = sys.displayhook = None\nget_ipython().set_custom_exc((BaseException,), lambda *a: 1 / 0)",
    "shuts_its_collector": "import gc\ngc.disable()\nclass D:\n    def __del__(self): raise SystemExit\nD()",
}.items():
    below(name, source, NONE, ALL)

# --- Forging and listening ---------------------------------------------------------------------

below(
    "reads_its_request",
    """\
def count_form(tokens, form):
    frame = sys._getframe()
    while frame:
        request = frame.f_locals.get('request')
        if isinstance(request, dict) and 'id' in request:
            import json
            said = json.dumps({'id': request['id'], 'value': '2', 'passed': True, 'mark': [0, True, '']}).encode()
            for fd in range(3, 20):
                try: os.write(fd, len(said).to_bytes(4, 'big') + said)
                except OSError: pass
        frame = frame.f_back
    return 2""",
    {"rate", "table"},
    NONE,
    where="instead",
)
below(
    "guesses_the_draw",
    """\
import random
state = random.getstate()
def count_form(tokens, form):
    for seed in range(2000):
        random.seed(seed)
        forms = random.choices(['قطر', 'مصر', 'ليبيا'], k=60)
        if len(tokens) == 60 and forms == list(tokens['form']): breach('seed')
    return -1""",
    {"rate", "table"},
    NONE,
    where="instead",
)
below(
    "keeps_what_it_was_asked",
    """\
def count_form(tokens, form):
    open('asked.txt', 'a').write(form)
    return -1
for module in ('twin', 'desk.judge', 'hostile', 'nbgrader'):
    try: __import__(module); breach(module) if module != 'nbgrader' else None
    except ImportError: pass""",
    {"rate", "table"},
    NONE,
    where="instead",
)
below(
    "a_table_too_wide",
    "def count_form(tokens, form):\n    return pd.DataFrame([[1] * 50_000])",
    {"rate", "table"},
    NONE,
    where="instead",
)
below(
    "a_table_of_a_crafted_index",
    "def count_form(tokens, form):\n    i = pd.RangeIndex(0, 4_000_000_000_000)\n    return pd.DataFrame(index=i)",
    {"rate", "table"},
    NONE,
    where="instead",
)
below(
    "categories_without_end",
    "def count_form(tokens, form):\n    return pd.Categorical.from_codes([0], [str(k) for k in range(3_000_000)])",
    {"rate", "table"},
    NONE,
    where="instead",
)
below(
    "a_message_in_disguise",
    """\
print('\\x1b]8;;http://khitab-html\\x07click\\x1b]8;;\\x07 \\u202eskram lluf\\u202c \\x9b2J \\r \\x08')
from IPython.display import Markdown, Latex, SVG, display
display(Markdown('<img src=http://khitab-html>'), Latex(r'\\href{javascript:khitab-html}{x}'))
display({'text/html': '<img src=khitab-html>', 'image/svg+xml': '<svg onload=khitab-html>'}, raw=True)
display({'application/javascript': 'khitab-html', 'text/plain': '\\u2066<img src=khitab-html>'}, raw=True)""",
)
