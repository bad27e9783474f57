"""The command line: `jixiao review`, `write-back`, `freeze`, `clear`, `new`, `monitor` and a few more.

Each command lives in a module of `commands/` that is imported only when it is called, so that `jixiao value`
answers without waiting for a spreadsheet library.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Sequence

from jixiao import __version__
from jixiao.doors.arguments import FILL_SCORES, FILLINGS, add_batch_arguments
from jixiao.doors.failure import explain_failure

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from typing import Any, NoReturn

USAGE_ERROR = 2


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese, and knows options by their whole names only."""

    def __init__(self, **options: Any) -> None:
        """Take what argparse takes."""
        super().__init__(allow_abbrev=False, **options)

    def error(self, message: str) -> NoReturn:
        """Print one sentence and leave with status 2."""
        command = self.prog
        self.exit(USAGE_ERROR, f"jixiao：{_in_chinese(message)}；用法请看 {command} --help。\n")

    def format_help(self) -> str:
        """The help text with Chinese headings."""
        text = super().format_help()
        for english, chinese in _HELP_WORDS.items():
            text = text.replace(english, chinese)
        return text


_HELP_WORDS = {
    "usage: ": "用法：",
    "positional arguments:": "参数：",
    "options:": "选项：",
    "show this help message and exit": "显示本帮助",
    "show program's version number and exit": "显示版本号",
}

_ERRORS = (
    (r"^the following arguments are required: (.*)$", r"还缺少参数：\1"),
    (r"^unrecognized arguments: (.*)$", r"不认识的参数：\1"),
    (r"^argument (\S+): expected (?:at least )?one argument$", r"参数 \1 后面要跟一个值"),
    (r"^argument (\S+): invalid \S+ value: (.*)$", r"参数 \1 后面要写一个大于0的数，不能写成 \2"),
    (r"^argument (\S+): not allowed with argument (\S+)$", r"参数 \1 和 \2 不能同时使用"),
    (r"^argument (\S+): invalid choice: (\S+) \(choose from (.*)\)$", r"参数 \1 不认识 \2，可选：\3"),
)


def _in_chinese(message: str) -> str:
    """Say what argparse says, in Chinese; what it has never said before stays as it is."""
    for english, chinese in _ERRORS:
        if re.match(english, message):
            return re.sub(english, chinese, message).replace("'", "")  # some versions of Python quote choices
    return message


def build_parser() -> Parser:
    """All commands with their arguments."""
    parser = Parser(prog="jixiao", description="预算绩效自评表的校验、测算与偏差原因提示。")
    parser.add_argument("--version", action="version", version=f"jixiao {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True, parser_class=Parser)
    _add_review(commands)
    _add_batch(commands)
    _add_new(commands)
    _add_monitor(commands)
    _add_report(commands)
    _add_value(commands)
    _add_write_back(commands)
    _add_prompts(commands)
    _add_freeze(commands)
    _add_clear(commands)
    _add_packs(commands)
    _add_checks(commands)
    _add_addin(commands)
    _add_calc(commands)
    return parser


def _add_review(commands: argparse._SubParsersAction[Parser]) -> None:
    review = commands.add_parser("review", help="校验工作簿，把结果写进另存的一份", description="校验绩效自评工作簿。")
    review.add_argument("books", nargs="+", metavar="工作簿", help="要校验的 .xlsx 或 .xlsm 文件")
    target = review.add_mutually_exclusive_group()
    target.add_argument("-o", "--output", metavar="文件", help="结果另存为（默认在原文件旁，名字后加“-已校验”）")
    target.add_argument("--in-place", action="store_true", help="写回原文件，先留一份备份")
    target.add_argument("--json", action="store_true", help="只打印结果，不写文件")
    review.add_argument("--pack", metavar="口径", help="打分口径的名称，或口径文件（.toml）的路径")
    review.add_argument(
        "--scorecard", action="append", metavar="评分表", help="自己写的评分表文件（.toml），有几个就写几次"
    )
    review.add_argument("--report", action="append", metavar="文件", help="一并校验的自评报告（.docx）")
    review.add_argument(
        "--weights", choices=["even"], help="表中没有分值时，在“得分测算”中按目标平均拟定分值（不改动原表）"
    )
    review.add_argument(
        FILL_SCORES,
        nargs="?",
        const=FILLINGS[0],
        choices=FILLINGS,
        help="把测算得分填入空白的得分单元格；写成 --fill-scores=all 时，与测算不同的得分也改成测算得分",
    )


def _add_batch(commands: argparse._SubParsersAction[Parser]) -> None:
    batch = commands.add_parser(
        "batch",
        help="校验一个文件夹里的全部工作簿，并汇总",
        description="逐份校验文件夹里的工作簿，写出汇总和退回意见。",
    )
    add_batch_arguments(batch)


def _add_new(commands: argparse._SubParsersAction[Parser]) -> None:
    new = commands.add_parser(
        "new", help="由绩效目标表生成绩效自评表", description="由批复的绩效目标表生成待填的绩效自评工作簿。"
    )
    new.add_argument("book", metavar="目标表", help="绩效目标表所在的 .xlsx 或 .xlsm 文件")
    new.add_argument("--kind", choices=["self-evaluation"], default="self-evaluation", help="生成绩效自评表")
    new.add_argument("-o", "--output", metavar="文件", help="新工作簿（默认在目标表旁，名字后加“-自评表”）")
    new.add_argument("--pack", metavar="口径", help="打分口径的名称，或口径文件（.toml）的路径")


def _add_monitor(commands: argparse._SubParsersAction[Parser]) -> None:
    monitor = commands.add_parser(
        "monitor", help="按资金支出计划监控支付进度", description="把实际支付与资金支出计划逐个项目比对。"
    )
    monitor.add_argument("book", metavar="工作簿", help="绩效目标表所在的 .xlsx 或 .xlsm 文件")
    monitor.add_argument("--paid", required=True, metavar="支付明细", help="实际支付的 .csv 或 .xlsx：日期、金额、项目")
    monitor.add_argument("-o", "--output", metavar="文件", help="结果另存为（默认在原文件旁，名字后加“-监控”）")
    monitor.add_argument("--as-of", metavar="日期", help="截至哪一天，如 2020-06-30（默认取最后一笔支付的日期）")
    monitor.add_argument("--json", action="store_true", help="只打印结果，不写文件")


def _add_report(commands: argparse._SubParsersAction[Parser]) -> None:
    report = commands.add_parser(
        "report", help="由自评表生成自评报告（Word）", description="由填好的绩效自评表生成自评报告（.docx）。"
    )
    report.add_argument("book", metavar="工作簿", help="绩效自评表所在的 .xlsx 或 .xlsm 文件")
    report.add_argument("-o", "--output", metavar="文件", help="报告（默认在工作簿旁，名字后加“-自评报告”）")
    report.add_argument(
        "--template",
        metavar="模板",
        help="模板的名称（部门整体、部门整体支出绩效评价、项目支出），或模板文件（.docx）的路径",
    )
    report.add_argument("--pack", metavar="口径", help="打分口径的名称，或口径文件（.toml）的路径")
    report.add_argument("--scorecard", action="append", metavar="评分表", help="自己写的评分表文件（.toml）")


def _add_value(commands: argparse._SubParsersAction[Parser]) -> None:
    value = commands.add_parser("value", help="看一个指标值是怎么读的", description="看一个指标值或完成值是怎么读的。")
    value.add_argument("texts", nargs="+", metavar="文字", help="如 ≥200件；以 - 开头的文字写在 -- 之后")
    value.add_argument("--role", choices=["target", "actual"], default="target", help="target 指标值，actual 完成值")
    value.add_argument("--json", action="store_true", help="以 JSON 打印")


def _add_write_back(commands: argparse._SubParsersAction[Parser]) -> None:
    write_back = commands.add_parser(
        "write-back",
        help="把“偏差原因提示”中填写的原因写回原表",
        description="把工作表“偏差原因提示”中填写的原因写回表中“偏差原因分析及改进措施”一栏，再重新校验。",
    )
    write_back.add_argument("book", metavar="工作簿", help="校验过并填写了原因的 .xlsx 或 .xlsm 文件")
    write_back.add_argument("-o", "--output", metavar="文件", help="另存为（默认写回原文件，先留一份备份）")


def _add_prompts(commands: argparse._SubParsersAction[Parser]) -> None:
    prompts = commands.add_parser(
        "prompts", help="把偏差原因提示分发给科室、收回", description="按责任科室分发偏差原因提示，收回科室填写的内容。"
    )
    actions = prompts.add_subparsers(dest="action", metavar="操作", required=True, parser_class=Parser)
    split = actions.add_parser(
        "split",
        help="按责任科室分成小工作簿",
        description="按“偏差原因提示”中填写的责任科室，每个科室生成一个小工作簿。",
    )
    split.add_argument("book", metavar="工作簿", help="校验过并填写了责任科室的 .xlsx 或 .xlsm 文件")
    split.add_argument("-o", "--output", metavar="文件夹", help="放到哪个文件夹（默认在原文件旁，名字后加“-分发”）")
    merge = actions.add_parser(
        "merge", help="收回科室填好的小工作簿", description="把科室填写的内容收回到“偏差原因提示”。"
    )
    merge.add_argument("book", metavar="工作簿", help="分发时的工作簿")
    merge.add_argument("files", nargs="+", metavar="文件", help="科室交回的 .xlsx 文件，可以一次列出几个")
    merge.add_argument("-o", "--output", metavar="文件", help="另存为（默认写回原文件，先留一份备份）")


def _add_freeze(commands: argparse._SubParsersAction[Parser]) -> None:
    freeze = commands.add_parser(
        "freeze", help="把插件的公式固化为数值", description="把 jixiao 插件的公式（PERF_ 开头）换成它现在显示的值。"
    )
    freeze.add_argument("book", metavar="工作簿", help="含有插件公式的 .xlsx 或 .xlsm 文件")
    freeze.add_argument("-o", "--output", metavar="文件", help="另存为（默认写回原文件，先留一份备份）")


def _add_clear(commands: argparse._SubParsersAction[Parser]) -> None:
    clear = commands.add_parser(
        "clear", help="去掉 jixiao 加进工作簿的一切", description="把工作簿还原为校验前的样子。"
    )
    clear.add_argument("book", metavar="工作簿", help="校验过的 .xlsx 或 .xlsm 文件")
    clear.add_argument("-o", "--output", metavar="文件", help="另存为（默认写回原文件，先留一份备份）")


def _add_packs(commands: argparse._SubParsersAction[Parser]) -> None:
    packs = commands.add_parser("packs", help="有哪些打分口径，依据是什么", description="列出打分口径及其依据。")
    packs.add_argument("name", nargs="?", metavar="口径", help="只看这一个，可以是口径文件的路径")


def _add_checks(commands: argparse._SubParsersAction[Parser]) -> None:
    checks = commands.add_parser("checks", help="有哪些校验规则", description="列出校验规则，或说明其中一条。")
    checks.add_argument("code", nargs="?", metavar="编号", help="只看这一条，如 A01")


def _add_addin(commands: argparse._SubParsersAction[Parser]) -> None:
    addin = commands.add_parser("addin", help="安装或移除 Excel 插件", description="安装、查看、移除 Excel 插件。")
    actions = addin.add_subparsers(dest="action", metavar="操作", required=True, parser_class=Parser)
    actions.add_parser("install", help="装到本机的 Excel", description="生成插件，放进 Excel 的启动文件夹。")
    actions.add_parser("status", help="看装了没有、还缺什么", description="查看插件、它启动的 Python 和 xlwings。")
    actions.add_parser("remove", help="从本机的 Excel 移除", description="从 Excel 的启动文件夹移除插件。")
    build = actions.add_parser("build", help="只生成插件文件", description="生成插件文件，供另一台电脑使用。")
    build.add_argument("-o", "--output", metavar="文件", required=True, help="插件文件（.xlam）")
    build.add_argument("--python", metavar="路径", help="那台电脑上 pythonw.exe 的完整路径（默认是本机的）")
    build.add_argument("--dll-folder", metavar="文件夹", help="那台电脑上 xlwings 动态库所在的文件夹（默认是本机的）")


def _add_calc(commands: argparse._SubParsersAction[Parser]) -> None:
    calc = commands.add_parser(
        "calc", help="安装或移除 LibreOffice 扩展", description="安装、查看、移除 LibreOffice 扩展。"
    )
    actions = calc.add_subparsers(dest="action", metavar="操作", required=True, parser_class=Parser)
    actions.add_parser("install", help="装到本机的 LibreOffice", description="生成扩展，交给 LibreOffice 安装。")
    actions.add_parser("status", help="看装了没有", description="查看 LibreOffice 的版本和装好的扩展。")
    actions.add_parser("remove", help="从本机的 LibreOffice 移除", description="从 LibreOffice 移除扩展。")
    build = actions.add_parser("build", help="只生成扩展文件", description="生成扩展文件，供另一台电脑使用。")
    build.add_argument("-o", "--output", metavar="文件", required=True, help="扩展文件（.oxt）")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it could do its work, 2 with one Chinese sentence on standard error when not."""
    _speak_utf8()
    options = build_parser().parse_args(_with_filling(sys.argv[1:] if arguments is None else arguments))
    command = importlib.import_module(f"jixiao.doors.commands.{options.command.replace('-', '_')}")
    try:
        status: int = command.run(options)
    except KeyboardInterrupt:
        sys.stderr.write("\njixiao：已停止，没有改动任何文件。\n")
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as failure:
        sys.stderr.write(f"jixiao：{explain_failure(failure)}\n")
        return USAGE_ERROR
    return status


def _with_filling(arguments: Sequence[str]) -> list[str]:
    """Say what a bare --fill-scores means: argparse would take the workbook that follows it for its value.

    >>> _with_filling(["review", "--fill-scores", "a.xlsx"]), _with_filling(["review", "--fill-scores", "all"])
    (['review', '--fill-scores=blank', 'a.xlsx'], ['review', '--fill-scores', 'all'])
    """
    if not set(arguments[:1]) & {"review", "batch"}:
        return list(arguments)
    return [
        f"{FILL_SCORES}={FILLINGS[0]}" if argument == FILL_SCORES and after not in FILLINGS else argument
        for argument, after in zip(arguments, [*arguments, ""][1:], strict=True)
    ]


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page, and never fail on a character it lacks."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(**({} if stream.isatty() else {"encoding": "utf-8"}), errors="replace")


if __name__ == "__main__":
    sys.exit(main())
