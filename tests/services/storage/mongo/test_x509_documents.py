"""X.509 certificates as documents, and back."""

import bson
from hypothesis import given, settings

from services.model.x509 import X509Certificate
from services.storage.mongo.x509_documents import read_x509, write_x509
from tests.services.storage.examples import an_x509
from tests.services.storage.strategies import any_of


@settings(max_examples=100, deadline=None)
@given(any_of(X509Certificate))
def test_any_certificate_is_read_as_it_was_written(certificate):
    assert read_x509(bson.decode(bson.encode(write_x509(certificate)))) == certificate


def test_an_absent_extension_is_not_an_empty_one():
    absent = an_x509(key_usage=None, extended_key_usage=None)
    empty = an_x509(key_usage=(), extended_key_usage=())
    for certificate in (absent, empty):
        assert read_x509(bson.decode(bson.encode(write_x509(certificate)))) == certificate
