"""A name in capitals that ends the last paragraph: '…, your obedient servant, A. B. SMITH.'."""

import re
from collections.abc import Iterator

from regesta.model import Party, Span
from regesta.names.person_name import clean_name
from regesta.stages.describe.scene import Scene

LOOKED_AT = 120
"""So many code points at the end of the last paragraph."""
_NAME = re.compile(
    r"(?:^|[,.;]\s+|\s{2,}|—)"
    r"(?P<name>(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.]*[.\s]+){0,4}"  # initials and first names
    r"(?:(?:de|DE|von|VON|la|LA)\s+)?"
    r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]{3,})\.?$"
)
_NO_NAMES = ("U. S", "A.M", "P.M")


def find_run_in(scene: Scene) -> Iterator[Party]:
    """Yields the signer whose name is run in with the close, where no line bears a signature."""
    lines = [u for u in [*scene.body, *scene.closing] if u.prose or u.has("close")]
    if not lines:
        return
    last = lines[-1]
    at = max(last.start, last.end - LOOKED_AT)
    found = _NAME.search(scene.words(at, last.end))
    if found and (last.has("close") or not found["name"].endswith(_NO_NAMES)):
        span = Span(at + found.start("name"), at + found.end("name"))
        name = clean_name(found["name"])
        yield Party(name=name, role=None, rule="signature_run_in", evidence=(span,))
