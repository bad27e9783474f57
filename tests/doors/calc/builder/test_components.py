"""The components that LibreOffice loads: they load in every Python, and say what is wrong where they cannot work."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao.doors.calc.builder.extension import parts

FOLDER = Path(__file__).parent
LOADED_FIRST = ("jixiao_commands.py", "jixiao_formulas.py", "pythonpath/jixiao_trouble.py")
OLDEST = (3, 8)

TOO_OLD = (
    "LibreOffice 使用的 Python 是 3.10，绩效自评扩展需要 3.11 或更新的版本；"
    "请安装 LibreOffice 25.8 或更新的版本（Debian、Ubuntu 等系统自带的软件包使用系统的 Python，25.2 也可以）。"
)
BROKEN = "绩效自评扩展没有装完整（No module named 'jixiao.doors.calc.dispatch'），请重新安装扩展；详情已记录在“{log}”。"
UNLOGGED = "绩效自评扩展没有装完整（No module named 'jixiao.doors.calc.dispatch'），请重新安装扩展。"

START = """
import builtins, sys
sys.path[:] = [*sys.argv[1:4], *(place for place in sys.path if place)]
import fake_uno
fake_uno.install()
def older():
    genuine = builtins.__import__
    def refuse(name, *others):
        if name == "tomllib" or (name == "enum" and "StrEnum" in (others[2] or ())):
            raise ImportError("cannot import name 'StrEnum' from 'enum'")
        return genuine(name, *others)
    builtins.__import__ = refuse
    sys.version_info = (3, 10, 12, "final", 0)
"""


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    for name, content in parts().items():
        path = tmp_path / "unpacked" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "unpacked"


def said(unpacked: Path, script: str) -> str:
    """What a script prints that runs beside the components, with our stand-in for uno."""
    command = [sys.executable, "-S", "-E", "-W", "error", "-X", "utf8", "-c", START + script]
    done = subprocess.run(
        [*command, str(unpacked / "pythonpath"), str(unpacked), str(FOLDER)],
        cwd=unpacked.parent,
        env={"TMPDIR": str(unpacked.parent)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.parametrize("name", LOADED_FIRST)
def test_what_is_loaded_first_is_written_in_the_python_of_any_libreoffice(name: str) -> None:
    assert ast.parse(parts()[name], feature_version=OLDEST).body


def test_the_grammar_of_an_old_python_is_another_than_ours() -> None:
    with pytest.raises(SyntaxError):
        ast.parse("match 1:\n    case _: pass", feature_version=OLDEST)


def test_both_components_register_under_the_names_that_the_extension_tells(unpacked: Path) -> None:
    told = said(
        unpacked,
        """
import jixiao_commands, jixiao_formulas
for each in (jixiao_commands, jixiao_formulas):
    print(each.g_ImplementationHelper.registered)
""",
    )
    assert told.splitlines() == [
        "[('org.jixiao.Commands', ('com.sun.star.frame.ProtocolHandler',))]",
        "[('org.jixiao.Formulas', ('com.sun.star.sheet.AddIn', 'org.jixiao.Formulas'))]",
    ]


PRESS = """
import jixiao_commands
office = fake_uno.Office()
commands = jixiao_commands.Commands(office, office)
url = fake_uno.address("org.jixiao:review")
commands.dispatch(url, ())
print(office.shown)
listener = fake_uno.Listener()
commands.dispatchWithNotification(url, fake_uno.named(Quiet=True), listener)
print(listener.told, len(office.shown))
"""


def test_an_older_python_gives_a_sentence_when_a_button_is_pressed(unpacked: Path) -> None:
    assert said(unpacked, "older()" + PRESS).splitlines() == [
        str([("WARNINGBOX", TOO_OLD)]),
        f"{['warning' + chr(10) + TOO_OLD]} 1",
    ]
    assert not (unpacked.parent / "jixiao-错误记录.txt").exists()


def test_a_part_that_is_missing_gives_a_sentence_and_the_log_tells_more(unpacked: Path) -> None:
    (unpacked / "pythonpath/jixiao/doors/calc/dispatch.py").unlink()
    log = unpacked.parent / "jixiao-错误记录.txt"
    sentence = BROKEN.format(log=log)
    shown, told = said(unpacked, PRESS).splitlines()
    assert ast.literal_eval(shown) == [("WARNINGBOX", sentence)]
    assert told == f"{['warning' + chr(10) + sentence]} 1"
    assert log.read_text(encoding="utf-8").startswith("Traceback (most recent call last):\n")


def test_where_no_log_can_be_written_the_sentence_is_told_without_it(unpacked: Path) -> None:
    (unpacked / "pythonpath/jixiao/doors/calc/dispatch.py").unlink()
    (unpacked.parent / "jixiao-错误记录.txt").mkdir()
    shown, _ = said(unpacked, PRESS).splitlines()
    assert ast.literal_eval(shown) == [("WARNINGBOX", UNLOGGED)]


def test_formulas_in_an_older_python_are_there_and_have_no_method(unpacked: Path) -> None:
    script = """
older()
import jixiao_formulas
formulas = jixiao_formulas.Formulas(None)
print(hasattr(formulas, "perfScore"), repr(formulas.getDisplayFunctionName("perfScore")))
print(repr(formulas.getProgrammaticFuntionName("PERF_SCORE")), repr(formulas.getFunctionDescription("perfScore")))
print(repr(formulas.getDisplayArgumentName("perfScore", 1)), repr(formulas.getArgumentDescription("perfScore", 1)))
print(formulas.getSupportedServiceNames(), formulas.supportsService("com.sun.star.sheet.AddIn"))
"""
    assert said(unpacked, script).splitlines() == [
        "False ''",
        "'' ''",
        "'' ''",
        "('com.sun.star.sheet.AddIn', 'org.jixiao.Formulas') True",
    ]


def test_formulas_tell_their_names_and_help(unpacked: Path) -> None:
    script = """
import jixiao_formulas
formulas = jixiao_formulas.Formulas(None)
print(callable(formulas.perfRate), hasattr(formulas, "perfNothing"))
print(formulas.getProgrammaticFuntionName("perf_rate"), formulas.getDisplayFunctionName("perfRate"))
print([formulas.getDisplayArgumentName("perfRate", number) for number in range(4)])
print([(each.arguments[0].arguments, each.arguments[1]) for each in formulas.getCompatibilityNames("perfRate")])
formulas.setLocale("zh")
print(formulas.getLocale(), formulas.getServiceName(), formulas.getDisplayCategoryName("perfRate"))
"""
    assert said(unpacked, script).splitlines() == [
        "True False",
        "perfRate PERF_RATE",
        "['', '预算数', '执行数', '']",
        "[(('en', 'US', ''), 'PERF_RATE'), (('zh', 'CN', ''), 'PERF_RATE')]",
        "zh org.jixiao.Formulas Add-In",
    ]


ANSWERED = """
from jixiao.doors.live.reply import Kind, Reply
import jixiao_commands
asked = []
def reply_to(context, command, document, answer=""):
    asked.append((command, answer))
    replies = {"": Reply("问？", Kind("{kind}")), "yes": Reply("改了。"), "no": Reply("没改。", Kind.WARNING)}
    return replies[answer]
jixiao_commands.reply_to = reply_to
for button in (2, 3, 0):
    office = fake_uno.Office(button)
    jixiao_commands.Commands(office, office).dispatch(fake_uno.address("org.jixiao:scores"), ())
    print(asked, office.shown)
    asked.clear()
"""


def answered(unpacked: Path, kind: str) -> list[str]:
    return said(unpacked, ANSWERED.replace("{kind}", kind)).splitlines()


QUESTION = ("QUERYBOX", "问？")
YES = f"{[('scores', ''), ('scores', 'yes')]} {[QUESTION, ('INFOBOX', '改了。')]}"
NO = f"{[('scores', ''), ('scores', 'no')]} {[QUESTION, ('WARNINGBOX', '没改。')]}"
NOTHING = f"{[('scores', '')]} {[QUESTION]}"


def test_a_question_is_asked_and_the_command_runs_again_with_the_answer(unpacked: Path) -> None:
    assert answered(unpacked, "yes-no-cancel") == [YES, NO, NOTHING]


def test_no_to_a_question_that_only_asks_whether_is_the_end(unpacked: Path) -> None:
    assert answered(unpacked, "yes-no") == [YES, NOTHING, NOTHING]


def test_what_is_silent_shows_nothing_and_a_program_is_asked_nothing(unpacked: Path) -> None:
    script = """
from jixiao.doors.live.reply import SILENT, Kind, Reply
import jixiao_commands
office, listener = fake_uno.Office(), fake_uno.Listener()
commands = jixiao_commands.Commands(office)
commands.initialize((office,))
jixiao_commands.reply_to = lambda context, command, document, answer="": SILENT
commands.dispatch(fake_uno.address("org.jixiao:next"), ())
jixiao_commands.reply_to = lambda context, command, document, answer="": Reply(f"{command}？{answer}", Kind.YES_NO)
freeze, hunan = fake_uno.address("org.jixiao:freeze"), fake_uno.address("org.jixiao:pack?hunan")
commands.dispatchWithNotification(freeze, fake_uno.named(Quiet=True, Answer="no"), listener)
commands.dispatchWithNotification(hunan, fake_uno.named(Quiet=True), listener)
commands.dispatchWithNotification(hunan, fake_uno.named(Quiet=True), None)
print(office.shown, listener.told)
print(commands.queryDispatch(fake_uno.address("org.jixiao:next"), "", 0) is commands)
print(commands.queryDispatch(fake_uno.address(".uno:Save"), "", 0))
print(commands.supportsService("com.sun.star.frame.ProtocolHandler"), commands.getImplementationName())
"""
    assert said(unpacked, script).splitlines() == [
        f"[] {['yes-no' + chr(10) + 'freeze？no', 'yes-no' + chr(10) + 'pack？hunan']}",
        "True",
        "None",
        "True org.jixiao.Commands",
    ]
