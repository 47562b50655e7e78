"""`fos dashboard` started for a benchmark: one process, or several behind nginx."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dashboard

TEMPLATE = Path(dashboard.__file__).parent / "deploy" / "nginx.conf"
FOS = Path(sys.executable).with_name("fos")
SPARE_PORTS = 3  # the proxy and two processes
PATIENCE = 60.0
NO_NGINX = (
    "two processes want nginx in front of them, which is not installed: "
    "apt-get install nginx-light"
)


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the dashboards are served, and by which processes."""

    address: str
    processes: tuple[subprocess.Popen[bytes], ...]

    def memory(self) -> int:
        """Return the resident memory of the processes, in MiB."""
        pages = sum(
            int(Path(f"/proc/{each.pid}/statm").read_text().split()[1])
            for each in self.processes
        )
        return pages * os.sysconf("SC_PAGESIZE") // (1 << 20)

    def processor_seconds(self) -> float:
        """Return the processor time that the processes have taken."""
        ticks = 0
        for each in self.processes:
            told = Path(f"/proc/{each.pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(told[11]) + int(told[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def serve(
    home: Path, count: int, port: int, folder: Path
) -> Generator[Servers, None, None]:
    """Serve a home until the end of the block; loopback alone.

    Args:
        home: the home whose releases are served.
        count: how many processes; more than one stand behind nginx.
        port: the first port; the processes take it, or those after the proxy's.
        folder: where nginx and the logs keep their files.
    """
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if count > 1 and not nginx:
        sys.exit(NO_NGINX)
    ports = [port] if count == 1 else [port + 1 + number for number in range(count)]
    for each in {port, *ports}:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", each)) == 0:
                sys.exit(f"port {each} is taken: give another with --port")
    started = [_start(home, each, folder / f"log_{each}.txt") for each in ports]
    processes = tuple(started)
    try:
        for each in ports:
            _wait(f"http://127.0.0.1:{each}/_stcore/health", started)
        if count > 1 and nginx:
            started.append(_start_proxy(nginx, port, ports, folder))
            _wait(f"http://127.0.0.1:{port}/_stcore/health", started)
        yield Servers(f"http://127.0.0.1:{port}", processes)
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(timeout=30)


def _start(home: Path, port: int, log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as out:
        return subprocess.Popen(
            [str(FOS), "dashboard", "--port", str(port)],
            env=os.environ | {"FOS_HOME": str(home)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )


def _start_proxy(
    nginx: str, port: int, ports: list[int], folder: Path
) -> subprocess.Popen[bytes]:
    """Start nginx with the shipped configuration, its ports and folders our own."""
    servers = "\n".join(f"    server 127.0.0.1:{each};" for each in ports)
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("    server 127.0.0.1:")]
    site = "\n".join(kept)
    for found, put in (
        (
            "    hash $fos_seat consistent;",
            f"    hash $fos_seat consistent;\n{servers}",
        ),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/var/cache/nginx/fos", f"{folder}/cache"),
    ):
        if found not in site:
            raise RuntimeError(f"{TEMPLATE} has no {found!r} any more")
        site = site.replace(found, put)
    (folder / "site.conf").write_text(site, encoding="utf-8")
    kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    paths = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"pid {folder}/nginx.pid;\nworker_processes 1;\n"
        f"error_log {folder}/error.log;\nevents {{ worker_connections 4096; }}\n"
        f"http {{\naccess_log off;\n{paths}\ninclude {folder}/site.conf;\n}}\n",
        encoding="utf-8",
    )
    command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    return subprocess.Popen([*command, "-g", "daemon off;"])


def _wait(address: str, started: list[subprocess.Popen[bytes]]) -> None:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        if any(process.poll() is not None for process in started):
            sys.exit(f"a process stopped before {address} answered")
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.2)
    sys.exit(f"{address} did not answer in {PATIENCE:.0f} s")
