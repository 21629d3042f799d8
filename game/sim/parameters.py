"""The institution's and the behaviour's parameters: names, defaults, ranges (model.md 3).

An institution is data: it changes who sees what, who pays for what, who holds which power and how much
time is left, and never adds points. All values are fixed point with 16 fraction bits.
"""

from game.sim.fixed import fixed

# name: (default, low, high)
_INSTITUTION = {
    "target_strictness": ("0.6", "0.3", "1"),
    "control_init": ("1", "0.3", "3.5"),
    "insp_rate": ("0.5", "0", "2"),
    "focus": ("0", "0", "1"),
    "joint_insp": ("0", "0", "1"),
    "one_table": ("0", "0", "1"),
    "control_cap": ("4", "0.5", "4"),
    "digital": ("0.3", "0", "1"),
    "bureau_liab": ("1", "0", "3"),
    "internalise": ("0", "0", "1"),
    "outcome_weight": ("0.35", "0", "1"),
    "acct": ("0.8", "0.2", "2"),
    "veto": ("0.4", "0", "1.5"),
    "discern": ("0.25", "0", "0.9"),
    "trace_shield": ("0.5", "0", "0.9"),
    "list_clarity": ("0.1", "0", "1"),
    "appeal": ("0.1", "0", "1"),
    "promo": ("1.5", "0", "3"),
    "honour": ("0.35", "0", "1"),
    "attrib": ("0.1", "0", "1"),
    "innov_credit": ("0.2", "0", "0.5"),
    "w_villager": ("0.05", "0", "0.9"),
    "authority": ("0.45", "0.1", "0.95"),
    "ft_on": ("0", "0", "1"),
    "ft_liab": ("0.6", "0", "1"),
    "ft_override": ("0.3", "0", "1"),
    "ft_clarity": ("0.3", "0", "1"),
    "ft_filing_days": ("4", "0.5", "10"),
    "ft_leniency": ("0", "-1", "1"),
    "ft_reasons": ("0.2", "0", "1"),
    "selfgov": ("0.15", "0", "1"),
}
# What the mechanisms beyond the core need (ruleset.MECHANISMS); without their mechanism they do nothing.
_POWERS: dict[str, tuple[str, str, str]] = {  # channels, powers, lists, whistle, budget
    "leak": ("0.6", "0", "1"),
    "paper_keeps": ("0.15", "0", "0.6"),
    "oral_shift": ("0.35", "0", "1"),
    "letter_shift": ("0.25", "0", "1"),
    "delegation": ("0", "0", "1"),
    "joint_support": ("0.3", "0", "1"),
    "whistle_days": ("10", "0", "20"),
    "list_gate": ("0.1", "0", "1"),
    "funding": ("1", "0.4", "2"),
}
_PRESSURE: dict[str, tuple[str, str, str]] = {  # campaigns, self-serving misuse, people, exposure
    "rents": ("0.3", "0", "0.6"),
    "county_react": ("1", "0", "2"),
    "leader_change": ("0.03", "0", "0.2"),
    "turnover": ("0.08", "0", "0.4"),
    "secondment": ("0.04", "0", "0.25"),
    "secret_visits": ("0.015", "0", "0.1"),
}
_PROCEDURE: dict[str, tuple[str, str, str]] = {  # the procedures of accountability and of tolerance
    "clock": ("0.3", "0", "1"),
    "panel": ("0.2", "0", "1"),
    "correction": ("0.2", "0", "1"),
    "ft_joint": ("0.3", "0", "1"),
    "ft_cosigned": ("0.3", "0", "1"),
    "ft_freeze": ("0.3", "0", "1"),
    "ft_drift": ("0.4", "0", "1"),
    "ft_burden": ("0.5", "0", "1"),
    "ft_favour": ("0.15", "0", "1"),
    "ft_inflation": ("0.1", "0", "1"),
    "ft_publish": ("0.2", "0", "1"),
    "ft_revisit": ("0.3", "0", "1"),
}
_BEHAVIOUR = {
    "fear": ("2", "1.3", "3"),
    "mu": ("0.46", "0.36", "0.58"),
    "integrity": ("0.12", "0.06", "0.2"),
    "stigma": ("0.06", "0", "0.12"),
    "effort_cost": ("0.022", "0.017", "0.027"),
    "temp": ("0.12", "0.07", "0.2"),
    "alpha_own": ("0.25", "0.12", "0.45"),
    "alpha_soc": ("0.06", "0.02", "0.12"),
    "norm": ("0.15", "0", "0.4"),
    "err_real": ("0.07", "0.04", "0.12"),
    "slip": ("0.1", "0.06", "0.14"),
    "fail_innov": ("0.3", "0.2", "0.4"),
    "gain_innov": ("0.42", "0.25", "0.58"),
    "misfit": ("0.42", "0.3", "0.55"),
    "see_real": ("0.5", "0.3", "0.7"),
    "depth_elast": ("0.9", "0.6", "1.2"),
    "see_village": ("0.7", "0.5", "0.9"),
    "redline": ("0.15", "0.05", "0.25"),
    "misuse": ("0.12", "0.05", "0.2"),
    "pander": ("0.25", "0.1", "0.45"),
    "hazard": ("0.006", "0.004", "0.009"),
    "pressure_sigma": ("0.1", "0.06", "0.14"),
    "bureau_cost": ("0.3", "0.2", "0.45"),
    "bureau_speed": ("0.1", "0.05", "0.18"),
    "visit_days": ("6", "4", "8"),
    "report_days": ("2.5", "1.5", "3.5"),
}
# What only a stance can shift (docs/rules.md R29): the leader's dials, the records in order, staff days a
# month lost, the chance of pushing back, the support a filing has.
_KNOBS = {
    "absorb": ("0", "-1", "1"),
    "paper_first": ("0", "-1", "1"),
    "coverage": ("0", "-0.5", "0.5"),
    "days": ("0", "-60", "120"),
    "push": ("0", "-1", "1"),
    "merit": ("0", "-1", "1"),
}

INSTITUTION = (*_INSTITUTION, *_POWERS, *_PRESSURE, *_PROCEDURE)
BEHAVIOUR = tuple(_BEHAVIOUR)
KNOBS = tuple(_KNOBS)
NAMES = INSTITUTION + BEHAVIOUR + KNOBS
_ALL = {**_INSTITUTION, **_POWERS, **_PRESSURE, **_PROCEDURE, **_BEHAVIOUR, **_KNOBS}
DEFAULT = {name: fixed(_ALL[name][0]) for name in NAMES}
LOW = {name: fixed(_ALL[name][1]) for name in NAMES}
HIGH = {name: fixed(_ALL[name][2]) for name in NAMES}
ROW = {name: row for row, name in enumerate(NAMES)}
