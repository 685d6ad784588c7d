"""The kind of paper by its heading: 'Memorandum by …', 'Minutes of …'."""

from regesta.languages.en.papers import paper_kinds
from regesta.model import Field, Span
from regesta.names.heading import read_heading
from regesta.stages.describe.scene import Scene


def by_heading(scene: Scene) -> Field | None:
    """The kind that the first heading with the word of one names."""
    spans = [(m.start, m.end) for m in scene.given.get("heading", ())]
    spans += [(u.start, u.end) for u in scene.opening if u.has("heading")]
    for start, end in spans:
        heading = read_heading(scene.words(start, end))
        if heading and heading.kind:
            kind = paper_kinds().get(heading.kind.replace("'", "’"))
            return Field(value=kind or "other", rule="kind_heading", evidence=(Span(start, end),))
    return None
