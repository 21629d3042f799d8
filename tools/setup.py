"""Sets the project up in its own virtual environment and runs its tasks: `tools/setup.py [TASK] [ARGS]`.

It runs under the system's Python with nothing but the standard library; `make TASK` and, on Windows,
`py tools/setup.py TASK` are the same. Nothing is repeated while lock file and environment are unchanged.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "setup.log"
UNFINISHED = VENV / "unfinished"  # stands there during the building, and stays if that is cut short
WHEELS = ROOT / "wheels"  # a bundle brings its packages along, for rooms without a network

RUNTIME, DEV = "runtime", "dev"
MODULES = {RUNTIME: ["numpy", "pydantic", "pydantic_core", "pygame", "yaml"]}
MODULES[DEV] = [*MODULES[RUNTIME], "pytest", "xdist", "hypothesis", "ruff", "pyright", "fontTools"]
MODULES[DEV] += ["docx", "pptx", "ralph", "openpyxl", "ruamel.yaml", "PyInstaller"]

# task: the lock file it needs, and what it runs
TASKS = {
    "setup": (DEV, []),
    "play": (RUNTIME, [["main.py", "play"]]),
    "test": (DEV, [["-m", "pytest", "-n", "auto", "-m", "not slow"]]),
    "check-all": (
        DEV,
        [
            ["-m", "ruff", "check"],
            ["-m", "pyright"],
            ["main.py", "check", "--deep"],
            ["-m", "pytest", "-n", "auto"],
        ],
    ),
    "shots": (RUNTIME, [["main.py", "shot", "build/shots"]]),
    "bench": (RUNTIME, [["main.py", "bench"]]),
    "bundle": (DEV, [["tools/bundle.py"]]),
    "wheels": (RUNTIME, [["tools/wheels.py"]]),
    "lock": (DEV, [["tools/lock.py"]]),
}


class Stop(Exception):
    """Set-up cannot go on; told in both languages."""

    def __init__(self, zh, en):
        super().__init__(f"{zh}\n{en}")


def say(zh, en):
    print(f"{zh} · {en}", flush=True)


def check_python():
    if sys.version_info < (3, 11):
        have = "{}.{}".format(*sys.version_info)
        raise Stop(
            f"需要 Python 3.11 或更新版本，而 {sys.executable} 是 {have}：请安装新版本后重试。",
            f"Python 3.11 or newer is needed, {sys.executable} is {have}: install a newer one and try again.",
        )


def check_venv_module():
    if not (find_spec("venv") and find_spec("ensurepip")):  # Debian and its kin ship them apart
        package = "python{}.{}-venv".format(*sys.version_info)
        raise Stop(
            f"这个 Python 缺少 venv 模块：请先 sudo apt install python3-venv（或 {package}），再重试。",
            "This Python lacks the venv module: first run sudo apt install python3-venv "
            f"(or {package}), then try again.",
        )


def lock_file(stage):
    return ROOT / "requirements" / f"{stage}.txt"


def stamp(stage):
    return VENV / f"ready-{stage}"


def probe(modules=()):
    """The environment's Python version, such as "3.12"; empty if it does not run or lacks a module."""
    code = (
        "import sys, pip; from importlib.util import find_spec as f;"
        f"print('%d.%d' % sys.version_info[:2] if all(map(f, {list(modules)!r})) else '')"
    )
    try:
        done = subprocess.run([str(PYTHON), "-I", "-c", code], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def fingerprint(stage, version):
    return hashlib.sha256(lock_file(stage).read_bytes()).hexdigest() + " " + version


def is_ready(stage):
    if UNFINISHED.exists():
        return False
    version = probe(MODULES[stage])
    return bool(version) and has_stamp(stage, version)


def has_stamp(stage, version):
    return stamp(stage).exists() and stamp(stage).read_text() == fingerprint(stage, version)


@contextmanager
def alone():
    """Two set-ups at the same time would build on each other's half: the second one waits."""
    with open(ROOT / ".setup.lock", "w") as file:
        told = False
        while not _locked(file):
            if not told:
                say("另一个安装正在进行，等待其完成 …", "another set-up is running, waiting for it …")
                told = True
            time.sleep(1)
        yield


def _locked(file):
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a file system without locks
        pass
    return True


def run_logged(command):
    """Runs a command into the log; returns (exit code, what it said)."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(
        command,
        cwd=str(ROOT),
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    said = done.stdout.decode("utf-8", "replace")
    if VENV.is_dir():
        with LOG.open("a", encoding="utf-8") as log:
            log.write(said)
    return done.returncode, said


def make_environment():
    check_venv_module()
    say("1/2 正在建立虚拟环境 .venv …", "making the virtual environment .venv …")
    if VENV.is_symlink():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(str(VENV))
    VENV.mkdir()
    UNFINISHED.touch()
    base = getattr(sys, "_base_executable", None) or sys.executable
    code, said = run_logged([base, "-m", "venv", str(VENV)])
    if code:
        raise Stop(
            f"建立虚拟环境失败：{last_line(said)}（如提示缺少 ensurepip，请安装 python3-venv）",
            f"The virtual environment could not be made: {last_line(said)} (see {LOG})",
        )


def install(stage):
    count = sum("==" in line for line in lock_file(stage).read_text(encoding="utf-8").splitlines())
    say(f"2/2 正在安装 {count} 个软件包 …", f"installing {count} packages …")
    UNFINISHED.touch()
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-user"]
    command += ["--retries", "2", "--require-hashes", "-r", str(lock_file(stage))]
    if WHEELS.is_dir():
        command += ["--no-index", "--find-links", str(WHEELS)]
    code, said = run_logged(command)
    if code:
        raise install_failure(said)
    version = probe(MODULES[stage])
    if not version:
        raise Stop(f"安装后仍缺少软件包，详见 {LOG}", f"Packages are still missing, see {LOG}")
    for done in (DEV, RUNTIME) if stage == DEV else (RUNTIME,):  # the dev lock contains the runtime lock
        stamp(done).write_text(fingerprint(done, version))
    UNFINISHED.unlink()


def install_failure(said):
    low = said.lower()
    offline = ("connection", "name resolution", "timed out", "getaddrinfo", "unreachable", "proxyerror")
    if any(word in low for word in offline):
        return Stop(
            "无法连接软件包源：请检查网络或代理（或在 pip 配置中设置可用的镜像），然后重试同一命令。",
            "The package index cannot be reached: check the network or proxy (or set a mirror in pip's "
            "configuration), then run the same command again.",
        )
    if "do not match the hashes" in low:
        return Stop(
            "下载的软件包与锁定的校验值不符，已拒绝安装：请更换软件包源后重试。",
            "A downloaded package does not match its pinned hash and was refused: use another package index.",
        )
    if "no matching distribution" in low:
        return Stop(
            f"软件包源没有适合这台机器的版本：{last_line(said)}",
            f"The package index has no build for this machine: {last_line(said)}",
        )
    end = last_line(said)
    return Stop(f"安装失败：{end}（全文见 {LOG}）", f"Installation failed: {end} (all of it: {LOG})")


def last_line(said):
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith("[notice]")]
    return lines[-1] if lines else "?"


def set_up(stage):
    if is_ready(stage):
        return
    with alone():
        if is_ready(stage):
            return
        version = probe()
        is_damaged = UNFINISHED.exists() or has_stamp(stage, version)  # stamped, and yet not ready
        if is_damaged or not version or tuple(map(int, version.split("."))) < (3, 11):
            make_environment()
        install(stage)
    say("安装完成", "set up")


def run(commands, extra):
    """Runs every command, the last one with the extra arguments; the first failure is the exit code."""
    failed = 0
    for index, command in enumerate(commands):
        arguments = extra if index == len(commands) - 1 else []
        code = subprocess.call([str(PYTHON), *command, *arguments], cwd=str(ROOT))
        failed = failed or code
    return failed


def main(arguments):
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    task = arguments[0] if arguments else "setup"
    if task not in TASKS:
        print("python tools/setup.py [{}] …".format(" | ".join(TASKS)), file=sys.stderr)
        return 2
    stage, commands = TASKS[task]
    try:
        check_python()
        set_up(stage)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"无法写入项目文件夹：{error}\nThe project folder cannot be written: {error}", file=sys.stderr)
        return 1
    return run(commands, arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
