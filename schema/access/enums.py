"""The enums of access. Annotate fields with the model's classes."""

from schema.enums import publish
from services.model.access import Role, TenantStatus
from services.model.caller import Right

publish(
    Right,
    "What a caller may do, in single scopes or in the whole tenant.",
    {
        "CERTIFICATE_READ": "Read certificates, and export them without private keys; see the scopes that hold them.",
        "CERTIFICATE_EXPORT": "Export files as they were uploaded.",
        "CERTIFICATE_EXPORT_PRIVATE": "Export files that have, or may hide, a private key.",
        "CERTIFICATE_WRITE": "Upload, generate, replace, renew, label, revoke, delete and restore certificates.",
        "SCOPE_ADMIN": "See scopes, and delete them; in the whole tenant, create them too.",
        "DESTINATION_READ": "Read destinations without their secrets.",
        "DESTINATION_READ_SECRETS": "Read the secrets of destinations too.",
        "DESTINATION_WRITE": "Create, change and delete destinations.",
        "TRUST_READ": "Read the certificates by which a subaccount is trusted.",
        "TRUST_ADMIN": "Make and replace the key pairs by which a subaccount is trusted.",
        "ACCESS_ADMIN": "Create and delete service keys; nobody gives more than they have.",
        "NOTIFICATION_ADMIN": "Choose who is told of what happens.",
        "AUDIT_READ": "Read the records of what was done.",
        "INSTALLATION_ADMIN": "Create and suspend tenants; it stands outside every tenant, and no scope gives it.",
    },
)
publish(
    Role,
    "A named set of rights, as SAP BTP names them. Those that end in INSTANCE are about a service instance, the others about a subaccount.",
    {
        "DESTINATION_ADMINISTRATOR": "Everything about destinations, certificates and trust.",
        "DESTINATION_VIEWER": "Read destinations without their secrets, certificates without private keys, and trust.",
        "DESTINATION_CERTIFICATE_ADMINISTRATOR": "Everything about certificates.",
        "DESTINATION_CERTIFICATE_VIEWER": "Read certificates, and export those without private keys.",
        "DESTINATION_ADMINISTRATOR_INSTANCE": "Everything about destinations and certificates.",
        "DESTINATION_VIEWER_INSTANCE": "Read destinations without their secrets, and certificates without private keys.",
        "DESTINATION_CERTIFICATE_ADMINISTRATOR_INSTANCE": "Everything about certificates.",
        "DESTINATION_CERTIFICATE_VIEWER_INSTANCE": "Read certificates, and export those without private keys.",
        "DESTINATION_SUBACCOUNT_TRUST_ADMINISTRATOR": "Make, replace and read the key pairs by which the subaccount is trusted.",
        "DESTINATION_SUBACCOUNT_TRUST_VIEWER": "Read the certificates by which the subaccount is trusted.",
    },
)
publish(
    TenantStatus,
    "Whether a tenant's programs get access tokens.",
    {"ACTIVE": "They do.", "SUSPENDED": "They do not, and no provider does for it."},
)
