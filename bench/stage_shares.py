"""Builds a folder and prints, as JSON, the processor's seconds of each stage (a child of `speed`).

Times are taken around the runner's own steps, so that "mark" is all that marking costs, its
digests and its spreading over papers included. What is left over is start, imports and tidying.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

_BEGAN = time.process_time()


def main() -> None:
    """Build and print."""
    from regesta.build import build
    from regesta.runner import bringing, making

    spent: Counter[str] = Counter()

    def timed(owner: Any, name: str, label: str | None) -> None:
        wrapped: Callable[..., Any] = getattr(owner, name)

        def around(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return wrapped(*given, **named)
            finally:
                spent[label or given[1].name] += time.process_time() - began

        setattr(owner, name, around)

    timed(making, "read_if_new", "read")
    timed(making.Making, "_over_source", None)
    timed(making.Making, "_over_documents", None)
    timed(making.Making, "paper", "store")
    timed(bringing, "write_source", "store")
    timed(bringing, "finish", "check")
    build(Path(sys.argv[1]))
    spent["settle"] += spent.pop("sum_up", 0.0)
    whole = time.process_time() - _BEGAN
    spent["start and the rest"] = whole - sum(spent.values())
    print(json.dumps(spent))


if __name__ == "__main__":
    main()
