"""Every deliberately broken pack file is refused with one sentence that says what to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.packs import PackError, load_pack

FOLDER = Path(__file__).parent / "broken"
EXPECTED = dict(
    line.split("\t") for line in (FOLDER / "expected.tsv").read_text(encoding="utf-8").splitlines()[1:] if line
)


def test_every_broken_file_has_its_sentence() -> None:
    assert {path.name for path in FOLDER.glob("*.toml")} == set(EXPECTED)


@pytest.mark.parametrize("file", EXPECTED)
def test_a_broken_file_is_refused_in_one_sentence(file: str) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(FOLDER / file)
    assert str(caught.value) == EXPECTED[file]


@pytest.mark.parametrize("sentence", EXPECTED.values())
def test_a_sentence_is_chinese_whole_and_polite(sentence: str) -> None:
    assert sentence.startswith("口径文件 ")
    assert sentence.endswith(("。", "？"))
    assert "/" not in sentence.replace("80/60", "")


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("tianjing", "没有名为“tianjing”的口径，是不是想写“tianjin”？现有口径：{known}。"),
        ("火星", "没有名为“火星”的口径，现有口径：{known}。"),
        ("", "没有名为“”的口径，现有口径：{known}。"),
    ],
)
def test_an_unknown_name_lists_the_known_packs(name: str, sentence: str) -> None:
    from jixiao.packs import pack_names

    with pytest.raises(PackError) as caught:
        load_pack(name)
    assert str(caught.value) == sentence.format(known="、".join(pack_names()))


def test_a_missing_file_is_named() -> None:
    with pytest.raises(PackError) as caught:
        load_pack("没有这个.toml")
    assert str(caught.value) == "打不开口径文件 没有这个.toml，请检查路径和权限。"
