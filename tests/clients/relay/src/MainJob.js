// The operations of the main job that docs/frontends.md does not show.
import { graphql } from "relay-runtime";

export default {
  CreateScope: graphql`
    mutation MainJobCreateScopeMutation($input: CreateScopeInput!) {
      createScope(input: $input) { __typename ... on CreateScopeSuccess { scope { id } } ... on Error { code message } }
    }
  `,
  Upload: graphql`
    mutation MainJobUploadMutation($input: UploadCertificateInput!) {
      uploadCertificate(input: $input) { __typename ... on UploadCertificateSuccess { certificate { id name type } } ... on Error { code message } }
    }
  `,
  UploadTwo: graphql`
    mutation MainJobUploadTwoMutation($one: UploadCertificateInput!, $two: UploadCertificateInput!) {
      one: uploadCertificate(input: $one) { __typename ... on UploadCertificateSuccess { certificate { name } } ... on Error { code message } }
      two: uploadCertificate(input: $two) { __typename ... on UploadCertificateSuccess { certificate { name } } ... on Error { code message } }
    }
  `,
  Certificates: graphql`
    query MainJobCertificatesQuery($scope: ID!, $filter: CertificateFilter, $first: Int, $after: String) {
      scope(id: $scope) {
        certificates(filter: $filter, first: $first, after: $after) { edges { node { id name } } pageInfo { hasNextPage endCursor } }
      }
    }
  `,
  Entries: graphql`
    query MainJobEntriesQuery($id: ID!) {
      certificate(id: $id) { entries { alias ... on PrivateKeyEntry { certificateChain { subject { commonName } } } } }
    }
  `,
  Generate: graphql`
    mutation MainJobGenerateMutation($input: GenerateCertificateInput!) {
      generateCertificate(input: $input) { __typename ... on GenerateCertificateSuccess { certificate { id name } } ... on Error { code message } }
    }
  `,
  Export: graphql`
    mutation MainJobExportMutation($input: ExportCertificateInput!) {
      exportCertificate(input: $input) { __typename ... on ExportCertificateSuccess { fileName content } ... on Error { code message } }
    }
  `,
  SetLabels: graphql`
    mutation MainJobSetLabelsMutation($input: SetCertificateLabelsInput!) {
      setCertificateLabels(input: $input) { __typename
        ... on SetCertificateLabelsSuccess { certificate { id labels { key values } } }
        ... on Error { code message }
      }
    }
  `,
  Replace: graphql`
    mutation MainJobReplaceMutation($input: ReplaceCertificateInput!) {
      replaceCertificate(input: $input) { __typename ... on ReplaceCertificateDryRun { changes { field before after } } ... on Error { code message } }
    }
  `,
  Delete: graphql`
    mutation MainJobDeleteMutation($input: DeleteCertificateInput!) {
      deleteCertificate(input: $input) { __typename ... on DeleteCertificateSuccess { name deletedCertificateId } ... on Error { code message } }
    }
  `,
  Changes: graphql`
    subscription MainJobChangesSubscription($scope: ID, $after: String) {
      certificateChanged(scope: $scope, after: $after) { kind certificate { id labels { key values } } }
    }
  `,
};
