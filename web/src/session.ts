/** Signing in: the access token lives in this module only, and the cookie that brings a fresh one is only for `/session`. */

export interface Session {
  readonly accessToken: string;
  /** When the token ends; null where it does not. */
  readonly expiresAt: string | null;
}

/** How to sign in, as the service says it. */
interface SignInWays {
  /** The address that begins it at an issuer; null where there is none. */
  readonly signIn: string | null;
  /** Whether the link that the service prints, and the token that it keeps in a file, sign in. */
  readonly takesToken: boolean;
}

/** Nobody is signed in. `code` says why: SIGNED_OUT, LINK_USED and others of the service, or SIGN_IN_DENIED and others of the way back. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";

  constructor(
    readonly code: string,
    readonly ways: SignInWays,
  ) {
    super("Nobody is signed in.");
  }
}

/** Seconds before its end in which a token is not used any more: a request takes time, and clocks differ. */
const SPARE_SECONDS = 30;

/** Where the page was is kept under this name on the way through an issuer. */
const PLACE = "place";

let present: Session | undefined;
let asked: Promise<Session> | undefined;
let over: SignedOut | undefined;
let hearEnd: (out: SignedOut) => void = () => undefined;

/** Returns an access token that is still valid; asks for a fresh one where it is not, once for all who wait. Throws SignedOut. */
export async function accessToken(): Promise<string> {
  if (present && isGood(present)) return present.accessToken;
  return (await ask()).accessToken;
}

/** Forgets the token, as after it was refused; the next one is asked for. */
export function forgetToken(): void {
  present = undefined;
}

/** Asks for the token while the other scripts load. */
export function begin(): void {
  ask(takeFromAddress()).catch(() => undefined); // who needs the token sees the failure
}

/** Hears when the session is over, so that nothing more can be asked for. */
export function onSignedOut(listener: (out: SignedOut) => void): void {
  hearEnd = listener;
}

/** Goes to the issuer to sign in; the page opens where it is now when the user comes back. */
export function goToSignIn(address: string): void {
  sessionStorage.setItem(PLACE, location.hash);
  location.assign(address);
}

/** Signs in by the token of the file; throws SignedOut for another one. */
export async function signInByToken(token: string): Promise<void> {
  await post({ token });
  location.reload();
}

/** Ends the session, here and at the issuer, and shows the way to sign in. */
export async function signOut(): Promise<void> {
  const response = await fetch("session", { method: "DELETE", headers: { "Content-Type": "application/json" } });
  if (!response.ok) throw new Error(`The service answered with status ${response.status}.`);
  const { signOut: address } = (await response.json()) as { signOut: string | null };
  if (address === null) location.reload();
  else location.assign(address);
}

function isGood({ expiresAt }: Session): boolean {
  return expiresAt === null || Date.parse(expiresAt) - SPARE_SECONDS * 1000 > Date.now();
}

/** Asks for a token, unless somebody does already. After SignedOut nobody asks any more: only a new sign-in helps. */
function ask(from: FromAddress = {}): Promise<Session> {
  if (over) return Promise.reject(over);
  asked ??= post(from.code === undefined ? {} : { code: from.code })
    .catch((error: unknown) => {
      if (!(error instanceof SignedOut)) throw error;
      over = from.outcome === undefined ? error : new SignedOut(from.outcome, error.ways);
      hearEnd(over);
      throw over;
    })
    .then((session) => (present = session))
    .finally(() => (asked = undefined));
  return asked;
}

async function post(body: object): Promise<Session> {
  const response = await fetch("session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return (await response.json()) as Session;
  if (response.status !== 401 && response.status !== 429) throw new Error(`The service answered with status ${response.status}.`);
  const { code, signIn = null, takesToken = true } = (await response.json()) as { code: string } & Partial<SignInWays>;
  throw new SignedOut(code, { signIn, takesToken });
}

interface FromAddress {
  /** The one-time code of the printed link. */
  readonly code?: string;
  /** Why the issuer, or the service after it, signed nobody in. */
  readonly outcome?: string;
}

/** Returns what the printed link or the way back from an issuer wrote into the address, and puts back where the page was. */
function takeFromAddress(): FromAddress {
  const code = /^#code=([\w-]+)$/.exec(location.hash)?.[1];
  const outcome = /^#sign-in=([a-z]+)$/.exec(location.hash)?.[1];
  const place = sessionStorage.getItem(PLACE) ?? "";
  sessionStorage.removeItem(PLACE);
  if (code !== undefined || outcome !== undefined || location.hash === "") {
    history.replaceState(null, "", location.pathname + location.search + place);
  }
  return { ...(code !== undefined && { code }), ...(outcome !== undefined && { outcome: `SIGN_IN_${outcome.toUpperCase()}` }) };
}
