"""The guide to writing a pack names every section and key there is, and its example loads."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

from jixiao.packs import load_pack
from jixiao.packs.schema import GROUND, HEADER, SECTIONS

GUIDE = (Path(__file__).parents[2] / "docs" / "口径文件.md").read_text(encoding="utf-8")


def test_the_guide_names_every_section_and_key() -> None:
    section, named = "", {}
    for line in GUIDE.splitlines():
        cells = line.split("|")
        if len(cells) == 5 and cells[2].strip() not in {"键", "---"}:
            section = cells[1].strip(" `[]") or section
            named.setdefault(section, set()).update(re.findall(r"`(\w+)`", cells[2]))
    named.pop("severities")
    assert named == {section: set(keys) for section, keys in SECTIONS.items()}


def test_the_guide_explains_the_header() -> None:
    example = GUIDE.partition("```toml")[2].partition("```")[0]
    assert all(re.search(rf"^{key} = ", example, re.MULTILINE) for key in {**HEADER, **GROUND})


def test_the_example_loads(tmp_path: Path) -> None:
    path = tmp_path / "我们县.toml"
    path.write_text(GUIDE.partition("```toml")[2].partition("```")[0], encoding="utf-8")
    assert load_pack(path).above.factor == Decimal("0.9")
