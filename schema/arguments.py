"""The one argument of each mutation, described."""

from typing import Annotated

import strawberry

from schema import export_inputs, inputs

_INPUT = strawberry.argument(description="What is to be done.")

CreateScopeArgument = Annotated[inputs.CreateScopeInput, _INPUT]
DeleteScopeArgument = Annotated[inputs.DeleteScopeInput, _INPUT]
UploadCertificateArgument = Annotated[inputs.UploadCertificateInput, _INPUT]
InspectCertificateArgument = Annotated[inputs.InspectCertificateInput, _INPUT]
UnlockKeystoreArgument = Annotated[inputs.UnlockKeystoreInput, _INPUT]
SetCertificateLabelsArgument = Annotated[inputs.SetCertificateLabelsInput, _INPUT]
ExportCertificateArgument = Annotated[export_inputs.ExportCertificateInput, _INPUT]
DeleteCertificateArgument = Annotated[inputs.DeleteCertificateInput, _INPUT]
GenerateCertificateArgument = Annotated[inputs.GenerateCertificateInput, _INPUT]
RenewCertificateArgument = Annotated[inputs.RenewCertificateInput, _INPUT]
SetAutomaticRenewalArgument = Annotated[inputs.SetAutomaticRenewalInput, _INPUT]
ReplaceCertificateArgument = Annotated[inputs.ReplaceCertificateInput, _INPUT]
RollBackCertificateArgument = Annotated[inputs.RollBackCertificateInput, _INPUT]
RevokeCertificateArgument = Annotated[inputs.RevokeCertificateInput, _INPUT]
RestoreCertificateArgument = Annotated[inputs.RestoreCertificateInput, _INPUT]
