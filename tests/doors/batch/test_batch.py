"""`jixiao batch` from a folder to its summary."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import psutil
import pyarrow.parquet as pq
import pytest

from doors.batch.forms import SENTENCE, write_folder, write_form
from doors.conftest import SAMPLE
from jixiao.summary.letters import is_untouched
from jixiao.workbook import read_snapshot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a bureau has received: nested, the same name twice, one open, one broken, other things."""
    root = tmp_path / "报送材料"
    write_form(root / "城关镇" / "自评表.xlsx", "城关镇人民政府")
    write_form(root / "临河乡" / "自评表.xlsx", "临河乡人民政府", actual="12次", reason=None)
    write_form(root / "县直" / "民政局 2024 自评（终稿）.xlsx", "青山县民政局")
    (root / "县直" / "坏.xlsx").write_bytes(b"PK\x03\x04")
    (root / "县直" / "~$民政局.xlsx").write_bytes(b"\x05user")
    (root / "说明.docx").write_bytes(b"word")
    return root


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    return tmp_path / "汇总.xlsx"


def journal(summary: Path) -> list[dict]:
    lines = summary.with_name(f"{summary.stem}-记录.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def reviews(summary: Path) -> Counter[str]:
    """How often each workbook stands in the journal."""
    return Counter(line["workbooks"][0] for line in journal(summary) if "workbooks" in line)


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


def test_a_folder_is_reviewed_and_summed_up_in_a_few_lines(run, folder, summary):
    before = contents(folder)
    outcome = run("batch", folder, "-o", summary, "--workers", 2)
    assert outcome.status == 0
    assert outcome.output.splitlines() == [
        "共4份工作簿，已校验3份，未能校验1份（原因见工作表“未能校验”）。",
        "跳过1个文件（临时文件、备份、以前的结果等），也列在“未能校验”。",
        "错误2处，警告3处，提示4处；有错误、要退回修改的单位2个。",
        f"汇总：{summary}",
        f"退回意见：{summary.parent / '汇总-退回意见'}（4份）",
        f"校验后的工作簿：{summary.parent / '汇总-已校验'}",
        f"数据（Parquet）：{summary.parent / '汇总-数据'}",
        "改好未能校验的文件后，加 --resume 只校验改过的；文件没有改、要再试一次的，加 --resume --retry-failed。",
    ]
    assert contents(folder) == before


def test_the_copies_mirror_the_folder(run, folder, summary):
    run("batch", folder, "-o", summary)
    assert files(summary.parent / "汇总-已校验") == {
        "城关镇/自评表-已校验.xlsx",
        "临河乡/自评表-已校验.xlsx",
        "县直/民政局 2024 自评（终稿）-已校验.xlsx",
    }
    names = [sheet.name for sheet in read_snapshot(summary.parent / "汇总-已校验" / "城关镇/自评表-已校验.xlsx").sheets]
    assert "校验结果" in names


def test_each_unit_gets_a_letter_with_its_findings(run, folder, summary):
    run("batch", folder, "-o", summary)
    letters = summary.parent / "汇总-退回意见"
    assert files(letters) == {
        "城关镇人民政府-退回修改.txt",
        "青山县民政局-退回修改.txt",
        "临河乡人民政府-请核对.txt",
        "县直、坏-退回修改.txt",
    }
    text = (letters / "城关镇人民政府-退回修改.txt").read_text(encoding="utf-8-sig")
    assert text.startswith("城关镇人民政府绩效自评材料退回修改意见\n")
    assert "《城关镇/自评表.xlsx》" in text
    assert "D4（检查次数）" in text or "检查次数" in text
    assert "临河乡" not in text


def test_two_units_that_name_themselves_nowhere_and_their_files_alike_are_two(run, summary, tmp_path):
    for place in ("城关镇", "临河乡"):
        write_form(tmp_path / "材料" / place / "自评表.xlsx", "")
    run("batch", tmp_path / "材料", "-o", summary)
    assert files(summary.parent / "汇总-退回意见") == {
        "城关镇、自评表-退回修改.txt",
        "临河乡、自评表-退回修改.txt",
    }
    workbook = openpyxl.load_workbook(summary)
    shown = {cell.value for row in workbook["单位排名"].iter_rows() for cell in row}
    workbook.close()
    assert {"城关镇/自评表", "临河乡/自评表"} <= shown


def test_the_summary_ranks_the_units_and_links_to_their_copies(run, folder, summary):
    run("batch", folder, "-o", summary)
    workbook = openpyxl.load_workbook(summary)
    assert workbook.sheetnames == [
        "汇总",
        "单位排名",
        "各表得分",
        "问题统计",
        "单位问题",
        "问题清单",
        "偏差分布",
        "执行率",
        "同名指标",
        "雷同内容",
        "未能校验",
    ]
    links = {cell.hyperlink.target for row in workbook["各表得分"].iter_rows() for cell in row if cell.hyperlink}
    workbook.close()
    assert {str((summary.parent / link).resolve()) for link in links} >= {
        str(summary.parent.resolve() / "汇总-已校验" / "城关镇" / "自评表-已校验.xlsx")
    }


def test_the_data_says_it_in_the_order_of_the_paths(run, folder, summary):
    run("batch", folder, "-o", summary)
    books = pq.read_table(summary.parent / "汇总-数据" / "workbooks.parquet").to_pylist()
    assert [(book["path"], book["outcome"]) for book in books] == [
        ("临河乡/自评表.xlsx", "已校验"),
        ("县直/坏.xlsx", "未能校验"),
        ("县直/民政局 2024 自评（终稿）.xlsx", "已校验"),
        ("城关镇/自评表.xlsx", "已校验"),
    ]


def test_the_same_texts_of_two_units_are_told(run, folder, summary):
    run("batch", folder, "-o", summary)
    workbook = openpyxl.load_workbook(summary)
    shown = [str(cell.value) for row in workbook["雷同内容"].iter_rows() for cell in row]
    workbook.close()
    assert any(SENTENCE[:20] in text for text in shown)


def test_one_worker_and_two_write_the_same_files(run, folder, tmp_path):
    for workers in (1, 2):
        (tmp_path / str(workers)).mkdir()
        run("batch", folder, "-o", tmp_path / str(workers) / "汇总.xlsx", "--workers", workers)
    one, two = (contents(tmp_path / str(workers)) for workers in (1, 2))
    changing = {"汇总.xlsx", "汇总-记录.jsonl"}  # the time of day, the order and the seconds
    assert {name: one[name] for name in one if name not in changing} == {
        name: two[name] for name in two if name not in changing
    }
    assert len(one) == len(two)


def test_without_a_name_the_summary_goes_beside_the_folder(run, folder):
    assert run("batch", folder).status == 0
    assert (folder.parent / "报送材料-汇总.xlsx").exists()
    assert (folder.parent / "报送材料-汇总-已校验").is_dir()


def test_a_summary_inside_the_folder_is_not_reviewed_the_next_time(run, folder):
    run("batch", folder, "-o", folder / "汇总.xlsx")
    again = run("batch", folder, "-o", folder / "汇总.xlsx")
    assert again.output.startswith("共4份工作簿，已校验3份")
    assert again.status == 0


def test_options_reach_every_workbook(run, folder, summary):
    run("batch", folder, "-o", summary, "--pack", "hubei", "--fill-scores")
    packs = {line["workbooks"][4] for line in journal(summary) if "workbooks" in line}
    assert packs == {"hubei", ""}


def test_copies_can_go_elsewhere_also_to_an_address(run, folder, summary, tmp_path):
    target = tmp_path / "共享"
    outcome = run("batch", f"file://{folder}", "-o", summary, "--copies", f"file://{target}")
    assert outcome.status == 0
    assert "城关镇/自评表-已校验.xlsx" in files(target)
    assert not (summary.parent / "汇总-已校验").exists()
    run("batch", folder, "-o", tmp_path / "二.xlsx")
    assert contents(target) == contents(tmp_path / "二-已校验")


def test_a_zip_is_reviewed_as_it_was_sent(run, folder, summary, tmp_path):
    packed = tmp_path / "材料.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(folder / "城关镇" / "自评表.xlsx", "城关镇/自评表.xlsx")
    assert run("batch", f"zip://::{packed}", "-o", summary).output.startswith("共1份工作簿，已校验1份。")


def test_last_years_summary_is_compared(run, folder, summary, tmp_path):
    run("batch", folder, "-o", tmp_path / "去年.xlsx")
    write_form(folder / "城关镇" / "自评表.xlsx", "城关镇人民政府", actual="10次", reason=None)
    assert run("batch", folder, "-o", summary, "--previous", tmp_path / "去年.xlsx").status == 0
    workbook = openpyxl.load_workbook(summary)
    shown = [[cell.value for cell in row] for row in workbook["上年对比"].iter_rows()]
    workbook.close()
    assert any("城关镇人民政府" in row for row in shown)


def test_nothing_is_done_twice_after_a_finished_batch(run, folder, summary):
    run("batch", folder, "-o", summary)
    assert run("batch", folder, "-o", summary, "--resume").status == 0
    assert set(reviews(summary).values()) == {1}


def test_resumed_it_reviews_what_is_new_or_changed_and_forgets_what_is_gone(run, folder, summary):
    run("batch", folder, "-o", summary)
    write_form(folder / "新乡" / "自评表.xlsx", "新乡人民政府")
    shutil.copyfile(folder / "城关镇" / "自评表.xlsx", folder / "县直" / "坏.xlsx")
    (folder / "临河乡" / "自评表.xlsx").unlink()
    outcome = run("batch", folder, "-o", summary, "--resume")
    assert outcome.output.startswith("共4份工作簿，已校验4份。")
    assert reviews(summary) == {
        "城关镇/自评表.xlsx": 1,
        "临河乡/自评表.xlsx": 1,
        "县直/民政局 2024 自评（终稿）.xlsx": 1,
        "县直/坏.xlsx": 2,
        "新乡/自评表.xlsx": 1,
    }


def test_failures_are_tried_again_only_when_asked(run, folder, summary):
    locked = folder / "城关镇" / "~$自评表.xlsx"
    locked.touch()
    assert "已校验2份" in run("batch", folder, "-o", summary).output
    locked.unlink()
    assert "已校验2份" in run("batch", folder, "-o", summary, "--resume").output
    assert "已校验3份" in run("batch", folder, "-o", summary, "--resume", "--retry-failed").output


def start(folder: Path, summary: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "jixiao", "batch", str(folder), "-o", str(summary), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    )


def wait_for(summary: Path, count: int) -> None:
    """Wait until so many workbooks are in the journal."""
    for _ in range(600):
        if summary.with_name("汇总-记录.jsonl").exists() and sum(reviews_so_far(summary).values()) >= count:
            return
        time.sleep(0.05)
    raise AssertionError("nothing is written down")


def reviews_so_far(summary: Path) -> Counter[str]:
    content = summary.with_name("汇总-记录.jsonl").read_bytes()
    whole = content[: content.rfind(b"\n") + 1].decode("utf-8").splitlines()
    return Counter(said["workbooks"][0] for line in whole if "workbooks" in (said := json.loads(line)))


def test_ctrl_c_stops_cleanly_and_resume_goes_on(run, summary, tmp_path):
    folder = write_folder(tmp_path / "材料", 150)
    process = start(folder, summary, "--workers", "2")
    wait_for(summary, 5)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the command
    output, error = process.communicate(timeout=60)
    done = len(reviews(summary))
    assert process.returncode == 130
    assert output == ""
    assert "正在停止：等手头的几份做完；再按一次 Ctrl-C 立即停止。" in error
    assert f"jixiao：已停止，做完{done}份，还有{150 - done}份；加 --resume 接着做。\n" in error
    assert "Traceback" not in error
    assert 5 <= done < 150
    copies = tmp_path / "汇总-已校验"
    assert len(files(copies)) == done
    assert run("batch", folder, "-o", summary, "--resume").output.startswith("共150份工作簿，已校验150份。")
    assert set(reviews(summary).values()) == {1}
    assert len(reviews(summary)) == len(files(copies)) == 150


@pytest.mark.parametrize("again", [["--resume"], []], ids=["gone on with", "begun anew"])
def test_a_finished_batch_that_is_stopped_the_next_time_can_still_be_gone_on_with(run, summary, tmp_path, again):
    folder = write_folder(tmp_path / "材料", 2)
    run("batch", folder, "-o", summary)
    write_folder(folder, 80)
    process = start(folder, summary, "--workers", "2", *again)
    wait_for(summary, 4)
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert run("batch", folder, "-o", summary, "--resume").output.startswith("共80份工作簿，已校验80份。")


def test_a_crash_beside_the_new_summary_leaves_it_known(run, folder, summary, monkeypatch):
    def crash(*_: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patch:
        patch.setattr("jixiao.doors.batch.journal.Journal.finish", crash)
        assert run("batch", folder, "-o", summary).status == 2
    assert summary.exists()
    assert run("batch", folder, "-o", summary, "--resume").status == 0
    assert set(reviews(summary).values()) == {1}


def test_ctrl_c_twice_stops_at_once(summary, tmp_path):
    folder = write_folder(tmp_path / "材料", 150)
    process = start(folder, summary, "--workers", "2")
    wait_for(summary, 3)
    for _ in range(2):
        os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in error


def test_a_crash_loses_at_most_the_workbooks_in_hand(run, summary, tmp_path):
    folder = write_folder(tmp_path / "材料", 120)
    process = start(folder, summary, "--workers", "2")
    wait_for(summary, 10)
    children = psutil.Process(process.pid).children(recursive=True)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    psutil.wait_procs(children, timeout=30)
    assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]
    kept = reviews_so_far(summary)
    assert len(kept) >= 10
    refused = run("batch", folder, "-o", summary)
    assert refused.status == 2
    assert refused.error.endswith(
        f"jixiao：“汇总.xlsx”上次没有做完，已经做了{len(kept)}份：接着做请加 --resume；"
        "要从头做，请先删除“汇总-记录.jsonl”，或用 -o 换一个名字。\n"
    )
    assert run("batch", folder, "-o", summary, "--resume").output.startswith("共120份工作簿，已校验120份。")
    assert set(reviews(summary).values()) == {1}
    assert not list(tmp_path.rglob(".jixiao-*"))


def test_the_lock_of_a_crashed_batch_holds_nobody_up(run, folder, summary):
    summary.with_name("汇总-记录.lock").write_text("999999999", encoding="utf-8")
    assert run("batch", folder, "-o", summary).status == 0


def test_a_summary_that_somebody_changed_is_not_replaced(run, folder, summary):
    run("batch", folder, "-o", summary)
    summary.write_bytes(SAMPLE.read_bytes())
    outcome = run("batch", folder, "-o", summary, "--resume")
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error.endswith("jixiao：“汇总.xlsx”在生成后有人改过，为免丢失没有覆盖；请在 -o 后面换一个名字。\n")
    assert summary.read_bytes() == SAMPLE.read_bytes()


def test_a_letter_that_somebody_changed_is_left_and_a_new_one_put_beside_it(run, folder, summary):
    run("batch", folder, "-o", summary)
    letter = summary.parent / "汇总-退回意见" / "城关镇人民政府-退回修改.txt"
    letter.write_text("我改过了", encoding="utf-8")
    outcome = run("batch", folder, "-o", summary, "--resume")
    assert "  “城关镇人民政府-退回修改.txt”在生成后有人改过，没有覆盖。" in outcome.output.splitlines()
    assert letter.read_text(encoding="utf-8") == "我改过了"
    assert is_untouched(letter.with_name("城关镇人民政府-退回修改（2）.txt"))


def test_a_unit_that_has_nothing_to_mend_any_more_gets_no_letter_any_more(run, folder, summary):
    run("batch", folder, "-o", summary)
    write_form(folder / "城关镇" / "自评表.xlsx", "城关镇人民政府", actual="10次", reason=None)
    run("batch", folder, "-o", summary, "--resume")
    assert "城关镇人民政府-退回修改.txt" not in files(summary.parent / "汇总-退回意见")


@pytest.mark.parametrize(
    ("options", "word"),
    [(["--pack", "hubei"], "--pack"), (["--weights", "even"], "--weights"), (["--fill-scores"], "--fill-scores")],
)
def test_results_of_other_options_are_not_mixed(run, folder, summary, options, word):
    run("batch", folder, "-o", summary)
    outcome = run("batch", folder, "-o", summary, "--resume", *options)
    assert outcome.status == 2
    assert outcome.error.endswith(f"jixiao：这次的{word}与上次不同，结果不能合在一起；请用 -o 换一个名字从头做。\n")


def told(outcome) -> str:
    assert outcome.status == 2
    assert outcome.output == ""
    assert outcome.error.startswith("jixiao：")
    assert outcome.error.count("\n") == 1
    return outcome.error.removeprefix("jixiao：").rstrip("\n")


def test_an_empty_folder_is_told(run, summary, tmp_path):
    (tmp_path / "空").mkdir()
    assert told(run("batch", tmp_path / "空", "-o", summary)) == (
        f"在“{tmp_path / '空'}”里没有找到工作簿，请检查是否选对了文件夹；要校验的是 .xlsx 或 .xlsm 文件。"
    )
    assert not list(tmp_path.glob("汇总*"))


def test_a_folder_without_workbooks_says_what_is_in_it(run, summary, tmp_path):
    (tmp_path / "夹").mkdir()
    (tmp_path / "夹" / "报告.docx").touch()
    (tmp_path / "夹" / "~$表.xlsx").touch()
    assert told(run("batch", tmp_path / "夹", "-o", summary)) == (
        f"在“{tmp_path / '夹'}”里没有找到工作簿（有1个其他文件，跳过了“~$表.xlsx”（打开工作簿时留下的临时文件）），"
        "请检查是否选对了文件夹；要校验的是 .xlsx 或 .xlsm 文件。"
    )


def test_a_folder_that_is_not_there_is_told(run, summary, tmp_path):
    assert told(run("batch", tmp_path / "没有", "-o", summary)) == f"没有找到文件夹“{tmp_path / '没有'}”，请检查路径。"


def test_a_file_in_the_place_of_a_folder_is_told(run, summary):
    assert told(run("batch", SAMPLE, "-o", summary)) == (
        f"“{SAMPLE}”是一个文件，batch 后面要写文件夹；校验一份工作簿请用 jixiao review。"
    )


def test_where_nothing_could_be_reviewed_the_status_says_so(run, summary, tmp_path):
    (tmp_path / "夹").mkdir()
    (tmp_path / "夹" / "坏.xlsx").touch()
    outcome = run("batch", tmp_path / "夹", "-o", summary)
    assert outcome.status == 2
    assert outcome.output.startswith("共1份工作簿，已校验0份，未能校验1份")
    assert summary.exists()


def test_a_folder_that_disappears_stops_the_batch_and_resume_goes_on(run, summary, tmp_path):
    folder = write_folder(tmp_path / "材料", 120)
    process = start(folder, summary, "--workers", "2")
    wait_for(summary, 3)
    folder.rename(tmp_path / "移走")
    _, error = process.communicate(timeout=60)
    done = len(reviews(summary))
    assert process.returncode == 2
    assert error.endswith(
        f"jixiao：文件夹“{folder}”不见了（网络盘断开，或被移走、改名）。"
        f"已经做完的{done}份都记下了，恢复后加 --resume 接着做。\n"
    )
    (tmp_path / "移走").rename(folder)
    assert run("batch", folder, "-o", summary, "--resume").output.startswith("共120份工作簿，已校验120份。")
    assert set(reviews(summary).values()) == {1}


def test_a_place_that_cannot_be_written_to_is_told_before_anything_is_done(run, folder):
    assert told(run("batch", folder, "-o", "/proc/汇总.xlsx")) == (
        "没有权限写入文件夹“/proc”，请检查权限，或在 -o 后面写别的位置。"
    )


def test_copies_that_cannot_be_written_are_told(run, folder, summary):
    assert told(run("batch", folder, "-o", summary, "--copies", "/proc/不行")) == (
        "没有能够建立文件夹“/proc/不行”，请检查权限，或换一个位置。"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--resume"], "没有找到上次的记录“汇总-记录.jsonl”，没有可以接着做的；请去掉 --resume。"),
        (["--retry-failed"], "--retry-failed 要和 --resume 一起用。"),
        (
            ["--engine", "dask"],
            "--engine dask 还要用 --scheduler 写明调度器的地址，如 --scheduler tcp://192.168.1.10:8786。",
        ),
        (["--scheduler", "tcp://a:1"], "--scheduler 要和 --engine dask 一起用。"),
        (["--timeout", "0"], "参数 --timeout 后面要写一个大于0的数，不能写成 0；用法请看 jixiao batch --help。"),
        (["--workers", "两"], "参数 --workers 后面要写一个大于0的数，不能写成 两；用法请看 jixiao batch --help。"),
        (["--memory", "-1"], "参数 --memory 后面要写一个大于0的数，不能写成 -1；用法请看 jixiao batch --help。"),
    ],
)
def test_options_that_do_not_go_together_are_told(run, folder, summary, arguments, sentence):
    assert told(run("batch", folder, "-o", summary, *arguments)) == sentence


def test_a_pack_that_is_none_is_told_before_anything_is_done(run, folder, summary):
    assert "没有的口径" in told(run("batch", folder, "-o", summary, "--pack", "没有的口径"))
    assert not list(summary.parent.glob("汇总*"))


def test_an_address_without_a_name_for_the_summary_is_told(run):
    assert told(run("batch", "s3://桶/材料")) == ("文件夹是一个网络地址，请用 -o 写明汇总放在哪里，如 -o 汇总.xlsx。")


@pytest.mark.parametrize("missing", ["pebble", "pandas", "pyarrow"])
def test_without_the_extra_one_is_told_what_to_install(folder, summary, missing):
    program = f"import sys; sys.modules[{missing!r}] = None; from jixiao.doors.cli import main; sys.exit(main())"
    outcome = subprocess.run(
        [sys.executable, "-c", program, "batch", folder, "-o", summary],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert outcome.returncode == 2
    assert outcome.stderr.endswith('jixiao：批量校验需要先安装：pip install "jixiao[batch]"。\n')


def test_a_zip_bomb_and_a_file_that_hangs_a_reader_harm_nobody(run, folder, summary):
    bomb = folder / "县直" / "炸弹.xlsx"
    shutil.copyfile(folder / "城关镇" / "自评表.xlsx", bomb)
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(300_000_000))
    outcome = run("batch", folder, "-o", summary)
    assert outcome.output.startswith("共5份工作簿，已校验3份，未能校验2份")
