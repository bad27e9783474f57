"""With mouse and keyboard on a screen: toolbar, menu, messages, 撤销 and 重做, the line in the status bar."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

from doors.calc.clicks.user import User
from doors.excel.forms import SAMPLES, drawn_book, shown
from jixiao.doors.calc.buttons import BUTTONS, TITLE
from jixiao.doors.cli import main
from jixiao.doors.file import review_file
from jixiao.doors.live import wording
from jixiao.packs import load_pack, pack_names
from jixiao.sheets import Part

TIANJIN = next(path for path in SAMPLES if "天津" in path.stem)
LISTED = "校验结果"
FORM = """
    一级指标 | 二级指标 | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
    产出指标 | 数量指标 | 培训场次   | ≥20场      | 15场       | 40   | 40   |
    ^        | 数量指标 | 发放资料   | ≥100份     | 140份      | 30   |      |
    效益指标 | 社会效益 | 普法效果   | 有效提升   | 有效提升   | 30   |      |
"""


def now(user: User, folder: Path) -> dict[str, Any]:
    """All that can be seen of the document."""
    path = folder / "now.xlsx"
    user.ask("save", path=str(path))
    return shown(path)


def scores(workbook: dict[str, Any]) -> list[object]:
    """What stands in the column 得分."""
    cells = workbook["绩效自评表"].cells
    return [cells[place][0] if place in cells else None for place in ("G2", "G3", "G4")]


def test_what_a_button_did_is_taken_back_and_done_again(user: User, tmp_path: Path) -> None:
    user.open(Path(shutil.copy(TIANJIN, tmp_path)))
    before = now(user, tmp_path)
    by_file = review_file(tmp_path / "now.xlsx", tmp_path / "by-file.xlsx", parts={Part.FINDINGS})
    user.click("button", "校验")
    told = user.confirm()
    assert told == f"{wording.findings(by_file.review)}\n{wording.CALC_UNDO}"
    user.wait(lambda: user.ask("selected")[0] == LISTED, "the findings are shown")
    reviewed = now(user, tmp_path)
    assert set(reviewed) == {*before, LISTED}
    assert user.ask("frozen", title=LISTED) == [0, 6]
    user.screen.press("ctrl+z")
    user.wait(lambda: user.ask("titles") == list(before), "the sheet has gone")
    assert now(user, tmp_path) == before
    user.screen.press("ctrl+y")
    user.wait(lambda: user.ask("selected")[0] == LISTED, "the findings are shown again")
    assert now(user, tmp_path) == reviewed


def test_scores_are_filled_in_by_the_pack_chosen_in_the_menu(user: User, tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "自评表.xlsx", FORM)
    pack = load_pack("tianjin-2021")
    given = shutil.copy(path, tmp_path / "given.xlsx")
    user.open(path)
    for kind, text in (("menu", "绩效自评"), ("menu", "口径"), ("item", f"{pack.title}（{pack.name}）")):
        user.click(kind, text)
    assert user.confirm() == f"口径：{pack.title}。{pack.provenance}"
    user.screen.give_keyboard()
    user.click("menu", "绩效自评")
    user.click("menu", "口径")
    user.see("item", f"{pack.title}（{pack.name}）")
    assert [item.text for item in user.labels("item") if item.ticked] == [f"{pack.title}（{pack.name}）"]
    for _ in range(2):
        user.screen.press("Escape")
    user.wait(lambda: not user.labels("item"), "the menu has gone")
    user.click("button", "计算得分")
    asked = user.confirm("No")
    assert asked.startswith("空白的得分单元格有1个，另有1个已填的得分与测算不同。")
    told = user.confirm()
    assert told.startswith("填入得分1个，怎样算的见工作表“得分测算”。")
    main(["review", str(given), "--fill-scores", "--pack", pack.name, "-o", str(tmp_path / "by-file.xlsx")])
    by_file = shown(tmp_path / "by-file.xlsx")
    after = now(user, tmp_path)
    assert scores(after) == scores(by_file) == [40, 27, None]
    assert "得分测算" in after


def test_the_list_of_packs_drops_down_below_its_button(user: User, tmp_path: Path) -> None:
    user.open(Path(shutil.copy(TIANJIN, tmp_path)))
    button = user.see("button", "口径")
    user.click("button", "口径")
    named = load_pack("tianjin-2021")
    user.see("item", f"{named.title}（{named.name}）")
    items = user.labels("item")
    assert len(items) == 1 + len(pack_names())
    assert [item.text for item in items if item.ticked] == [f"{named.title}（{named.name}）"]
    assert items[0].text == "不指定（全国口径）"
    assert 0 <= items[0].place[0] - button.place[0] < button.place[2]
    assert 0 <= items[0].place[1] - (button.place[1] + button.place[3]) < button.place[3]
    user.click("item", "不指定（全国口径）")
    assert user.confirm().startswith(f"口径：{load_pack().title}。")
    user.click("button", "口径")
    user.see("item", "不指定（全国口径）")
    assert [item.text for item in user.labels("item") if item.ticked] == ["不指定（全国口径）"]
    user.screen.press("Escape")
    user.wait(lambda: not user.labels("item"), "the list has gone")


def test_the_toolbar_stands_in_a_row_of_its_own_and_shows_its_words_whole(user: User) -> None:
    user.office.ask("open", seen=True)
    bar = user.see("toolbar", TITLE)
    left, top, width, height = bar.place
    others = [other.place for other in user.labels("toolbar") if other != bar]
    assert all(place[1] >= top + height or place[1] + place[3] <= top for place in others)
    buttons = [user.see("button", button.label) for button in BUTTONS]
    assert all(before.place[0] < after.place[0] for before, after in pairwise(buttons))
    assert all(left < button.place[0] and button.place[0] + button.place[2] <= left + width for button in buttons)
    assert {len(button.text) * 11 <= button.place[2] for button in buttons} == {True}


def test_the_next_problem_stands_in_the_status_bar_until_the_user_goes_on(user: User, tmp_path: Path) -> None:
    user.open(Path(shutil.copy(TIANJIN, tmp_path)))
    user.ask("press", command="review")
    user.ask("select", place="A1")
    user.click("button", "跳到下一个问题")
    user.wait(lambda: user.ask("telling"), "the problem is told")
    place = user.ask("selected")
    assert place[0] != LISTED
    user.click("button", "跳到下一个问题")
    user.wait(lambda: user.ask("selected") != place, "the problem after it is shown")
    assert user.ask("telling")
    user.screen.press("Down")
    user.wait(lambda: not user.ask("telling"), "the status bar is as it usually is")
