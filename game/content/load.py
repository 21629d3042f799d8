"""Finding, reading and compiling scenarios and institutions; everything that is wrong is told at once."""

import json
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path

import numpy as np

from game.content.bind import validate
from game.content.compile import Compiled, exact, names, ruleset
from game.content.inherit import compose, extends_something, link_free
from game.content.lessons import place
from game.content.library import institution_files, is_content
from game.content.problems import ContentError
from game.content.reading import read_source
from game.content.schema_institution import SECTIONS, institution_model
from game.content.schema_scenario import Scenario
from game.content.source import Mapping, Source, parse
from game.content.text import Text, UserError
from game.content.writing_out import as_yaml
from game.sim import engine
from game.sim.parameters import DEFAULT
from game.sim.state import State

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
INSTITUTIONS = SCENARIOS / "institutions"
# The order in which institutions are told, from the simplest on; others follow by file name.
MODEL_ORDER = (
    "loose",
    "moderate",
    "polarised",
    "polarised_nominal",
    "polarised_shielded",
    "lax",
    "empowered",
    "lighter",
    "villager_appraisal",
    "full_reform",
)
_DEEPEST = 8  # an institution may extend one that extends one …


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario or institution that can be chosen."""

    id: str
    path: Path
    name: Text
    summary: Text
    minutes: int = 0  # how long a scenario takes; 0 where the file does not say
    turns: int = 0


def load(scenario: str | Path, institution: str | Path | None = None) -> Compiled:
    """Compiles a scenario (id or path) under an institution (id or path; default: the scenario's own).

    Raises ContentError with every problem of the files, or UserError where a name is unknown.
    """
    source = _read(scenario, SCENARIOS)
    text, model = _scenario(source, Path(source.path))
    wanted = institution or model.scenario.institution
    return _compiled(text, model, _flattened(_institution(wanted, Path(source.path))))


def institution_values(institution: str | Path | Source) -> dict[str, int]:
    """The fixed-point parameters of an institution (id, path or source) alone: what it and all it extends
    name. Raises ContentError or UserError as `load` does."""
    source = institution if isinstance(institution, Source) else _read(institution, INSTITUTIONS)
    return {name: exact(value) for name, value in _flattened(source).values.items()}


def compile_texts(scenario_text: str, institution_text: str) -> Compiled:
    """Compiles the two texts of a recording: it opens on a machine that lacks the files."""
    text, model = _scenario(parse(scenario_text, "scenario"), None)
    return _compiled(text, model, _flattened(parse(institution_text, "institution")))


def new_state(compiled: Compiled, seeds) -> State:
    """New games of a compiled scenario, lived through the run-in; seeds: (G,)."""
    seeds = np.atleast_1d(np.asarray(seeds))
    rows = engine.parameters(compiled.institution, len(seeds), compiled.behaviour)
    return engine.start(compiled.rules, seeds, rows)


def list_scenarios() -> list[Listed]:
    """The scenarios beside the game in teaching order, others after them by file name; broken ones are left
    out (`check` tells why)."""
    paths = sorted(SCENARIOS.glob("*.yaml"), key=lambda path: (place(path.stem), path.name))
    return _listed(paths, "scenario")


def list_institutions() -> list[Listed]:
    """The named institutions, in the order of the model."""
    order = {name: place for place, name in enumerate(MODEL_ORDER)}
    listed = _listed(sorted(INSTITUTIONS.glob("*.yaml")), "institution")
    return sorted(listed, key=lambda entry: order.get(entry.id, len(order)))


def _listed(paths: list[Path], section: str) -> list[Listed]:
    found = (_entry(path, section) for path in paths if is_content(path))
    return [entry for entry in found if entry is not None]


def _entry(path: Path, section: str) -> Listed | None:
    """What a file says of itself; only what it does not say is looked for in what it extends."""
    source = read_source(path)
    own = _head(path, source, section)
    is_whole = own is not None and own.name.zh and own.summary.zh and own.minutes and own.turns
    if section != "scenario" or is_whole or not extends_something(source):
        return own
    compose(source, path)
    return _head(path, source, section)


def _head(path: Path, source: Source, section: str) -> Listed | None:
    """Name, summary and length without validating the whole file: the launcher must open at once."""
    from game.content.aliases import KEYS
    from game.content.source import Scalar

    def inside(node, key: str):
        return (node.get(key) or node.get(KEYS[key])) if isinstance(node, Mapping) else None

    def raw(node) -> str:
        return node.raw.strip() if isinstance(node, Scalar) else ""

    head = inside(source.root, section)
    ident = raw(inside(head, "id"))
    if not ident:
        return None
    words = [
        Text(*(raw(inside(inside(head, key), lang)) for lang in ("zh", "en"))) for key in ("name", "summary")
    ]
    minutes, turns = (raw(inside(head, key)) for key in ("minutes", "turns"))
    return Listed(ident, path, words[0], words[1], _whole(minutes), _whole(turns))


def _whole(raw: str) -> int:
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 5 else 0


def _read(wanted: str | Path, folder: Path) -> Source:
    path = Path(wanted)
    if path.suffix not in (".yaml", ".yml") and not path.exists():
        path = folder / f"{wanted}.yaml"
        if not path.exists():
            known = "、".join(p.stem for p in sorted(folder.glob("*.yaml")) if "." not in p.stem)
            raise UserError(
                Text("没有“{name}”。现有：{known}。", 'There is no "{name}". There are: {known}.').fill(
                    name=str(wanted), known=known
                )
            )
    return read_source(path)


def _institution(wanted: str | Path, near: Path) -> Source:
    """By id those beside a file come before those of the game, as `check` has it."""
    return _read(institution_files(near).get(str(wanted), wanted), INSTITUTIONS)


def _stop_on_errors(source: Source) -> None:
    if any(p.is_error for p in source.problems):
        raise ContentError(source.problems)


def _scenario(source: Source, path: Path | None) -> tuple[str, Scenario]:
    """The text of the whole scenario, with all it extends, and its model."""
    _stop_on_errors(source)
    text = source.text
    if extends_something(source):
        compose(source, path)
        _stop_on_errors(source)
        assert isinstance(source.root, Mapping)
        text = as_yaml(link_free(source.root))
    tree, model = validate(source, Scenario)
    if tree is not None and isinstance(model, Scenario):
        from game.content.check import check_scenario

        check_scenario(source, tree, model)
    _stop_on_errors(source)
    assert isinstance(model, Scenario)
    return text, model


@dataclass(frozen=True)
class _Flat:
    head: object
    values: dict[str, Decimal]
    text: str


def _flattened(source: Source, depth: int = 0) -> _Flat:
    """An institution with everything it extends: values by parameter, and one self-contained text."""
    _stop_on_errors(source)
    _, model = validate(source, institution_model())
    _stop_on_errors(source)
    head = getattr(model, "institution")  # noqa: B009 - the model is made from a table
    values: dict[str, Decimal] = {}
    if head.extends and depth < _DEEPEST:
        values |= _flattened(_institution(head.extends, Path(source.path)), depth + 1).values
    for name, parameters in SECTIONS.items():
        section = getattr(model, name)
        for parameter in parameters:
            value = getattr(section, parameter) if section is not None else None
            if value is not None:
                values[parameter] = Decimal(value)
    return _Flat(head, values, _as_text(head, values))


def _as_text(head, values: dict[str, Decimal]) -> str:
    """The institution written out whole, so that a recording opens anywhere."""
    said = lambda words: json.dumps({"zh": words.zh, "en": words.en}, ensure_ascii=False)  # noqa: E731
    lines = ["format: 1", "institution:", f"  id: {head.id}", f"  name: {said(head.name)}"]
    if head.summary is not None:
        lines.append(f"  summary: {said(head.summary)}")
    lines += ["  sources:"] if head.sources else []
    lines += [f"    - {{text: {said(s.text)}, confidence: {s.confidence}}}" for s in head.sources]
    for name, parameters in SECTIONS.items():
        given = [p for p in parameters if p in values]
        if given:
            lines.append(f"{name}:")
            lines += [f"  {p}: {_written(p, values[p])}" for p in given]
    return "\n".join(lines) + "\n"


def _written(parameter: str, value: Decimal) -> str:
    return ("false", "true")[int(value)] if parameter == "ft_on" else format(value, "f")


def _compiled(scenario_text: str, model: Scenario, institution: _Flat) -> Compiled:
    values = {name: exact(value) for name, value in institution.values.items()}
    return Compiled(
        rules=ruleset(model),
        names=names(model, institution.head),
        institution={name: value for name, value in values.items() if value != DEFAULT[name]},
        behaviour={},
        scenario_text=scenario_text,
        institution_text=institution.text,
        scenario_hash=_hash(scenario_text),
        institution_hash=_hash(institution.text),
        default_institution=model.scenario.institution,
    )


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
