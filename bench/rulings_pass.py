"""Rules on papers of a built folder, and prints each ruling's seconds as JSON (a child of `speed`).

What is timed is what a page waits for: the ruling in the log, fsynced, and its paper made anew.
"""

import json
import sys
import time
from pathlib import Path

EVERY = 17


def main() -> None:
    """Rule and print."""
    from regesta.build import warm_up
    from regesta.edition import open_edition

    found: dict[str, list[float]] = {"field": [], "division": []}
    warm_up()
    time.sleep(1.0)  # as a server has, before its first page is read
    with open_edition(Path(sys.argv[1])) as edition:
        papers = edition.papers(order="source", nested=False)
        for paper in papers[3::EVERY]:
            began = time.perf_counter()
            edition.decide("correct", document=paper.id, field="place", value="Tarn", who="bench")
            found["field"].append(time.perf_counter() - began)
        for at in range(5, len(papers), EVERY * 3):
            paper = papers[at]
            if papers[at - 1].source == paper.source:
                began = time.perf_counter()
                edition.decide("merge", document=paper.id, who="bench")
                found["division"].append(time.perf_counter() - began)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
