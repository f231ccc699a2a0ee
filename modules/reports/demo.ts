/** The reports behind the demo history. */
import { randomBytes } from 'node:crypto';
import { demoResidents } from '#demo/people.ts';
import type { HistoricCase } from '#demo/history.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { residentsByPhone } from '#modules/people/index.ts';
import { insertReports } from './store/reports.ts';
import type { ReportRecord } from './store/tables.ts';

interface DemoCase {
  readonly caseId: string;
  readonly number: string;
  readonly historic: HistoricCase;
}

/** Writes one report a case of the history. */
export async function fillDemo({ ctx, tenant, shared }: DemoContext): Promise<void> {
  // The county is filled first, and the history is the town's.
  if (tenant.kind !== 'town') return;
  const history = shared.get('cases.history') as readonly DemoCase[] | undefined;
  if (!history) return;
  shared.delete('cases.history');
  const residents = demoResidents();
  await ctx.database.inTenant(ctx, async (tx) => {
    const known = await residentsByPhone(tx);
    for (let from = 0; from < history.length; from += 2000) {
      const batch = history.slice(from, from + 2000);
      await insertReports(
        tx,
        batch.map((one) => {
          const { residentIndex } = one.historic;
          const resident = residentIndex === null ? undefined : residents[residentIndex];
          const reporterId = known.get(resident?.phone ?? '')?.id ?? null;
          return reportOf(ctx.tenantId, one, {
            name: resident?.name ?? '',
            phone: resident?.phone ?? null,
            reporterId,
          });
        }),
      );
    }
  });
}

function reportOf(
  tenantId: string,
  { caseId, number, historic }: DemoCase,
  who: { name: string; phone: string | null; reporterId: string | null },
): ReportRecord {
  return {
    id: uuidv7(historic.reportedAt.getTime()),
    tenantId,
    number,
    token: randomBytes(9).toString('base64url'),
    caseId,
    channel: historic.channel,
    text: historic.text,
    categoryCode: historic.categoryCode,
    givenCategory: false,
    address: historic.address,
    longitude: historic.position.longitude,
    latitude: historic.position.latitude,
    positionSource: 'pin',
    placeCode: null,
    reporterId: who.reporterId,
    reporterName: who.name,
    reporterPhone: who.phone,
    anonymous: historic.anonymous,
    confidential: false,
    takenBy: null,
    device: null,
    idempotencyKey: null,
    fileIds: [],
    question: null,
    questionAt: null,
    answeredAt: null,
    seenAt: null,
    reportedAt: historic.reportedAt,
  };
}
