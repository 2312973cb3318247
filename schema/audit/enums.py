"""The enums of the audit. Annotate fields with the model's classes."""

from schema.enums import publish
from services.model.lifecycle import AuditAction, AuditNoun

publish(
    AuditAction,
    "What was done.",
    {
        "UPLOADED": "A file was stored as a new certificate.",
        "GENERATED": "A certificate was issued, and stored as a new one.",
        "REPLACED": "A file was stored as the next version, or other properties as that of a destination or fragment.",
        "RENEWED": "A certificate was issued as the next version, by a caller or by the service itself.",
        "ROLLED_BACK": "An earlier version was made the present one again.",
        "DELETED": "It was deleted. A certificate can be restored for a while.",
        "RESTORED": "A deleted certificate was brought back.",
        "REVOKED": "A certificate of the local authority was revoked.",
        "LABELLED": "The labels were set.",
        "UNLOCKED": "A key store's password was given, so that its entries could be read.",
        "RENEWAL_SWITCHED": "Automatic renewal was switched on or off.",
        "RENEWAL_FAILED": "The service could not renew a certificate by itself.",
        "EXPORTED": "A file was handed out: by an export one that has, or may hide, a private key; by REST any, once in 5 minutes.",
        "CREATED": "It was created.",
        "PURGED": "A deleted certificate was removed for good.",
        "KEY_TAKEN": "A private key was taken out of the installation.",
        "SUSPENDED": "A tenant was suspended.",
        "RESUMED": "A suspended tenant was let in again.",
        "GATHERED": "Records of a release without hash chains were put under the chain's protection; `after` has their number and digest.",
    },
)
publish(
    AuditNoun,
    "What it was done to.",
    {
        "CERTIFICATE": "A certificate.",
        "SCOPE": "A scope.",
        "AUTHORITY": "The local certificate authority.",
        "SERVICE_KEY": "A service key, by which a program gets access tokens.",
        "TENANT": "A tenant.",
        "SUBSCRIPTION": "The subscription of a tenant to another one's programs.",
        "AUDIT": "The audit itself.",
        "DESTINATION": "A destination.",
        "FRAGMENT": "A fragment, which is merged into destinations.",
    },
)
