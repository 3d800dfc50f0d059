"""Whether files still say what they said."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from protocolapp.protocol.reading.contents_hash import contents_hash


def test_equal_for_equal_bytes_and_for_nothing_else(tmp_path: Path) -> None:
    one, two, folder = tmp_path / "one", tmp_path / "two", tmp_path / "folder"
    folder.mkdir()
    told = []
    for first, second in ((b"ab", b"c"), (b"a", b"bc"), (b"", b"abc"), (b"c", b"ab")):
        one.write_bytes(first)
        two.write_bytes(second)
        assert contents_hash((one, two)) == contents_hash((one, two))
        told.append(contents_hash((one, two)))
    told += [contents_hash((one, tmp_path / "gone")), contents_hash((one, folder)), contents_hash((one,))]
    assert all(first != second for first, second in combinations(told, 2))


def test_no_path_makes_it_raise(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for path in (loop, Path("a\0b"), Path("x" * 300), Path("/dev/zero"), tmp_path):
        assert len(contents_hash((path,))) == 64
