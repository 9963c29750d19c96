from django import template

from overview.figures import FIGURES

register = template.Library()


@register.simple_tag
def definitions() -> list[tuple[str, str]]:
    """(figure, how it is counted) for every figure of the rollup."""
    return [(figure.title, figure.counted) for figure in FIGURES.values()]
