/** The site for which passkeys are made: the address under which people reach this server. */
import type { Call } from '#platform/module/index.ts';

/** Origin and relying party of WebAuthn. */
export interface Site {
  /** Scheme, host and port, as the browser says it. */
  readonly origin: string;
  /** Host without port. */
  readonly host: string;
}

/** The configured address counts; the request's own where none is configured, or where only the port differs. */
export function siteOf({ origin, server }: Pick<Call, 'origin' | 'server'>): Site {
  const asked = new URL(origin);
  const configured = server.settings.publicUrl ? new URL(server.settings.publicUrl) : asked;
  const { origin: own, hostname } = configured.hostname === asked.hostname ? asked : configured;
  return { origin: own, host: hostname };
}
