"""Readers go on while a writer adds, and see whole articles only; nothing is kept from one request to the next."""

from __future__ import annotations

import threading
import tracemalloc
from pathlib import Path

import dossiers
from conftest import client_of

from recoupe.store import Dossier


def test_ten_readers_while_a_writer_adds(dossier: Path) -> None:
    wrong: list[str] = []
    ended = threading.Event()

    def read() -> None:
        client, before = client_of(dossier), 0
        while not ended.is_set():
            told = client.get("/claims.json?limit=1")
            total = told.json().get("total") if told.status_code == 200 else -1
            if total < before or total % 9:  # an article has nine claims: all of them are there, or none
                wrong.append(f"{told.status_code} {total} after {before}")
            before = total

    readers = [threading.Thread(target=read) for _ in range(10)]
    for reader in readers:
        reader.start()
    with Dossier(dossier) as held:
        for number in range(100, 130):
            made = dossiers.article(number, 9)
            held.file(dossiers.filing(made, dossiers.reading(made, 9, number), f"{number}.txt"))
    ended.set()
    for reader in readers:
        reader.join()
    assert not wrong
    assert client_of(dossier).get("/claims.json?limit=1").json()["total"] == 63 + 270


def test_memory_stays_flat(dossier: Path) -> None:
    client = client_of(dossier)
    paths = ["/", "/claims?limit=5", "/map", "/names?limit=5", "/review?by=A"]
    for path in paths * 4:
        client.get(path)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    for n in range(200):
        client.get(paths[n % len(paths)])
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 2_000_000, f"{grown} bytes more after 200 requests"
