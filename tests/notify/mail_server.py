"""A real SMTP server (aiosmtpd) on loopback, in a thread of its own."""

from __future__ import annotations

import asyncio
import ssl
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass(frozen=True)
class Received:
    """A mail as it came in."""

    sender: str
    recipients: list[str]
    message: EmailMessage
    encrypted: bool
    user: str

    @property
    def text(self) -> str:
        """The plain part."""
        part = self.message.get_body(("plain",))
        assert part is not None
        return str(part.get_content())

    @property
    def html(self) -> str:
        """The HTML part."""
        part = self.message.get_body(("html",))
        assert part is not None
        return str(part.get_content())


@dataclass
class MailServer:
    """`starttls` or `tls` make it speak that; `refuse` are recipients it does not know; `hold` holds up every mail.

    Between `stop` and `start` it is down; it comes back at the same port.
    """

    starttls: ssl.SSLContext | None = None
    tls: ssl.SSLContext | None = None
    login: tuple[str, str] | None = None
    refuse: tuple[str, ...] = ()
    answer: str = "250 2.0.0 Ok: queued as 4711"
    hold: float = 0.0
    port: int = 0
    mails: list[Received] = field(default_factory=list)
    _user: str = ""

    def __enter__(self) -> MailServer:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread.is_alive():
            self.stop()

    def start(self) -> None:
        """Listen; returns when it does."""
        listening = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, args=(listening.set,), name="mail server")
        self._thread.start()
        assert listening.wait(60)

    def stop(self) -> None:
        """Be down: nobody listens any more."""
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(60)
        assert not self._thread.is_alive()

    def _serve(self, listening: Callable[[], None]) -> None:
        try:
            self._loop.run_until_complete(self._listen(listening))
        finally:
            self._loop.close()

    async def _listen(self, listening: Callable[[], None]) -> None:
        self._ended = asyncio.Event()
        server = await self._loop.create_server(self._conversation, "127.0.0.1", self.port, ssl=self.tls)
        self.port = server.sockets[0].getsockname()[1]
        listening()
        await self._ended.wait()
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    def _conversation(self) -> SMTP:
        with warnings.catch_warnings():
            # It cannot see that TLS has begun already, and warns of logins without it.
            warnings.simplefilter("ignore", UserWarning)
            return self._smtp()

    def _smtp(self) -> SMTP:
        return SMTP(
            self,
            hostname="mail.test",
            loop=self._loop,
            tls_context=self.starttls,
            require_starttls=self.starttls is not None,
            authenticator=self._authenticate if self.login else None,
            auth_required=self.login is not None,
            auth_require_tls=self.tls is None,
        )

    def _authenticate(self, _server: SMTP, session: Session, _envelope: Envelope, _way: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        given = (data.login.decode(), data.password.decode())
        self._user = given[0]
        return AuthResult(success=given == self.login, handled=False)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address in self.refuse:
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.hold:
            await asyncio.sleep(self.hold)
        assert isinstance(envelope.content, bytes)
        assert envelope.mail_from is not None
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        if self.answer.startswith("2"):
            encrypted = session.ssl is not None or self.tls is not None
            self.mails.append(Received(envelope.mail_from, envelope.rcpt_tos, message, encrypted, self._user))
        return self.answer
