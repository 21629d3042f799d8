"""Every problem `check` can name: a stable code, its title, its sentence and its remedy, in one table.

E stops a file from being played, W does not. Codes are never reused or renumbered; docs cite them.
"""

from dataclasses import dataclass

from game.content.text import Text


@dataclass(frozen=True, slots=True)
class Code:
    """title: what the page in docs is called; message and remedy have holes that the finder fills."""

    title: Text
    message: Text
    remedy: Text


def _code(zh: tuple[str, str, str], en: tuple[str, str, str]) -> Code:
    return Code(*(Text(*pair) for pair in zip(zh, en, strict=True)))


CODES: dict[str, Code] = {
    # Keys, names and values.
    "E101": _code(
        ("不认识的键", "“{where}”里没有“{key}”这个键。", "可用的键：{allowed}。"),
        ("unknown key", 'unknown key "{key}" in {where}.', "Keys that belong here: {allowed}."),
    ),
    "E102": _code(
        ("键重复", "“{key}”写了两次，第一次在第{first}行。", "只留一处。中文键与英文键算同一个键。"),
        (
            "duplicate key",
            '"{key}" is written twice, first on line {first}.',
            "Keep one of them. A key and its Chinese name are the same key.",
        ),
    ),
    "E103": _code(
        ("缺少必填项", "“{where}”缺少“{key}”。", "补上“{key}”：{about}"),
        ("missing key", '{where} lacks "{key}".', 'Add "{key}": {about}'),
    ),
    "E104": _code(
        ("不认识的名字", "不认识的{what}“{name}”。", "可用的有：{allowed}。"),
        ("unknown name", 'unknown {what} "{name}".', "Known here: {allowed}."),
    ),
    "E105": _code(
        ("类型不对", "“{key}”应当是{expected}，这里写的是{found}。", "改成{expected}。"),
        ("wrong type", '"{key}" should be {expected}, but this is {found}.', "Write {expected} here."),
    ),
    "E106": _code(
        ("数字加了引号", "“{key}”的数字{found}加了引号，成了文本。", "去掉引号。"),
        (
            "number in quotes",
            'the number {found} of "{key}" stands in quotes, which makes it text.',
            "Remove the quotes.",
        ),
    ),
    "E107": _code(
        ("超出范围", "“{key}”的值{found}超出范围，应在{low}到{high}之间。", "改成范围内的数{meaning}。"),
        (
            "out of range",
            '"{key}" is {found}, but must lie between {low} and {high}.',
            "Choose a number in that range{meaning}.",
        ),
    ),
    "E108": _code(
        ("应为整数", "“{key}”应当是整数，这里写的是{found}。", "去掉小数部分。"),
        (
            "not a whole number",
            '"{key}" should be a whole number, but is {found}.',
            "Leave out the decimals.",
        ),
    ),
    "E109": _code(
        (
            "格式版本不符",
            "格式版本应为 {expected}，这里写的是{found}。",
            "旧格式的文件用 python main.py migrate 升级；否则把“格式”改成 {expected}。",
        ),
        (
            "unknown format",
            "the format should be {expected}, but is {found}.",
            'Upgrade an older file by `python main.py migrate`; otherwise set "format" to {expected}.',
        ),
    ),
    "E110": _code(
        ("缺一种语言", "“{key}”缺少{lang}文本。", "每段文字都要有中文（zh）和英文（en）。"),
        (
            "a language is missing",
            '"{key}" has no text in {lang}.',
            "Every text needs both languages: {zh: …, en: …}.",
        ),
    ),
    "E111": _code(
        ("文本为空", "“{key}”是空的。", "写上内容，或者删去这个键。"),
        ("empty text", '"{key}" is empty.', "Write something, or remove the key."),
    ),
    "E112": _code(
        (
            "编号写法不对",
            "“{name}”不能作编号。",
            "编号用小写英文字母开头，只含小写字母、数字和下划线，最多40个字符。",
        ),
        (
            "not an id",
            '"{name}" cannot be an id.',
            "An id starts with a small letter and has only a-z, 0-9 and _, at most 40 characters.",
        ),
    ),
    "E113": _code(
        ("编号重复", "编号“{name}”已在第{first}行用过。", "给其中一个换个编号。"),
        ("duplicate id", 'the id "{name}" is already used on line {first}.', "Rename one of the two."),
    ),
    "E114": _code(
        ("个数不对", "“{key}”有{count}项，应为{low}到{high}项。", "增删到规定的个数。"),
        (
            "wrong number of items",
            '"{key}" has {count} {count:item|items}, but needs {low} to {high}.',
            "Add or remove items.",
        ),
    ),
    "E115": _code(
        (
            "效果写法不对",
            "一条效果只能有“立场”“先例”“水平”“标记”其中一个，这里有{count}个。",
            "每条效果只写一件事；要写几件就写几条。",
        ),
        (
            "one effect, one thing",
            "an effect names exactly one of stance, precedent, level and flag, but here are {count}.",
            "Write one line for each thing.",
        ),
    ),
    "E116": _code(
        (
            "先例写法不对",
            "先例要在“问责”“评价”“获准”中写且只写一个，这里有{count}个。",
            "说清干部从中学到什么：会被问责多少、得到多少评价，或是否获准。",
        ),
        (
            "unclear precedent",
            "a precedent tells exactly one of blame, credit and granted, but here are {count}.",
            "Say what the staff learn: how much blame or credit it brought, or whether cover was given.",
        ),
    ),
    "E117": _code(
        ("区间颠倒", "“{key}”的下限{low}大于上限{high}。", "小的写在前面：[{high}, {low}]。"),
        (
            "range upside down",
            '"{key}" runs from {low} down to {high}.',
            "Write the smaller first: [{high}, {low}].",
        ),
    ),
    # Conditions and weights.
    "E120": _code(
        ("条件里有不能用的符号", "条件里不能用“{char}”。", "{meant}"),
        ("sign not known in conditions", 'a condition cannot contain "{char}".', "{meant}"),
    ),
    "E121": _code(
        ("条件不完整", "{what}", "{remedy}"),
        ("condition incomplete", "{what}", "{remedy}"),
    ),
    "E122": _code(
        ("条件里有不认识的名字", "条件里不认识“{name}”。", "可以用：{allowed}，以及本情景设过的标记。"),
        (
            "unknown name in a condition",
            'unknown name "{name}" in a condition.',
            "Known are {allowed}, and the flags this scenario sets.",
        ),
    ),
    "E123": _code(
        ("是非与数目混用", "{what}", "{remedy}"),
        ("yes-or-no and number mixed", "{what}", "{remedy}"),
    ),
    "E124": _code(
        ("条件太长或太深", "{what}", "拆成几个事件，或用标记分步表达。"),
        (
            "condition too long or too deep",
            "{what}",
            "Split it into several events, or set a flag on the way.",
        ),
    ),
    "E125": _code(
        ("算出的数太大", "这里算出的数可能大到{size}，超过{limit}。", "改小系数或少乘几次。"),
        (
            "result too large",
            "this may grow to {size}, above {limit}.",
            "Use smaller factors or fewer products.",
        ),
    ),
    # What shape cannot say.
    "E130": _code(
        (
            "缺省选项有条件",
            "缺省选项“{name}”带有条件，可能轮不到它。",
            "缺省选项不写条件，保证总有一项可用。",
        ),
        (
            "fallback with a condition",
            'the fallback "{name}" has a condition, so it may not exist.',
            "Give the fallback no `when`: one option must always be there.",
        ),
    ),
    "E131": _code(
        ("结局顺序不对", "{what}", "最后一个结局不写条件，其余都写条件。"),
        ("endings out of order", "{what}", "The last ending has no `when`; all others have one."),
    ),
    "E132": _code(
        (
            "结局被遮住",
            "结局“{name}”永远轮不到：凡满足它的，都先满足了第{first}行的“{other}”。",
            "把条件窄的结局放在前面。",
        ),
        (
            "shadowed ending",
            'the ending "{name}" never comes: whatever meets it meets "{other}" on line {first} before.',
            "Put the narrower ending before the wider one.",
        ),
    ),
    "E133": _code(
        ("互相基于", "“{name}”绕了一圈又基于自己。", "断开其中一处“基于”。"),
        (
            "circular extends",
            '"{name}" extends itself by way of others.',
            "Remove one `extends`.",
        ),
    ),
    "E134": _code(
        ("数目关系不对", "{what}", "{remedy}"),
        ("numbers do not fit together", "{what}", "{remedy}"),
    ),
    # Files and YAML.
    "E150": _code(
        ("读不了文件", "读不了这个文件：{why}。", "检查路径和权限。"),
        ("cannot read the file", "cannot read this file: {why}.", "Check the path and the permissions."),
    ),
    "E151": _code(
        ("文件太大", "文件有{size:1} MB，上限是{limit} MB，没有读入。", "拆成几个文件。"),
        ("file too large", "the file has {size:1} MB, more than {limit} MB, and was not read.", "Split it."),
    ),
    "E152": _code(
        ("编码不是 UTF-8", "文件编码像是{encoding}，不是 UTF-8。", "在编辑器里另存为 UTF-8。"),
        ("not UTF-8", "the file looks like {encoding}, not UTF-8.", "Save it as UTF-8 in the editor."),
    ),
    "E153": _code(
        ("含有看不见的字符", "这里有看不见的字符 {char}。", "删去它；从网页或文档复制时容易带进来。"),
        (
            "invisible character",
            "there is an invisible character {char} here.",
            "Delete it; it often comes along when text is copied.",
        ),
    ),
    "E154": _code(
        ("空文件", "文件里什么也没有。", "从现有情景复制一份改起。"),
        ("empty file", "there is nothing in this file.", "Start from a copy of an existing scenario."),
    ),
    "E155": _code(
        ("用制表符或全角空格缩进", "缩进用了{char}。", "缩进只能用半角空格，一般每级两个。"),
        (
            "tab or full-width space as indentation",
            "the line is indented with {char}.",
            "Indent with plain spaces, as a rule two a level.",
        ),
    ),
    "E156": _code(
        ("全角冒号", "“{key}”后面是全角冒号“：”。", "换成半角冒号加一个空格：“{key}: ”。"),
        (
            "full-width colon",
            'after "{key}" stands a full-width colon "：".',
            'Use a plain colon and a space: "{key}: ".',
        ),
    ),
    "E157": _code(
        ("全角符号", "这里的 {char} 是全角或中文符号。", "换成半角的{meant}。"),
        ("full-width sign", "{char} is a full-width or Chinese sign.", "Use the plain {meant} instead."),
    ),
    "E158": _code(
        ("YAML 写法不对", "从这里起读不成 YAML：{why}。", "对照前后几行的写法。"),
        (
            "not readable as YAML",
            "YAML cannot be read from here on: {why}.",
            "Compare with the lines around it.",
        ),
    ),
    "E159": _code(
        ("缩进不对", "这一行的缩进与同级的行不一致。", "同级的键对齐在同一列；列表项的“-”也要对齐。"),
        (
            "wrong indentation",
            "this line is not indented like its neighbours.",
            "Align keys of one level in one column, and the dashes of a list too.",
        ),
    ),
    "E160": _code(
        ("嵌套太深", "嵌套超过{limit}层。", "情景最多不过十来层；多半是括号或缩进写错了。"),
        (
            "nested too deep",
            "more than {limit} levels of nesting.",
            "A scenario needs about ten; a bracket or the indentation is probably wrong.",
        ),
    ),
    "E161": _code(
        ("引用（*）不可用", "{what}", "直接把内容写出来。"),
        ("alias not usable", "{what}", "Write the content out instead."),
    ),
    "E162": _code(
        ("不支持的 YAML 写法", "这里用了“{what}”，情景文件不支持。", "删去它，直接写内容。"),
        (
            "YAML feature not supported",
            'scenario files do not support "{what}".',
            "Remove it and write the content.",
        ),
    ),
    "E163": _code(
        ("一个文件只能有一份", "这里又开始了第二份文档（---）。", "一个文件写一个情景或一个制度。"),
        (
            "more than one document",
            "a second document (---) starts here.",
            "One file holds one scenario or one institution.",
        ),
    ),
    "E164": _code(
        (
            "看不出是什么文件",
            "最外层应有“情景”或“制度”，这里没有。",
            "情景文件以“格式: 1”和“情景:”开头，制度文件以“格式: 1”和“制度:”开头。",
        ),
        (
            "neither scenario nor institution",
            "the outermost level has neither `scenario` nor `institution`.",
            "A file starts with `format: 1` and then `scenario:` or `institution:`.",
        ),
    ),
    "E165": _code(
        (
            "引号或括号没有收尾",
            "这里的{char}没有收尾，或前面少了逗号。",
            "补上配对的符号；括号里的各项用逗号隔开。",
        ),
        (
            "quote or bracket not closed",
            "the {char} here is not closed, or a comma is missing before this place.",
            "Close it; items in brackets are separated by commas.",
        ),
    ),
    "E166": _code(
        (
            "一行里有两个冒号",
            "这一行里又出现了“: ”，分不清哪个是键。",
            "一行只写一个键；文字里要用冒号时，整段加上半角引号，或用中文冒号。",
        ),
        (
            "second colon on one line",
            'there is a second ": " on this line, so it is unclear which is the key.',
            "Write one key a line; put text that contains a colon in straight quotes.",
        ),
    ),
    "E167": _code(
        ("少了冒号", "这一行没有冒号，不知道是键还是值。", "写成“键: 值”，冒号用半角，后面空一格。"),
        (
            "colon missing",
            "this line has no colon, so it is neither a key nor a value.",
            'Write "key: value" with a plain colon and a space.',
        ),
    ),
    "E168": _code(
        ("内容太多", "文件展开后超过{limit}项。", "拆成几个文件。"),
        ("too much content", "the file has more than {limit} items.", "Split it."),
    ),
    "E169": _code(
        ("不是文本文件", "这不是文本文件。", "检查路径；情景文件是 UTF-8 文本。"),
        ("not a text file", "this is not a text file.", "Check the path; a scenario is UTF-8 text."),
    ),
    # Cases of error.
    "E170": _code(
        ("不是日期", "“{key}”应当是日期，这里写的是“{found}”。", "写成 2024-05-31 或 2024年5月31日。"),
        ("not a date", '"{key}" should be a date, but is "{found}".', "Write it as 2024-05-31."),
    ),
    "E171": _code(
        (
            "事实互相矛盾",
            "写了“{key}”，但“{other}”没有写，或者写的是没有。",
            "说清“{other}”，或者删去“{key}”。",
        ),
        (
            "facts that contradict each other",
            '"{key}" is given, but "{other}" is not, or says there was none.',
            'State "{other}", or remove "{key}".',
        ),
    ),
    # Warnings.
    "E180": _code(
        ("钟点写法不对", "时刻应写成21:50这样，这里写的是{found}。", "写24小时制的时和分，中间用冒号。"),
        (
            "not an hour of the day",
            "the time should look like 21:50, but this is {found}.",
            "Write hours and minutes of the 24-hour clock.",
        ),
    ),
    "E181": _code(
        ("情节的写法不成立", "{what}", "{remedy}"),
        ("a scene that cannot be played", "{what}", "{remedy}"),
    ),
    "E182": _code(
        ("时刻先后不对", "“{name}”的时刻不在前一步之后。", "各步按先后写；可以跨过零点，全程不满24小时。"),
        (
            "hours out of order",
            'the time of the step "{name}" is not after the step before it.',
            "Put the steps in order; a scene may pass midnight and stays within 24 hours.",
        ),
    ),
    "E185": _code(
        (
            "预期没有达到",
            "“{what}”应在{low}到{high}之间，{games}局的平均是{found}。",
            "看是情景变了，还是预期要改。",
        ),
        (
            "an expectation that is not met",
            "{what} should be between {low} and {high}; over {games} games it is {found}.",
            "See whether the scenario has changed or the expectation should.",
        ),
    ),
    "E186": _code(
        (
            "次序不符预期",
            "“{what}”应当是{first}低于{second}，实际是{low}和{high}（{games}局）。",
            "看是情景变了，还是预期要改。",
        ),
        (
            "an order that is not as expected",
            "{what} should be lower in {first} than in {second}; it is {low} and {high} ({games} games).",
            "See whether the scenario has changed or the expectation should.",
        ),
    ),
    "W201": _code(
        ("没有用到", "{what}“{name}”没有用到。", "用上它，或者删去。"),
        ("not used", '{what} "{name}" is never used.', "Use it, or remove it."),
    ),
    "W202": _code(
        ("文本太长", "“{key}”有{count}字，建议不超过{limit}字，否则一屏放不下。", "压缩文字。"),
        (
            "text too long",
            '"{key}" has {count} characters, more than the {limit} that fit its box.',
            "Shorten it.",
        ),
    ),
    "W203": _code(
        (
            "部门某月没有任务",
            "{what}“{name}”在{months}没有任务，届时只会来“一般工作”。",
            "给它加一类任务，或放宽某类任务的月份。",
        ),
        (
            "office without a task",
            '{what} "{name}" has no kind of task in {months}; a nameless general task will come.',
            "Add a kind of task, or widen the months of one.",
        ),
    ),
    "W204": _code(
        ("没有学习目标", "情景没有写学习目标。", "在“情景”下加“学习目标”，复盘时会用到。"),
        (
            "no learning goals",
            "the scenario names no learning goals.",
            "Add `goals` under `scenario`; the debrief uses them.",
        ),
    ),
    "W205": _code(
        ("没有讨论题", "情景没有写讨论题。", "在“情景”下加“讨论题”，复盘时会用到。"),
        (
            "no debrief questions",
            "the scenario has no questions for the debrief.",
            "Add `questions` under `scenario`.",
        ),
    ),
    "W206": _code(
        ("没有来源", "情景没有写来源。", "在“情景”下加“来源”，并注明可信度。"),
        (
            "no sources",
            "the scenario names no sources.",
            "Add `sources` under `scenario`, each with its confidence.",
        ),
    ),
    "W207": _code(
        ("不宜用的说法", "文中有“{word}”，公文口吻里不用这个词。", "换成规范说法，例如“{instead}”。"),
        (
            "word to avoid",
            '"{word}" does not belong in an official voice.',
            'Use a proper term, such as "{instead}".',
        ),
    ),
    "W208": _code(
        ("选项没有长远影响", "选项“{name}”没有立场或先例，选了也留不下什么。", "至少加一条“立场”或“先例”。"),
        (
            "choice without a lasting effect",
            'the choice "{name}" leaves neither a stance nor a precedent.',
            "Add at least one stance or precedent.",
        ),
    ),
    "W209": _code(
        ("条件恒定", "这个条件{always}。", "改一改数目，或删去条件。"),
        ("condition that never varies", "this condition is {always}.", "Change the numbers, or remove it."),
    ),
    "W210": _code(
        ("像是没有翻译", "“{key}”的{lang}文本不像{lang}。", "写上真正的译文。"),
        (
            "looks untranslated",
            'the {lang} text of "{key}" does not look like {lang}.',
            "Write a real translation.",
        ),
    ),
    "W211": _code(
        ("全部选项都可能轮不到", "事件“{name}”不带条件的选项不足两个。", "至少两个选项不写条件。"),
        (
            "too few options at times",
            'the event "{name}" has fewer than two options without a condition.',
            "Give at least two options no `when`.",
        ),
    ),
    "W212": _code(
        ("没有卡片会来", "{months}没有任何事件可发。", "放宽一些事件的月份。"),
        ("months without a card", "no event can be dealt in {months}.", "Widen the months of some events."),
    ),
    "W213": _code(
        ("编号与文件名不同", "编号“{name}”与文件名“{file}”不同，按编号会找不到它。", "把两者改成一致。"),
        (
            "id differs from the file's name",
            'the id "{name}" differs from the file name "{file}", so it is not found by id.',
            "Make them the same.",
        ),
    ),
    "W214": _code(
        (
            "事后才报备",
            "“{key}”晚于行为的日期，只能算事后报告，不算事前报备。",
            "核对两个日期；确是事后报的，改写“向上报告”。",
        ),
        (
            "filed only after the act",
            '"{key}" is later than the act: it counts as a report, not as a filing before the act.',
            "Check the two dates; what came afterwards belongs under `reported`.",
        ),
    ),
    "W215": _code(
        ("真实地名", "文中有真实地名“{name}”。", "情景用虚构的地方，换一个虚构的地名；写来源时不受限制。"),
        (
            "a real place",
            'the text names a real place, "{name}".',
            "Scenarios play in invented places; only `sources` may name real ones.",
        ),
    ),
    "W216": _code(
        ("选项泄露答案", "选项“{name}”{why}，学员不用想就会选或不选。", "让各选项的说法、长短、得失相当。"),
        (
            "a choice that gives itself away",
            'the choice "{name}" {why}: nobody has to think.',
            "Make the options alike in wording, length, and in having a price.",
        ),
    ),
    "W217": _code(
        ("容错只有一种结果", "这个制度{answer}。", "放宽或收紧认定者担责、认定尺度、说明理由几项。"),
        (
            "tolerance with one answer only",
            "this institution {answer}.",
            "Change the examiner's liability, the bar or the duty to give reasons.",
        ),
    ),
    "W218": _code(
        ("不是规范用语", "“{word}”不是规范用语。", "写成“{instead}”（见 docs/glossary.md）。"),
        (
            "not the official term",
            '"{word}" is not the official term.',
            'Write "{instead}" (docs/glossary.md).',
        ),
    ),
    "W219": _code(
        (
            "轮不到的事件",
            "事件“{name}”的月份不在任期之内（{months}），不会发生。",
            "改事件的月份，或改起始月份和回合数。",
        ),
        (
            "an event that cannot come",
            'the months of the event "{name}" lie outside the term ({months}), so it never comes.',
            "Change its months, or the first month and the number of turns.",
        ),
    ),
    "W221": _code(
        (
            "轮不到的一步",
            "“{name}”这一步要等标记{flags}，而之前没有哪里会设它。",
            "由更早的一步来设，或改条件。",
        ),
        (
            "a step that is never reached",
            'the step "{name}" waits for {flags}, which nothing before it sets.',
            "Let an earlier step set it, or change the condition.",
        ),
    ),
    "W223": _code(
        (
            "公平性证明已过期",
            "“{file}”是为另一份内容出具的：{what}变了。",
            "重新运行 python main.py report {scenario} --certificate。",
        ),
        (
            "a certificate out of date",
            '"{file}" was made for other content: {what} changed.',
            "Run python main.py report {scenario} --certificate again.",
        ),
    ),
}


def is_error(code: str) -> bool:
    """Errors stop a file from being played; warnings do not."""
    return code.startswith("E")
