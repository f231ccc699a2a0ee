/** What the town holds of whoever asks: the declared columns, and what modules add in words. */
import type { Ctx } from '#platform/context/index.ts';
import { elevate, overConfidential, type Tx } from '#platform/database/index.ts';
import { exactInstant, type Locale } from '#platform/i18n/index.ts';
import type { Manifest, PersonalField } from '#platform/manifest/index.ts';
import type { Call } from '#platform/module/index.ts';
import {
  type DeclaredTable,
  declaredTables,
  heldRows,
  type PersonConcerned,
  personalExportSlot,
} from '#platform/personal/index.ts';
import type { HeldField, HeldSection, OwnData } from '../contract/index.ts';
import { consentsOf } from '../store/consents.ts';
import { concerned, ownId } from './person.ts';

/** A declared field as people are told of it. */
export function heldField({ title, field, lawKeeps, ...declared }: PersonalField): HeldField {
  const { purposeZh, purposeEn, basis = 'duty', grade, sealed, retentionDays } = declared;
  return {
    titleZh: title?.zh ?? field,
    titleEn: title?.en ?? field,
    purposeZh,
    purposeEn: purposeEn ?? purposeZh,
    basis,
    sensitive: grade === 'sensitive',
    sealed: sealed !== undefined,
    retentionDays,
    lawKeepsZh: lawKeeps?.zh ?? '',
    lawKeepsEn: lawKeeps?.en ?? '',
  };
}

/** Everything about whoever asks. */
export async function ownData(ctx: Ctx, { server }: Pick<Call, 'server'>): Promise<OwnData> {
  const personId = ownId(ctx);
  const town = await server.tenants.byId(ctx.tenantId);
  return ctx.database.inTenant(ctx, async (tx) => {
    // Whoever asks sees all of the own data, however far the own rights reach.
    await elevate(tx);
    const person = await concerned(tx, personId);
    const held = await overConfidential(tx, () => heldSections(tx, person, server));
    return {
      name: person.name,
      townZh: town?.nameZh ?? '',
      townEn: town?.nameEn ?? '',
      madeAt: ctx.clock.now().toISOString(),
      sections: held,
    };
  });
}

async function heldSections(
  tx: Tx,
  person: PersonConcerned,
  server: Call['server'],
): Promise<HeldSection[]> {
  const sections: HeldSection[] = [];
  for (const declared of declaredTables(server.manifests)) {
    const section = await sectionOf(tx, declared, person.personId, tx.ctx.locale);
    if (section) sections.push(section);
  }
  return [...sections, ...(await addedSections(tx, person, server))];
}

async function addedSections(
  tx: Tx,
  person: PersonConcerned,
  server: Call['server'],
): Promise<HeldSection[]> {
  const sections: HeldSection[] = [];
  for (const { title, records } of server.slots.all(personalExportSlot)) {
    const held = await records(tx, person);
    if (held.length === 0) continue;
    sections.push({
      titleZh: title.zh,
      titleEn: title.en,
      fields: [],
      records: held.map((record) => ({
        titleZh: record.title.zh,
        titleEn: record.title.en,
        at: record.at,
        link: record.link ?? '',
        values: record.values.map(({ label, value }) => ({
          labelZh: label.zh,
          labelEn: label.en,
          value,
        })),
      })),
    });
  }
  return sections;
}

async function sectionOf(
  tx: Tx,
  declared: DeclaredTable,
  personId: string,
  locale: Locale,
): Promise<HeldSection | null> {
  const rows = await heldRows(tx, declared, personId);
  if (rows.length === 0) return null;
  const shown = declared.fields.filter(({ mask }) => mask !== 'withheld');
  return {
    ...titleOf(declared.manifest),
    fields: declared.fields.map(heldField),
    records: rows.map((row) => ({
      ...titleOf(declared.manifest),
      at: row.since?.toISOString() ?? null,
      link: '',
      values: shown.flatMap((field) => {
        const held = wordsOf(row.values.get(field.column));
        if (held === '') return [];
        const value = field.words?.[held]?.[locale] ?? held;
        const { titleZh, titleEn } = heldField(field);
        return [{ labelZh: titleZh, labelEn: titleEn, value }];
      }),
    })),
  };
}

const titleOf = ({ title }: Manifest) => ({ titleZh: title.zh, titleEn: title.en });

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return exactInstant(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value as string | number | boolean);
}

/** Everything about whoever asks, as a file that another system can read. */
export async function ownDataJson(ctx: Ctx, call: Pick<Call, 'server'>) {
  const data = await ownData(ctx, call);
  const consents = await ctx.database.inTenant(ctx, (tx) => consentsOf(tx, ownId(ctx)));
  const content = {
    ...data,
    consents: consents.map(({ purpose, noticeVersion, givenAt, givenBy, withdrawnAt }) => ({
      purpose,
      noticeVersion,
      givenAt: givenAt.toISOString(),
      givenBy,
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
  };
  return {
    mediaType: 'application/json',
    fileName: `my-data-${exactInstant(ctx.clock.now()).slice(0, 10)}.json`,
    bytes: new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`),
  };
}
