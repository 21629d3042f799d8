"""YAML is read with its places, by YAML 1.2's idea of a number, and never raises for what a file holds."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from game.content.reading import LARGEST, decode, read_source
from game.content.source import Mapping, Scalar, Sequence, parse

GOOD = (Path(__file__).parent / "good_scenario.yaml").read_text(encoding="utf-8")


def values(text):
    root = parse(text, "x.yaml").root
    assert isinstance(root, Mapping)
    return {key: node.value for key, node in root.values.items() if isinstance(node, Scalar)}


def codes(source):
    return [(p.code, p.line, p.column) for p in source.problems]


def shape(node):
    """A tree as plain tuples, places included."""
    if isinstance(node, Mapping):
        keys = [(k, s.line, s.column) for k, s in node.keys.items()]
        return ("map", node.line, node.column, keys, [shape(child) for child in node.values.values()])
    if isinstance(node, Sequence):
        return ("list", node.line, node.column, [shape(child) for child in node.items])
    if isinstance(node, Scalar):
        return (node.raw, node.value, node.line, node.column, node.is_plain)
    return None


def test_only_plain_true_false_and_their_chinese_are_yes_or_no():
    read = values('a: true\nb: 否\nc: "true"\nd: yes\ne: no\nf: on\n')
    assert read == {"a": True, "b": False, "c": "true", "d": "yes", "e": "no", "f": "on"}


def test_decimals_stay_exact_and_odd_numbers_stay_text():
    read = values("a: 0.1\nb: .75\nc: -3\nd: 010\ne: 12:30\nf: 1e5\ng: 0x10\nh: 1_000\ni: +0.2\n")
    assert read["a"] == Decimal("0.1") and read["b"] == Decimal("0.75") and read["c"] == -3
    assert read["i"] == Decimal("0.2")
    assert [read[key] for key in "defgh"] == ["010", "12:30", "1e5", "0x10", "1_000"]


def test_every_node_knows_its_line_and_column():
    root = parse("情景:\n  名称: {zh: 水, en: 'w'}\n  月份: [3, 4]\n", "x.yaml").root
    assert isinstance(root, Mapping)
    head = root.get("情景")
    assert isinstance(head, Mapping)
    names, months = head.get("名称"), head.get("月份")
    assert isinstance(names, Mapping) and isinstance(months, Sequence)
    en, four = names.get("en"), months.items[1]
    assert en is not None and (en.line, en.column) == (2, 19)
    assert (four.line, four.column) == (3, 11)


def test_a_key_written_twice_is_refused_and_both_lines_are_named():
    source = parse("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert codes(source) == [("E102", 3, 1)]
    assert "第1行" in source.problems[0].message.zh and "line 1" in source.problems[0].message.en


def test_a_byte_order_mark_and_windows_line_ends_change_no_place():
    marked = decode(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(), "x.yaml")
    assert shape(marked.root) == shape(parse(GOOD, "x.yaml").root)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n\tb: 1\n", ("E155", 2, 1)),
        ("a:\n  编号：x\n  名称: y\n", ("E156", 2, 5)),
        ("a: {zh：水, en: w\n", ("E156", 1, 7)),
        ("a: ［1］: 2\n", ("E157", 1, 4)),
        ("a: b: c\n", ("E166", 1, 5)),
        ("a:\n  b: 1\n c: 2\n", ("E159", 3, 2)),
        ('a: "x\nb: 1\n', ("E165", 1, 4)),
        ("a: [1, 2\nb: 3\n", ("E165", 1, 4)),
        ("a: @x\n", ("E158", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("E163", 2, 1)),
        ("a: *x\n", ("E161", 1, 4)),
        ("a: &x [*x]\n", ("E161", 1, 8)),
        ("? [a]\n: b\n", ("E162", 1, 3)),
    ],
)
def test_a_slip_of_the_keyboard_is_named_at_its_place(text, expected):
    for loader in (yaml.SafeLoader, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        assert codes(parse(text, "x.yaml", loader)) == [expected]


def test_a_full_width_colon_inside_a_block_of_text_is_no_slip():
    source = parse("a: |\n  任务：去看塘\nb: 1\n c: 2\n", "x.yaml")
    assert [p.code for p in source.problems] == ["E159"]


def test_a_gbk_file_is_named_as_such_at_its_first_chinese_character():
    source = decode("格式: 1\n情景: 水\n".encode("gbk"), "x.yaml")
    assert codes(source) == [("E152", 1, 1)]
    assert "GBK" in source.problems[0].message.zh
    assert source.problems[0].excerpt[0] == (1, "格式: 1")


def test_what_is_no_text_file_is_told_in_one_sentence():
    assert codes(decode(b"\x89PNG\r\n\x00\x1a", "x.yaml")) == [("E169", 0, 0)]
    assert codes(decode("a: 1\n".encode("utf-16"), "x.yaml")) == [("E152", 0, 0)]
    assert codes(decode(b"", "x.yaml")) == [("E154", 0, 0)]
    assert codes(decode("a: x\u200b\n".encode(), "x.yaml")) == [("E153", 1, 5)]


def test_files_that_cannot_be_read_are_told_by_path(tmp_path):
    assert codes(read_source(tmp_path / "gone.yaml")) == [("E150", 0, 0)]
    assert codes(read_source(tmp_path)) == [("E150", 0, 0)]
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    assert codes(read_source(loop)) == [("E150", 0, 0)]
    large = tmp_path / "large.yaml"
    large.write_bytes(b"a" * (LARGEST + 1))
    assert codes(read_source(large)) == [("E151", 0, 0)]


def test_neither_nesting_nor_aliases_can_exhaust_the_machine():
    assert [p.code for p in parse("[" * 10_000, "x.yaml").problems] == ["E160"]
    assert [p.code for p in parse("a: " * 10_000, "x.yaml").problems] == ["E166"]
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for old, new in zip("abcdefg", "bcdefgh", strict=True):
        bomb += f"{new}: &{new} [{', '.join(['*' + old] * 10)}]\n"
    assert [p.code for p in parse(bomb, "x.yaml").problems] == ["E168"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_libyaml_and_pure_python_read_the_same_tree(data):
    lines = [line for line in GOOD.split("\n") if "?" not in line]  # pure Python ends a flow scalar at ?
    kept = data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=20))
    text = "\n".join(kept)
    one, two = (parse(text, "x.yaml", loader) for loader in (yaml.SafeLoader, yaml.CSafeLoader))
    assert shape(one.root) == shape(two.root)
    assert [p.code for p in one.problems] == [p.code for p in two.problems]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_tree_or_a_placed_problem(data):
    source = decode(data, "x.yaml")
    assert source.root is not None or source.problems or not source.text.strip()
