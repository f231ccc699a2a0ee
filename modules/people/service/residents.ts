/** Residents prove a phone by a code; that is all the account they need. */
import { randomInt } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { audit } from '#platform/audit/index.ts';
import { networkOf } from '#platform/rate-limit/index.ts';
import { canonicalMobile, foldWidth } from '#platform/text/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { problem } from '../problems.ts';
import {
  codesSentSince,
  insertPhoneCode,
  markCode,
  saveResident,
  usableCode,
} from '../store/residents.ts';
import { roleRows } from '../store/roles.ts';
import { insertAssignments } from '../store/staff.ts';
import { AttemptLimit } from './attempt-limit.ts';
import { digestOf } from './identity.ts';
import { type OpenedSession, openSession, sessionSeconds } from './sessions.ts';

const validSeconds = 300;
const codesPerHour = 5;
/** Codes an hour from one address: many residents stand behind one address of their telephone company (carrier-grade NAT). */
const perAddress = new AttemptLimit({ limit: 200, windowSeconds: 3600 });

/**
 * Sends a six-digit code to a phone.
 * @throws phone-invalid, too-many-requests
 */
export async function requestPhoneCode(
  ctx: Ctx,
  entered: string,
  remoteAddress: string,
): Promise<{ codeId: string; validSeconds: number }> {
  const phone = canonicalMobile(entered);
  if (!phone)
    throw problem('phone-invalid', { phone: entered }, [{ pointer: '/phone', detail: entered }]);
  const now = ctx.clock.now();
  const address = networkOf(remoteAddress);
  const waitSeconds = perAddress.waitSeconds(address, now);
  if (waitSeconds > 0) throw generalProblem('too-many-requests', { seconds: waitSeconds });
  perAddress.failed(address, now);
  const codeId = uuidv7();
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  await ctx.database.inTenant(ctx, async (tx) => {
    const sent = await codesSentSince(tx, phone, new Date(now.getTime() - 3_600_000));
    if (sent >= codesPerHour) throw generalProblem('too-many-requests', { seconds: 3600 });
    await insertPhoneCode(tx, {
      id: codeId,
      tenantId: ctx.tenantId,
      phone,
      codeSha256: digestOf(`${codeId}:${code}`),
      tries: 0,
      createdAt: now,
      expiresAt: new Date(now.getTime() + validSeconds * 1000),
      usedAt: null,
    });
    await queueMessages(tx, [
      {
        template: 'people.phoneCode',
        values: { code, minutes: String(validSeconds / 60) },
        to: { phone, name: '' },
        urgency: 'urgent',
        subject: { kind: 'phoneCode', id: codeId },
      },
    ]);
  });
  return { codeId, validSeconds };
}

/**
 * Proves a phone with its code and signs the resident in.
 * @throws phone-code-wrong
 */
export async function confirmPhoneCode(
  ctx: Ctx,
  given: { codeId: string; code: string; name?: string },
  { device, previousToken }: { readonly device: string; readonly previousToken: string | null },
): Promise<OpenedSession> {
  const now = ctx.clock.now();
  const code = foldWidth(given.code).replace(/\D/g, '');
  const personId = await ctx.database.inTenant(ctx, async (tx) => {
    const row = await usableCode(tx, given.codeId, now);
    if (!row) return null;
    if (!row.codeSha256.equals(digestOf(`${row.id}:${code}`))) {
      await markCode(tx, row.id, { tries: row.tries + 1 });
      return null;
    }
    await markCode(tx, row.id, { usedAt: now });
    const resident = { id: uuidv7(), phone: row.phone, name: given.name?.trim() ?? '' };
    const saved = await saveResident(tx, resident, now);
    if (saved.created) {
      const role = (await roleRows(tx)).find((one) => one.code === 'resident');
      if (role) {
        await insertAssignments(tx, [
          {
            id: uuidv7(),
            tenantId: ctx.tenantId,
            personId: saved.id,
            roleId: role.id,
            departmentId: null,
            villageId: null,
            gridCellId: null,
          },
        ]);
      }
    }
    await audit(tx, [{ action: 'people.provePhone', subject: saved.id }]);
    return saved.id;
  });
  if (!personId) throw problem('phone-code-wrong');
  const { tenantId } = ctx;
  const who = { tenantId, personId, device, seconds: sessionSeconds.resident, factor: null };
  return openSession(ctx.database, { ...who, previousToken }, now);
}
