"""Connections that Streamlit's server accepts send small messages at once."""

import os
import socket
from pathlib import Path

from dashboard.serving.sockets import send_at_once


def test_connections_inherit_it_from_the_socket_that_listens():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        port = listening.getsockname()[1]
        assert is_slow(listening)
        assert send_at_once(port) == 1
        with socket.create_connection(("127.0.0.1", port)):
            accepted, _ = listening.accept()
            with accepted:
                assert not is_slow(accepted)


def test_other_sockets_stay_as_they_are():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("127.0.0.1", 0))
        assert send_at_once(other.getsockname()[1] + 1) == 0
        assert is_slow(other)


def test_nothing_is_left_open():
    """A copy of a pipe that stays open keeps whoever reads from it waiting for ever."""
    reading, writing = os.pipe()
    before = len(list(Path("/dev/fd").iterdir()))
    send_at_once(1)
    assert len(list(Path("/dev/fd").iterdir())) == before
    os.close(writing)
    assert os.read(reading, 1) == b""
    os.close(reading)


def is_slow(one):
    return one.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 0
