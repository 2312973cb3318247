"""Refusals of some runtimes -> what each runtime makes of the file."""

from services.formats.runtimes.by_algorithm import ANY, JAVA, NODE
from services.formats.runtimes.refusals import _SENTENCES, list_openings, refuse, refuse_all_but
from services.model.runtime import RuntimeOutcome, RuntimeReason, RuntimeVersion


def test_every_reason_that_comes_of_reading_has_a_sentence() -> None:
    assert set(_SENTENCES) == set(RuntimeReason) - {RuntimeReason.NOT_READ_AGAIN}


def test_the_first_refusal_of_a_runtime_is_its_reason() -> None:
    refusals = [*refuse(NODE, RuntimeReason.NO_KEY_PAIR), *refuse(ANY - JAVA, RuntimeReason.FORMAT_UNKNOWN)]
    told = {each.runtime: each for each in list_openings(refusals, undecided=None)}
    assert list(told) == list(RuntimeVersion)
    assert told[RuntimeVersion.NODE_20].reason is RuntimeReason.NO_KEY_PAIR
    assert told[RuntimeVersion.OPENSSL_3_0].reason is RuntimeReason.FORMAT_UNKNOWN
    assert told[RuntimeVersion.JAVA_25].outcome is RuntimeOutcome.OPENS
    assert told[RuntimeVersion.JAVA_25].message is None


def test_a_refusal_names_what_is_not_known_each_once() -> None:
    known = [(JAVA, "RC2-40"), (JAVA, "RC2-40"), (ANY, "3DES")]
    (refusal,) = refuse_all_but(known, RuntimeReason.ENCRYPTION_UNSUPPORTED)
    (told,) = {each.message for each in list_openings([refusal], undecided=None) if each.message}
    assert told == "The runtime does not know the encryption (RC2-40)."
    assert {each.names for each in list_openings([refusal], undecided=None)} == {("RC2-40",), ()}


def test_what_is_undecided_is_not_tried_unless_it_is_refused_anyhow() -> None:
    told = list_openings(refuse(NODE, RuntimeReason.MAC_MISSING), undecided=RuntimeReason.LOCKED)
    assert {each.runtime for each in told if each.outcome is RuntimeOutcome.REFUSES} == NODE
    assert {each.reason for each in told if each.runtime not in NODE} == {RuntimeReason.LOCKED}
    assert {each.outcome for each in told if each.runtime not in NODE} == {RuntimeOutcome.NOT_TRIED}


def test_a_runtime_that_cannot_be_judged_is_not_tried() -> None:
    told = list_openings(refuse(NODE, RuntimeReason.UNKNOWN), undecided=None)
    assert {each.runtime for each in told if each.outcome is RuntimeOutcome.NOT_TRIED} == NODE
