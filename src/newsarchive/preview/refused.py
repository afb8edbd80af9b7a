"""A refusal as a value, so that every rule can say why and only one place has to answer."""

from __future__ import annotations

import msgspec


class Refused(msgspec.Struct, frozen=True):
    """A request that is not served: the HTTP `status` and the `reason`, in words for the person previewing."""

    status: int
    reason: str
