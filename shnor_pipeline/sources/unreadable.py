"""A file that cannot be opened safely, or not at all, as an exception with words for its sender."""

from __future__ import annotations


class UnreadableFileError(Exception):
    """The file cannot be opened safely, or not at all; the message is a Russian sentence for the sender.

    ``code`` names the reason (FILE-001 …), ``guidance`` says how to mend it.
    """

    def __init__(self, code: str, message: str, guidance: str = "") -> None:
        super().__init__(code, message, guidance)  # all of them, so that it can come back from another process
        self.code = code
        self.message = message
        self.guidance = guidance

    def __str__(self) -> str:
        return self.message
