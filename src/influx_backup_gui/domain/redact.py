"""Text without secrets, whoever wrote it: for what leaves the machine."""

from __future__ import annotations

import re

_HIDDEN = "…"
_RULES = (
    # Tokens of InfluxDB 3, and what stands behind the words of an Authorization header.
    (re.compile(r"apiv3_[A-Za-z0-9_\-]+"), f"apiv3_{_HIDDEN}"),
    (re.compile(r"(?i)\b(bearer|token|basic|authorization:)\s+[A-Za-z0-9+/_.\-]{8,}=*"), rf"\1 {_HIDDEN}"),
    # user:password@ in an address, and what a query calls a secret.
    (re.compile(r"(://)[^\s/@]+@"), rf"\1{_HIDDEN}@"),
    (re.compile(r"(?i)\b(password|passwd|secret|token|api_?key|p|q_token)=[^\s&;,]+"), rf"\1={_HIDDEN}"),
)


def log_line(text: str) -> str:
    """The text on one line and without secrets, whatever a server said: it cannot look like other lines of a log."""
    return without_secrets(" ".join(text.split()))


def without_secrets(text: str) -> str:
    """The text with everything hidden that looks like a token, a password or a login."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
