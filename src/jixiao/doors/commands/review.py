"""`jixiao review`: every form of the workbooks checked, scored, and written back beside them."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from jixiao.doors.failure import explain_failure
from jixiao.errors import JixiaoError

FAILED = 2


def run(options: argparse.Namespace) -> int:
    """Review each workbook; one that cannot be read does not keep the others from it."""
    if options.output and len(options.books) > 1:
        raise JixiaoError("-o 只能和一个工作簿一起用；一次校验几个工作簿时，结果各自写在原文件旁。")
    if options.report and len(options.books) > 1:
        raise JixiaoError("--report 只能和一个工作簿一起用；请对每个工作簿分别校验，各自写明它的报告。")
    if options.report and (len(options.report) > 1 or not options.report[0].strip()):
        raise JixiaoError("--report 后面要写一份报告的文件名（.docx）；有几份报告时，请逐份校验。")
    status = 0
    reports = []
    for book in options.books:
        try:
            reports.append(_review(Path(book), options))
        except Exception as failure:
            sys.stderr.write(f"jixiao：{explain_failure(failure)}\n")
            status = FAILED
    if options.json and reports:
        report = reports[0] if len(options.books) == 1 else reports
        sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    return status


def _review(source: Path, options: argparse.Namespace) -> object:
    from jixiao.doors.file import open_reviewed, review_again, review_file  # noqa: PLC0415 - see cli.py
    from jixiao.scoring.proposal import Spread  # noqa: PLC0415

    weights = Spread(options.weights) if options.weights else None
    report_path = Path(options.report[0]) if options.report else None
    cards = tuple(options.scorecard or ())
    if options.json:
        from jixiao.doors.asked import Asked  # noqa: PLC0415
        from jixiao.doors.json_report import report  # noqa: PLC0415
        from jixiao.doors.notices import unused_cards  # noqa: PLC0415
        from jixiao.sheets import with_scores  # noqa: PLC0415

        opened = open_reviewed(source, report_path)
        asked = Asked(options.pack or "", weights, scorecards=cards)
        earlier = opened.earlier
        review = review_again(with_scores(opened.book, earlier.scores), asked, earlier.asked)
        sys.stderr.writelines(f"jixiao：{notice}\n" for notice in unused_cards(review))
        return report(review)

    from jixiao.doors.terminal import print_review  # noqa: PLC0415
    from jixiao.sheets import Filling  # noqa: PLC0415

    target = Path(options.output) if options.output else None
    reviewed = review_file(
        source,
        target,
        pack=options.pack,
        report=report_path,
        in_place=options.in_place,
        fill_scores=Filling[options.fill_scores.upper()] if options.fill_scores else Filling.NONE,
        weights=weights,
        scorecards=cards,
    )
    print_review(reviewed)
    return None
