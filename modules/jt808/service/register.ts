/** Registering and showing the code. The first terminal of a device binds it. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { secretMatches } from '#modules/things/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Registration } from '#protocols/jt808/index.ts';
import { saveTerminal, terminalOf } from '../store.ts';
import type { Terminal } from './terminal.ts';

/** What came of a registration: the code, or the result of 0x8100 and why. */
export type Registered =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly result: number; readonly detail: string };

const digest = (code: string): Buffer => createHash('sha256').update(code).digest();

/** Registers a terminal for its device, unless another one has. */
export async function registerTerminal(
  host: ServiceHost,
  terminal: Terminal,
  registration: Registration,
): Promise<Registered> {
  const { tenantId, thingId } = terminal.key;
  const { allowNewTerminal, closedRegistration } = terminal.settings;
  if (closedRegistration) return { ok: false, result: 4, detail: 'registration is closed' };
  return host.database.inTenant(host.ctxOf(tenantId), async (tx) => {
    const known = await terminalOf(tx, thingId);
    if (known && known.terminalId !== registration.terminalId && !allowNewTerminal) {
      const detail = `terminal ${registration.terminalId} in place of ${known.terminalId}`;
      return { ok: false as const, result: 3, detail };
    }
    const code = randomBytes(12).toString('hex');
    await saveTerminal(tx, {
      tenantId,
      thingId,
      terminalId: registration.terminalId,
      manufacturer: registration.manufacturer,
      model: registration.model,
      codeSha256: `\\x${digest(code).toString('hex')}`,
      registeredAt: tx.ctx.clock.now(),
    });
    return { ok: true as const, code };
  });
}

/** Whether a code is the one given at registration, or the device's own secret. */
export async function codeFits(
  host: ServiceHost,
  terminal: Terminal,
  code: string,
): Promise<boolean> {
  const { tenantId, thingId } = terminal.key;
  if (secretMatches(terminal.key, code)) return true;
  const ctx = host.ctxOf(tenantId);
  const known = await host.database.inTenant(ctx, (tx) => terminalOf(tx, thingId));
  return known !== undefined && timingSafeEqual(known.codeSha256, digest(code));
}
