"""The fairness certificate: what a report found of one scenario, bound to everything that it rests on.

X.certificate.json lies beside X.yaml. It is small and stable, and it goes stale when the scenario (with what
it extends), an institution or the rules change; then it has to be made again, never mended by hand.
"""

import json
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from game.content.compile import Compiled
from game.content.library import institution_files
from game.content.load import load
from game.content.problems import Problem, problem
from game.content.reading import read_source
from game.content.text import Text, UserError, say
from game.lab.findings import findings
from game.lab.report import Report
from game.sim.engine import RULES_NUMBER

FORMAT = 1
BOUND = ("scenario", "institutions", "rules")  # what it is bound to, in the order it is told


@dataclass(frozen=True)
class State:
    """status: none · fresh · stale · damaged. changed: which of BOUND differ."""

    status: str
    changed: tuple[str, ...] = ()
    facts: dict[str, Any] | None = None

    @property
    def line(self) -> Text:
        """One line for beside the scenario's name; empty where there is no certificate."""
        if self.status == "none":
            return Text()
        if self.facts is None:
            return say("trial.certificate.damaged")
        key = "unreached" if self.facts["unreached"] else "fresh" if self.status == "fresh" else "stale"
        if self.status == "stale":
            key = "stale"
        return say(f"trial.certificate.{key}", **{name: self.facts[name] for name in _FACTS})


_FACTS = ("games", "own", "luck", "faults", "unreached")


def certificate_of(scenario: Path) -> Path:
    """Where the certificate of a scenario lies."""
    return scenario.with_name(f"{scenario.stem}.certificate.json")


def certificate(report: Report, scenario: Path) -> str:
    """The text of the file. Only a whole report gives one; raises UserError for another."""
    if not report.is_whole:
        raise UserError(say("trial.certificate.partial"), 1)
    found = findings(report)
    public = next(part for part in report.shares if part.ledger == "public")
    facts = {
        "games": report.games,
        "institutions": len(report.institutions),
        "own": round(public.of["style"], 2),
        "institution": round(public.of["institution"], 2),
        "luck": round(public.of["luck"] + public.of["interplay"], 2),
        "unreached": len(report.unreached),
        "poisoned": len(report.poisoned),
        "faults": sum(finding.severity == "fault" for finding in found),
        "looks": sum(finding.severity == "look" for finding in found),
        "minutes": round(report.load.minutes["zh"]),
    }
    body = {"format": FORMAT, "id": report.compiled.names.scenario.id}
    body |= {"bound": bound(report.compiled, scenario), "facts": facts}
    return json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def bound(compiled: Compiled, scenario: Path) -> dict[str, Any]:
    """What a certificate is bound to, as it is now."""
    texts = [path.read_text(encoding="utf-8") for _, path in sorted(institution_files(scenario).items())]
    return {
        "scenario": compiled.scenario_hash,
        "institutions": blake2b("\0".join(texts).encode(), digest_size=16).hexdigest(),
        "rules": RULES_NUMBER,
    }


def certificate_state(scenario: Path) -> State:
    """Whether the scenario has a certificate, and whether it still speaks of what is there. Never raises for
    what the files hold."""
    path = certificate_of(scenario)
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return State("none")
    except (OSError, ValueError):
        return State("damaged")
    if not _is_sound(written):
        return State("damaged")
    try:
        now = bound(load(scenario), scenario)
    except (UserError, OSError):
        return State("stale", ("scenario",), written["facts"])
    changed = tuple(name for name in BOUND if written["bound"].get(name) != now[name])
    return State("stale" if changed else "fresh", changed, written["facts"])


def _is_sound(written: Any) -> bool:
    if not isinstance(written, dict) or not isinstance(written.get("bound"), dict):
        return False
    facts = written.get("facts")
    return isinstance(facts, dict) and all(isinstance(facts.get(name), int | float) for name in _FACTS)


def stale_problem(scenario: Path) -> list[Problem]:
    """W223 where the certificate beside a scenario is stale or cannot be read."""
    state = certificate_state(scenario)
    if state.status in ("none", "fresh"):
        return []
    names = [say(f"trial.certificate.what.{name}") for name in state.changed or ("file",)]
    what = Text("、".join(name.zh for name in names), ", ".join(name.en for name in names))
    source = read_source(scenario, scenario.as_posix())
    told: dict[str, object] = dict(file=certificate_of(scenario).name, what=what, scenario=scenario.name)
    return [problem(source, "W223", 0, 0, 1, None, **told)]
