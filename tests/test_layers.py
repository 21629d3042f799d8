"""The layers import one way, the rules use whole numbers only, and no file knows where it was made."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GAME = ROOT / "game"

# Each layer may import itself and what stands before it; the last step but one holds three that do not meet.
ORDER = [{"sim"}, {"typeset"}, {"content"}, {"lab"}, {"replay"}, {"debrief", "ui", "terminal"}, {"commands"}]
LAYERS = [name for step in ORDER for name in step]

# What would let the clock, the machine or a rounding of floats into the rules.
SIM_FORBIDDEN = {"random", "secrets", "time", "datetime", "os", "sys", "platform", "uuid", "locale", "math"}
SIM_FORBIDDEN |= {"cmath", "decimal", "statistics", "socket", "subprocess", "threading"}
FLOAT_NAMES = {"float16", "float32", "float64", "floating", "double", "half", "single", "longdouble"}
FLOAT_NAMES |= {"exp", "log", "log2", "log10", "log1p", "expm1", "sqrt", "power", "sin", "cos", "tan", "tanh"}
FLOAT_NAMES |= {"divide", "true_divide", "linspace", "interp", "mean", "std", "var", "average", "median"}
FLOAT_NAMES |= {"quantile", "percentile", "random", "default_rng"}


def sources(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def layer_of(path: Path) -> str:
    return path.relative_to(GAME).parts[0].removesuffix(".py")


def allowed(layer: str) -> set[str]:
    seen: set[str] = set()
    for step in ORDER:
        if layer in step:
            return seen | {layer}
        seen |= step
    raise AssertionError(f"{layer} is in no layer of design.md")


def imports(path: Path) -> list[tuple[int, str]]:
    """Every module that a file imports, relative ones made whole: (line, dotted name)."""
    package = path.relative_to(ROOT).parent.parts
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:  # `from game import ui` names a layer in the last part
                found.append((node.lineno, f"{module}.{alias.name}" if module == "game" else module))
    return found


def test_every_file_of_the_game_belongs_to_a_layer():
    strangers = {layer_of(path) for path in sources(GAME)} - set(LAYERS) - {"__init__"}
    assert not strangers


def test_layers_import_one_way():  # design.md, point 7
    wrong = []
    for path in sources(GAME):
        layer = layer_of(path)
        if layer == "__init__":
            continue
        for line, name in imports(path):
            parts = name.split(".")
            is_layer = parts[0] == "game" and len(parts) > 1 and parts[1] in LAYERS
            if is_layer and parts[1] not in allowed(layer):
                wrong.append(f"{path.relative_to(ROOT)}:{line} {layer} imports {name}")
    assert not wrong, "\n".join(wrong)


def test_the_package_itself_imports_no_layer():
    assert not [name for _, name in imports(GAME / "__init__.py") if name.startswith("game.")]


def test_the_rules_import_only_numpy_and_the_standard_library():
    wrong = []
    for path in sources(GAME / "sim"):
        for line, name in imports(path):
            root = name.split(".")[0]
            is_own = name.startswith("game.sim")
            is_known = root == "numpy" or (root in sys.stdlib_module_names and root not in SIM_FORBIDDEN)
            if not (is_own or is_known):
                wrong.append(f"{path.relative_to(ROOT)}:{line} {name}")
    assert not wrong, "\n".join(wrong)


def test_the_rules_hold_no_float():
    wrong = []
    for path in sources(GAME / "sim"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = _own_modules(tree)
        for node in ast.walk(tree):
            slip = _float_in(node, own)
            if slip:
                wrong.append(f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', '?')} {slip}")
    assert not wrong, "\n".join(wrong)


def _own_modules(tree: ast.Module) -> set[str]:
    """Names under which a file imports from the rules themselves: `tables.exp` is in whole numbers."""
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    froms = [node for node in froms if (node.module or "").startswith("game.sim")]
    return {alias.asname or alias.name for node in froms for alias in node.names}


def _float_in(node: ast.AST, own: set[str]) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
        return f"the number {node.value}"
    if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
        return "a division that gives a float"
    if isinstance(node, ast.Attribute) and node.attr in FLOAT_NAMES:
        is_own = isinstance(node.value, ast.Name) and node.value.id in own
        return "" if is_own else f".{node.attr}"
    if isinstance(node, ast.Name) and node.id in ("float", "complex"):
        return node.id
    return ""


def test_typeset_knows_no_window():
    names = [name for path in sources(GAME / "typeset") for _, name in imports(path)]
    assert not [name for name in names if name.startswith("pygame")]


def test_only_the_window_and_the_commands_know_pygame():
    knowing = {layer_of(p) for p in sources(GAME) if any(n.split(".")[0] == "pygame" for _, n in imports(p))}
    assert knowing <= {"ui", "commands"}


# Put together here so that this file does not find itself.
HOSTS = ["pypi" + ".org", "python" + "hosted.org", "npmjs" + ".", "deb." + "debian"]
MACHINE = re.compile(r"(?<![\w.])/(?:root|home/\w+|work|Users/\w+|tmp|opt)/|[A-Z]:\\\\?(?:Users|Windows)")
TEXT_FILES = {".py", ".toml", ".txt", ".md", ".yaml", ".yml", ".json", ".jsonl", ".cfg", ".svg", ".spec", ""}


def tracked_texts() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.suffix in TEXT_FILES and path.is_file()]


def test_no_file_names_a_registry_host_or_a_folder_of_one_machine():
    wrong = []
    for path in tracked_texts():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if any(host in line for host in HOSTS) or MACHINE.search(line):
                wrong.append(f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}")
    assert not wrong, "\n".join(wrong)
