"""A program that is killed while it adds leaves whole papers, and no half one."""

import signal
import subprocess
import sys
import time

import pytest

from regesta.settings import Settings
from regesta.stages.read import list_files

ADDS = """
import sys
from pathlib import Path
from regesta.intake import add
from regesta.settings import Settings
n = 0
while True:
    n += 1
    data = (f"Tosk, {n} March 1871.\\n\\n" + "The ford is open.\\n" * 20_000).encode()
    came = add(Path(sys.argv[1]), f"paper.txt", data, Settings())
    print(came.path, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.05, 0.11, 0.23])
def test_what_was_confirmed_is_there_and_all_that_is_there_is_whole(tmp_path, after):
    running = subprocess.Popen(
        [sys.executable, "-c", ADDS, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    confirmed = [running.stdout.readline().strip()]
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    confirmed += running.stdout.read().split()
    running.wait()
    running.stdout.close()
    papers = list(list_files(tmp_path, Settings()))
    assert set(confirmed) <= set(papers)
    assert len(papers) <= len(confirmed) + 1
    lengths = [(tmp_path / one).read_text().count("ford is open.\n") for one in papers]
    assert set(lengths) == {20_000}
