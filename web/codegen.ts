import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "../schema/schema.graphql",
  documents: "src/**/*.graphql",
  generates: {
    "src/api/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: "sha256" }, skipIndexFile: true },
      config: {
        documentMode: "string",
        enumType: "string-literal",
        immutableTypes: true,
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        strictScalars: true,
        useTypeImports: true,
        scalars: { Base64: "string", DateTime: "string", Hex: "string", ID: "string", OID: "string", Upload: "Blob" },
      },
    },
  },
};

export default config;
