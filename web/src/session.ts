/** Signing in: the access token lives in this module only, and the cookie that brings a fresh one is only for `/session`. */

export interface Session {
  readonly accessToken: string;
  /** When the token ends; null where it does not. */
  readonly expiresAt: string | null;
}

/** Nobody is signed in. `signIn` is the address that begins it; null where only the link that the service prints does. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";

  constructor(readonly signIn: string | null) {
    super("Nobody is signed in.");
  }
}

/** Seconds before its end in which a token is not used any more: a request takes time, and clocks differ. */
const SPARE_SECONDS = 30;

let present: Promise<Session> | undefined;

/** Returns an access token that is still valid; asks for a fresh one where it is not. Throws SignedOut. */
export async function accessToken(): Promise<string> {
  const session = await (present ??= open());
  if (session.expiresAt !== null && Date.parse(session.expiresAt) - SPARE_SECONDS * 1000 < Date.now()) {
    present = open();
    return (await present).accessToken;
  }
  return session.accessToken;
}

/** Forgets the token, as after it was refused; the next one is asked for. */
export function forgetToken(): void {
  present = undefined;
}

/** Asks for the token while the other scripts load. */
export function begin(): void {
  present ??= open();
  present.catch(() => undefined); // who needs the token sees the failure
}

/** Ends the session, and shows the way to sign in. */
export async function signOut(): Promise<void> {
  const response = await fetch("session", { method: "DELETE", headers: { "Content-Type": "application/json" } });
  if (!response.ok) throw new Error(`The service answered with status ${response.status}.`);
  location.reload();
}

async function open(): Promise<Session> {
  const code = takeCode();
  const response = await fetch("session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(code === null ? {} : { code }),
  });
  if (response.status === 401) throw new SignedOut(((await response.json()) as { signIn: string | null }).signIn);
  if (!response.ok) throw new Error(`The service answered with status ${response.status}.`);
  return (await response.json()) as Session;
}

/** Returns the one-time code of the printed link, and takes it out of the address. */
function takeCode(): string | null {
  const code = /^#code=([\w-]+)$/.exec(location.hash)?.[1] ?? null;
  if (code !== null) history.replaceState(null, "", location.pathname + location.search);
  return code;
}
