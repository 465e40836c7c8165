"""Several programs that make the same store at the same moment: all of them have it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

OPENED = "import sys; from onrecord.store import open_store\nwith open_store(sys.argv[1], create=True): pass\n"


def test_six_that_begin_at_once_all_open_the_store(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENED, str(tmp_path / "shared.db")]
    started = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(6)]
    told = [process.communicate(timeout=100)[1] for process in started]
    assert [process.returncode for process in started] == [0] * 6, told
