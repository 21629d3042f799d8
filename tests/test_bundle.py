"""The one-folder program: what its build checks, the scripts for other machines, the self-test."""

import re
import subprocess
import sys
from pathlib import Path

import bundle
import pytest

from game.commands import dispatch

ROOT = Path(__file__).resolve().parents[1]


def test_the_oldest_c_library_is_the_newest_that_any_part_asks_for(tmp_path):
    (tmp_path / "a.so").write_bytes(b"\x7fELF...\0GLIBC_2.9\0GLIBC_2.28\0GLIBC_PRIVATE\0")
    (tmp_path / "b.so").write_bytes(b"\x7fELF...\0GLIBC_2.2.5\0GLIBC_2.17\0")
    (tmp_path / "page.txt").write_bytes(b"\0GLIBC_2.99\0")
    assert bundle.oldest_glibc(tmp_path) == "2.28"


def test_a_file_that_a_stick_damaged_is_found_by_its_sum(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "会.txt").write_text("one", encoding="utf-8")
    before = bundle.sums(tmp_path)
    assert re.fullmatch(r"[0-9a-f]{64}  deep/会\.txt\n", before)
    (tmp_path / "deep" / "会.txt").write_text("two", encoding="utf-8")
    assert bundle.sums(tmp_path) != before


def test_a_bundle_that_is_too_large_or_too_slow_is_not_handed_out(tmp_path, monkeypatch):
    (tmp_path / "large").write_bytes(b"0" * 4096)
    monkeypatch.setattr(bundle, "LARGEST", 0.001)
    with pytest.raises(bundle.Stop, match="is more than"):
        bundle.check(tmp_path)
    monkeypatch.setattr(bundle, "LARGEST", 1)
    monkeypatch.setattr(bundle, "start_seconds", lambda folder: 2.5)
    with pytest.raises(bundle.Stop, match="s to start"):
        bundle.check(tmp_path)


def test_the_scripts_for_other_machines_differ_only_in_names():
    texts = {}
    for name, said in (("uos", "统信 UOS"), ("kylin", "银河麒麟 Kylin"), ("linux", "通用 Linux")):
        text = (ROOT / "tools" / f"build_{name}.sh").read_text(encoding="utf-8")
        assert text.count(f"NAME={name}") == 1
        body = [line for line in text.replace(f"NAME={name}", "NAME=").splitlines() if line[:2] != "# "]
        texts[name] = body
        assert said in text
    assert texts["uos"] == texts["kylin"] == texts["linux"]
    windows = (ROOT / "tools" / "build_windows.bat").read_bytes().decode()
    assert "setup.py bundle --name %NAME%" in windows and windows.count("\r\n") == windows.count("\n")


def test_the_pages_say_what_is_untested():
    for name, word in (("handing-out.md", "untested"), ("handing-out.zh-CN.md", "未验证")):
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        for system in ("UOS", "Windows 10/11"):
            assert word in next(line for line in text.splitlines() if line.startswith("|") and system in line)


@pytest.mark.parametrize("name", ["lecturer.md", "lecturer.zh-CN.md"])
def test_the_lecturers_page_leads_in_ten_steps_and_its_pictures_are_there(name):
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert re.findall(r"^\*\*(\d+)\. ", text, re.MULTILINE) == [str(n) for n in range(1, 11)]
    pictures = re.findall(r"\]\((pictures/class-[^)]+)\)", text)
    assert len(pictures) == 10 and all((ROOT / "docs" / picture).exists() for picture in pictures)


@pytest.mark.slow
def test_the_self_test_passes_here(capsys):
    assert dispatch(["--selftest", "--lang", "en"]) == 0
    assert "Self-test passed" in capsys.readouterr().out


def test_a_self_test_that_fails_names_the_part(monkeypatch, capsys):
    from game.commands import selftest

    monkeypatch.setattr(selftest, "_screens", lambda: 1 // 0)
    assert dispatch(["selftest", "--lang", "en"]) == 1
    assert "Self-test failed: screens: ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the walls are those of Linux")
def test_the_bundle_is_built_and_starts_in_an_emptied_environment(tmp_path):
    pytest.importorskip("PyInstaller")
    command = [sys.executable, str(ROOT / "tools" / "bundle.py"), "--out", str(tmp_path), "--name", "test"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=900)
    assert done.returncode == 0, done.stderr
    assert "Self-test passed" in done.stdout and "needs glibc 2." in done.stdout
    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    listed = (folder / "SHA256SUMS").read_text(encoding="utf-8")
    for inside in (
        "VERSION",
        "LICENSE",
        "program/assets/strings/title.yaml",
        "program/scenarios/first_year.yaml",
    ):
        assert f"  {inside}\n" in listed
    assert not re.search(r"  .*(libssl|_ssl|_socketserver)", listed)
