"""Kill the server during 200 recordings from four clients, again and again; count what is lost.

`python -m bench.kill` starts `regesta serve` on a copy of papers, lets four clients record acts
through the page's own form, kills the server (SIGKILL) several times meanwhile and starts it
again. A client whose connection broke sends the same form once more, as a browser would. In the
end every recording that was answered must be in the log and in the edition, and none twice.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path
from typing import Any

from regesta.edition import open_edition

CLIENTS, RECORDINGS = 4, 200
_SENTENCE = "The Envoy of Tolna asks the Regent of Brod for answer number {n} by return. "


class Server:
    """The server on one port, killed and started again."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.running: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.running = subprocess.Popen(
            [sys.executable, "-m", "regesta", "serve", str(self.folder), "--port", str(self.port)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self.running.stdout is not None
        line = self.running.stdout.readline()
        self.port = int(line.split()[0].rstrip("/").rpartition(":")[2])

    def kill(self) -> None:
        """Kill it as a power cut would."""
        assert self.running is not None
        os.kill(self.running.pid, signal.SIGKILL)
        self.running.wait()

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"


class _Stay(urllib.request.HTTPRedirectHandler):
    """Take the redirect itself as the answer."""

    def redirect_request(self, *_: Any) -> None:
        return None


def record(server: Server, place: tuple[str, int, int], number: int, again: list[int]) -> bool:
    """Send one form until it is answered; whether the answer was that it is recorded.

    `again` takes the number of each form that had to be sent once more.
    """
    paper, start, end = place
    form = {
        "words": f"{start}-{end}", "type": "ask", "modality": "asserted",
        "actor_name": "Envoy of Tolna", "actor_words": "", "actor_tier": "person",
        "target_name": "Regent of Brod", "target_words": "", "target_tier": "person",
        "object": f"answer number {number}", "date": "1871-03-15",
    }  # fmt: skip
    data = urllib.parse.urlencode(form).encode()
    opener = urllib.request.build_opener(_Stay)
    for _ in range(60):
        request = urllib.request.Request(
            f"{server.address}/papers/{paper}/acts", data=data,
            headers={"Origin": server.address, "Sec-Fetch-Site": "same-origin"},
        )  # fmt: skip
        try:
            opener.open(request, timeout=20)
        except urllib.error.HTTPError as answer:
            return answer.code == 303
        except OSError:
            again.append(number)  # the server was killed; the form is sent again
            time.sleep(0.2)
    return False


def papers(folder: Path, count: int) -> None:
    """Invented letters with sentences enough for all recordings."""
    folder.mkdir(parents=True)
    each = count // CLIENTS
    for client in range(CLIENTS):
        words = "".join(_SENTENCE.format(n=client * each + i) for i in range(each))
        (folder / f"letter-{client}.txt").write_text(
            f"The Envoy of Tolna to the Regent of Brod.\n\nVerrin, March 15, 1871.\n\n{words}\n",
            encoding="utf-8",
        )


def run(folder: Path, recordings: int, kills: int, seed: int = 7) -> dict[str, int]:
    """Record, kill, start again; gives how many were answered, kept, lost and doubled."""
    papers(folder, recordings)
    subprocess.run([sys.executable, "-m", "regesta", "build", str(folder)], check=True,
                   capture_output=True)  # fmt: skip
    jobs: list[list[tuple[str, int, int, int]]] = [[] for _ in range(CLIENTS)]
    with open_edition(folder) as edition:
        for client in range(CLIENTS):
            source = f"letter-{client}.txt"
            text = edition.text(source)
            paper = next(one for one in edition.papers(source=source)).id
            for i in range(recordings // CLIENTS):
                number = client * (recordings // CLIENTS) + i
                said = _SENTENCE.format(n=number).strip()
                start = text.index(said)
                jobs[client].append((paper, start, start + len(said), number))
    server = Server(folder, 0)
    server.start()
    answered: set[int] = set()
    again: list[int] = []
    ready = threading.Lock()

    def work(client: int) -> None:
        for paper, start, end, number in jobs[client]:
            if record(server, (paper, start, end), number, again):
                with ready:
                    answered.add(number)

    threads = [threading.Thread(target=work, args=(client,)) for client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    chance, done = random.Random(seed), 0
    while done < kills and any(thread.is_alive() for thread in threads):
        time.sleep(chance.uniform(0.1, 0.4))
        server.kill()
        done += 1
        server.start()
    for thread in threads:
        thread.join()
    server.kill()
    subprocess.run([sys.executable, "-m", "regesta", "build", str(folder)], check=True,
                   capture_output=True)  # fmt: skip
    with open_edition(folder) as edition:
        kept = Counter(int((act.object or "0").rpartition(" ")[2]) for act in edition.acts())
        logged = Counter(
            int(one.value["object"].rpartition(" ")[2])
            for one in edition.decisions() if one.action == "add_act"
        )  # fmt: skip
    return {
        "recordings": recordings,
        "kills": done,
        "answered": len(answered),
        "sent again": len(set(again)),
        "kept": len(kept),
        "lost": len(answered - set(kept)),
        "twice": sum(n > 1 for n in kept.values()) + sum(n > 1 for n in logged.values()),
    }


def main() -> None:
    """Run it and print what came of it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--recordings", type=int, default=RECORDINGS)
    asked.add_argument("--kills", type=int, default=6)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = run(Path(place) / "papers", given.recordings, given.kills)
    for name, number in found.items():
        print(f"{name:11} {number}")
    sys.exit(bool(found["lost"] or found["twice"] or found["answered"] < found["recordings"]))


if __name__ == "__main__":
    main()
