export * from "./client.js";
export * from "./errors.js";
export * from "./generated/graphql.js";
export { default as possibleTypes } from "./generated/possible-types.js";
export type * from "./scalars.js";
