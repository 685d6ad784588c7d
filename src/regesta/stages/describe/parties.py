"""Sender, addressee and signers: by heading, lists, address, cry, the text, the signature."""

from regesta.model import Party
from regesta.stages.describe.address import addressed
from regesta.stages.describe.addressee_inferred import hailed
from regesta.stages.describe.call import called_to
from regesta.stages.describe.heading import headed
from regesta.stages.describe.issuer import find_issuer
from regesta.stages.describe.list_heads import listed
from regesta.stages.describe.markup import named_by_markup
from regesta.stages.describe.scene import Scene
from regesta.stages.describe.signature import find_signed

NOT_SENT = ("minutes", "treaty")
"""Who signs papers of these kinds does not send them."""

Parties = tuple[list[Party], list[Party], list[Party]]


def find_parties(scene: Scene, kind: str | None = None) -> Parties:
    """Senders, addressees and signers of a paper of a kind.

    What no heading states is taken from address and signature.
    """
    left, right = headed(scene)
    signed = list(find_signed(scene, [p.name for p in left if p.name]))
    sender, recipient = named_by_markup(scene)
    if not (sender and recipient):
        sender, recipient = sender or left, recipient or right
    sender = sender or list(listed(scene, "senders"))
    recipient = (
        recipient
        or list(listed(scene, "addressees"))
        or list(addressed(scene))
        or list(called_to(scene))
    )
    issuer = None
    if not sender and kind not in NOT_SENT:
        issuer = find_issuer(scene, alone=bool(signed) and not recipient)
        signers = [
            Party(name=p.name, role=p.role, rule=p.rule, evidence=p.evidence) for p in signed
        ]
        sender = [*([issuer] if issuer else []), *signers]
    return sender, recipient or list(hailed(scene, issuer)), signed
