import socket

from regesta.web.server import HOST, listen


def test_a_port_that_is_taken_gives_the_next_free_one():
    first = listen(0)
    port = first.getsockname()[1]
    second = listen(port)
    assert second.getsockname()[0] == HOST
    assert second.getsockname()[1] != port
    first.close()
    second.close()


def test_the_server_listens_on_loopback_only():
    listening = listen(0)
    assert listening.family is socket.AF_INET and listening.getsockname()[0] == "127.0.0.1"
    listening.close()
