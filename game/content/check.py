"""Everything wrong with files and folders, in one pass; a broken file never stops the others.

Shape comes first (bind.py), then what shape cannot say: references, conditions, texts, endings. The later
checks read the tree with canonical keys, so a file with one mistake still shows all the others.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from game.content import check_conditions, check_scene, check_texts, check_wording
from game.content import check_scenario as scenario_checks
from game.content.aliases import KEYS, backwards, meant
from game.content.bind import validate
from game.content.case_check import check_case
from game.content.check_tolerance import never
from game.content.inherit import compose
from game.content.library import INSTITUTIONS, LIBRARIES, files_below, institution_files
from game.content.migration import is_old, version_node
from game.content.problems import ContentError, Problem, in_order
from game.content.reading import read_source
from game.content.schema import Model, found, raw_text, unknown
from game.content.schema_case import case_model
from game.content.schema_institution import FORMAT, institution_model
from game.content.schema_scenario import Library, Scenario
from game.content.source import Mapping, Node, Source, parse
from game.content.text import Text, UserError

SCENARIO, INSTITUTION, CASE, LIBRARY = "scenario", "institution", "case", "library"
_CASE_KEYS = ("case", "facts", "acts", "ask")


@dataclass
class Checked:
    """One file after all checks. `model` is there when nothing stops it from being played."""

    source: Source
    kind: str | None = None
    tree: Mapping | None = None
    model: Model | None = None
    flags: dict[str, int] = field(default_factory=dict)

    @property
    def problems(self) -> list[Problem]:
        return in_order(self.source.problems)

    @property
    def has_errors(self) -> bool:
        return any(p.is_error for p in self.source.problems)


def check_paths(paths: Iterable[str | Path]) -> tuple[list[Problem], int]:
    """All problems of files and folders, in order, and how many files were read."""
    problems: list[Problem] = []
    count = 0
    for path in content_files(paths):
        problems += check_file(path).problems
        count += 1
    return in_order(problems), count


def content_files(paths: Iterable[str | Path]) -> list[Path]:
    """Every file that `check` reads for these files and folders."""
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        inside = files_below(path) if _is_folder(path) else []
        found |= dict.fromkeys(inside or [path])
    return list(found)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def check_file(path: str | Path) -> Checked:
    """One file of any kind."""
    return check_source(read_source(path, Path(path).as_posix()), Path(path))


def check_text(text: str, name: str = "scenario.yaml") -> Checked:
    """A scenario, institution or case given as text, such as the one inside a recording."""
    return check_source(parse(text, name), None)


def check_source(source: Source, path: Path | None) -> Checked:
    """Shape, then everything that shape cannot say."""
    checked = Checked(source)
    if source.root is None:
        return checked
    if is_old(source):
        node = version_node(source)
        source.report("E109", node, expected=FORMAT, found=found(node))
        return checked
    checked.kind = _kind(source)
    if checked.kind is None:
        return checked
    if checked.kind == SCENARIO and not compose(source, path):
        return checked
    model = _model(checked.kind)
    checked.tree, checked.model = validate(source, model)
    if checked.tree is None:
        return checked
    if checked.kind == SCENARIO:
        checked.flags = check_scenario(source, checked.tree)
        check_wording.check(source, checked.tree, SCENARIO)
        _check_institution_name(source, checked.tree, path)
    else:
        if checked.kind == CASE:
            check_case(source, checked.tree)
        elif checked.kind == LIBRARY:
            checked.flags = check_library(source, checked.tree)
            _check_name(source, checked.tree.get(LIBRARY), path, LIBRARIES)
        else:
            _check_institution(source, checked.tree, path)
            _check_both_answers(checked)
        check_texts.check(source, checked.tree, checked.kind)
        check_wording.check(source, checked.tree, SCENARIO if checked.kind == LIBRARY else checked.kind)
    if checked.has_errors:
        checked.model = None
    return checked


def _model(kind: str) -> type[Model]:
    whole = {SCENARIO: Scenario, LIBRARY: Library}
    return whole.get(kind) or (case_model() if kind == CASE else institution_model())


def check_scenario(source: Source, tree: Mapping, model: Model | None = None) -> dict[str, int]:
    """What shape cannot say about one scenario; returns its flags by index."""
    scenario_checks.check(source, tree)
    check_scene.check(source, tree)
    flags = check_conditions.check(source, tree)
    check_texts.check(source, tree, SCENARIO)
    return flags


def check_library(source: Source, tree: Mapping) -> dict[str, int]:
    """What can be said of a library without the scenario that draws on it."""
    scenario_checks.check_part(source, tree)
    return check_conditions.check(source, tree, is_whole=False)


def _kind(source: Source) -> str | None:
    """What the file is, by the section it has; names near misses."""
    root = source.root
    spelled = {
        **{name: name for name in (SCENARIO, INSTITUTION, LIBRARY)},
        **backwards({n: KEYS[n] for n in (SCENARIO, INSTITUTION, LIBRARY)}),
    }
    if not isinstance(root, Mapping):
        validate(source, Scenario)
        return None
    for key in root.values:
        if key in spelled:
            return spelled[key]
    if any(key in root.values for name in _CASE_KEYS for key in (name, KEYS[name])):
        return CASE
    near = next((meant(key, (SCENARIO, INSTITUTION), KEYS) for key in root.values if key not in KEYS), None)
    if any(key in ("place", "辖区", "events", "事件") for key in root.values) or near:
        return INSTITUTION if near and near.zh in (INSTITUTION, "制度") else SCENARIO
    source.report("E164", root, near)
    return None


def _check_institution_name(source: Source, tree: Mapping, path: Path | None) -> None:
    head = tree.get("scenario")
    node = head.get("institution") if isinstance(head, Mapping) else None
    _check_known(source, node, institution_files(path))


def _check_known(source: Source, node: Node | None, known: dict[str, Path]) -> bool:
    name = raw_text(node)
    if name is None or name in known:
        return name is not None
    error = unknown(Text("制度", "institution"), name, list(known))
    values = dict(error.context or {})
    source.report("E104", node, values.pop("suggestion", None), **values)
    return False


def _check_institution(source: Source, tree: Mapping, path: Path | None) -> None:
    head = tree.get("institution")
    if not isinstance(head, Mapping):
        return
    own = raw_text(head.get("id"))
    _check_name(source, head, path, INSTITUTIONS)
    if not head.get("sources"):
        source.report("W206", head)
    files = institution_files(path)
    node = head.get("extends")
    if node is None or not _check_known(source, node, files):
        return
    seen, name = {own}, raw_text(node)
    while name is not None:
        if name in seen:
            source.report("E133", node, name=own or name)
            return
        seen.add(name)
        name = base_of(files[name]) if name in files else None


def _check_name(source: Source, head: Node | None, path: Path | None, folder: Path) -> None:
    """What is found by its id must be called like its file."""
    node = head.get("id") if isinstance(head, Mapping) else None
    own = raw_text(node)
    is_found_by_id = path is not None and path.resolve().parent.name == folder.name
    if path is not None and is_found_by_id and own is not None and own != path.stem:
        source.report("W213", node, name=own, file=path.name)


def _check_both_answers(checked: Checked) -> None:
    """An institution whose examiner always gives the same answer is worth a warning."""
    from game.content.load import institution_values

    source, tree = checked.source, checked.tree
    if tree is None or checked.has_errors:
        return
    try:
        answer = never(institution_values(parse(source.text, source.path)))
    except (ContentError, UserError):
        return  # something wrong in what it extends, which is told there
    if answer:
        node = tree.get("tolerance") or tree.get("institution")
        source.report("W217", node, answer=_NEVER[answer])


_NEVER = {
    "grants": Text("无论怎样都不会准予容错", "never grants tolerance, whatever the case"),
    "refuses": Text("无论怎样都不会不予容错", "never refuses tolerance, whatever the case"),
}


def base_of(path: Path) -> str | None:
    """What an institution file extends."""
    root = read_source(path).root
    head = (root.get("institution") or root.get("制度")) if isinstance(root, Mapping) else None
    return raw_text(head.get("extends") or head.get("基于")) if isinstance(head, Mapping) else None
