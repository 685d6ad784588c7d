"""The paper's own serial number, wherever it stands."""

from regesta.model import Field
from regesta.stages.describe.number import own_number, running_number
from regesta.stages.describe.scene import Scene
from regesta.stages.describe.telegram_number import telegram_number


def find_number(scene: Scene, *, telegram: bool) -> Field | None:
    """A line 'No. 17.]', or the number that begins a telegram, or one that an edition may give."""
    return (
        own_number(scene) or (telegram_number(scene) if telegram else None) or running_number(scene)
    )
