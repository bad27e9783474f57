"""Normalisation at the door."""

import pytest

from jixiao.values.door import close_up, normalise


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("≧９５．５％", "≥95.5%"),
        ("＝１００", "=100"),
        ("（1）", "(1)"),
        ("③100㎡", "③100㎡"),
        ("5m²", "5m²"),
        ("½", "½"),
        ("20℃", "20℃"),
        ("−5", "-5"),
        ("1∶3", "1:3"),
        ("90\u200b%", "90%"),
    ],
)
def test_look_alikes_become_plain_and_others_stay(text, plain):
    assert normalise(text) == plain


@pytest.mark.parametrize(
    ("text", "closed"),
    [("≥65% 百分 率", "≥65%百分率"), ("2,136.50 万元", "2,136.50万元"), ("90 95", "90 95"), ("90. 5", "90. 5"),
     ("12.5 m", "12.5m"), ("　", "")],
)  # fmt: skip
def test_spaces_go_except_between_two_numbers(text, closed):
    assert close_up(text) == closed
