"""A release or newsletter as mail (`.eml`) → Item."""

from __future__ import annotations

import hashlib
import re
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from pathlib import Path
from typing import Any

from onrecord.errors import Damaged, WrongKind
from onrecord.model.document import Item
from onrecord.sources.asked import Asked
from onrecord.sources.files import read_bounded

# "View this mail in your browser": a text part that is no more than a notice.
_NOTICE_WORDS = 40
_PARTS = ("From", "Date", "Subject", "Received", "Message-ID", "To")
_ANSWER = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.I)


def item(path: Path, asked: Asked) -> Item:
    """The text of a mail, its subject as title, its date where the text prints none.

    Raises:
        WrongKind: no mail, or a mail without a part of text.
        Damaged: a mail whose parts cannot be read.
        InputError: the file cannot be opened.
    """
    data = read_bounded(path, asked.limit)
    try:
        mail = message_from_bytes(data, policy=policy.default)
        if not any(mail[name] for name in _PARTS):
            raise WrongKind(f"{path}: this is no mail: it has no head.", "Save the mail as .eml; name a page .html.")
        body, media_type = _body(mail)
        subject, date = mail["Subject"], mail["Date"]
        title = _ANSWER.sub("", " ".join(str(subject).split())) if subject else ""
        published = date.datetime.isoformat() if date and date.datetime else None
    # The mail parser answers malformed heads with whatever exception its deepest part has.
    except (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Damaged(f"{path}: the parts of this mail cannot be read.", "Save its text as .txt.") from error
    if body is None:
        raise WrongKind(f"{path}: the mail has no part of text.", "Save what is attached and read that.")
    return Item(
        body.encode("utf-8", "surrogatepass"),
        str(path),
        media_type,
        asked.published or published,
        asked.outlet,
        date_basis="given" if asked.published else "page",
        title=title or None,
        charset="utf-8",
        given_id=str(mail["Message-ID"]).strip("<> ") if mail["Message-ID"] else None,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _body(mail: EmailMessage) -> tuple[str | None, str]:
    """The plain text, or the HTML where there is no plain text worth the name."""
    plain, rich = (mail.get_body((kind,)) for kind in ("plain", "html"))
    text = _content(plain)
    markup = _content(rich)
    if text is not None and (markup is None or len(text.split()) >= _NOTICE_WORDS):
        flowed = plain is not None and plain.get_param("format") == "flowed"
        return (_unflowed(text) if flowed else text), "text/plain"
    return markup, "text/html"


def _content(part: MIMEPart[Any, Any] | None) -> str | None:
    text = None if part is None else str(part.get_content())
    return text if text and text.strip() else None


def _unflowed(text: str) -> str:
    """RFC 3676: a line that ends with a space goes on in the next; the dashes before a signature do not."""
    return re.sub(r"(?<!^--) \n(?=\S)", " ", text.replace("\r\n", "\n"), flags=re.M)
