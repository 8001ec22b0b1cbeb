"""Notices to the engineer: a log that is always written, and e-mail where the settings name a server.

A notice holds counts, names of schools, forms and files, and our own sentences; never a pupil's data.
"""

from __future__ import annotations

import logging
import os
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from logging.handlers import RotatingFileHandler

from shnor_pipeline.settings import Mail, Settings

LOG = "notices.log"
PASSWORD_VARIABLE = "SHNOR_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
_LOG_BYTES, _LOGS_KEPT = 1_000_000, 5
_TIMEOUT_SECONDS = 20


@dataclass(frozen=True)
class Notice:
    """One notice: when (in the territory's zone), one line that says what, and lines of detail."""

    moment: datetime
    subject: str
    lines: tuple[str, ...] = ()


def announce(settings: Settings, notice: Notice) -> bool:
    """Write the notice into the log and, where mail is set up, send it; return whether nothing went wrong.

    A mail server that does not answer is itself written into the log; the run that had something to tell goes on.
    """
    entries = [f"{notice.moment:%Y-%m-%d %H:%M%z}\t{line}" for line in (notice.subject, *notice.lines)]
    problem = ""
    if settings.mail.host:
        try:
            send(settings.mail, f"{settings.territory.name}: {notice.subject}", "\n".join(notice.lines))
        except (OSError, smtplib.SMTPException, UnicodeError) as error:  # the protocol carries a password in ASCII
            problem = f"письмо не отправлено через {settings.mail.host}: {type(error).__name__}"
            entries.append(f"{notice.moment:%Y-%m-%d %H:%M%z}\t{problem}")
    _append(settings, entries)
    return not problem


def send(mail: Mail, subject: str, text: str) -> None:
    """Send one plain-text message to all recipients; smtplib's errors and OSError where that fails."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = mail.sender
    message["To"] = ", ".join(mail.recipients)
    message.set_content(text + "\n")
    context = ssl.create_default_context()
    connect: Callable[[], smtplib.SMTP] = (
        (lambda: smtplib.SMTP_SSL(mail.host, mail.port, timeout=_TIMEOUT_SECONDS, context=context))
        if mail.security == "tls"
        else (lambda: smtplib.SMTP(mail.host, mail.port, timeout=_TIMEOUT_SECONDS))
    )
    with connect() as server:
        if mail.security == "starttls":
            server.starttls(context=context)
        if mail.user:
            server.login(mail.user, os.environ.get(PASSWORD_VARIABLE, ""))
        server.send_message(message)


def _append(settings: Settings, entries: list[str]) -> None:
    settings.logs.mkdir(mode=0o700, exist_ok=True)
    handler = RotatingFileHandler(
        settings.logs / LOG, maxBytes=_LOG_BYTES, backupCount=_LOGS_KEPT, encoding="utf-8", delay=True
    )
    try:
        for entry in entries:
            text = " ".join(entry.replace("\t", "\x00").split()).replace("\x00", "\t")
            handler.emit(logging.LogRecord("shnor.notices", logging.INFO, "", 0, text, None, None))
    finally:
        handler.close()
