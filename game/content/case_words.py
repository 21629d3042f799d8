"""The words of a case of error: keys with their Chinese names, names of facts, factors and decisions.

The numbers behind the names are the rules' (game/sim/tolerance_facts.py); a test holds the two together.
"""

from game.content.text import Text

CASE_KEYS: dict[str, str] = {
    "case": "案例", "ask": "请求", "facts": "事实", "acts": "行为", "rule": "规则", "date": "日期",
    "motive": "动机态度", "conditions": "客观条件", "procedure": "程序方法", "nature": "性质程度",
    "consequence": "后果影响", "remedy": "挽回损失", "duty": "职责权力", "sanction": "问责处理",
    "aftercare": "回访使用",
    "purpose": "目的", "good_faith": "出于公心", "private_gain": "谋取私利", "knowing": "明知故犯",
    "first_trial": "先行先试", "diligence": "尽责",
    "urgency": "紧迫", "superior_task": "上级任务", "order_illegal": "命令违法", "cause": "原因",
    "collective": "集体决策", "objected": "明确反对", "residents_vote": "村民表决", "disclosed": "公示",
    "study": "论证评估", "expert": "专家意见", "site_record": "现场记录", "filing": "事前报备",
    "filing_date": "报备日期", "consulted": "事前请示", "consult_answer": "答复", "consult_days": "请示天数",
    "reported": "向上报告", "report_date": "报告日期", "missing_steps": "缺少环节", "late_steps": "后补环节",
    "prohibition": "禁止性规定", "red_line": "红线", "false_material": "虚假材料", "concealed": "隐瞒",
    "repeat": "再犯", "political": "政治纪律",
    "harm": "后果", "cost_change": "造价变化", "residents": "群众反映", "result": "成效",
    "publicity": "舆论关注",
    "corrected": "整改", "corrected_days": "整改天数", "on_own": "主动纠正", "recovered": "挽回比例",
    "cooperation": "配合",
    "listed": "清单类别", "own_part": "本职", "whistle": "吹哨", "whistle_days": "吹哨天数",
    "whistle_answered": "响应",
    "form": "处理方式", "trigger": "触发", "facts_checked": "事实核查", "proof": "证据",
    "heard": "听取申辩", "qualified": "定性", "responsibility": "责任划分",
    "tolerance_considered": "考虑容错", "appeal_days": "申诉天数",
    "months_since": "已过月数", "performance": "表现", "revisit": "回访", "new_problem": "新问题",
    "doubt": "群众疑问", "explained": "公开说明", "mentor": "结对帮带",
    "mechanism": "容错机制", "issuer": "制定机关", "cosigned": "会签", "filing_counts": "报备有效",
    "freeze": "按报备时标准", "drift": "标准变化", "negative_list": "负面清单", "review": "认定方式",
    "clarity": "清晰度", "burden": "举证责任", "silence_days": "默示同意天数", "whistle_moves": "移责天数",
    "list_counts": "清单定责", "correction_clause": "纠正条款", "appeal_limit": "申诉期限",
    "cost_ceiling": "造价上限", "remedy_limit": "整改期限", "exempt_at": "免责线", "mitigate_at": "减责线",
    "withdraw_at": "撤销线", "reuse_at": "使用线", "reuse_published": "公开办法",
    "revisit_required": "须回访", "explanation_required": "须说明", "period_months": "影响期",
    "examiner": "认定者", "approval_raised": "提级审批",
}  # fmt: skip

# fact: {name: (Chinese, English)}. Both are accepted in files; the English sentence is for the reader.
VALUES: dict[str, dict[str, tuple[str, str]]] = {
    "purpose": {
        "unstated": ("未说明", "not stated"), "public_safety": ("公共安全", "public safety"),
        "public": ("群众利益", "the residents' good"), "legacy": ("历史遗留", "an old problem left behind"),
        "development": ("改革发展", "reform and development"), "task": ("完成任务", "getting the task done"),
        "convenience": ("图省事", "convenience"), "appearance": ("应付考核", "looking good in the appraisal"),
    },
    "good_faith": {
        "unstated": ("未说明", "not stated"), "yes": ("是", "yes"), "doubtful": ("存疑", "doubtful"),
        "no": ("否", "no"),
    },
    "private_gain": {
        "unstated": ("未查", "not looked into"), "none": ("没有", "none, looked into"),
        "sought": ("谋求未得", "sought, not obtained"), "small": ("少量", "small"),
        "large": ("较大", "large"),
    },
    "diligence": {
        "ordinary": ("一般", "ordinary"), "diligent": ("勤勉", "diligent"), "careless": ("疏忽", "careless"),
        "gross": ("严重失职", "grossly negligent"),
    },
    "urgency": {
        "none": ("不急", "none"), "deadline": ("时限", "a deadline or season"),
        "emergency": ("险情", "an emergency"),
    },
    "superior_task": {
        "none": ("没有", "none"), "oral": ("口头", "oral"), "written": ("书面", "in writing"),
    },
    "cause": {
        "unstated": ("未说明", "not stated"), "own": ("主观", "his own doing"),
        "mixed": ("主客观兼有", "mixed"),
        "objective": ("客观", "objective"), "force_majeure": ("不可抗力", "force majeure"),
    },
    "collective": {
        "none": ("没有", "none"), "discussed": ("议过", "discussed, no minutes"),
        "minutes": ("有会议记录", "minuted"),
    },
    "residents_vote": {
        "not_needed": ("不需要", "not needed"), "passed": ("通过", "passed"),
        "missing": ("应表决未表决", "due, but not held"), "rejected": ("未通过", "rejected"),
    },
    "study": {"none": ("没有", "none"), "done": ("做过", "done"), "recorded": ("有报告", "on record")},
    "expert": {
        "none": ("没有", "none"), "oral": ("口头", "oral"), "recorded": ("有记录", "on record"),
    },
    "site_record": {
        "none": ("没有", "none"), "partial": ("不全", "partial"),
        "signed": ("签字齐全", "signed by all parties"),
    },
    "filing": {
        "none": ("没有", "none"), "sent": ("已报未复", "sent, no reply"), "accepted": ("受理", "accepted"),
        "refused": ("不予", "refused"),
    },
    "consulted": {"none": ("没有", "not"), "oral": ("口头", "orally"), "written": ("书面", "in writing")},
    "consult_answer": {
        "silent": ("未答复", "no answer"), "agreed": ("同意", "agreed"), "refused": ("不同意", "refused"),
    },
    "reported": {"none": ("没有", "not"), "oral": ("口头", "orally only"), "written": ("书面", "in writing")},
    "prohibition": {
        "none": ("没有", "none"), "unclear": ("不明确", "unclear"), "explicit": ("明令禁止", "explicit"),
    },
    "red_line": {
        "none": ("没有", "none"), "ecology": ("生态环境", "ecology"), "farmland": ("耕地", "farmland"),
        "funds": ("民生资金", "livelihood funds"), "safety": ("安全", "safety"),
    },
    "false_material": {
        "none": ("没有", "none"), "later": ("事后补造", "made up afterwards"),
        "used": ("凭此办理", "the act rested on it"),
    },
    "harm": {
        "none": ("没有", "none"), "slight": ("轻微", "slight"), "some": ("一定", "some"),
        "serious": ("严重", "serious"), "grave": ("重大", "grave"),
    },
    "residents": {
        "unstated": ("未了解", "not asked"), "opposed": ("反对", "opposed"), "mixed": ("不一", "mixed"),
        "satisfied": ("满意", "satisfied"),
    },
    "result": {
        "unstated": ("未说明", "not stated"), "none": ("没有", "none"), "partial": ("部分", "partial"),
        "good": ("好", "good"),
    },
    "publicity": {"none": ("没有", "none"), "local": ("当地", "local"), "wide": ("广泛", "wide")},
    "corrected": {"none": ("没有", "not"), "partial": ("部分", "in part"), "full": ("全部", "in full")},
    "cooperation": {
        "ordinary": ("一般", "ordinary"), "obstructed": ("阻挠", "obstructed"), "full": ("积极", "full"),
    },
    "listed": {
        "basic": ("基本履职", "a basic duty"), "cooperating": ("配合履职", "a cooperating duty"),
        "taken_back": ("上级收回", "taken back by the department"), "unlisted": ("未列入", "not listed"),
    },
    "powers": {"full": ("齐备", "complete"), "partial": ("不全", "partial"), "none": ("没有", "none")},
    "own_part": {
        "unstated": ("未说明", "not stated"), "none": ("未做", "left undone"), "part": ("部分", "in part"),
        "all": ("尽到", "all done"),
    },
    "whistle": {"none": ("没有", "none"), "oral": ("口头", "oral"), "formal": ("正式", "formal")},
    "form": {
        "talk": ("谈话提醒", "reminder talk"), "criticism": ("批评教育", "criticism and education"),
        "notice": ("通报批评", "circulated criticism"), "admonition": ("诫勉", "admonition"),
        "suspension": ("停职检查", "suspension for inspection"), "transfer": ("调整职务", "transfer of post"),
        "party_warning": ("党内警告", "Party warning"),
        "serious_warning": ("党内严重警告", "serious Party warning"),
        "gov_warning": ("政务警告", "government warning"), "demerit": ("记过", "demerit"),
        "major_demerit": ("记大过", "major demerit"), "removal": ("免职", "removal from office"),
        "demotion": ("降级或撤职", "demotion"),
        "party_removal": ("撤销党内职务", "removal from Party posts"),
        "probation": ("留党察看", "probation within the Party"),
        "expulsion": ("开除", "expulsion"),
    },
    "trigger": {
        "unstated": ("未说明", "not stated"), "inquiry": ("调查核实", "an inquiry"),
        "clock": ("计时", "a clock or missed call"), "count": ("计数扣分", "a count of points or slips"),
        "pressure": ("强压", "pressure to punish somebody"),
        "territory": ("属地", "it happened on his territory"),
        "function": ("职能", "it bears the name of his function"),
    },
    "facts_checked": {
        "unstated": ("未说明", "not stated"), "none": ("未核查", "not at all"),
        "partial": ("部分", "in part"),
        "full": ("查清", "in full"),
    },
    "proof": {
        "unstated": ("未说明", "not stated"), "weak": ("不足", "weak"), "fair": ("一般", "fair"),
        "strong": ("充分", "strong"),
    },
    "heard": {"unstated": ("未说明", "not stated"), "no": ("否", "no"), "yes": ("是", "yes")},
    "qualified": {
        "unstated": ("未说明", "not stated"), "right": ("准确", "right"), "doubtful": ("存疑", "doubtful"),
        "wrong": ("不准确", "wrong"),
    },
    "responsibility": {
        "unstated": ("未说明", "not stated"), "clear": ("清楚", "clear"), "unclear": ("不清", "unclear"),
    },
    "tolerance_considered": {
        "unstated": ("未说明", "not stated"), "no": ("否", "no"), "yes": ("是", "yes"),
    },
    "performance": {
        "unstated": ("未说明", "not stated"), "poor": ("较差", "poor"), "ordinary": ("一般", "ordinary"),
        "good": ("良好", "good"), "excellent": ("优秀", "excellent"),
    },
    "revisit": {
        "none": ("没有", "none"), "done": ("已访", "done"), "passed": ("合格", "passed"),
        "failed": ("不合格", "failed"),
    },
    "doubt": {"none": ("没有", "none"), "some": ("有", "some"), "wide": ("普遍", "wide")},
    "drift": {
        "none": ("未变", "none"), "stricter": ("从严", "stricter"),
        "much_stricter": ("大幅从严", "much stricter"),
    },
    "issuer": {
        "local": ("地方", "the Party committee or government"),
        "sector": ("部门", "a sector department"),
    },
    "review": {"joint": ("联席会审", "joint review"), "single": ("单人签批", "single signature")},
    "burden": {"organ": ("组织", "the organ"), "applicant": ("申请人", "the applicant")},
    "ask": {
        "tolerance": ("容错", "tolerance"), "correction": ("纠正", "correction"),
        "liability": ("定责", "liability"), "re_use": ("使用", "re-use"),
    },
    "negative_list": {
        "red_line_touched": ("触碰红线", "a red line touched, even without harm"),
        "serious_harm": ("严重后果", "serious or grave harm"),
        "concealment": ("隐瞒不报", "concealment"),
        "no_procedure": ("无视程序", "three or more steps left out"),
        "cost_overrun": ("超造价上限", "cost above the ceiling"),
        "residents_rejected": ("村民否决", "the residents voted against it"),
        "filing_refused": ("报备未准仍实施", "the filing was refused"),
        "gross_negligence": ("严重失职", "gross negligence"),
    },
}  # fmt: skip


def _texts(table: dict[str, tuple[str, str]]) -> dict[str, Text]:
    return {name: Text(*words) for name, words in table.items()}


DECISION_WORDS = _texts({
    "exempt": ("予以容错，免责", "tolerated: exempt"), "mitigate": ("予以容错，减责", "tolerated: mitigated"),
    "refuse": ("不予容错", "tolerance refused"), "withdrawn": ("撤销原处理", "the sanction is withdrawn"),
    "upheld": ("维持原处理", "the sanction is upheld"), "actor": ("责任主要在本人", "the person is liable"),
    "team": ("责任主要在班子集体", "the team is liable"),
    "department": ("责任主要在主管部门", "the line department is liable"),
    "superior": ("责任主要在上级", "the superior is liable"),
    "shared": ("责任由几方分担", "liability is shared"),
    "eligible": ("可以使用", "eligible"), "not_eligible": ("暂不使用", "not eligible"),
})  # fmt: skip
PARTY_WORDS = _texts({
    "actor": ("本人", "the person"), "team": ("班子集体", "the team"),
    "department": ("主管部门", "the line department"), "superior": ("上级", "the superior"),
})  # fmt: skip

# What each factor is called. Those that carry the name of their key are not repeated here.
FACTOR_WORDS = _texts({
    "purpose": ("目的", "purpose"), "good_faith": ("出于公心", "in good faith"),
    "no_private_gain": ("谋取私利", "private gain"),
    "first_trial": ("先行先试、缺乏经验", "a first trial, without experience"),
    "diligence": ("尽责", "diligence"), "urgency": ("紧迫", "urgency"),
    "superior_task": ("上级任务", "task given by the superior"),
    "order_illegal": ("执行明显违法的决定", "carried out an obviously illegal decision"),
    "cause": ("原因", "cause"), "powers_lacking": ("所需权力", "the powers needed"),
    "task_of_others": ("任务在清单上", "on the duty list"), "collective": ("集体决策", "collective decision"),
    "objected": ("集体决策时明确反对并有记录", "objected on record when it was decided"),
    "residents_vote": ("村民代表会议表决", "the residents' vote"),
    "disclosed": ("事前公示", "made public beforehand"),
    "study": ("论证评估", "study and risk assessment"), "expert": ("专家意见", "expert opinion"),
    "site_record": ("现场记录", "record on site"), "filing": ("事前报备", "filing before the act"),
    "consulted": ("事前请示", "asked beforehand"), "reported": ("向上报告", "reported upward"),
    "missing_steps": ("程序缺少环节", "steps left out"),
    "late_steps": ("环节事后补办", "steps made good late"),
    "red_line": ("触及红线", "touches a red line"),
    "unclear_prohibition": ("是否禁止不明确", "whether it is forbidden is unclear"),
    "concealed": ("隐瞒不报", "concealed"), "harm": ("后果", "harm"), "cost": ("造价变化", "change of cost"),
    "residents": ("群众反映", "the residents say"), "result": ("成效", "result"),
    "corrected": ("整改", "put right"), "remedy_late": ("整改逾期", "put right late"),
    "on_own": ("被发现前主动纠正", "put right before it was found"),
    "recovered": ("挽回损失", "loss made good"), "cooperation": ("配合调查", "cooperation with the inquiry"),
    "joint_review": ("认定方式", "review"), "drift": ("事后标准变化", "standards since the act"),
    "burden_of_proof": ("举证责任", "burden of proof"),
    "vague_criteria": ("清单清晰度", "clarity of the criteria"),
    "no_mechanism": ("本地没有容错机制，不能免责", "no local mechanism: no exemption"),
    "rule_not_recognised": (
        "部门自定的办法未会签，纪检机关不认可，不能免责",
        "a sector's rule without co-signature is not recognised by the discipline organ: no exemption",
    ),
    "facts_unchecked": ("事实核查", "the facts were checked"), "trigger": ("处理由什么触发", "triggered by"),
    "wrong_qualification": ("定性", "qualification of the act"),
    "disproportion": ("处理与情节是否相当", "the sanction against what the act calls for"),
    "weak_evidence": ("证据", "evidence"), "not_heard": ("听取陈述申辩", "was heard"),
    "unclear_responsibility": ("责任划分", "division of responsibility"),
    "tolerance_ignored": ("处理时考虑过容错", "tolerance was considered"),
    "own_merit": ("行为本身的容错度", "how tolerable the act itself is"),
    "publicity": ("舆论关注", "public attention"), "appeal_in_time": ("按期申诉", "appealed in time"),
    "correction_clause": (
        "纠正条款：发现错误主动纠正",
        "a clause obliges the organ to correct errors of itself",
    ),
    "appeal_late": ("逾期申诉", "appealed too late"),
    "period_over": ("影响期已满", "the effect period is over"), "performance": ("表现", "performance since"),
    "revisit": ("回访", "revisit"), "corrected_fault": ("整改", "the fault is put right"),
    "mentor": ("结对帮带", "had a mentor"), "public_doubt": ("群众疑问", "public doubt"),
    "explained": ("使用理由已公开说明", "the reasons are explained in public"),
    "grave_fault": ("原错误涉私利、造假或明知故犯", "the fault was gain, falsification or intent"),
    "past_harm": ("当时后果", "harm at the time"),
    "published_rule": ("有公开的使用办法，可以预期", "a published rule makes it predictable"),
    "report_not_written": (
        "报告没有落到书面，责任不转移",
        "no report in writing: responsibility does not move",
    ),
    "report_written": ("书面报告", "reported in writing"),
    "whistle": ("正式吹哨逾期未响应", "a formal whistle unanswered in its days"),
    "task_cooperating": ("清单类别", "on the duty list"), "task_taken_back": ("清单类别", "on the duty list"),
    "task_unlisted": ("清单类别", "on the duty list"),
    "answer_given": ("请示获同意", "asked, and the answer stands"),
    "superior_silent": ("请示未答复", "asked, and no answer came"),
    "own_part_done": ("本职是否尽到", "his own part"), "careless": ("尽责", "diligence"),
    "knowing": ("明知故犯", "a knowing violation"), "own_wrong": ("谋私或造假", "gain or falsification"),
})  # fmt: skip

STOP_WORDS = _texts({
    "private_gain": ("谋取私利，不在容错之列", "private gain is never tolerated"),
    "explicit_prohibition": ("违反明令禁止的规定，不在容错之列", "an explicit prohibition was broken"),
    "false_material": ("弄虚作假，不在容错之列", "false material is never tolerated"),
    "safety_red_line": ("触碰安全红线并造成后果，不在容错之列", "a safety red line was crossed, with harm"),
    "repeat": ("同类问题再犯，不在容错之列", "a repeated offence"),
    "knowing_violation": ("明知故犯，不在容错之列", "a knowing violation"),
    "political_discipline": ("违反政治纪律，不在容错之列", "political discipline was broken"),
    **{item: (f"本地负面清单：{zh}", f"on the local negative list: {en}")
       for item, (zh, en) in VALUES["negative_list"].items()},
    "no_way": (
        "逾期或未申诉，本地又无纠正条款，无从再议",
        "no appeal in time and no clause: nobody may look again",
    ),
    "period_not_over": ("影响期未满", "the effect period is not over"),
    "new_problem": ("期内又出新问题", "a new problem within the period"),
    "expelled": ("已被开除", "expelled"),
    "not_revisited": ("规则要求回访合格，尚未做到", "the rule requires a revisit that is passed"),
    "doubt_unanswered": ("群众有疑问，尚未公开说明", "public doubt has not been answered"),
})  # fmt: skip
