"""The exceptions of onrecord, each with a remedy in its message.

::

    OnRecordError
    ├── InputError            a file, page or text that cannot be read
    │   ├── EmptyInput        nothing in it
    │   ├── NotText           binary, image, unknown encoding
    │   ├── TooLarge          beyond the size limit
    │   │   └── Bomb          a small file that unpacks to an enormous one
    │   ├── NoArticle         a page without coded text
    │   ├── ForeignLanguage   not English: said, never coded as English
    │   ├── Damaged           a file or archive that breaks off or is not well formed
    │   ├── BrokenRecord      one line, row, entry or record of a file that is not what it should be
    │   ├── WrongKind         a file of another kind than its name or the command says
    │   ├── MissingColumn     a table without the columns that are read
    │   ├── NoTextLayer       a PDF that holds pictures of text only
    │   ├── Locked            a file that wants a password
    │   ├── MissingExtra      a kind of file that needs a part of onrecord that is not installed
    │   ├── FetchError        an address that could not be fetched
    │   │   ├── Unreachable       no such host, no answer, no secure connection
    │   │   ├── TimedOut          the server stalls
    │   │   ├── BadStatus         the server answers with an error
    │   │   ├── EndlessRedirects  sent on and on
    │   │   └── RobotsForbid      the site's robots.txt does not allow it
    │   ├── ReadingFailed     a fault of onrecord's own in one document
    │   └── WorkerLost        the process that read the document died or took too long
    ├── StoreError            a store that refuses
    │   ├── NoStore           none at this place
    │   ├── NotAStore         a file or database that is something else, or is damaged
    │   ├── NewerStore        written by a newer version of onrecord
    │   ├── StoreReadOnly     it may not be written, or its folder may not
    │   ├── StoreFull         no room on the disk
    │   ├── StoreBusy         another program writes for too long
    │   └── StoreUnreachable  the database server does not answer
    ├── NotProven             a record that is not there, or whose bytes are not those that were read
    ├── CodebookError         a mistake in a codebook file: names file and line
    ├── PipelineError         the spaCy pipeline is missing or unfit
    └── GoldError             a gold file that does not follow the codebook's format
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of all errors a user can meet.

    Args:
        message: what is wrong, where.
        remedy: what the user can do about it.
    """

    code = "error"

    def __init__(self, message: str, remedy: str = "") -> None:
        self.message = message
        self.remedy = remedy
        super().__init__(f"{message} {remedy}".strip())

    def __reduce__(self) -> tuple[type[OnRecordError], tuple[str, str]]:
        """An error crosses from process to process with both its parts."""
        return type(self), (self.message, self.remedy)


class InputError(OnRecordError):
    """An input that cannot be read; the other inputs go on."""

    code = "input"


class EmptyInput(InputError):
    """The input holds no characters, or only white space."""

    code = "empty-input"


class NotText(InputError):
    """The input is binary, an image, or text in no known encoding."""

    code = "not-text"


class TooLarge(InputError):
    """The input is larger than the limit."""

    code = "too-large"


class NoArticle(InputError):
    """The page was read, but holds no running text to code."""

    code = "no-article"


class ForeignLanguage(InputError):
    """The text is in another language than English and is not coded as English."""

    code = "foreign-language"


class Bomb(TooLarge):
    """Compressed data that unpack to something out of all proportion."""

    code = "bomb"


class Damaged(InputError):
    """A file or archive that breaks off or is not well formed; what was read before the break stands."""

    code = "damaged"


class BrokenRecord(InputError):
    """One line, row, entry or record of a file; the message names it, and the others go on."""

    code = "broken-record"


class WrongKind(InputError):
    """A file of another kind than its name, its sender or the command says."""

    code = "wrong-kind"


class MissingColumn(InputError):
    """A table without a column of text; the message names the columns it has."""

    code = "missing-column"


class NoTextLayer(InputError):
    """A PDF of scanned pages: pictures of text, no text."""

    code = "no-text-layer"


class Locked(InputError):
    """A file that is encrypted and wants a password."""

    code = "locked"


class MissingExtra(InputError):
    """A kind of file that needs an optional part of onrecord; the message names the extra."""

    code = "missing-extra"


class FetchError(InputError):
    """An address that could not be fetched."""

    code = "fetch"


class Unreachable(FetchError):
    """No such host, no connection, or no secure one."""

    code = "unreachable"


class TimedOut(FetchError):
    """The server took longer than the limit, in all or between two pieces."""

    code = "timed-out"


class BadStatus(FetchError):
    """The server answered with a status of 400 and above, or with one that holds no page."""

    code = "bad-status"


class EndlessRedirects(FetchError):
    """The server sent the fetcher on more often than the limit."""

    code = "endless-redirects"


class RobotsForbid(FetchError):
    """The site's robots.txt does not allow the address, or cannot be asked."""

    code = "robots-forbid"


class ReadingFailed(InputError):
    """A fault of onrecord's own while it read this document; the others go on."""

    code = "reading-failed"


class WorkerLost(InputError):
    """The process that read the document died or took too long; only this document is lost."""

    code = "worker-lost"


class NotProven(OnRecordError):
    """A record that no reading holds, or whose bytes are missing from the archive or differ."""

    code = "not-proven"


class StoreError(OnRecordError):
    """A store that refuses; what it holds is whole."""

    code = "store"


class NoStore(StoreError):
    """There is no store at this place, and the command makes none."""

    code = "no-store"


class NotAStore(StoreError):
    """A file or database that is something else than a store, or damaged."""

    code = "not-a-store"


class NewerStore(StoreError):
    """The store was written by a newer version of onrecord."""

    code = "newer-store"


class StoreReadOnly(StoreError):
    """The store or its folder may not be written."""

    code = "store-read-only"


class StoreFull(StoreError):
    """No room is left, or the disk fails."""

    code = "store-full"


class StoreBusy(StoreError):
    """Another program writes in the store for longer than the patience of this one."""

    code = "store-busy"


class StoreUnreachable(StoreError):
    """The database server does not answer, also after some tries."""

    code = "store-unreachable"


class CodebookError(OnRecordError):
    """A mistake in a codebook file; the message names file and line.

    Args:
        message: what is wrong, where.
        remedy: what the user can do about it.
        file: the data file's path below its folder, where one is to blame.
        line, column: where in it, from 1, where known.
        entry: id of the entry, where one is to blame.
        fault: what is wrong, without the place.
    """

    code = "codebook"

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        entry: str | None = None,
        fault: str | None = None,
    ) -> None:
        super().__init__(message, remedy)
        self.file, self.line, self.column, self.entry = file, line, column, entry
        self.fault = message if fault is None else fault


class PipelineError(OnRecordError):
    """The spaCy pipeline is missing, broken or lacks a component."""

    code = "pipeline"


class GoldError(OnRecordError):
    """A gold or prediction file that does not follow its format; the message names file and line."""

    code = "gold"
