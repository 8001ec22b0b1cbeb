"""A mail server of one's own on this machine: real SMTP over a real socket, keeping what it receives."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

_BEFORE_ENCRYPTION = {"EHLO": ["250-test", "250 STARTTLS"], "STARTTLS": ["220 begin"], "QUIT": ["221 bye"]}
_ENCRYPTED = {"EHLO": ["250-test", "250 AUTH PLAIN"], "AUTH": ["235 welcome"], "QUIT": ["221 bye"]}
_PLAIN = {"QUIT": ["221 bye"]}


@dataclass
class Mailbox:
    """Where the server listens, and what it has received."""

    port: int = 0
    recipients: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    """What was said in which state: ``EHLO``, and once the line is encrypted ``EHLO!``."""
    messages: list[EmailMessage] = field(default_factory=list)


class _Handler(socketserver.StreamRequestHandler):
    box: Mailbox
    tls: ssl.SSLContext | None

    def handle(self) -> None:
        self._say("220 test")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            encrypted = isinstance(self.request, ssl.SSLSocket)
            self.box.verbs.append(f"{verb}!" if encrypted else verb)
            refused = "530 STARTTLS first" if self.tls is not None and not encrypted else ""
            known = _ENCRYPTED if encrypted else _PLAIN if self.tls is None else _BEFORE_ENCRYPTION
            for answer in known.get(verb, [refused] if refused else self._take(verb, line)):
                self._say(answer)
            if verb == "QUIT" or (verb == "STARTTLS" and self.tls is not None and not self._encrypt(self.tls)):
                return

    def finish(self) -> None:
        super().finish()
        self.request.close()  # the server closes the socket that the encrypted one took over

    def _take(self, verb: str, line: str) -> list[str]:
        """Take a part of a message; return the answer."""
        if verb == "RCPT":
            self.box.recipients.append(line.split("<")[1].split(">")[0])
        elif verb == "STARTTLS":
            return ["502 no"]
        elif verb == "DATA":
            self._say("354 go on")
            content = b""
            while (part := self.rfile.readline()) != b".\r\n":
                content += part
            self.box.messages.append(message_from_bytes(content, policy=policy.default))  # type: ignore[arg-type]
        return ["250 ok"]

    def _encrypt(self, context: ssl.SSLContext) -> bool:
        try:
            self.request = context.wrap_socket(self.request, server_side=True)
        except OSError:  # the client does not trust the certificate and hangs up
            return False
        self.setup()
        return True

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@contextmanager
def mail_server(tls: ssl.SSLContext | None = None) -> Iterator[Mailbox]:
    """Run the server while the context lasts; with ``tls`` it offers STARTTLS, and takes mail only after it."""
    box = Mailbox()
    handler = type("Handler", (_Handler,), {"box": box, "tls": tls})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        box.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield box
        server.shutdown()
