"""Web archives: their pages, and what is broken in them, record by record."""

from __future__ import annotations

import base64
import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_maker import pdf
from warc_maker import http, packed, page, record
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from onrecord.errors import Damaged, InputError, OnRecordError
from onrecord.model.document import Item
from onrecord.sources import Arrival
from onrecord.sources.archive import Archive, hashes
from onrecord.sources.warc import Record, records

Read = Callable[..., list[Arrival]]
A, B, C = (record(page(name)) for name in "ABC")
INFO = record(b"software: x", kind="warcinfo")


@pytest.fixture
def came(read: Read, tmp_path: Path) -> Callable[..., list[str]]:
    """What an archive with these bytes brings: titles of pages, codes of errors with the record they name."""

    def brought(data: bytes, name: str = "a.warc", **asked: object) -> list[str]:
        (tmp_path / name).write_bytes(data)
        return [_told(arrival) for arrival in read(tmp_path / name, **asked)]

    return brought


def _told(arrival: Arrival) -> str:
    if isinstance(arrival, InputError):
        assert arrival.remedy
        number = arrival.message.partition(", record ")[2].partition(":")[0].partition(" ")[0]
        return f"{arrival.code} {number}".strip()
    text = arrival.data.decode("utf-8", "replace")
    return text.partition("<h1>")[2].partition("</h1>")[0] or text


def test_a_page_tells_address_moment_and_record(read: Read, tmp_path: Path):
    (tmp_path / "a.warc").write_bytes(INFO + A)
    (item,) = read(tmp_path / "a.warc")
    assert isinstance(item, Item)
    assert (item.url, item.retrieved, item.part) == ("https://zenda.example/a", "2014-03-04T10:00:00Z", "record 2")
    assert (item.media_type, item.charset, item.published) == ("text/html", "utf-8", None)
    assert item.given_id == "urn:uuid:12345678-1234-1234-1234-123456789012"


@pytest.mark.parametrize("pack", [lambda *r: b"".join(r), packed, lambda *r: gzip.compress(b"".join(r))])
def test_plain_packed_by_record_and_packed_whole_are_the_same(came, pack):
    assert came(pack(INFO, A, B, C), "a.warc.gz" if pack(A)[:1] == b"\x1f" else "a.warc") == ["A", "B", "C"]


BODY = page("A").partition(b"\r\n\r\n")[2]
CHUNKS = b"5\r\n" + BODY[:5] + b"\r\n%x;note\r\n" % len(BODY[5:]) + BODY[5:] + b"\r\n0\r\n\r\n"
HTML = "Content-Type: text/html"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (http(CHUNKS, f"{HTML}\r\nTransfer-Encoding: chunked"), ["A"]),
        (http(BODY, f"{HTML}\r\nTransfer-Encoding: chunked"), ["A"]),
        (http(gzip.compress(BODY), f"{HTML}\r\nContent-Encoding: gzip"), ["A"]),
        (http(BODY, f"{HTML}\r\nContent-Encoding: gzip"), ["A"]),
        (http(zlib.compress(BODY), f"{HTML}\r\nContent-Encoding: deflate"), ["A"]),
        (http(zlib.compress(BODY)[2:-4], f"{HTML}\r\nContent-Encoding: deflate"), ["A"]),
        (http(BODY, f"{HTML}\r\nContent-Encoding: br"), ["not-text 1"]),
        (http(gzip.compress(BODY)[:-20], f"{HTML}\r\nContent-Encoding: gzip"), ["not-text 1"]),
        (http(gzip.compress(b" " * 10**6), f"{HTML}\r\nContent-Encoding: gzip"), ["bomb 1"]),
        (http(pdf([(0, "Words of a PDF.")]), "Content-Type: application/pdf"), ["Words of a PDF."]),
        (http(b"\x89PNG", "Content-Type: image/png"), ["input"]),
        (http(BODY, status="404 Not Found"), ["input"]),
        (http(BODY, "X: y"), ["input"]),
        (b"no answer", ["broken-record 1"]),
    ],
)
def test_answers(came, answer: bytes, expected: list[str]):
    assert came(record(answer), limit=100_000) == expected


def test_what_is_no_page_is_passed_over(came):
    robots = record(page("robots"), url="https://zenda.example/robots.txt")
    assert came(INFO + record(page("asked"), kind="request") + robots + record(page("x"), kind="revisit") + A) == ["A"]
    resource = record(BODY, kind="resource", type="text/html")
    assert came(resource) == ["A"]


SHA1 = "sha1:" + base64.b32encode(hashlib.sha1(page("A")).digest()).decode()


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        (b"rubbish between the records\r\n", "broken-record 2"),
        (A.replace(b"Content-Length", b"Content-Lxngth"), "broken-record 2"),
        (A.replace(b"Content-Length: ", b"Content-Length: -"), "broken-record 2"),
        (A.replace(b"Content-Length: ", b"Content-Length: " + b"9" * 5000), "broken-record 2"),
        (A.replace(b"WARC-Date", b"no colon here\r\nWARC-Date"), "broken-record 2"),
        (record(page("A"), WARC_Block_Digest=SHA1.replace("A", "B")), "broken-record 2"),
        (record(page("A") + b" " * 3_000_000), "too-large 2"),
    ],
)
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_broken_record_is_named_and_the_others_are_read(came, broken: bytes, expected: str, name: str):
    whole = packed(B, broken, C) if name.endswith("gz") else B + broken + C
    assert came(whole, name, limit=100_000) == ["B", expected, "C"]


def test_a_digest_that_holds(came):
    assert came(record(page("A"), WARC_Block_Digest=SHA1)) == ["A"]
    assert came(record(page("A"), WARC_Block_Digest=SHA1.swapcase())) == ["A"]
    assert came(record(page("A"), WARC_Block_Digest="md4:00")) == ["A"]
    assert came(record(page("A"), WARC_Block_Digest=f"sha256:{hashlib.sha256(page('A')).hexdigest()}")) == ["A"]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_record_that_claims_to_be_longer_does_not_swallow_the_next(came, name: str):
    long = record(page("A"), length=str(len(page("A")) + 900))
    assert came(packed(B, long, C) if name.endswith("gz") else B + long + C, name) == ["B", "broken-record 2", "C"]


def test_damaged_bytes_in_one_member_cost_one_record(came):
    harmed = bytearray(gzip.compress(A))
    harmed[len(harmed) // 2] ^= 0xFF
    harmed[len(harmed) // 2 + 1] ^= 0xFF
    assert came(packed(B) + bytes(harmed) + packed(C), "a.warc.gz") == ["B", "broken-record 2", "C"]


def test_a_file_that_breaks_off_gives_what_came_before(came):
    assert came(A + B[:-60]) == ["A", "damaged 2"]
    assert came(packed(A, B)[:-20], "a.warc.gz") == ["A", "damaged 2"]
    assert came(A + B[:40]) == ["A", "damaged 2"]


def test_a_bomb_in_one_member_costs_one_record(came):
    bomb = gzip.compress(b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 99999999999\r\n\r\n" + b"0" * 80_000_000)
    assert came(packed(A) + bomb + packed(B), "a.warc.gz") == ["A", "bomb 2", "B"]


def test_a_record_of_ten_gigabytes_is_not_held(came):
    assert came(A + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10000000000\r\n\r\n" + b"x" * 50) == [
        "A",
        "damaged 2",
    ]


@pytest.mark.parametrize(("data", "expected"), [(b"", "input"), (INFO, "input"), (b"no archive", "broken-record 1")])
def test_what_holds_no_page(came, data: bytes, expected: str):
    assert came(data) == [expected]


def test_what_warcio_writes_is_read(came):
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    for name in "AB":
        _, _, body = page(name).partition(b"\r\n\r\n")
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record("https://z.example", "response", BytesIO(body), http_headers=headers)
        )
    assert came(out.getvalue(), "a.warc.gz") == ["A", "B"]


def wacz(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "{}")
        for name, data in members.items():
            archive.writestr(f"archive/{name}.warc.gz", data)
    return path


def test_a_wacz_has_the_pages_of_all_its_files(read: Read, came, tmp_path: Path):
    path = wacz(tmp_path / "a.wacz", one=packed(A, B), two=packed(C))
    arrivals = read(path)
    assert [_told(arrival) for arrival in arrivals] == ["A", "B", "C"]
    assert isinstance(arrivals[2], Item)
    assert arrivals[2].part == "archive/two.warc.gz, record 1"
    assert came(path.read_bytes()[:-30], "b.wacz") == ["damaged"]
    assert came(b"no zip", "c.wacz") == ["damaged"]
    assert came(wacz(tmp_path / "d.wacz", one=b"0" * 80_000_000, two=packed(C)).read_bytes(), "d.wacz")[1:] == ["C"]


def test_what_is_kept_is_what_other_tools_and_we_read(read: Read, tmp_path: Path):
    path = tmp_path / "kept.warc.gz"
    for name in "AB":
        head, _, body = page(name).partition(b"\r\n\r\n")
        with Archive(path, "onrecord 0") as archive:
            archive.keep(f"https://zenda.example/{name}", "2014-03-04T10:00:00Z", head, body)
    with path.open("rb") as stream:
        kept = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(stream)]
    assert kept == [
        ("warcinfo", None),
        ("response", "https://zenda.example/A"),
        ("response", "https://zenda.example/B"),
    ]
    assert [_told(arrival) for arrival in read(path)] == ["A", "B"]
    assert [url for _, url, _ in hashes(path)] == ["https://zenda.example/A", "https://zenda.example/B"]
    assert next(hashes(path))[0] == hashlib.sha256(BODY).hexdigest()


@pytest.mark.parametrize("name", ["kept.zip", "no/such/folder/kept.warc.gz"])
def test_an_archive_that_cannot_be_kept(tmp_path: Path, name: str):
    with pytest.raises(OnRecordError) as caught:
        Archive(tmp_path / name, "onrecord 0")
    assert caught.value.remedy


@given(
    st.sampled_from([INFO + A + B + C, packed(INFO, A, B, C), gzip.compress(A + B + C)]),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6),
    st.integers(0, 4000),
)
@settings(max_examples=300, deadline=None)
def test_whatever_is_harmed_the_reading_ends_and_says_what_it_met(data: bytes, harms, end: int):
    harmed = bytearray(data)
    for place, value in harms:
        harmed[place % len(harmed)] = value
    numbers, said = [], ""
    try:
        for one in records(BytesIO(bytes(harmed[:end])), "a.warc, ", 10_000):
            numbers += [one.number] if isinstance(one, Record) else []
    except Damaged as error:
        said = error.message
    assert numbers == sorted(set(numbers))
    assert not said or "breaks off" in said
