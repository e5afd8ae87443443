"""What may be wrong with the certificate of a server, by the numbers of OpenSSL (X509_V_ERR_..., x509_vfy.h)."""

from __future__ import annotations

from enum import Enum


class Flaw(Enum):
    """Why a certificate is refused."""

    OTHER_NAME = "other name"
    UNKNOWN_ISSUER = "unknown issuer"
    EXPIRED = "expired"
    NOT_YET_VALID = "not yet valid"
    OTHER = "other"


_FLAWS = {
    9: Flaw.NOT_YET_VALID,
    10: Flaw.EXPIRED,
    **dict.fromkeys((18, 19, 20, 21), Flaw.UNKNOWN_ISSUER),
    # The name, or the address.
    **dict.fromkeys((62, 64), Flaw.OTHER_NAME),
}


def flaw_of(code: int) -> Flaw:
    """The flaw that a number stands for."""
    return _FLAWS.get(code, Flaw.OTHER)
