/** Speaks OpenID Connect with an issuer: metadata, the address to go to, the code for a proved identity. */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clockSkew,
  clockTolerance,
  type ClientAuth,
  ClientSecretBasic,
  Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  type ServerMetadata,
} from 'openid-client';
import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import type { Database } from '#platform/database/index.ts';
import { outward } from '#platform/outward/index.ts';
import { problem } from '../../problems.ts';
import type { SignOnRow } from '../../store/tables.ts';

const answerSeconds = 8;
const largestAnswer = 512 * 1024;
/** Seconds that the issuer's clock may differ from ours. */
const toleratedSeconds = 60;
const metadataFreshMs = 600_000;

/** What a browser that began must bring back; all follows from the ticket in its cookie, so nothing is kept. */
interface Secrets {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** State, nonce and PKCE verifier of a ticket: 256 bits each, none tells another. */
export function secretsOf(ticket: string): Secrets {
  const derive = (what: string): string =>
    createHash('sha256').update(`${what}|${ticket}`).digest('base64url');
  return { state: derive('state'), nonce: derive('nonce'), verifier: derive('verifier') };
}

/** Who the issuer says it is. */
export interface Proved {
  readonly issuer: string;
  readonly subject: string;
  /** Claims of the ID token, and those that only the user info tells. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The issuer did not answer, or not as one that works. */
class IssuerDown extends Error {
  override readonly name = 'IssuerDown';
}

/** Requests to the issuer go by the guarded way outwards. */
const guardedFetch: CustomFetch = async (address, { method, headers, body }) => {
  const given = body === undefined || body === null ? {} : { body: String(body) };
  try {
    const reply = await outward(address, {
      method: method === 'POST' ? 'POST' : 'GET',
      headers,
      ...given,
      timeoutMs: answerSeconds * 1000,
      largestBytes: largestAnswer,
    });
    if (reply.status >= 500) throw new Error(`the issuer answered ${reply.status}`);
    const init = { status: reply.status, headers: { 'content-type': reply.contentType } };
    return new Response(reply.status === 204 ? null : reply.bytes, init);
  } catch (cause) {
    throw new IssuerDown(`${address} does not answer`, { cause });
  }
};

interface Known {
  readonly version: number;
  readonly readAt: number;
  readonly server: ServerMetadata;
}

/** Metadata of issuers, by tenant. */
const metadata = new WeakMap<Database, Map<string, Known>>();

/** The issuer of these settings. @throws single-sign-on-unreachable, single-sign-on-faulty */
async function issuerOf(ctx: Ctx, settings: SignOnRow): Promise<Configuration> {
  const now = ctx.clock.now().getTime();
  const known = metadata.get(ctx.database) ?? new Map<string, Known>();
  metadata.set(ctx.database, known);
  const entry = known.get(settings.tenantId);
  const isFresh = entry?.version === settings.version && now - entry.readAt < metadataFreshMs;
  const server = isFresh ? entry.server : await judged(() => discover(settings));
  if (!isFresh) {
    known.set(settings.tenantId, { version: settings.version, readAt: now, server });
  }
  const configuration = new Configuration(
    server,
    settings.clientId,
    {
      [clockTolerance]: toleratedSeconds,
      // The library reads the machine's clock; ours is the one that counts.
      [clockSkew]: Math.round((now - Date.now()) / 1000),
    },
    authenticationOf(settings),
  );
  configuration[customFetch] = guardedFetch;
  configuration.timeout = answerSeconds;
  for (const set of manner(settings)) set(configuration);
  return configuration;
}

async function discover(settings: SignOnRow): Promise<ServerMetadata> {
  const { issuer, clientId } = settings;
  const options = {
    timeout: answerSeconds,
    [customFetch]: guardedFetch,
    execute: manner(settings),
  };
  const found = await discovery(new URL(issuer), clientId, {}, None(), options);
  return found.serverMetadata();
}

const authenticationOf = ({ clientSecret }: SignOnRow): ClientAuth =>
  clientSecret ? ClientSecretBasic(clientSecret) : None();

/** Signatures of ID tokens are verified, whatever the transport; plain HTTP only where the settings allow it. */
function manner({ issuer }: SignOnRow): ((configuration: Configuration) => void)[] {
  const isPlain = new URL(issuer).protocol === 'http:';
  return [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])];
}

/** Where the browser goes. @throws single-sign-on-unreachable, single-sign-on-faulty */
export async function addressOf(
  ctx: Ctx,
  settings: SignOnRow,
  { ticket, returnAddress }: { readonly ticket: string; readonly returnAddress: string },
): Promise<string> {
  const issuer = await issuerOf(ctx, settings);
  const { state, nonce, verifier } = secretsOf(ticket);
  const address = buildAuthorizationUrl(issuer, {
    redirect_uri: returnAddress,
    scope: settings.scopes,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return address.href;
}

/**
 * Exchanges the code and verifies all: signature, issuer, audience, time, nonce.
 * @throws single-sign-on-refused, single-sign-on-unreachable, single-sign-on-clock, single-sign-on-faulty
 */
export async function proveBy(
  ctx: Ctx,
  settings: SignOnRow,
  came: { readonly ticket: string; readonly address: URL },
): Promise<Proved> {
  const issuer = await issuerOf(ctx, settings);
  const { state, nonce, verifier } = secretsOf(came.ticket);
  return judged(async () => {
    const tokens = await authorizationCodeGrant(issuer, came.address, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const proved = tokens.claims();
    if (!proved) throw new Error('no ID token');
    const isComplete = settings.claim in proved || !issuer.serverMetadata().userinfo_endpoint;
    const more = isComplete ? {} : await fetchUserInfo(issuer, tokens.access_token, proved.sub);
    return { issuer: proved.iss, subject: proved.sub, claims: { ...more, ...proved } };
  });
}

/** Does it, and says what goes wrong as a problem that its reader can act on. */
async function judged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    throw problemOf(fault);
  }
}

function problemOf(fault: unknown): Error {
  if (fault instanceof AuthorizationResponseError) {
    return problem('single-sign-on-refused', { reason: fault.error.slice(0, 60) });
  }
  for (let at = fault; at instanceof Error; at = at.cause) {
    if (at instanceof IssuerDown || ('code' in at && at.code === 'OAUTH_TIMEOUT')) {
      return problem('single-sign-on-unreachable');
    }
    if ('code' in at && at.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') {
      return problem('single-sign-on-clock');
    }
  }
  return problem('single-sign-on-faulty');
}
