"""Settings of an edition: `regesta.toml` beside the papers."""

import tomllib
from pathlib import Path

import msgspec

from regesta.errors import BadSettings

FILE = "regesta.toml"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user may set. Every default is good for a first look.

    `title` heads the pages; `language` names the folder of `languages/`; `skip` are patterns of
    files to leave out; `encoding` forces one for plain text; `editor` signs rulings. `watch` has
    open pages follow the folder; `largest_added` is the size in MB of a file that can be added.
    """

    title: str | None = None
    language: str = "en"
    skip: tuple[str, ...] = ()
    encoding: str | None = None
    editor: str | None = None
    watch: bool = False
    largest_added: int = 64


def read_settings(folder: Path) -> Settings:
    """The settings of a folder; defaults where it has no `regesta.toml`.

    Raises:
        BadSettings: the file is no TOML, or names a setting that does not exist.
    """
    path = folder / FILE
    if not path.is_file():
        return Settings()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Settings)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadSettings(
            str(error), place=str(path), remedy="docs/settings.md lists them."
        ) from error
