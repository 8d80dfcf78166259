"""What a request costs: a dossier of 10,000 made-up articles and 200,000 claims, served as users serve it.

    python eval/serving.py [--dossier big.db] [--articles 10000] [--claims 20] [--requests 10000]

The server is `recoupe serve` in a process of its own; its CPU time and memory are what the system says of that process (Linux).
Each screen is asked for alone, then ten readers ask at once while a writer files articles, then so many requests follow each
other that memory would show what is not given back.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "web"))

import dossiers

from recoupe.store import Dossier

MOST = 25.0  # milliseconds of CPU a request may cost: what the issue of the workspace asks
AGAIN = 30  # requests a screen; the clock of the system counts in hundredths of a second
READERS, WRITTEN = 10, 200
SCREENS = {
    "home": "/",
    "ledger": "/claims",
    "ledger by event": "/claims?order=event",
    "filter: type": "/claims?type=battle",
    "filter: actor": "/claims?actor=la%20brigade%207",
    "filter: letters of an actor": "/claims?actor=brigade",
    "filter: source": "/claims?source=le%20porte-parole%203",
    "filter: place and type": "/claims?place=Ville-3&type=strike",
    "filter: outlet": "/claims?outlet=Le%20Phare",
    "filter: day": "/claims?time=2017-03-05",
    "search: a frequent word": "/claims?q=brigade",
    "search: words together": "/claims?q=%22brigade%2012%22",
    "search and type": "/claims?q=brigade%2012&type=battle",
    "source": "/source/le%20porte-parole%203",
    "outlet": "/source/Le%20Phare",
    "sources": "/sources",
    "names": "/names",
    "timeline": "/timeline",
    "map": "/map",
    "lineage": "/lineage",
    "review": "/review?by=Ana",
    "method": "/method",
    "article": "/article/{id}",
}


class Server:
    """`recoupe serve` as a process."""

    def __init__(self, dossier: Path, port: int) -> None:
        self.port = port
        code = "import sys; from recoupe.cli import main; sys.exit(main())"
        command = [sys.executable, "-c", code, "serve", str(dossier), "--port", str(port), "--read-only"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(300):
            try:
                self.get("/method")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server does not start")

    def get(self, path: str) -> bytes:
        """An answer, which must be one."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        link.request("GET", path)
        answer = link.getresponse()
        body = answer.read()
        link.close()
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")
        return body

    def cpu(self) -> float:
        """Milliseconds of CPU up to now."""
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Megabytes in memory now."""
        return int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def alone(server: Server, paths: dict[str, str]) -> float:
    """The CPU of each screen; returns the most that one costs."""
    most = 0.0
    for name, path in paths.items():
        server.get(path)
        before = server.cpu()
        for _ in range(AGAIN):
            server.get(path)
        each = (server.cpu() - before) / AGAIN
        most = max(most, each)
        print(f"{each:7.1f} ms CPU  {name}", flush=True)
    return most


def together(server: Server, paths: dict[str, str], dossier: Path, first: int) -> None:
    """Ten readers while a writer files articles: what a request costs then, and how long a reader waits."""
    ended, waits, lock = threading.Event(), [], threading.Lock()
    order = itertools.cycle(paths.values())

    def read() -> None:
        while not ended.is_set():
            with lock:
                path = next(order)
            started = time.monotonic()
            server.get(path)
            waits.append(time.monotonic() - started)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    before = server.cpu()
    for reader in readers:
        reader.start()
    started = time.monotonic()
    with Dossier(dossier) as held:
        for number in range(first, first + WRITTEN):
            made = dossiers.article(number, 20)
            held.file(dossiers.filing(made, dossiers.reading(made, 20, number), f"written {number}.txt"))
    written = time.monotonic() - started
    while len(waits) < 20 * READERS:
        time.sleep(0.1)
    ended.set()
    for reader in readers:
        reader.join()
    waits.sort()
    print(f"{READERS} readers, a writer: {len(waits)} requests, {(server.cpu() - before) / len(waits):.1f} ms CPU each, waits "
          f"{1000 * waits[len(waits) // 2]:.0f} ms in the middle, {1000 * waits[len(waits) * 95 // 100]:.0f} ms at 95 %; "
          f"{WRITTEN} articles filed in {written:.1f} s")  # fmt: skip


def long(server: Server, paths: dict[str, str], requests: int) -> None:
    """Memory over many requests."""
    told = []
    for number, path in zip(range(requests + 1), itertools.cycle(paths.values()), strict=False):
        if number % max(requests // 10, 1) == 0:
            told.append(server.memory())
        server.get(path)
    print(f"memory over {requests} requests: {', '.join(f'{each:.0f}' for each in told)} MB")


def main() -> None:
    """Measure, and fail where a screen costs more than it may."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--dossier", type=Path, help="made if it is not there; kept")
    options.add_argument("--articles", type=int, default=10_000)
    options.add_argument("--claims", type=int, default=20, help="claims of each article")
    options.add_argument("--requests", type=int, default=10_000)
    options.add_argument("--port", type=int, default=8799)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.dossier or Path(folder) / "big.db"
        if not path.exists():
            dossiers.make_dossier(path, articles=given.articles, sentences=given.claims)
        with Dossier(path) as held:
            article = held.ids()[0]
            first = 1_000_000 + len(held.ids())
        paths = {name: each.replace("{id}", article) for name, each in SCREENS.items()}
        server = Server(path, given.port)
        try:
            most = alone(server, paths)
            together(server, paths, path, first)
            long(server, paths, given.requests)
        finally:
            server.process.terminate()
            server.process.wait()
    if most > MOST:
        raise SystemExit(f"a screen costs {most:.1f} ms of CPU; {MOST:.0f} are asked for")


if __name__ == "__main__":
    main()
