"""The charts of a report as pictures that print in grey: scores by kind and by goal, deviations from the targets."""

from jixiao.reports.pictures.chart import Chart
from jixiao.reports.pictures.draw import draw_charts
from jixiao.reports.pictures.fonts import has_font

__all__ = ["Chart", "draw_charts", "has_font"]
