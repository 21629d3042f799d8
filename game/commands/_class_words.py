"""What `class` says."""

from game.content.text import Text

WHICH_FOLDER = Text(
    "请写交卷文件夹：class {action} 文件夹。", "Name the folder the class hands in to: class {action} FOLDER."
)
WHICH_SCENARIO = Text("请写情景：--scenario 编号或文件。", "Name the scenario: --scenario ID or file.")
CODE = Text("课程码：{code}", "Lesson code: {code}")
CODE_ALONE = Text(
    "学员在标题画面选“上课”，输入课程码和化名即可开始；不必拷贝任何文件。",
    "Trainees choose “Class” on the title, type the code and a pseudonym, and begin; no file is needed.",
)
CODE_NEEDS_FILE = Text(
    "这一课用到自备的内容：请把{file}放到每台电脑的游戏旁边，或放在U盘里，再输入课程码。",
    "This lesson uses content of your own: put {file} beside the game on each PC, or on a stick, "
    "then the code can be typed.",
)
WRITTEN = Text("课程文件：{path}", "Lesson file: {path}")
NOBODY = Text("{folder}里还没有这一课的记录。", "No recording of this lesson lies in {folder} yet.")
COUNT = Text(
    "课程 {code}：已交{n}份，其中{done}份玩到结束。",
    "Lesson {code}: {n} handed in, {done} of them played to the end.",
)
FINISHED = Text("已结束", "finished")
UNFINISHED = Text("未结束", "unfinished")
EARLIER = Text(
    "另有{n}份较早的副本，同一局后来又交过，只计最后一份。",
    "{n} earlier {n:copy|copies} of games handed in again later; only the last copy counts.",
)
ASIDE = Text("放在一边：{file}：{text}", "Set aside: {file}: {text}")
NOTHING_TO_DELETE = Text(
    "{folder}里没有这一课的记录，没有删除任何文件。",
    "No recording of this lesson lies in {folder}; nothing was deleted.",
)
ASK = Text(
    "删除课程 {code} 在{folder}的{n}份记录和由此生成的{derived}个文件？删后不能恢复。请回答“是”或“否”：",
    "Delete the {n} {n:recording|recordings} of lesson {code} in {folder} and the {derived} "
    "{derived:file|files} made from them? They cannot be brought back. Answer yes or no:",
)
NEEDS_YES = Text("{question}要直接删除请加 --yes。", "{question} To delete without asking add --yes.")
NOT_DELETED = Text("没有删除。", "Nothing was deleted.")
DELETED = Text(
    "已删除{n}份记录和{derived}个由此生成的文件：",
    "Deleted {n} {n:recording|recordings} and {derived} {derived:file|files} made from them:",
)
KEPT = Text(
    "保留了不属于这一课的{n}个文件：{files}",
    "Kept {n} {n:file|files} that {n:is|are} not of this class: {files}",
)
ELSEWHERE = Text(
    "学员各自电脑上的存档不在此列，可在标题画面“继续”里删除。",
    "The saves on the trainees' own computers stay; delete those under “Continue” on the title.",
)
