"""The runtimes of today and those of the earlier list."""

from services.model.runtime import Runtime, RuntimeOpening, RuntimeOutcome, RuntimeReason, RuntimeVersion, list_runtimes


def opening(runtime: RuntimeVersion, outcome: RuntimeOutcome = RuntimeOutcome.OPENS) -> RuntimeOpening:
    return RuntimeOpening(runtime=runtime, outcome=outcome)


def test_the_earlier_list_is_told_from_todays() -> None:
    assert list_runtimes(opening(runtime) for runtime in reversed(RuntimeVersion)) == tuple(Runtime)
    assert list_runtimes([opening(RuntimeVersion.OPENSSL_3_0)]) == (Runtime.OPENSSL_3,)


def test_newer_runtimes_are_not_in_the_earlier_list() -> None:
    newer = ("JAVA_25", "OPENSSL_3_5", "NODE_20", "NODE_22", "NODE_24")
    assert list_runtimes(opening(RuntimeVersion[name]) for name in newer) == ()


def test_what_refuses_or_was_not_tried_does_not_open() -> None:
    assert list_runtimes([opening(RuntimeVersion.JAVA_8, RuntimeOutcome.REFUSES)]) == ()
    not_tried = RuntimeOpening(runtime=RuntimeVersion.JAVA_8, outcome=RuntimeOutcome.NOT_TRIED, reason=RuntimeReason.LOCKED)
    assert list_runtimes([not_tried]) == ()
