import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

/** A scalar's type as `src/scalars.ts` names it, in variables and in answers. */
const scalar = (name: string): string => `../scalars.js#${name}`;

const config: CodegenConfig = {
  schema: "../../schema/schema.graphql",
  documents: "../operations/*.graphql",
  generates: {
    "src/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: "sha256" }, skipIndexFile: true },
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: {
        documentMode: "string",
        enumType: "string-literal",
        futureProofEnums: true, // a newer service has more values
        immutableTypes: true,
        importExtension: ".js",
        nonOptionalTypename: true,
        skipTypeNameForRoot: true,
        strictScalars: true,
        useTypeImports: true,
        scalars: {
          Base64: scalar("Base64"),
          DateTime: scalar("DateTime"),
          Hex: scalar("Hex"),
          ID: "string",
          OID: scalar("OID"),
          Upload: scalar("Upload"),
        },
      },
    },
    "src/generated/possible-types.ts": { plugins: ["fragment-matcher"] },
  },
};

export default config;
