"""Those whom a leaflet cries to: 'British and American Soldiers!'."""

from collections.abc import Iterator

from regesta.model import Party, Span
from regesta.names.person_name import clean_name
from regesta.stages.describe.scene import Scene


def called_to(scene: Scene) -> Iterator[Party]:
    """The party of the first cry."""
    for unit in [*scene.opening, *scene.body]:
        if unit.has("call"):
            name = clean_name(scene.words(unit.start, unit.end).rstrip(" !"))
            span = Span(unit.start, unit.end - 1)
            yield Party(name=name, role=None, rule="call", evidence=(span,))
            return
