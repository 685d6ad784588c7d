"""The brief as one page of HTML that stands alone: it asks nothing of others."""

from importlib.resources import files

from regesta.publish.brief import wording
from regesta.publish.brief.leaf import Leaf, by_paper, numbered

_TEMPLATES = "templates"


def brief_html(leaf: Leaf) -> str:
    """The page, to be read on a screen, light or dark, and printed.

    Each line bears the numbers of its words, which lead to the list of sources at the end.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - loads slowly

    environment = Environment(
        loader=PackageLoader("regesta.publish.brief", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=False,
    )
    numbers = numbered(leaf)
    css = files("regesta.publish.brief").joinpath(_TEMPLATES, "brief.css")
    return environment.get_template("brief.html").render(
        leaf=leaf,
        numbers=numbers,
        quoted=by_paper(numbers),
        sources=wording.title("sources"),
        css=css.read_text(encoding="utf-8"),
    )
