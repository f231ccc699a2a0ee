/** Secrets of the demo's devices: derived, so that the simulator knows them too. Never for a real town. */
import { createHash } from 'node:crypto';

/** The secret of a demo device at its door; 32 characters, the same on every machine. */
export function demoSecret(externalId: string): string {
  return createHash('sha256')
    .update(`zhenshu demo device ${externalId}`)
    .digest('base64url')
    .slice(0, 32);
}
