"""The exceptions of onrecord, each with a remedy in its message.

::

    OnRecordError
    ├── InputError            a file, page or text that cannot be read
    │   ├── EmptyInput        nothing in it
    │   ├── NotText           binary, image, unknown encoding
    │   ├── TooLarge          beyond the size limit
    │   ├── NoArticle         a page without coded text
    │   └── ForeignLanguage   not English: said, never coded as English
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
