"""Read: from a folder to its files, from a file to a `Source`.

`list_files` says what is in a folder, `read_file` turns one file into text with what its markup
says. A file that cannot be read is one message; it stops nothing else.
"""

from regesta.stages.read.file import read_file
from regesta.stages.read.folder import list_files

__all__ = ["list_files", "read_file"]
