/** What the API refuses, and how. */

/** The whole request was refused, or could not be answered. */
export class RequestFailed extends Error {
  override readonly name = "RequestFailed";

  constructor(
    message: string,
    /** A value of the API's RequestErrorCode; undefined where it was not the service that answered. */
    readonly code: string | undefined,
    /** By which the service's log finds the request. */
    readonly requestId?: string,
  ) {
    super(message);
  }
}

interface Member {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
}

/** An operation was refused with an error of its own. `result` has its facts, such as the field of an InvalidInputError. */
export class Refused<Result extends Member = Member> extends Error {
  override readonly name = "Refused";

  constructor(readonly result: Result) {
    super(result.message ?? result.__typename);
  }

  /** A value of the API's ErrorCode. */
  get code(): string | undefined {
    return this.result.code;
  }
}

/** Returns the result if it is the member of its union that is named; throws Refused if not. */
export function expectResult<Result extends Member, Name extends Result["__typename"]>(
  result: Result | null | undefined,
  name: Name,
): Extract<Result, { readonly __typename: Name }> {
  if (!result) throw new RequestFailed("The service answered with nothing.", undefined);
  if (result.__typename === name) return result as Extract<Result, { readonly __typename: Name }>;
  throw new Refused(result);
}
