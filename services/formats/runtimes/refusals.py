"""Why a runtime refuses a keystore: the reason, and the sentence for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from services.formats.runtimes.by_algorithm import ANY
from services.model.runtime import RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion

_SENTENCES = {
    RuntimeReason.LOCKED: "A password hides what decides. Unlock the keystore to have it judged.",
    RuntimeReason.UNKNOWN: "The file holds something that was not tried in this runtime{names}.",
    RuntimeReason.FORMAT_UNKNOWN: "The runtime does not read keystores of this format.",
    RuntimeReason.WRAPPED_IN_TEXT: "The keystore is written as text (base64); the runtime wants its octets.",
    RuntimeReason.STRUCTURE_UNREADABLE: "The file is built in a way that the runtime does not read{names}.",
    RuntimeReason.NOTHING_IN_IT: "The keystore is empty.",
    RuntimeReason.NOTHING_VISIBLE: "The runtime sees no entry of the keystore.",
    RuntimeReason.NO_KEY_PAIR: "The runtime wants a private key with its certificate, and finds none.",
    RuntimeReason.KEY_WITHOUT_CERTIFICATE: "The runtime finds no certificate for a private key: the file does not say which is its own.",
    RuntimeReason.MAC_UNSUPPORTED: "The runtime does not know the MAC{names}.",
    RuntimeReason.MAC_MISSING: "The file has no MAC, and the runtime wants one.",
    RuntimeReason.ENCRYPTION_UNSUPPORTED: "The runtime does not know the encryption{names}.",
    RuntimeReason.PASSWORD_NOT_ASCII: "The runtime takes only passwords of ASCII characters for this format.",
    RuntimeReason.PASSWORD_ENCODING_UNKNOWN: "The program that wrote the file turned the password into other octets than the runtime does.",
    RuntimeReason.KEY_PASSWORD_DIFFERS: "A private key has another password than the keystore; the runtime takes one for all.",
    RuntimeReason.ALIAS_UNREADABLE: "An alias is encoded in a way that the runtime cannot read.",
    RuntimeReason.ALIAS_NOT_FOUND: "The runtime lists an alias but does not find its entry, for it looks for aliases in lower case.",
    RuntimeReason.ATTRIBUTE_UNREADABLE: "An attribute of an entry is of another type than the standard says{names}.",
    RuntimeReason.CERTIFICATE_UNREADABLE: "The runtime cannot read a certificate of the file{names}.",
    RuntimeReason.SIGNATURE_TOO_WEAK: "A certificate is signed with a hash that the runtime no longer takes{names}.",
    RuntimeReason.KEY_TOO_SHORT: "The key of a certificate is shorter than the runtime takes{names}.",
    RuntimeReason.KEY_UNREADABLE: "The runtime cannot read a private key of the file{names}.",
    RuntimeReason.KEY_UNSUPPORTED: "The runtime does not know the algorithm or curve of a private key{names}.",
}

_NOT_TRIED = {RuntimeReason.LOCKED, RuntimeReason.UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why some runtimes refuse a keystore; `names` are what the sentence names (algorithms, fields), each once."""

    runtimes: frozenset[RuntimeVersion]
    reason: RuntimeReason
    names: tuple[str, ...] = ()


def refuse(runtimes: frozenset[RuntimeVersion], reason: RuntimeReason, *names: str) -> Iterator[Refusal]:
    """Return the one refusal, or none where it is of no runtime."""
    if runtimes:
        yield Refusal(runtimes=runtimes, reason=reason, names=names)


def refuse_all_but(
    known: Iterable[tuple[frozenset[RuntimeVersion], str]], reason: RuntimeReason, *, among: frozenset[RuntimeVersion] = ANY
) -> Iterator[Refusal]:
    """Return a refusal for each thing that not all of these runtimes know: `known` are those that do, with its name."""
    for runtimes, name in dict.fromkeys(known):
        yield from refuse(among - runtimes, reason, name)


def list_openings(refusals: Iterable[Refusal], *, undecided: RuntimeReason | None) -> tuple[RuntimeOpening, ...]:
    """Return what each runtime makes of the file: the first refusal of each counts. Others open it, unless that is undecided."""
    found: dict[RuntimeVersion, RuntimeOpening] = {}
    for refusal in refusals:
        for runtime in refusal.runtimes - found.keys():
            found[runtime] = _tell(runtime, refusal)
    others = Refusal(runtimes=ANY - found.keys(), reason=undecided) if undecided is not None else None
    for runtime in RuntimeVersion:
        if runtime not in found:
            found[runtime] = _tell(runtime, others) if others else RuntimeOpening(runtime=runtime, outcome=RuntimeOutcome.OPENS)
    return tuple(found[runtime] for runtime in RuntimeVersion)


def _tell(runtime: RuntimeVersion, refusal: Refusal) -> RuntimeOpening:
    outcome = RuntimeOutcome.NOT_TRIED if refusal.reason in _NOT_TRIED else RuntimeOutcome.REFUSES
    names = tuple(dict.fromkeys(refusal.names))
    message = _SENTENCES[refusal.reason].format(names=f" ({', '.join(names)})" if names else "")
    return RuntimeOpening(runtime=runtime, outcome=outcome, reason=refusal.reason, message=message, names=names)
