"""Releases as mail and as PDF."""

from __future__ import annotations

import io
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from pdf_maker import pdf
from pypdf import PdfReader, PdfWriter

from onrecord.errors import InputError
from onrecord.model.document import Item
from onrecord.sources import Arrival, Asked
from onrecord.sources.pdf import item_of_bytes

Read = Callable[..., list[Arrival]]
Told = Callable[..., list[str]]
PROSE = "Ruritania will send no ground troops, the minister said in Zenda, but offers two field hospitals. " * 3


def mail(subject: str = "Re: FW: No ground troops", **parts: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Press office <press@mod.example>"
    message["Date"] = "Tue, 04 Mar 2014 22:30:00 +0100"
    message["Subject"] = subject
    message["Message-ID"] = "<r-14@mod.example>"
    if "plain" in parts:
        message.set_content(parts["plain"])
    if "html" in parts:
        (message.add_alternative if "plain" in parts else message.set_content)(parts["html"], subtype="html")
    return message


def test_a_mail_tells_its_subject_and_the_day_it_was_sent(read: Read, tmp_path: Path):
    (tmp_path / "release.eml").write_bytes(bytes(mail(plain=f"{PROSE}\n")))
    (item,) = read(tmp_path / "release.eml")
    assert isinstance(item, Item)
    assert item.data.decode().split() == PROSE.split()
    assert (item.title, item.given_id) == ("No ground troops", "r-14@mod.example")
    assert (item.published, item.date_basis, item.outlet) == ("2014-03-04T22:30:00+01:00", "page", None)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"plain": PROSE, "html": "<p>html</p>"}, "text/plain"),
        ({"plain": "View this mail in your browser.", "html": f"<p>{PROSE}</p>"}, "text/html"),
        ({"html": f"<p>{PROSE}</p>"}, "text/html"),
        ({"plain": "Short, but all there is."}, "text/plain"),
    ],
)
def test_which_part_of_a_mail_is_read(read: Read, tmp_path: Path, parts: dict[str, str], expected: str):
    (tmp_path / "m.eml").write_bytes(bytes(mail(**parts)))
    (item,) = read(tmp_path / "m.eml")
    assert isinstance(item, Item)
    assert item.media_type == expected


def test_flowed_lines_go_on(read: Read, tmp_path: Path):
    head = b'From: a@b.example\nContent-Type: text/plain; charset="utf-8"; format=flowed\n\n'
    (tmp_path / "m.eml").write_bytes(head + b"One line \ngoes on.\n\nNext.\n-- \nSigned\n")
    (item,) = read(tmp_path / "m.eml")
    assert isinstance(item, Item)
    assert item.data.decode() == "One line goes on.\n\nNext.\n-- \nSigned\n"


def test_mails_that_cannot_be_read(told: Told, tmp_path: Path):
    attached = EmailMessage()
    attached["Subject"] = "See attached"
    attached.add_attachment(b"\0\1", maintype="application", subtype="zip", filename="a.zip")
    bad_charset = b'From: a@b.example\nContent-Type: text/plain; charset="no-such"\n\nWords.'
    deep = b"From: a@b.example\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    for name, data in {"a": bytes(attached), "b": b"<html>no mail</html>", "c": bad_charset, "d": deep}.items():
        (tmp_path / f"{name}.eml").write_bytes(data)
    assert told(tmp_path) == ["wrong-kind", "wrong-kind", "damaged", "damaged"]


HEAD = (0.0, "Ministry of Defence of Ruritania")
PAGES = (
    (
        HEAD,
        (40.0, "No ground troops for Strelsau"),
        (30.0, "Ruritania will send no ground troops, the minister said on Tuesday at a long and well"),
        (13.0, "attended press conference in Zenda. She added that the gov-"),
        (13.0, "ernment had a well-"),
        (13.0, "known record. A well-known one."),
        (26.0, "The second paragraph goes on over the turn of the page, where the"),
        (300.0, "Page 1 of 2"),
    ),
    (HEAD, (40.0, "sentence ends at last."), (26.0, "Third paragraph."), (300.0, "Page 2 of 2")),
)


def test_a_pdf_becomes_paragraphs_without_heads_and_page_numbers(told: Told, tmp_path: Path):
    (tmp_path / "release.pdf").write_bytes(pdf(*PAGES))
    assert told(tmp_path / "release.pdf") == [
        "No ground troops for Strelsau\n\n"
        "Ruritania will send no ground troops, the minister said on Tuesday at a long and well\n"
        "attended press conference in Zenda. She added that the government had a well-known record. "
        "A well-known one.\n\n"
        "The second paragraph goes on over the turn of the page, where the\n"
        "sentence ends at last.\n\n"
        "Third paragraph."
    ]


def test_a_pdf_is_known_by_its_bytes_too(told: Told, tmp_path: Path):
    (tmp_path / "download").write_bytes(pdf([(0, "One line of words.")]))
    assert told(tmp_path / "download") == ["One line of words."]


def locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (pdf([]), "no-text-layer", "only pictures"),
        (pdf([(0, "3 / 4")]), "no-text-layer", "only pictures"),
        (pdf([(0, "Words.")])[:200], "damaged", "no sound PDF"),
        (b"%PDF-1.4\n" + b"\0" * 100, "damaged", "no sound PDF"),
        (locked(pdf([(0, "Words.")])), "locked", "password"),
        (pdf(*([[(0, "Words.")]] * 501)), "too-large", "more than 500 pages"),
    ],
)
def test_pdfs_that_cannot_be_read(read: Read, tmp_path: Path, data: bytes, code: str, says: str):
    (tmp_path / "a.pdf").write_bytes(data)
    (error,) = read(tmp_path / "a.pdf")
    assert isinstance(error, InputError)
    assert (error.code, says in str(error), bool(error.remedy)) == (code, True, True)


def test_a_pdf_that_takes_too_long_is_given_up():
    with pytest.raises(InputError, match="took longer than"):
        item_of_bytes(pdf([(0, "Words.")]), "a.pdf", Asked(), seconds=0.001)
