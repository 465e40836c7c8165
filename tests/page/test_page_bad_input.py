"""What cannot be read is said, with cause and remedy; what is only odd is read and noted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.codebook.furniture import Furniture
from onrecord.errors import EmptyInput, ForeignLanguage, InputError, NoArticle, NotText, TooLarge
from onrecord.model.document import Item
from onrecord.page import read
from onrecord.page.read import MOST_TEXT

SENTENCE = "Ruritania has ruled out ground troops, said the minister’s spokesman in Zenda on Tuesday."
GERMAN = (
    "Die Regierung hat am Dienstag erklärt, dass sie keine Bodentruppen in die Grenzregion schicken werde, "
    "sondern weiterhin die Grenzpolizei des Nachbarlandes ausbilden und mit Treibstoff versorgen wolle."
)


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyInput, "empty"),
        (b" \n\t ", EmptyInput, "empty"),
        (b"\xef\xbb\xbf  ", EmptyInput, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", NotText, "PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", NotText, "JPEG image"),
        (b"%PDF-1.7\n", NotText, "PDF"),
        (b"PK\x03\x04\x14\x00", NotText, "archive"),
        (bytes(range(256)) * 4, NotText, "binary"),
        (b"<html><body><nav><a href=x>Home</a></nav></body></html>", NoArticle, "no article"),
        (b"<html><body></body></html>", NoArticle, "no article"),
        (GERMAN.encode(), ForeignLanguage, "German"),
        (f"<html><body><p>{GERMAN}</p></body></html>".encode(), ForeignLanguage, "German"),
        ("Министр обороны заявил во вторник, что войска не будут отправлены.".encode(), ForeignLanguage, "Russian"),
    ],
)
def test_unreadable_input(furniture: Furniture, data: bytes, error: type[InputError], says: str) -> None:
    with pytest.raises(error) as caught:
        read(Item(data, "some-file"), furniture)
    assert says in str(caught.value)
    assert "some-file" in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "issues"),
    [
        (SENTENCE.encode("utf-8"), []),
        (SENTENCE.encode("utf-8-sig"), []),
        (SENTENCE.encode("cp1252"), []),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le"), []),
        (SENTENCE.encode("utf-16-le"), []),
        (b'<meta charset="iso-8859-1"><p>' + SENTENCE.encode("cp1252"), []),
        (b'<meta charset="utf-8"><p>' + SENTENCE.encode("cp1252"), ["encoding"]),
        (b'<meta charset="no-such-code"><p>' + SENTENCE.encode("utf-8"), ["encoding"]),
        (SENTENCE.encode("utf-8") + b"\x81\x8d", ["encoding"]),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16-bom", "utf-16", "latin-1", "wrong", "unknown", "broken"],
)
def test_encodings(furniture: Furniture, data: bytes, issues: list[str]) -> None:
    document = read(Item(data, "some-file"), furniture)
    assert SENTENCE in document.text
    assert [i.code for i in document.issues if i.code != "no-date"] == issues


def test_short_text_is_not_taken_for_another_language(furniture: Furniture) -> None:
    assert read(Item(b"Mali denies it.", "x"), furniture).language is None
    longer = f"{SENTENCE} The vote on the border guards may come before the end of the month."
    assert read(Item(longer.encode(), "x"), furniture).language == "en"


@pytest.mark.parametrize(
    ("data", "media_type", "is_html"),
    [
        (b"<p>" + SENTENCE.encode(), None, True),
        (b"<!DOCTYPE html><div>" + SENTENCE.encode(), None, True),
        (SENTENCE.encode() + b" 3 < 4 <and> more", None, False),
        (b"<p>" + SENTENCE.encode(), "text/plain", False),
    ],
)
def test_media_type_is_sniffed_where_it_is_missing(
    furniture: Furniture, data: bytes, media_type: str | None, is_html: bool
) -> None:
    assert ("<" not in read(Item(data, "x", media_type), furniture).text) is is_html


def test_a_text_longer_than_any_article_is_not_begun(furniture: Furniture) -> None:
    sentence = "The council said on Monday that it would meet again. "
    read(Item((sentence * (MOST_TEXT // len(sentence))).encode(), "t.txt", "text/plain"), furniture)
    with pytest.raises(TooLarge, match=r"t\.txt: its text has 2\d\d,\d\d\d characters, more than 200,000"):
        read(Item((sentence * (MOST_TEXT // len(sentence) + 10)).encode(), "t.txt", "text/plain"), furniture)


def test_a_language_that_is_given_is_not_detected(furniture: Furniture) -> None:
    text = "Der Rat hat am Montag entschieden, dass keine Truppen entsandt werden, sagte ein Sprecher der Regierung. "
    item = Item(text.encode() * 3, "t.txt", "text/plain")
    with pytest.raises(ForeignLanguage):
        read(item, furniture)
    assert read(replace(item, language="en"), furniture).language == "en"
