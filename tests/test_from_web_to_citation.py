"""A page is fetched, read, kept and cited; when the web has lost it, the archive still proves its records."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "sources"))

from bad_server import BadServer, answer

PAGE = """<html><head><title>Oslo offers hospitals</title></head><body><article><h1>Oslo offers hospitals</h1>
<p>Norway has offered Ghana two field hospitals, Foreign Minister Kari Moe said on Monday in the capital.</p>
<p>Norway has ruled out airstrikes in Syria, the minister told reporters after the meeting.</p>
</article></body></html>"""
FEED = """<rss><channel><title>Fjord Post</title><item><title>Oslo</title><link>/page</link>
<pubDate>Tue, 04 Mar 2014 09:30:00 +0000</pubDate><description>Norway has ruled out airstrikes in Syria, its foreign
minister said on Monday.</description></item></channel></rss>"""


def onrecord(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("onrecord")), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("what", [["/page"], ["/feed"], ["/feed", "--follow"]])
def test_the_web_may_forget(tmp_path, what):
    server = BadServer()
    server.paths |= {"/page": answer(PAGE), "/feed": answer(FEED, "application/rss+xml")}
    readings, archive, again = (tmp_path / name for name in ("readings.jsonl", "pages.warc.gz", "again.jsonl"))
    path, *options = what
    done = onrecord("read", server.url + path, *options, "-o", readings, "--archive", archive)
    server.stop()
    assert (done.returncode, done.stderr) == (0, "")
    (reading,) = map(json.loads, readings.read_text("utf-8").splitlines())
    position = reading["positions"][0]

    cited = onrecord("cite", position["id"], readings, "--archive", archive)
    assert cited.returncode == 0
    for words in (f"{server.url}/page", position["evidence"][0]["text"], reading["document"]["source"]["sha256"]):
        assert words in cited.stdout
    assert f"kept in {archive}, fetched {reading['document']['source']['retrieved']}" in cited.stdout

    if path == "/page":
        assert onrecord("read", archive, "-o", again).returncode == 0
        (once_more,) = map(json.loads, again.read_text("utf-8").splitlines())
        assert once_more["positions"] == reading["positions"]


def test_two_processes_write_the_same_bytes_as_one(tmp_path):
    row = "Norway has ruled out sending {} soldiers to Syria, its foreign minister said on Monday."
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"text": row.format(number)}) + "\n" for number in range(2, 40)), "utf-8")
    outputs = []
    for jobs in (1, 2):
        target = tmp_path / f"{jobs}.jsonl"
        assert onrecord("read", rows, "--jobs", jobs, "-o", target).returncode == 0
        outputs.append(target.read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b"\n") == 38
