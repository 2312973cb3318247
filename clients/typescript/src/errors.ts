import type { ErrorCode, RequestErrorCode } from "./generated/graphql.js";

/** One item of `errors` in an answer. */
export interface GraphQLFailure {
  readonly message: string;
  readonly path?: ReadonlyArray<string | number>;
  readonly extensions?: { readonly code?: RequestErrorCode; readonly [name: string]: unknown };
}

/** The service refused the whole request, or could not answer it. What was done then is not known. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";
  /** The stable name of the first failure, such as `TOKEN_EXPIRED`, or one that only a newer service has; undefined if there is none. */
  readonly code: RequestErrorCode | undefined;

  constructor(
    /** All failures; empty if the answer was none of GraphQL. */
    readonly failures: ReadonlyArray<GraphQLFailure>,
    /** The status of HTTP, or the code with which a socket was closed. */
    readonly status: number,
    /** Seconds to wait before another try; undefined if the service did not say. */
    readonly retryAfter?: number,
  ) {
    super(failures[0]?.message ?? `The service answered with status ${status}.`);
    this.code = failures[0]?.extensions?.code;
  }
}

/** An operation was refused with an error of its own, as `expectResult` found. */
export class OperationRefused<Result = unknown> extends Error {
  override readonly name = "OperationRefused";

  constructor(
    message: string,
    /** Its stable name; a newer service may have names that are not in the type. Undefined if the result is none of the known kinds. */
    readonly code: ErrorCode | undefined,
    /** The whole result, with the facts of its kind of error. */
    readonly result: Result,
  ) {
    super(message);
  }
}

interface Member {
  readonly __typename: string;
  readonly code?: ErrorCode;
  readonly message?: string;
}

/** The member of a result union that has this name. */
export type MemberOf<Result extends Member, Name extends Result["__typename"]> = Extract<Result, { readonly __typename: Name }>;

/**
 * Returns the result if it is the expected member of its union; throws OperationRefused with its code and message if not.
 * Members that only a newer service has are refusals, too.
 */
export function expectResult<Result extends Member, Name extends Result["__typename"]>(
  result: Result | null,
  name: Name,
): MemberOf<Result, Name> {
  if (result?.__typename === name) return result as MemberOf<Result, Name>;
  throw new OperationRefused(result?.message ?? `The service answered with ${result?.__typename ?? "nothing"}.`, result?.code, result);
}
