"""What a file's extension promises about its format; the content decides, the name is only compared."""

from pathlib import PurePath

from services.model.contents import Finding, Format
from services.model.findings import FindingKind, finding

_NAMES = {
    Format.PEM: "PEM text",
    Format.DER: "DER",
    Format.PKCS7: "PKCS#7",
    Format.PKCS12: "PKCS#12",
    Format.JKS: "JKS",
    Format.JCEKS: "JCEKS",
}
_PROMISED = {
    ".pem": (Format.PEM,),
    ".cer": (Format.DER,),
    ".crt": (Format.DER, Format.PEM),
    ".jks": (Format.JKS,),
    ".p12": (Format.PKCS12,),
    ".pfx": (Format.PKCS12,),
}
_USUAL = {(".jks", Format.PKCS12), (".jks", Format.JCEKS), (".cer", Format.PEM)}
"""What most programs read all the same: keytool has written PKCS#12 by default since Java 9, whatever the name."""


def compare_with_name(file_name: str | None, format_: Format, *, is_wrapped: bool) -> Finding | None:
    """Return a finding if the extension is one that promises another format, or None; other extensions promise nothing."""
    extension = PurePath(file_name or "").suffix.lower()
    promised = _PROMISED.get(extension)
    if promised is None or (format_ in promised and not is_wrapped):
        return None
    name = f"base64 text around {_NAMES[format_]}" if is_wrapped else _NAMES[format_]
    is_usual = (extension, format_) in _USUAL and not is_wrapped
    kind = FindingKind.OTHER_FORMAT_AS_USUAL if is_usual else FindingKind.OTHER_FORMAT_THAN_NAME
    return finding(kind, extension=extension, found=name)
