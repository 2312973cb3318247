"""What an exported file is called, and what it is to whoever downloads it."""

from services.model.contents import Format
from services.model.conversion import TargetFormat

_MEDIA_TYPES = {
    "PEM": "application/x-pem-file",  # what browsers and Apache's mime.types say; RFC 8555's type is for chains without key
    "DER": "application/pkix-cert",  # RFC 2585 4
    "PKCS7": "application/x-pkcs7-certificates",  # Apache's mime.types for .p7b
    "PKCS12": "application/x-pkcs12",  # Apache's mime.types
    "JKS": "application/x-java-keystore",
    "JCEKS": "application/x-java-keystore",
}
_EXTENSIONS = {
    TargetFormat.PEM: ("pem",),
    TargetFormat.DER: ("cer", "crt"),
    TargetFormat.PKCS7: ("p7b",),
    TargetFormat.PKCS12: ("p12", "pfx"),
    TargetFormat.JKS: ("jks",),
}


def media_type_of(format_: Format | TargetFormat) -> str:
    """Return the media type of a file of that format."""
    return _MEDIA_TYPES[format_.value]


def suggest_name(name: str, target: TargetFormat) -> str:
    """Return the certificate's name, with the format's usual extension unless it has one of those already."""
    stem, _, extension = name.rpartition(".")
    usual = _EXTENSIONS[target]
    return name if extension.lower() in usual else f"{stem or extension}.{usual[0]}"
