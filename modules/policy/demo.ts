/** The synonyms that every town begins with, and some sixty policies of an invented county. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import type { PolicyContent } from './contract/content.ts';
import { publishMany, type ReadyPolicy } from './service/publish-many.ts';
import { bookChanged } from './service/index-policies.ts';
import { insertSynonyms } from './store/search-care.ts';

const folder = join(import.meta.dirname, 'data');
const files = ['relief', 'elder-medical', 'work-schooling', 'housing-farming', 'life'] as const;

/** A policy as the data files write it: what is usual is left out. */
type WrittenPolicy = Partial<PolicyContent> &
  Pick<PolicyContent, 'title' | 'issuer' | 'topics' | 'summary'> & {
    readonly code: string;
    /** Articles as `heading|text`. */
    readonly text: readonly string[];
    readonly repealed?: { readonly on: string; readonly by: string };
    /** Some only, in the twin town. */
    readonly twin?: true;
  };

/** Gives a town its first synonyms. */
export async function shippedSynonyms(tx: Tx): Promise<void> {
  const groups = await read<{ words: string[]; note?: string }[]>('synonyms');
  const { tenantId, clock } = tx.ctx;
  await insertSynonyms(
    tx,
    groups.map(({ words, note = '' }) => ({
      id: uuidv7(),
      tenantId,
      words,
      note,
      version: 1,
      updatedAt: clock.now(),
    })),
  );
  await bookChanged(tx);
}

/** Fills one town. */
export async function fillDemo({ ctx, tenant }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  const written = (await Promise.all(files.map((name) => read<WrittenPolicy[]>(name)))).flat();
  const own = tenant.position === 0 ? written : written.filter(({ twin }) => twin);
  await ctx.database.inTenant(ctx, async (tx) => {
    await shippedSynonyms(tx);
    await publishMany(
      tx,
      own.map((one) => readyOf(one, tenant.nameZh)),
      '首次收录',
    );
  });
}

async function read<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as T;
}

/** `{town}` in a text is the name of the town. */
function readyOf(written: WrittenPolicy, townName: string): ReadyPolicy {
  const {
    code,
    text,
    repealed,
    twin: _,
    ...given
  } = JSON.parse(JSON.stringify(written).replaceAll('{town}', townName)) as WrittenPolicy;
  const content: PolicyContent = {
    documentNumber: '',
    level: 'county',
    area: '云岭县',
    keywords: [],
    issuedOn: null,
    effectiveOn: null,
    expiresOn: null,
    eligibility: null,
    items: [],
    related: [],
    office: '镇便民服务中心',
    officePhone: '0700-88661234',
    ...given,
    articles: text.map((article, at) => {
      const cut = article.indexOf('|');
      return {
        anchor: `art-${at + 1}`,
        heading: article.slice(0, cut),
        text: article.slice(cut + 1),
      };
    }),
  };
  return { code, content, ...(repealed ? { repealed } : {}) };
}
