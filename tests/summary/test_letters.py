"""Letters to units: each unit's own findings, word for word, and never over what somebody wrote."""

from __future__ import annotations

from pathlib import Path

from jixiao.summary.letters import Addressees, is_untouched, write_letters
from jixiao.summary.record import Record, failure
from jixiao.summary.schema import FINDINGS, FORMS, PARTS, WORKBOOKS, Table


def row(table: Table, **values: object) -> tuple[object, ...]:
    return tuple(values.get(field.name, "" if field.type == "文字" else None) for field in table.fields)


def finding(severity: str, message: str, form: int = 1, **more: str) -> tuple[object, ...]:
    given = {"sheet": "自评表", "cell": "E4", "code": "A01", "remedy": "改一改。"} | more
    return row(FINDINGS, form=form, severity=severity, message=message, **given)


def record(path: str, units: list[str], *findings: tuple[object, ...]) -> Record:
    forms = [row(FORMS, form=at, unit=unit) for at, unit in enumerate(units, 1)]
    whole = {part.name: () for part in PARTS} | {FORMS.name: forms, FINDINGS.name: list(findings)}
    book = row(WORKBOOKS, path=path, unit=units[0], outcome="已校验", pack="national", pack_title="全国通行做法")
    return Record(book, whole)


def written(folder: Path, *records: Record):
    addressees = Addressees()
    for each in records:
        addressees.note(each)
    return write_letters(addressees.letters(lambda numbers: [records[number] for number in numbers]), folder)


def text(path: Path) -> str:
    whole = path.read_text(encoding="utf-8-sig")
    return whole[: whole.index("编号：")].rstrip("\n")


def test_a_letter_says_by_severity_what_is_to_be_done(tmp_path):
    letters = written(
        tmp_path,
        record(
            "城关镇/表.xlsx",
            ["城关镇人民政府"],
            finding("错误", "得分40高于测算36。", indicator="检查次数"),
            finding("警告", "“检查次数”没有写原因。", indicator="检查次数", cell="H4"),
            finding("错误", "分值合计98。", cell="F9", remedy=""),
            finding("提示", "报告没有日期。", sheet="报告.docx", cell="第12段", remedy=""),
        ),
    )
    assert letters.to_mend == 1
    assert text(letters.files["城关镇人民政府"]) == (
        "城关镇人民政府绩效自评材料退回修改意见\n"
        "\n"
        "城关镇人民政府：\n"
        "    你单位报送的绩效自评材料（工作簿1份）已经校验，"
        "有2处错误、1处需要说明或修改、1处请确认，请改正后重新报送。\n"
        "\n"
        "《城关镇/表.xlsx》\n"
        "一、请改正（错误2处）\n"
        "    1. E4（检查次数）：得分40高于测算36。\n"
        "       改法：改一改。\n"
        "    2. F9：分值合计98。\n"
        "二、请改正或说明（警告1处）\n"
        "    1. H4：“检查次数”没有写原因。\n"
        "       改法：改一改。\n"
        "三、请确认（提示1处）\n"
        "    1. 报告.docx 第12段：报告没有日期。\n"
        "\n"
        "说明：以上意见由程序按“全国通行做法”逐项比对得出，请逐条核对；一切以财政部门的要求为准。"
        "与实际情况不符的，请说明理由。"
    )


def test_a_unit_without_errors_is_asked_to_check(tmp_path):
    letters = written(
        tmp_path,
        record("一.xlsx", ["甲局"], finding("警告", "没有写原因。")),
        record("二.xlsx", ["乙局"], finding("提示", "请确认。")),
    )
    assert [path.name for path in letters.files.values()] == ["甲局-请核对.txt", "乙局-请核对.txt"]
    assert letters.to_mend == 0
    one, two = (text(path).splitlines() for path in letters.files.values())
    assert one[0] == "甲局绩效自评材料核对意见"
    assert one[3] == "    你单位报送的绩效自评材料（工作簿1份）已经校验，有1处需要说明或修改，请逐条处理。"
    assert two[3] == "    你单位报送的绩效自评材料（工作簿1份）已经校验，有1处请确认。"


def test_a_workbook_that_could_not_be_read_is_sent_back_with_the_reason(tmp_path):
    letters = written(tmp_path, failure("城关镇/坏.xlsx", "“坏.xlsx”是空文件，请重新导出。"))
    assert letters.to_mend == 0  # whose it is nobody knows
    assert [path.name for path in letters.files.values()] == ["城关镇、坏-退回修改.txt"]
    assert text(letters.files["城关镇/坏"]).splitlines()[3:7] == [
        "    你单位报送的绩效自评材料（工作簿1份）已经校验，有1份未能读取，请按下列意见处理后重新报送。",
        "",
        "《城关镇/坏.xlsx》",
        "    这份工作簿没有能够校验：“坏.xlsx”是空文件，请重新导出。",
    ]


def test_a_unit_with_nothing_to_mend_gets_no_letter(tmp_path):
    assert written(tmp_path, record("一.xlsx", ["甲局"])).files == {}


def test_a_unit_with_several_workbooks_gets_one_letter_about_all(tmp_path):
    letters = written(
        tmp_path,
        record("一.xlsx", ["甲局"], finding("错误", "一错。")),
        record("二.xlsx", ["甲 局"], finding("错误", "二错。")),
    )
    (path,) = letters.files.values()
    assert "（工作簿2份）" in text(path)
    assert text(path).index("《一.xlsx》") < text(path).index("《二.xlsx》")


def test_of_a_workbook_of_several_units_each_is_told_its_own(tmp_path):
    letters = written(
        tmp_path,
        record(
            "一.xlsx",
            ["甲局", "乙局"],
            finding("错误", "甲错。", 1),
            finding("错误", "乙错。", 2, sheet="表二"),
            finding("错误", "全书的错。", 0),
        ),
    )
    first, second = (text(letters.files[unit]) for unit in ("甲局", "乙局"))
    assert "自评表!E4：甲错。" in first
    assert "全书的错。" in first
    assert "乙错" not in first
    assert "表二!E4：乙错。" in second
    assert "甲错" not in second
    assert "全书的错" not in second


def test_units_whose_names_give_one_file_name_get_two_files(tmp_path):
    letters = written(
        tmp_path,
        record("一.xlsx", ["甲/局"], finding("错误", "一错。")),
        record("二.xlsx", ["甲?局"], finding("错误", "二错。")),
    )
    assert [path.name for path in letters.files.values()] == ["甲、局-退回修改.txt", "甲、局-退回修改（2）.txt"]


def test_a_letter_is_written_as_notepad_opens_it(tmp_path):
    letters = written(tmp_path, record("一.xlsx", ["甲局"], finding("错误", "错。")))
    content = letters.files["甲局"].read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")


def test_a_path_that_is_no_utf_8_keeps_no_letter_from_being_written(tmp_path):
    path = written(tmp_path, failure("\udcd6\udcd0.xlsx", "读不出。")).files["\udcd6\udcd0"]
    assert path.name == "单位-退回修改.txt"
    assert "《??.xlsx》" in text(path)
    assert is_untouched(path)


def test_a_letter_is_known_to_be_untouched_until_anything_is_changed(tmp_path):
    path = written(tmp_path, record("一.xlsx", ["甲局"], finding("错误", "错。"))).files["甲局"]
    assert is_untouched(path)
    whole = path.read_bytes()
    for changed in (whole.replace("错。".encode(), "对。".encode()), whole[:-20], whole + "附言".encode(), b""):
        path.write_bytes(changed)
        assert not is_untouched(path)


def test_old_letters_go_when_they_are_untouched_and_stay_when_they_are_not(tmp_path):
    both = [record("一.xlsx", ["甲局"], finding("错误", "错。")), record("二.xlsx", ["乙局"], finding("错误", "错。"))]
    changed = written(tmp_path, *both).files["乙局"]
    changed.write_text("已电话通知", encoding="utf-8")
    (tmp_path / "我的笔记.txt").write_text("勿删", encoding="utf-8")
    letters = written(tmp_path, record("三.xlsx", ["丙局"], finding("错误", "错。")))
    assert {path.name for path in tmp_path.iterdir()} == {"丙局-退回修改.txt", "乙局-退回修改.txt", "我的笔记.txt"}
    assert [path.name for path in letters.changed] == ["乙局-退回修改.txt", "我的笔记.txt"]


def test_writing_the_same_letters_again_changes_nothing(tmp_path):
    one = record("一.xlsx", ["甲局"], finding("错误", "错。"))
    before = written(tmp_path, one).files["甲局"].read_bytes()
    assert written(tmp_path, one).files["甲局"].read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1
