"""What can go wrong, each with a message that names the place and the remedy, and an exit code."""


class RegestaError(Exception):
    """Something a user can mend. `remedy` says how; `exit_code` is what the shell sees."""

    exit_code = 1

    def __init__(
        self, message: str, *, place: str | None = None, remedy: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.message}" if self.place else self.message]
        if self.remedy:
            parts.append(self.remedy)
        return "\n  ".join(parts)


class UnreadableFile(RegestaError):
    """A file that no reader can turn into text; the rest of the folder is still built."""

    exit_code = 3


class FolderNotUsable(RegestaError):
    """The folder is absent, is no folder, or cannot be written to."""

    exit_code = 4


class FolderBusy(RegestaError):
    """Another build holds the folder."""

    exit_code = 5


class BadSettings(RegestaError):
    """`regesta.toml` says something that cannot be meant."""

    exit_code = 6


class BadDecision(RegestaError):
    """A ruling that names nothing in the edition, or a value of the wrong shape."""

    exit_code = 7


class NothingFound(RegestaError):
    """An id, a file or a search that matches nothing."""

    exit_code = 8


class BadQuery(RegestaError):
    """A search that cannot be read."""

    exit_code = 9


class StageBroken(RegestaError):
    """A stage does not do what it declares; a fault of the program, not of the papers."""

    exit_code = 10
