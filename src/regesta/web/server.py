"""Serve an edition on this machine's loopback address until Ctrl-C."""

import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from regesta.errors import RegestaError

PORT = 8517
HOST = "127.0.0.1"


def serve(
    folder: Path,
    port: int = PORT,
    open_browser: bool = False,
    say: Callable[[str], None] = print,
    watch: bool = False,
) -> None:
    """Serve the edition in `folder` and return when the user ends it with Ctrl-C.

    Args:
        folder: the edition's folder, built before or not.
        port: where to listen; 0 takes any free port, and a port that is taken gives the next
            free one.
        open_browser: whether to show the first page in the user's browser.
        say: what tells the user the address.
        watch: whether the edition follows the folder.

    Raises:
        RegestaError: no port can be had.
    """
    import uvicorn  # noqa: PLC0415 - slow to import, and only a server needs it

    from regesta.web.app import make_app  # noqa: PLC0415 - the same
    from regesta.web.preparing import Preparing  # noqa: PLC0415 - the same

    listening = listen(port)
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    server = uvicorn.Server(
        uvicorn.Config(
            make_app(folder, watching=watch), log_level="warning", access_log=False, lifespan="on"
        )
    )
    say(f"{address}  (Ctrl-C ends)")
    if open_browser:
        # The socket listens already, so the browser's first request waits until it is answered.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    preparing = Preparing(folder)
    preparing.start()
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass
    finally:
        preparing.stop()
        listening.close()


def listen(port: int, tries: int = 20) -> socket.socket:
    """A socket that listens on loopback at `port`, or at the next free port, or at any.

    Raises:
        RegestaError: not even any port can be had.
    """
    for number in (*range(port, min(port + tries, 65536)), 0) if port else (0,):
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two servers share a port
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, number))
            bound.listen(128)
        except OSError:
            bound.close()
        else:
            return bound
    raise RegestaError(
        "no port of this machine is free",
        place=HOST,
        remedy="End another server, or name a port with --port.",
    )
