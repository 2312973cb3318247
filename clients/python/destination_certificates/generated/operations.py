"""Written by generate.py; changes are lost."""

from collections.abc import AsyncGenerator
from typing import Any, Optional, Union

from .async_base_client import AsyncBaseClient
from .base_model import UNSET, UnsetType
from .input_types import (
    AuditFilter,
    CertificateFilter,
    CertificateOrder,
    CreateDestinationInput,
    CreateFragmentInput,
    CreateScopeInput,
    CreateServiceKeyInput,
    CreateTenantInput,
    DeleteCertificateInput,
    DeleteDestinationInput,
    DeleteFragmentInput,
    DeleteScopeInput,
    DeleteServiceKeyInput,
    DestinationFilter,
    ExpiryIntervals,
    ExportCertificateInput,
    ExportDestinationsInput,
    FragmentFilter,
    GenerateCertificateInput,
    ImportDestinationsInput,
    InspectCertificateInput,
    RenewCertificateInput,
    ReplaceCertificateInput,
    ReplaceDestinationInput,
    ReplaceFragmentInput,
    RestoreCertificateInput,
    ResumeTenantInput,
    RevokeCertificateInput,
    RollBackCertificateInput,
    SetAutomaticRenewalInput,
    SetCertificateLabelsInput,
    SetDestinationLabelsInput,
    SetFragmentLabelsInput,
    SubscribeTenantInput,
    SuspendTenantInput,
    UnlockKeystoreInput,
    UnsubscribeTenantInput,
    UploadCertificateInput,
)
from .results import (
    Certificate,
    CertificateChanged,
    CertificateChangedCertificateChanged,
    CountCertificates,
    CountCertificatesCertificates,
    CreateDestination,
    CreateDestinationDryRun,
    CreateDestinationSuccess,
    CreateFragment,
    CreateFragmentDryRun,
    CreateFragmentSuccess,
    CreateScope,
    CreateScopeSuccess,
    CreateServiceKey,
    CreateServiceKeySuccess,
    CreateTenant,
    CreateTenantSuccess,
    DeleteCertificate,
    DeleteCertificateDryRun,
    DeleteCertificateSuccess,
    DeleteDestination,
    DeleteDestinationSuccess,
    DeleteFragment,
    DeleteFragmentSuccess,
    DeleteScope,
    DeleteScopeSuccess,
    DeleteServiceKey,
    DeleteServiceKeySuccess,
    ExportCertificate,
    ExportCertificateSuccess,
    ExportDestinations,
    ExportDestinationsSuccess,
    FindCertificate,
    FindCertificateScope,
    GenerateCertificate,
    GenerateCertificateDryRun,
    GenerateCertificateSuccess,
    GetCertificate,
    GetDestination,
    GetDestinationDestination,
    GetEntries,
    GetEntriesCertificate,
    GetFragment,
    GetFragmentFragment,
    GetInstallation,
    GetInstallationInstallation,
    GetPresentPosition,
    GetScope,
    GetStatistics,
    GetStatisticsStatistics,
    GetVersionEntries,
    GetVersionEntriesCertificate,
    GetVersions,
    GetVersionsCertificate,
    GetViewer,
    GetViewerViewer,
    ImportDestinations,
    ImportDestinationsDryRun,
    ImportDestinationsSuccess,
    InspectCertificate,
    InspectCertificateSuccess,
    Keystore,
    LabelsFields,
    ListAuditEvents,
    ListAuditEventsAuditEvents,
    ListCertificates,
    ListCertificatesCertificates,
    ListDestinations,
    ListDestinationsDestinations,
    ListDestinationsOfScope,
    ListDestinationsOfScopeScope,
    ListFragments,
    ListFragmentsFragments,
    ListFragmentsOfScope,
    ListFragmentsOfScopeScope,
    ListLabels,
    ListLabelsOfScope,
    ListLabelsOfScopeScope,
    ListScopes,
    ListScopesScopes,
    ListServiceKeys,
    ListServiceKeysServiceKeys,
    ListSubscriptions,
    ListSubscriptionsSubscriptions,
    ListTenants,
    ListTenantsTenants,
    Refusal,
    RenewCertificate,
    RenewCertificateSuccess,
    ReplaceCertificate,
    ReplaceCertificateDryRun,
    ReplaceCertificateSuccess,
    ReplaceDestination,
    ReplaceDestinationDryRun,
    ReplaceDestinationSuccess,
    ReplaceFragment,
    ReplaceFragmentDryRun,
    ReplaceFragmentSuccess,
    RestoreCertificate,
    RestoreCertificateSuccess,
    ResumeTenant,
    ResumeTenantSuccess,
    RevokeCertificate,
    RevokeCertificateSuccess,
    RollBackCertificate,
    RollBackCertificateDryRun,
    RollBackCertificateSuccess,
    ScopeChanged,
    ScopeChangedScopeChanged,
    ScopeFields,
    SetAutomaticRenewal,
    SetAutomaticRenewalSuccess,
    SetCertificateLabels,
    SetCertificateLabelsSuccess,
    SetDestinationLabels,
    SetDestinationLabelsSuccess,
    SetFragmentLabels,
    SetFragmentLabelsSuccess,
    SubscribeTenant,
    SubscribeTenantSuccess,
    SuspendTenant,
    SuspendTenantSuccess,
    UnlockKeystore,
    UnlockKeystoreSuccess,
    UnsubscribeTenant,
    UnsubscribeTenantSuccess,
    UploadCertificate,
    UploadCertificateDryRun,
    UploadCertificateSuccess,
)


def gql(q: str) -> str:
    return q


class Operations(AsyncBaseClient):
    async def get_viewer(self, **kwargs: Any) -> GetViewerViewer:
        """Who asks; needs no right."""
        query = gql("query GetViewer { viewer { subject tenant expiresAt permissions } }")
        variables: dict[str, object] = {}
        response = await self.execute(query=query, operation_name="GetViewer", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetViewer.model_validate(data).viewer

    async def list_service_keys(
        self, first: Union[Optional[int], UnsetType] = UNSET, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> ListServiceKeysServiceKeys:
        """The service keys of the caller's tenant, oldest first; needs ACCESS_ADMIN in the whole tenant."""
        query = gql(
            "query ListServiceKeys($first: Int, $after: String) { serviceKeys(first: $first, after: $after) { nodes { ...ServiceKeyFields } pageInfo { ...Page } } } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment ServiceKeyFields on ServiceKey { id name clientId subaccount serviceInstance createdAt createdBy lastUsedAt tenantRights subaccountRights instanceRights }"
        )
        variables: dict[str, object] = {"first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListServiceKeys", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListServiceKeys.model_validate(data).service_keys

    async def create_service_key(self, input: CreateServiceKeyInput, **kwargs: Any) -> Optional[Union[CreateServiceKeySuccess, Refusal]]:
        """Create a service key; needs ACCESS_ADMIN in the whole tenant, and SCOPE_ADMIN for a missing scope."""
        query = gql(
            "mutation CreateServiceKey($input: CreateServiceKeyInput!) { createServiceKey(input: $input) { __typename ... on CreateServiceKeySuccess { serviceKey { ...ServiceKeyFields } clientSecret binding } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ServiceKeyFields on ServiceKey { id name clientId subaccount serviceInstance createdAt createdBy lastUsedAt tenantRights subaccountRights instanceRights }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="CreateServiceKey", variables=variables, **kwargs)
        data = self.get_data(response)
        return CreateServiceKey.model_validate(data).create_service_key

    async def delete_service_key(self, input: DeleteServiceKeyInput, **kwargs: Any) -> Optional[Union[DeleteServiceKeySuccess, Refusal]]:
        """Delete a service key: it gets no access tokens any more. Needs ACCESS_ADMIN in the whole tenant."""
        query = gql(
            "mutation DeleteServiceKey($input: DeleteServiceKeyInput!) { deleteServiceKey(input: $input) { __typename ... on DeleteServiceKeySuccess { deletedServiceKeyId serviceKey { ...ServiceKeyFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ServiceKeyFields on ServiceKey { id name clientId subaccount serviceInstance createdAt createdBy lastUsedAt tenantRights subaccountRights instanceRights }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="DeleteServiceKey", variables=variables, **kwargs)
        data = self.get_data(response)
        return DeleteServiceKey.model_validate(data).delete_service_key

    async def list_audit_events(
        self,
        filter_: Union[Optional[AuditFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListAuditEventsAuditEvents:
        """What was done, in the scopes where the caller has the right audit.read, and, for who has it in the whole tenant, beside all scopes; newest first."""
        query = gql(
            "query ListAuditEvents($filter: AuditFilter, $first: Int, $after: String) { auditEvents(filter: $filter, first: $first, after: $after) { nodes { id at subject action noun nounId scopeId name before { name value } after { name value } } pageInfo { ...Page } } } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
        )
        variables: dict[str, object] = {"filter": filter_, "first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListAuditEvents", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListAuditEvents.model_validate(data).audit_events

    async def list_certificates(
        self,
        filter_: Union[Optional[CertificateFilter], UnsetType] = UNSET,
        order_by: Union[Optional[CertificateOrder], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListCertificatesCertificates:
        """The certificates of all scopes that the caller may read."""
        query = gql(
            "query ListCertificates($filter: CertificateFilter, $orderBy: CertificateOrder, $first: Int, $after: String) { certificates(filter: $filter, orderBy: $orderBy, first: $first, after: $after) { nodes { __typename ...CertificateRow } pageInfo { ...Page } } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
        )
        variables: dict[str, object] = {"filter": filter_, "orderBy": order_by, "first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListCertificates", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListCertificates.model_validate(data).certificates

    async def count_certificates(
        self, filter_: Union[Optional[CertificateFilter], UnsetType] = UNSET, **kwargs: Any
    ) -> CountCertificatesCertificates:
        """The certificates of all scopes that the caller may read."""
        query = gql(
            "query CountCertificates($filter: CertificateFilter) { certificates(filter: $filter, first: 1) { totalCount totalCountIsExact } }"
        )
        variables: dict[str, object] = {"filter": filter_}
        response = await self.execute(query=query, operation_name="CountCertificates", variables=variables, **kwargs)
        data = self.get_data(response)
        return CountCertificates.model_validate(data).certificates

    async def get_certificate(self, id: str, **kwargs: Any) -> Optional[Union[Certificate, Keystore]]:
        """The certificate of that id; null where there is none."""
        query = gql(
            "query GetCertificate($id: ID!) { certificate(id: $id) { __typename id name type format status commonName subject { ...Name } notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } size deletedAt restorableUntil scope { ...ScopeFields } creation { ...CreationFields } renewal { ...RenewalFields } revocation { ...RevocationFields } findings { ...FindingFields } usedBy { ...UseFields } ... on Keystore { locked integrity openings { ...OpeningFields } } } } fragment ConfigurationRow on Configuration { __typename id name } fragment CreationFields on CreationDetails { method fileName hasPassword generationService commonName csrProvided createdBy } fragment FindingFields on Finding { code kind parameters { name value } severity message fix alias } fragment LabelFields on Label { key values } fragment Name on DistinguishedName { rfc4514 commonName } fragment OpeningFields on RuntimeOpening { runtime outcome reason message names } fragment RenewalFields on Renewal { automatic eligibleAt nextAttemptAt lastAttempt { at succeeded message } } fragment RevocationFields on Revocation { at reason } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions } fragment UseFields on CertificateUse { property level configuration { ...ConfigurationRow } }"
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(query=query, operation_name="GetCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetCertificate.model_validate(data).certificate

    async def find_certificate(self, scope: str, name: str, **kwargs: Any) -> Optional[FindCertificateScope]:
        """The scope of that id; null where there is none."""
        query = gql(
            "query FindCertificate($scope: ID!, $name: String!) { scope(id: $scope) { certificate(name: $name) { __typename ...CertificateRow } } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values }"
        )
        variables: dict[str, object] = {"scope": scope, "name": name}
        response = await self.execute(query=query, operation_name="FindCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return FindCertificate.model_validate(data).scope

    async def get_entries(self, certificate: str, **kwargs: Any) -> Optional[GetEntriesCertificate]:
        """The certificate of that id; null where there is none."""
        query = gql(
            "query GetEntries($certificate: ID!) { certificate(id: $certificate) { __typename id entries { __typename ...Entry } } } fragment Entry on KeystoreEntry { id alias createdAt ... on PrivateKeyEntry { privateKey { ...PrivateKeyFields } certificateChain { ...X509Fields } } ... on TrustedCertificateEntry { certificate { ...X509Fields } } ... on SecretKeyEntry { algorithm } ... on UnreadableEntry { reason } } fragment Name on DistinguishedName { rfc4514 commonName } fragment PrivateKeyFields on PrivateKeyDetails { algorithm bits curve encrypted locked hasOwnPassword } fragment X509Fields on X509Certificate { subject { ...Name } issuer { ...Name } serialNumber notBefore notAfter status isCertificateAuthority subjectAlternativeNames { kind value } publicKey { algorithm bits curve } fingerprints { sha256 } pem }"
        )
        variables: dict[str, object] = {"certificate": certificate}
        response = await self.execute(query=query, operation_name="GetEntries", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetEntries.model_validate(data).certificate

    async def get_versions(self, certificate: str, **kwargs: Any) -> Optional[GetVersionsCertificate]:
        """The certificate of that id; null where there is none."""
        query = gql(
            "query GetVersions($certificate: ID!) { certificate(id: $certificate) { __typename id versions { number createdAt createdBy size status notAfter origin ofVersion supersededAt kept } } }"
        )
        variables: dict[str, object] = {"certificate": certificate}
        response = await self.execute(query=query, operation_name="GetVersions", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetVersions.model_validate(data).certificate

    async def get_version_entries(self, certificate: str, **kwargs: Any) -> Optional[GetVersionEntriesCertificate]:
        """The certificate of that id; null where there is none."""
        query = gql(
            "query GetVersionEntries($certificate: ID!) { certificate(id: $certificate) { __typename id versions { number entries { __typename ...Entry } } } } fragment Entry on KeystoreEntry { id alias createdAt ... on PrivateKeyEntry { privateKey { ...PrivateKeyFields } certificateChain { ...X509Fields } } ... on TrustedCertificateEntry { certificate { ...X509Fields } } ... on SecretKeyEntry { algorithm } ... on UnreadableEntry { reason } } fragment Name on DistinguishedName { rfc4514 commonName } fragment PrivateKeyFields on PrivateKeyDetails { algorithm bits curve encrypted locked hasOwnPassword } fragment X509Fields on X509Certificate { subject { ...Name } issuer { ...Name } serialNumber notBefore notAfter status isCertificateAuthority subjectAlternativeNames { kind value } publicKey { algorithm bits curve } fingerprints { sha256 } pem }"
        )
        variables: dict[str, object] = {"certificate": certificate}
        response = await self.execute(query=query, operation_name="GetVersionEntries", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetVersionEntries.model_validate(data).certificate

    async def get_statistics(self, expiring: Union[Optional[ExpiryIntervals], UnsetType] = UNSET, **kwargs: Any) -> GetStatisticsStatistics:
        """How many certificates there are in all scopes that the caller may read."""
        query = gql(
            "query GetStatistics($expiring: ExpiryIntervals) { statistics(expiring: $expiring) { total automaticRenewal byStatus { status total } byType { type total } expiring { from to total } } }"
        )
        variables: dict[str, object] = {"expiring": expiring}
        response = await self.execute(query=query, operation_name="GetStatistics", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetStatistics.model_validate(data).statistics

    async def list_labels(
        self, key: Union[Optional[str], UnsetType] = UNSET, prefix: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> LabelsFields:
        """The labels that certificates have in all scopes that the caller may read, to complete what a user types."""
        query = gql(
            "query ListLabels($key: String, $prefix: String) { labelsInUse(key: $key, prefix: $prefix) { ...LabelsFields } } fragment LabelsFields on LabelsInUse { labels { key values hasMore } hasMore }"
        )
        variables: dict[str, object] = {"key": key, "prefix": prefix}
        response = await self.execute(query=query, operation_name="ListLabels", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListLabels.model_validate(data).labels_in_use

    async def list_labels_of_scope(
        self, scope: str, key: Union[Optional[str], UnsetType] = UNSET, prefix: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> Optional[ListLabelsOfScopeScope]:
        """The scope of that id; null where there is none."""
        query = gql(
            "query ListLabelsOfScope($scope: ID!, $key: String, $prefix: String) { scope(id: $scope) { labelsInUse(key: $key, prefix: $prefix) { ...LabelsFields } } } fragment LabelsFields on LabelsInUse { labels { key values hasMore } hasMore }"
        )
        variables: dict[str, object] = {"scope": scope, "key": key, "prefix": prefix}
        response = await self.execute(query=query, operation_name="ListLabelsOfScope", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListLabelsOfScope.model_validate(data).scope

    async def inspect_certificate(
        self, input: InspectCertificateInput, **kwargs: Any
    ) -> Optional[Union[InspectCertificateSuccess, Refusal]]:
        """Read a file and say what is in it; nothing is stored."""
        query = gql(
            "query InspectCertificate($input: InspectCertificateInput!) { inspectCertificate(input: $input) { __typename ... on InspectCertificateSuccess { inspection { ...InspectionFields entries { __typename ...Entry } } } ...Refusal } } fragment Entry on KeystoreEntry { id alias createdAt ... on PrivateKeyEntry { privateKey { ...PrivateKeyFields } certificateChain { ...X509Fields } } ... on TrustedCertificateEntry { certificate { ...X509Fields } } ... on SecretKeyEntry { algorithm } ... on UnreadableEntry { reason } } fragment FindingFields on Finding { code kind parameters { name value } severity message fix alias } fragment InspectionFields on Inspection { format locked integrity hasPassword status notAfter openings { ...OpeningFields } findings { ...FindingFields } } fragment Name on DistinguishedName { rfc4514 commonName } fragment OpeningFields on RuntimeOpening { runtime outcome reason message names } fragment PrivateKeyFields on PrivateKeyDetails { algorithm bits curve encrypted locked hasOwnPassword } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment X509Fields on X509Certificate { subject { ...Name } issuer { ...Name } serialNumber notBefore notAfter status isCertificateAuthority subjectAlternativeNames { kind value } publicKey { algorithm bits curve } fingerprints { sha256 } pem }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="InspectCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return InspectCertificate.model_validate(data).inspect_certificate

    async def upload_certificate(
        self, input: UploadCertificateInput, **kwargs: Any
    ) -> Optional[Union[UploadCertificateSuccess, UploadCertificateDryRun, Refusal]]:
        """Store a certificate file in a scope. The file must hold the entire chain of its certificates."""
        query = gql(
            "mutation UploadCertificate($input: UploadCertificateInput!) { uploadCertificate(input: $input) { __typename ... on UploadCertificateSuccess { certificate { __typename ...CertificateRow findings { ...FindingFields } } } ... on UploadCertificateDryRun { inspection { ...InspectionFields } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment FindingFields on Finding { code kind parameters { name value } severity message fix alias } fragment InspectionFields on Inspection { format locked integrity hasPassword status notAfter openings { ...OpeningFields } findings { ...FindingFields } } fragment LabelFields on Label { key values } fragment OpeningFields on RuntimeOpening { runtime outcome reason message names } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="UploadCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return UploadCertificate.model_validate(data).upload_certificate

    async def unlock_keystore(self, input: UnlockKeystoreInput, **kwargs: Any) -> Optional[Union[UnlockKeystoreSuccess, Refusal]]:
        """Read what a key store hides with its password, or with those of its keys; none is kept."""
        query = gql(
            "mutation UnlockKeystore($input: UnlockKeystoreInput!) { unlockKeystore(input: $input) { __typename ... on UnlockKeystoreSuccess { certificate { __typename ...CertificateRow } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="UnlockKeystore", variables=variables, **kwargs)
        data = self.get_data(response)
        return UnlockKeystore.model_validate(data).unlock_keystore

    async def set_certificate_labels(
        self, input: SetCertificateLabelsInput, **kwargs: Any
    ) -> Optional[Union[SetCertificateLabelsSuccess, Refusal]]:
        """Replace a certificate's labels."""
        query = gql(
            "mutation SetCertificateLabels($input: SetCertificateLabelsInput!) { setCertificateLabels(input: $input) { __typename ... on SetCertificateLabelsSuccess { certificate { __typename ...CertificateRow } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="SetCertificateLabels", variables=variables, **kwargs)
        data = self.get_data(response)
        return SetCertificateLabels.model_validate(data).set_certificate_labels

    async def generate_certificate(
        self, input: GenerateCertificateInput, **kwargs: Any
    ) -> Optional[Union[GenerateCertificateSuccess, GenerateCertificateDryRun, Refusal]]:
        """Generate a certificate by the installation's authority, for TLS clients."""
        query = gql(
            "mutation GenerateCertificate($input: GenerateCertificateInput!) { generateCertificate(input: $input) { __typename ... on GenerateCertificateSuccess { certificate { __typename ...CertificateRow } } ... on GenerateCertificateDryRun { preview { name subject notBefore notAfter keyAlgorithm } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="GenerateCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return GenerateCertificate.model_validate(data).generate_certificate

    async def renew_certificate(self, input: RenewCertificateInput, **kwargs: Any) -> Optional[Union[RenewCertificateSuccess, Refusal]]:
        """Sign a generated certificate again now: same subject, same length of validity, a fresh key."""
        query = gql(
            "mutation RenewCertificate($input: RenewCertificateInput!) { renewCertificate(input: $input) { __typename ... on RenewCertificateSuccess { certificate { __typename ...CertificateRow } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="RenewCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return RenewCertificate.model_validate(data).renew_certificate

    async def set_automatic_renewal(
        self, input: SetAutomaticRenewalInput, **kwargs: Any
    ) -> Optional[Union[SetAutomaticRenewalSuccess, Refusal]]:
        """Switch on or off that the service renews a generated certificate before it expires."""
        query = gql(
            "mutation SetAutomaticRenewal($input: SetAutomaticRenewalInput!) { setAutomaticRenewal(input: $input) { __typename ... on SetAutomaticRenewalSuccess { certificate { __typename ...CertificateRow } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="SetAutomaticRenewal", variables=variables, **kwargs)
        data = self.get_data(response)
        return SetAutomaticRenewal.model_validate(data).set_automatic_renewal

    async def replace_certificate(
        self, input: ReplaceCertificateInput, **kwargs: Any
    ) -> Optional[Union[ReplaceCertificateSuccess, ReplaceCertificateDryRun, Refusal]]:
        """Replace a certificate's file by another one; name, labels and references stay."""
        query = gql(
            "mutation ReplaceCertificate($input: ReplaceCertificateInput!) { replaceCertificate(input: $input) { __typename ... on ReplaceCertificateSuccess { certificate { __typename ...CertificateRow } changes { ...ChangeFields } impact { ...ImpactFields } } ... on ReplaceCertificateDryRun { inspection { ...InspectionFields } changes { ...ChangeFields } impact { ...ImpactFields } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ChangeFields on ContentChange { alias field before after } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment ConfigurationRow on Configuration { __typename id name } fragment FindingFields on Finding { code kind parameters { name value } severity message fix alias } fragment ImpactFields on ReplacementImpact { use { ...UseFields } finding { ...ConfigurationFindingFields } } fragment InspectionFields on Inspection { format locked integrity hasPassword status notAfter openings { ...OpeningFields } findings { ...FindingFields } } fragment LabelFields on Label { key values } fragment OpeningFields on RuntimeOpening { runtime outcome reason message names } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment UseFields on CertificateUse { property level configuration { ...ConfigurationRow } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="ReplaceCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return ReplaceCertificate.model_validate(data).replace_certificate

    async def roll_back_certificate(
        self, input: RollBackCertificateInput, **kwargs: Any
    ) -> Optional[Union[RollBackCertificateSuccess, RollBackCertificateDryRun, Refusal]]:
        """Make the file of an earlier version the next version."""
        query = gql(
            "mutation RollBackCertificate($input: RollBackCertificateInput!) { rollBackCertificate(input: $input) { __typename ... on RollBackCertificateSuccess { certificate { __typename ...CertificateRow } changes { ...ChangeFields } impact { ...ImpactFields } } ... on RollBackCertificateDryRun { inspection { ...InspectionFields } changes { ...ChangeFields } impact { ...ImpactFields } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ChangeFields on ContentChange { alias field before after } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment ConfigurationRow on Configuration { __typename id name } fragment FindingFields on Finding { code kind parameters { name value } severity message fix alias } fragment ImpactFields on ReplacementImpact { use { ...UseFields } finding { ...ConfigurationFindingFields } } fragment InspectionFields on Inspection { format locked integrity hasPassword status notAfter openings { ...OpeningFields } findings { ...FindingFields } } fragment LabelFields on Label { key values } fragment OpeningFields on RuntimeOpening { runtime outcome reason message names } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment UseFields on CertificateUse { property level configuration { ...ConfigurationRow } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="RollBackCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return RollBackCertificate.model_validate(data).roll_back_certificate

    async def revoke_certificate(self, input: RevokeCertificateInput, **kwargs: Any) -> Optional[Union[RevokeCertificateSuccess, Refusal]]:
        """Revoke a generated certificate: its authority's revocation list names it from now on."""
        query = gql(
            "mutation RevokeCertificate($input: RevokeCertificateInput!) { revokeCertificate(input: $input) { __typename ... on RevokeCertificateSuccess { certificate { __typename ...CertificateRow } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="RevokeCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return RevokeCertificate.model_validate(data).revoke_certificate

    async def export_certificate(self, input: ExportCertificateInput, **kwargs: Any) -> Optional[Union[ExportCertificateSuccess, Refusal]]:
        """Hand out the stored file, private keys and all. A mutation, so that no cache or prefetch ever does it."""
        query = gql(
            "mutation ExportCertificate($input: ExportCertificateInput!) { exportCertificate(input: $input) { __typename ... on ExportCertificateSuccess { fileName mediaType content sha256 } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="ExportCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return ExportCertificate.model_validate(data).export_certificate

    async def delete_certificate(
        self, input: DeleteCertificateInput, **kwargs: Any
    ) -> Optional[Union[DeleteCertificateSuccess, DeleteCertificateDryRun, Refusal]]:
        """Delete a certificate; it can be restored for a while, and is in no answer after that."""
        query = gql(
            "mutation DeleteCertificate($input: DeleteCertificateInput!) { deleteCertificate(input: $input) { __typename ... on DeleteCertificateSuccess { name restorableUntil usedByHidden usedBy { ...UseFields } deletedCertificateId } ... on DeleteCertificateDryRun { name usedByHidden usedBy { ...UseFields } } ...Refusal } } fragment ConfigurationRow on Configuration { __typename id name } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment UseFields on CertificateUse { property level configuration { ...ConfigurationRow } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="DeleteCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return DeleteCertificate.model_validate(data).delete_certificate

    async def restore_certificate(
        self, input: RestoreCertificateInput, **kwargs: Any
    ) -> Optional[Union[RestoreCertificateSuccess, Refusal]]:
        """Restore a deleted certificate as it was."""
        query = gql(
            "mutation RestoreCertificate($input: RestoreCertificateInput!) { restoreCertificate(input: $input) { __typename ... on RestoreCertificateSuccess { certificate { __typename ...CertificateRow } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="RestoreCertificate", variables=variables, **kwargs)
        data = self.get_data(response)
        return RestoreCertificate.model_validate(data).restore_certificate

    async def get_present_position(self, **kwargs: Any) -> str:
        """The position of this moment in all changes, for `after` of the subscriptions. Ask for it alone, then read a list, then subscribe behind it: so nothing is missed; the last changes before it may be told once more."""
        query = gql("query GetPresentPosition { presentPosition }")
        variables: dict[str, object] = {}
        response = await self.execute(query=query, operation_name="GetPresentPosition", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetPresentPosition.model_validate(data).present_position

    async def certificate_changed(
        self, scope: Union[Optional[str], UnsetType] = UNSET, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> AsyncGenerator[CertificateChangedCertificateChanged, None]:
        """Every change of the certificates of a scope, or of all scopes, whichever replica made it."""
        query = gql(
            "subscription CertificateChanged($scope: ID, $after: String) { certificateChanged(scope: $scope, after: $after) { kind scopeId certificateId typename position certificate { __typename ...CertificateRow } } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment LabelFields on Label { key values }"
        )
        variables: dict[str, object] = {"scope": scope, "after": after}
        async for data in self.execute_ws(query=query, operation_name="CertificateChanged", variables=variables, **kwargs):
            yield CertificateChanged.model_validate(data).certificate_changed

    async def list_destinations(
        self,
        filter_: Union[Optional[DestinationFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListDestinationsDestinations:
        """The destinations of all scopes that the caller may read, by name."""
        query = gql(
            "query ListDestinations($filter: DestinationFilter, $first: Int, $after: String) { destinations(filter: $filter, first: $first, after: $after) { nodes { ...DestinationFields } pageInfo { ...Page } } } fragment DestinationFields on Destination { id name type version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment PropertyFields on Property { name value } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"filter": filter_, "first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListDestinations", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListDestinations.model_validate(data).destinations

    async def list_destinations_of_scope(
        self,
        scope: str,
        filter_: Union[Optional[DestinationFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Optional[ListDestinationsOfScopeScope]:
        """The scope of that id; null where there is none."""
        query = gql(
            "query ListDestinationsOfScope($scope: ID!, $filter: DestinationFilter, $first: Int, $after: String) { scope(id: $scope) { destinations(filter: $filter, first: $first, after: $after) { nodes { ...DestinationFields } pageInfo { ...Page } } } } fragment DestinationFields on Destination { id name type version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment PropertyFields on Property { name value } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"scope": scope, "filter": filter_, "first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListDestinationsOfScope", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListDestinationsOfScope.model_validate(data).scope

    async def get_destination(self, id: str, **kwargs: Any) -> Optional[GetDestinationDestination]:
        """The destination of that id; null where there is none."""
        query = gql(
            "query GetDestination($id: ID!) { destination(id: $id) { ...DestinationFields certificates { ...ReferenceFields } findings { ...ConfigurationFindingFields } } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment DestinationFields on Destination { id name type version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PropertyFields on Property { name value } fragment ReferenceFields on CertificateReference { property name level certificate { ...CertificateRow } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(query=query, operation_name="GetDestination", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetDestination.model_validate(data).destination

    async def create_destination(
        self, input: CreateDestinationInput, **kwargs: Any
    ) -> Optional[Union[CreateDestinationSuccess, CreateDestinationDryRun, Refusal]]:
        """Create a destination."""
        query = gql(
            "mutation CreateDestination($input: CreateDestinationInput!) { createDestination(input: $input) { __typename ... on CreateDestinationSuccess { destination { ...DestinationFields } } ... on CreateDestinationDryRun { preview { ...PreviewFields } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment DestinationFields on Destination { id name type version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PreviewFields on ConfigurationPreview { name type properties { ...PropertyFields } secretProperties labels { ...LabelFields } certificates { ...ReferenceFields } findings { ...ConfigurationFindingFields } } fragment PropertyFields on Property { name value } fragment ReferenceFields on CertificateReference { property name level certificate { ...CertificateRow } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="CreateDestination", variables=variables, **kwargs)
        data = self.get_data(response)
        return CreateDestination.model_validate(data).create_destination

    async def replace_destination(
        self, input: ReplaceDestinationInput, **kwargs: Any
    ) -> Optional[Union[ReplaceDestinationSuccess, ReplaceDestinationDryRun, Refusal]]:
        """Replace the properties and the type of a destination."""
        query = gql(
            "mutation ReplaceDestination($input: ReplaceDestinationInput!) { replaceDestination(input: $input) { __typename ... on ReplaceDestinationSuccess { destination { ...DestinationFields } } ... on ReplaceDestinationDryRun { preview { ...PreviewFields } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment DestinationFields on Destination { id name type version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PreviewFields on ConfigurationPreview { name type properties { ...PropertyFields } secretProperties labels { ...LabelFields } certificates { ...ReferenceFields } findings { ...ConfigurationFindingFields } } fragment PropertyFields on Property { name value } fragment ReferenceFields on CertificateReference { property name level certificate { ...CertificateRow } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="ReplaceDestination", variables=variables, **kwargs)
        data = self.get_data(response)
        return ReplaceDestination.model_validate(data).replace_destination

    async def set_destination_labels(
        self, input: SetDestinationLabelsInput, **kwargs: Any
    ) -> Optional[Union[SetDestinationLabelsSuccess, Refusal]]:
        """Replace a destination's labels."""
        query = gql(
            "mutation SetDestinationLabels($input: SetDestinationLabelsInput!) { setDestinationLabels(input: $input) { __typename ... on SetDestinationLabelsSuccess { destination { ...DestinationFields } } ...Refusal } } fragment DestinationFields on Destination { id name type version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PropertyFields on Property { name value } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="SetDestinationLabels", variables=variables, **kwargs)
        data = self.get_data(response)
        return SetDestinationLabels.model_validate(data).set_destination_labels

    async def delete_destination(self, input: DeleteDestinationInput, **kwargs: Any) -> Optional[Union[DeleteDestinationSuccess, Refusal]]:
        """Delete a destination for good."""
        query = gql(
            "mutation DeleteDestination($input: DeleteDestinationInput!) { deleteDestination(input: $input) { __typename ... on DeleteDestinationSuccess { deletedDestinationId destination { ...DestinationFields } } ...Refusal } } fragment DestinationFields on Destination { id name type version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PropertyFields on Property { name value } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="DeleteDestination", variables=variables, **kwargs)
        data = self.get_data(response)
        return DeleteDestination.model_validate(data).delete_destination

    async def list_fragments(
        self,
        filter_: Union[Optional[FragmentFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListFragmentsFragments:
        """The fragments of all scopes that the caller may read, by name."""
        query = gql(
            "query ListFragments($filter: FragmentFilter, $first: Int, $after: String) { fragments(filter: $filter, first: $first, after: $after) { nodes { ...FragmentFields } pageInfo { ...Page } } } fragment FragmentFields on Fragment { id name version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment PropertyFields on Property { name value } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"filter": filter_, "first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListFragments", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListFragments.model_validate(data).fragments

    async def list_fragments_of_scope(
        self,
        scope: str,
        filter_: Union[Optional[FragmentFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Optional[ListFragmentsOfScopeScope]:
        """The scope of that id; null where there is none."""
        query = gql(
            "query ListFragmentsOfScope($scope: ID!, $filter: FragmentFilter, $first: Int, $after: String) { scope(id: $scope) { fragments(filter: $filter, first: $first, after: $after) { nodes { ...FragmentFields } pageInfo { ...Page } } } } fragment FragmentFields on Fragment { id name version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment PropertyFields on Property { name value } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"scope": scope, "filter": filter_, "first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListFragmentsOfScope", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListFragmentsOfScope.model_validate(data).scope

    async def get_fragment(self, id: str, **kwargs: Any) -> Optional[GetFragmentFragment]:
        """The fragment of that id; null where there is none."""
        query = gql(
            "query GetFragment($id: ID!) { fragment(id: $id) { ...FragmentFields certificates { ...ReferenceFields } findings { ...ConfigurationFindingFields } } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment FragmentFields on Fragment { id name version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PropertyFields on Property { name value } fragment ReferenceFields on CertificateReference { property name level certificate { ...CertificateRow } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(query=query, operation_name="GetFragment", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetFragment.model_validate(data).fragment

    async def create_fragment(
        self, input: CreateFragmentInput, **kwargs: Any
    ) -> Optional[Union[CreateFragmentSuccess, CreateFragmentDryRun, Refusal]]:
        """Create a fragment."""
        query = gql(
            "mutation CreateFragment($input: CreateFragmentInput!) { createFragment(input: $input) { __typename ... on CreateFragmentSuccess { fragment { ...FragmentFields } } ... on CreateFragmentDryRun { preview { ...PreviewFields } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment FragmentFields on Fragment { id name version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PreviewFields on ConfigurationPreview { name type properties { ...PropertyFields } secretProperties labels { ...LabelFields } certificates { ...ReferenceFields } findings { ...ConfigurationFindingFields } } fragment PropertyFields on Property { name value } fragment ReferenceFields on CertificateReference { property name level certificate { ...CertificateRow } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="CreateFragment", variables=variables, **kwargs)
        data = self.get_data(response)
        return CreateFragment.model_validate(data).create_fragment

    async def replace_fragment(
        self, input: ReplaceFragmentInput, **kwargs: Any
    ) -> Optional[Union[ReplaceFragmentSuccess, ReplaceFragmentDryRun, Refusal]]:
        """Replace the properties of a fragment."""
        query = gql(
            "mutation ReplaceFragment($input: ReplaceFragmentInput!) { replaceFragment(input: $input) { __typename ... on ReplaceFragmentSuccess { fragment { ...FragmentFields } } ... on ReplaceFragmentDryRun { preview { ...PreviewFields } } ...Refusal } } fragment CertificateRow on Certificate { __typename id name type format status commonName notAfter hasPrivateKey version createdAt modifiedAt labels { ...LabelFields } } fragment ConfigurationFindingFields on ConfigurationFinding { code kind parameters { name value } severity message fix property certificate } fragment FragmentFields on Fragment { id name version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PreviewFields on ConfigurationPreview { name type properties { ...PropertyFields } secretProperties labels { ...LabelFields } certificates { ...ReferenceFields } findings { ...ConfigurationFindingFields } } fragment PropertyFields on Property { name value } fragment ReferenceFields on CertificateReference { property name level certificate { ...CertificateRow } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="ReplaceFragment", variables=variables, **kwargs)
        data = self.get_data(response)
        return ReplaceFragment.model_validate(data).replace_fragment

    async def set_fragment_labels(self, input: SetFragmentLabelsInput, **kwargs: Any) -> Optional[Union[SetFragmentLabelsSuccess, Refusal]]:
        """Replace a fragment's labels."""
        query = gql(
            "mutation SetFragmentLabels($input: SetFragmentLabelsInput!) { setFragmentLabels(input: $input) { __typename ... on SetFragmentLabelsSuccess { fragment { ...FragmentFields } } ...Refusal } } fragment FragmentFields on Fragment { id name version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PropertyFields on Property { name value } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="SetFragmentLabels", variables=variables, **kwargs)
        data = self.get_data(response)
        return SetFragmentLabels.model_validate(data).set_fragment_labels

    async def delete_fragment(self, input: DeleteFragmentInput, **kwargs: Any) -> Optional[Union[DeleteFragmentSuccess, Refusal]]:
        """Delete a fragment for good."""
        query = gql(
            "mutation DeleteFragment($input: DeleteFragmentInput!) { deleteFragment(input: $input) { __typename ... on DeleteFragmentSuccess { deletedFragmentId fragment { ...FragmentFields } } ...Refusal } } fragment FragmentFields on Fragment { id name version createdAt createdBy modifiedAt properties { ...PropertyFields } secretProperties labels { ...LabelFields } scope { ...ScopeFields } } fragment LabelFields on Label { key values } fragment PropertyFields on Property { name value } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="DeleteFragment", variables=variables, **kwargs)
        data = self.get_data(response)
        return DeleteFragment.model_validate(data).delete_fragment

    async def import_destinations(
        self, input: ImportDestinationsInput, **kwargs: Any
    ) -> Optional[Union[ImportDestinationsSuccess, ImportDestinationsDryRun, Refusal]]:
        """Import destinations and fragments from a file. Each entry is stored by itself, or not at all."""
        query = gql(
            "mutation ImportDestinations($input: ImportDestinationsInput!) { importDestinations(input: $input) { __typename ... on ImportDestinationsSuccess { entries { ...ImportedFields } } ... on ImportDestinationsDryRun { entries { ...ImportedFields } } ...Refusal } } fragment ConfigurationRow on Configuration { __typename id name } fragment ImportedFields on ImportedDestination { source outcome kind name missingSecrets configuration { ...ConfigurationRow } error { ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="ImportDestinations", variables=variables, **kwargs)
        data = self.get_data(response)
        return ImportDestinations.model_validate(data).import_destinations

    async def export_destinations(
        self, input: ExportDestinationsInput, **kwargs: Any
    ) -> Optional[Union[ExportDestinationsSuccess, Refusal]]:
        """Export destinations and fragments to a file, without their secret properties."""
        query = gql(
            "query ExportDestinations($input: ExportDestinationsInput!) { exportDestinations(input: $input) { __typename ... on ExportDestinationsSuccess { fileName mediaType content sha256 } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="ExportDestinations", variables=variables, **kwargs)
        data = self.get_data(response)
        return ExportDestinations.model_validate(data).export_destinations

    async def get_installation(self, **kwargs: Any) -> GetInstallationInstallation:
        """The limits and choices of this installation; needs no right."""
        query = gql(
            "query GetInstallation { installation { version trustedDocuments generationService needsCsr acceptsWeakKeys maxCost restorableFor versionOverlap idempotencyLifetime defaultKeyAlgorithm defaultPkcs12Profile defaultValidity { value unit } keyAlgorithms pkcs12Profiles requestErrorCodes fileTypes { type keystore formats } generatedFileTypes { type holdsPrivateKey takesCsr } exportFormats { format keystore holdsPrivateKeys } renewalThresholds { validityUpToDays before } limits { fileSize certificatesPerScope destinationsPerScope fragmentsPerScope scopesPerTenant serviceKeysPerTenant validityDays nameLength commonNameLength labels labelValues labelLength passwordLength aliasLength idempotencyKeyLength searchLength filterValues properties propertyNameLength propertyLength configurationSize configurationFileSize fileConfigurations entries versions pageSize defaultPageSize nodeIds intervals counted } } }"
        )
        variables: dict[str, object] = {}
        response = await self.execute(query=query, operation_name="GetInstallation", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetInstallation.model_validate(data).installation

    async def list_scopes(
        self, first: Union[Optional[int], UnsetType] = UNSET, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> ListScopesScopes:
        """The scopes, oldest first."""
        query = gql(
            "query ListScopes($first: Int, $after: String) { scopes(first: $first, after: $after) { nodes { ...ScopeFields } pageInfo { ...Page } } } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListScopes", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListScopes.model_validate(data).scopes

    async def get_scope(self, id: str, **kwargs: Any) -> Optional[ScopeFields]:
        """The scope of that id; null where there is none."""
        query = gql(
            "query GetScope($id: ID!) { scope(id: $id) { ...ScopeFields } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(query=query, operation_name="GetScope", variables=variables, **kwargs)
        data = self.get_data(response)
        return GetScope.model_validate(data).scope

    async def create_scope(self, input: CreateScopeInput, **kwargs: Any) -> Optional[Union[CreateScopeSuccess, Refusal]]:
        """Create a scope."""
        query = gql(
            "mutation CreateScope($input: CreateScopeInput!) { createScope(input: $input) { __typename ... on CreateScopeSuccess { scope { ...ScopeFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="CreateScope", variables=variables, **kwargs)
        data = self.get_data(response)
        return CreateScope.model_validate(data).create_scope

    async def delete_scope(self, input: DeleteScopeInput, **kwargs: Any) -> Optional[Union[DeleteScopeSuccess, Refusal]]:
        """Delete an empty scope."""
        query = gql(
            "mutation DeleteScope($input: DeleteScopeInput!) { deleteScope(input: $input) { __typename ... on DeleteScopeSuccess { deletedScopeId scope { ...ScopeFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="DeleteScope", variables=variables, **kwargs)
        data = self.get_data(response)
        return DeleteScope.model_validate(data).delete_scope

    async def scope_changed(
        self, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> AsyncGenerator[ScopeChangedScopeChanged, None]:
        """Every scope that is created or deleted, as far as the caller sees it, whichever replica did it."""
        query = gql(
            "subscription ScopeChanged($after: String) { scopeChanged(after: $after) { kind scopeId position scope { ...ScopeFields } } } fragment ScopeFields on Scope { id level subaccount serviceInstance displayName createdAt viewerPermissions }"
        )
        variables: dict[str, object] = {"after": after}
        async for data in self.execute_ws(query=query, operation_name="ScopeChanged", variables=variables, **kwargs):
            yield ScopeChanged.model_validate(data).scope_changed

    async def list_tenants(
        self, first: Union[Optional[int], UnsetType] = UNSET, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> ListTenantsTenants:
        """All tenants of the installation, oldest first; needs INSTALLATION_ADMIN."""
        query = gql(
            "query ListTenants($first: Int, $after: String) { tenants(first: $first, after: $after) { nodes { ...TenantFields } pageInfo { ...Page } } } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment TenantFields on Tenant { id subdomain displayName status createdAt }"
        )
        variables: dict[str, object] = {"first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListTenants", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListTenants.model_validate(data).tenants

    async def create_tenant(self, input: CreateTenantInput, **kwargs: Any) -> Optional[Union[CreateTenantSuccess, Refusal]]:
        """Create a tenant; needs INSTALLATION_ADMIN."""
        query = gql(
            "mutation CreateTenant($input: CreateTenantInput!) { createTenant(input: $input) { __typename ... on CreateTenantSuccess { tenant { ...TenantFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment TenantFields on Tenant { id subdomain displayName status createdAt }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="CreateTenant", variables=variables, **kwargs)
        data = self.get_data(response)
        return CreateTenant.model_validate(data).create_tenant

    async def suspend_tenant(self, input: SuspendTenantInput, **kwargs: Any) -> Optional[Union[SuspendTenantSuccess, Refusal]]:
        """Suspend a tenant: no service key gets access tokens for it. Needs INSTALLATION_ADMIN."""
        query = gql(
            "mutation SuspendTenant($input: SuspendTenantInput!) { suspendTenant(input: $input) { __typename ... on SuspendTenantSuccess { tenant { ...TenantFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment TenantFields on Tenant { id subdomain displayName status createdAt }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="SuspendTenant", variables=variables, **kwargs)
        data = self.get_data(response)
        return SuspendTenant.model_validate(data).suspend_tenant

    async def resume_tenant(self, input: ResumeTenantInput, **kwargs: Any) -> Optional[Union[ResumeTenantSuccess, Refusal]]:
        """Make a suspended tenant active again; needs INSTALLATION_ADMIN."""
        query = gql(
            "mutation ResumeTenant($input: ResumeTenantInput!) { resumeTenant(input: $input) { __typename ... on ResumeTenantSuccess { tenant { ...TenantFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment TenantFields on Tenant { id subdomain displayName status createdAt }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="ResumeTenant", variables=variables, **kwargs)
        data = self.get_data(response)
        return ResumeTenant.model_validate(data).resume_tenant

    async def list_subscriptions(
        self,
        tenant: Union[Optional[str], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListSubscriptionsSubscriptions:
        """The subscriptions in which a tenant is the provider or the subscriber, oldest first; needs ACCESS_ADMIN in the whole tenant, or INSTALLATION_ADMIN where a tenant is named."""
        query = gql(
            "query ListSubscriptions($tenant: ID, $first: Int, $after: String) { subscriptions(tenant: $tenant, first: $first, after: $after) { nodes { ...SubscriptionFields } pageInfo { ...Page } } } fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor } fragment SubscriptionFields on TenantSubscription { id provider subscriber subaccount createdAt }"
        )
        variables: dict[str, object] = {"tenant": tenant, "first": first, "after": after}
        response = await self.execute(query=query, operation_name="ListSubscriptions", variables=variables, **kwargs)
        data = self.get_data(response)
        return ListSubscriptions.model_validate(data).subscriptions

    async def subscribe_tenant(self, input: SubscribeTenantInput, **kwargs: Any) -> Optional[Union[SubscribeTenantSuccess, Refusal]]:
        """Let a provider's service keys serve a tenant, too; needs INSTALLATION_ADMIN."""
        query = gql(
            "mutation SubscribeTenant($input: SubscribeTenantInput!) { subscribeTenant(input: $input) { __typename ... on SubscribeTenantSuccess { subscription { ...SubscriptionFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment SubscriptionFields on TenantSubscription { id provider subscriber subaccount createdAt }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="SubscribeTenant", variables=variables, **kwargs)
        data = self.get_data(response)
        return SubscribeTenant.model_validate(data).subscribe_tenant

    async def unsubscribe_tenant(self, input: UnsubscribeTenantInput, **kwargs: Any) -> Optional[Union[UnsubscribeTenantSuccess, Refusal]]:
        """End a subscription; needs INSTALLATION_ADMIN."""
        query = gql(
            "mutation UnsubscribeTenant($input: UnsubscribeTenantInput!) { unsubscribeTenant(input: $input) { __typename ... on UnsubscribeTenantSuccess { deletedSubscriptionId subscription { ...SubscriptionFields } } ...Refusal } } fragment Refusal on Error { code message ... on AuthorityUnavailableError { retryAfter } ... on IncompleteChainError { subject missingIssuer cause } ... on InUseError { count } ... on InvalidInputError { field } ... on KeyMismatchError { alias } ... on MalformedContentError { position } ... on NameTakenError { name } ... on QuotaExceededError { limit } ... on ScopeNotEmptyError { certificateCount destinationCount fragmentCount } ... on TooLargeError { limit } ... on UnrecognizedFormatError { found } ... on UnsupportedAlgorithmError { algorithm } ... on WeakKeyError { alias } ... on WrongPasswordError { field } } fragment SubscriptionFields on TenantSubscription { id provider subscriber subaccount createdAt }"
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(query=query, operation_name="UnsubscribeTenant", variables=variables, **kwargs)
        data = self.get_data(response)
        return UnsubscribeTenant.model_validate(data).unsubscribe_tenant
