"""Records as bytes and back: what outputs are cached as, and what digests are taken of."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from regesta import model
from regesta.model import Record

Records = dict[type[Record], list[Record]]

_encoder = msgspec.msgpack.Encoder()
_envelope = msgspec.msgpack.Decoder(dict[str, msgspec.Raw])
_decoders: dict[type[Record], msgspec.msgpack.Decoder[list[Record]]] = {}
_known: dict[str, type[Record]] = {
    name: kind
    for name in model.__all__
    if isinstance(kind := getattr(model, name), type) and issubclass(kind, Record)
}


def encode(records: Mapping[type[Record], Sequence[Record]]) -> bytes:
    """Records by type, as bytes; the same records always give the same bytes."""
    named = {kind.__name__: records[kind] for kind in records}
    return _encoder.encode(dict(sorted(named.items())))


def decode(content: bytes) -> Records:
    """What `encode` made, as records again.

    >>> from regesta.model import Regest
    >>> regest = Regest(document="d-1", text="Adams to Seward.", rule="sentence")
    >>> decode(encode({Regest: [regest]})) == {Regest: [regest]}
    True
    """
    found: Records = {}
    for name, raw in _envelope.decode(content).items():
        kind = _known[name]
        if kind not in _decoders:
            _decoders[kind] = msgspec.msgpack.Decoder(list[kind])
        found[kind] = _decoders[kind].decode(raw)
    return found


def digest_records(records: Sequence[Record]) -> bytes:
    """Sixteen bytes that stand for some records."""
    return hashlib.blake2b(_encoder.encode(records), digest_size=16).digest()


def digest_of(parts: Iterable[bytes | str]) -> str:
    """A digest that stands for parts in their order, and for where each ends."""
    whole = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    return whole.hexdigest()
