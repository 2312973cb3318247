"""The enums of the installation. Annotate fields with the model's classes."""

from schema.enums import publish
from schema.installation.request_error_codes import RequestErrorCode
from services.model.installation import TrustedDocumentsMode

publish(
    TrustedDocumentsMode,
    "How an installation treats trusted documents: the documents that it knows by their ids before anybody asks.",
    {
        "OFF": "There are none. Any document may be sent.",
        "ALLOW": "Trusted documents may be named by their ids, and all others may be sent.",
        "REQUIRE": "Only trusted documents are executed.",
    },
)
publish(
    RequestErrorCode,
    "The codes of `errors[].extensions.code`: of a request that is not executed, or of a field that could not be answered. `ErrorCode` has "
    "those of failures in answers. There may be more some day: what a program does not know, it shows by its `message`.",
    {code.name: code.value for code in RequestErrorCode},
)
