"""Brings the `known` failures of `verrin.jsonl` up to date: `python tests/golden/refresh_known.py`.

What agrees now is taken out of `known`. What disagrees and is not known is printed, and, with
`--add REASON`, added with that reason. The difference is to be read before it is committed.
"""

import importlib.util
import json
import shutil
import sys
import tempfile
from pathlib import Path

import regesta.build
import regesta.edition

HERE = Path(__file__).parent
GOLD = HERE / "verrin.jsonl"


def load_test():
    spec = importlib.util.spec_from_file_location("test_verrin", HERE / "test_verrin.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(test):
    """Rows of the example as the program tells it now, each with its text."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "verrin"
        shutil.copytree(test.EXAMPLE, folder, ignore=shutil.ignore_patterns(".regesta"))
        regesta.build.build(folder)
        return test.rows_with_text(regesta.edition.open_edition(folder))


def main():
    reason = sys.argv[sys.argv.index("--add") + 1] if "--add" in sys.argv else None
    test = load_test()
    papers = told(test)
    lines = []
    for gold in test.GOLD:
        known = gold["known"]
        for field in test.COMPARED:
            wrong = test.disagreement(papers, gold, field)
            if wrong is None:
                known.pop(field, None)
            elif field not in known:
                print(f"{gold['source']}: {gold['opening'][:40]}: {field}: {wrong}")
                if reason:
                    known[field] = reason
        lines.append(json.dumps({**gold, "known": dict(sorted(known.items()))}, ensure_ascii=False))
    GOLD.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
