"""Paths to files."""

from __future__ import annotations

import os
from pathlib import Path

from recoupe.read.files import find_files


def names(*paths: Path) -> list[str]:
    return [found.name for found in find_files(paths)]


def test_folders_are_walked_in_one_order(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "é.txt", "Z.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == ["Z.txt", "a.txt", "a.txt", "z.txt", "c.txt", "é.txt"]


def test_paths_keep_their_order_and_come_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path / "b.txt", tmp_path, tmp_path / "b.txt") == ["b.txt", "a.txt"]


def test_names_that_begin_with_a_dot_only_when_asked_for(tmp_path: Path) -> None:
    hidden = tmp_path / ".hidden"
    hidden.write_text("x")
    assert names(tmp_path) == []
    assert names(hidden) == [".hidden"]


def test_loops_and_links(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "loop").symlink_to(tmp_path)
    (tmp_path / "file.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "file.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert names(tmp_path) == ["broken.txt", "file.txt", "link.txt", "self"]


def test_odd_names_are_only_names(tmp_path: Path) -> None:
    odd = [b"line\nbreak.txt", b"caf\xe9.txt", "\u202etxt.exe".encode(), b"-rf", b"a b;c$(d).txt"]
    for name in odd:
        with open(os.fsencode(tmp_path) + b"/" + name, "wb") as stream:
            stream.write(b"x")
    found = list(find_files([tmp_path]))
    assert {f.name for f in found} == {"line\nbreak.txt", "caf\\xe9.txt", "\u202etxt.exe", "-rf", "a b;c$(d).txt"}
    assert all(f.path.read_bytes() == b"x" for f in found)
    assert all(f.address.encode() for f in found)  # valid text, which can be stored


def test_a_way_up_is_resolved_in_the_address_only(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("x")
    (found,) = find_files([tmp_path / "sub" / ".." / "a.txt"])
    assert (found.name, found.address) == ("a.txt", str(tmp_path / "a.txt"))


def test_what_is_missing_is_returned_to_be_set_aside(tmp_path: Path) -> None:
    assert names(tmp_path / "missing.txt") == ["missing.txt"]
