/**
 * npm run bench -- search FILE [--documents N]
 *
 * FILE has the shape of CMRC 2018: passages with questions, each question answered by its own passage. The passages are published
 * as policies and asked for through the service that the screens use (pinyin, slips and synonyms included), as somebody without a
 * session, on PostgreSQL with row-level security. Then the library is filled up to N documents made of shuffled sentences, and
 * every question is asked again for the time that it takes.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createRandom } from '#demo/random.ts';
import { publishMany, type ReadyPolicy, searchPolicies } from '#modules/policy/index.ts';
import { anonymous, type Ctx } from '#platform/context/index.ts';
import { stopTestServer } from '#platform/testing/index.ts';
import { testTown, type TestTown } from '#testing';

export const about =
  'policies: FILE of passages and questions → MRR@10, recall@10, p95 at 10,000 documents';

interface Passage {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly questions: readonly string[];
}

interface CmrcFile {
  readonly data: readonly {
    readonly title?: string;
    readonly paragraphs: readonly {
      readonly context: string;
      readonly qas: readonly { readonly question: string }[];
    }[];
  }[];
}

const usage = 'Usage: npm run bench -- search FILE [--documents N]';
const depth = 10;
const batch = 500;

/** Runs the bench; its last line on standard output is one JSON object. */
export async function run(args: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { documents: { type: 'string', default: '10000' } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(usage);
  const passages = passagesOf(JSON.parse(readFileSync(file, 'utf8')) as CmrcFile);
  const endings: (() => unknown)[] = [];
  const town = await testTown({ after: (end: () => unknown) => void endings.push(end) } as never);
  try {
    await measure(town, passages, Number(values.documents));
  } finally {
    for (const end of endings.reverse()) await end();
    await stopTestServer();
  }
}

function passagesOf({ data }: CmrcFile): Passage[] {
  const paragraphs = data.flatMap(({ title = '', paragraphs: own }) =>
    own.map((one) => ({ title, ...one })),
  );
  return paragraphs.map(({ title, context, qas }, at) => ({
    code: `passage-${at}`,
    title,
    text: context,
    questions: qas.map(({ question }) => question),
  }));
}

async function measure(town: TestTown, passages: readonly Passage[], total: number): Promise<void> {
  await publish(town, passages);
  const ctx: Ctx = { ...town.ctx, actor: anonymous };
  const alone = await asked(ctx, passages);
  const startedAt = performance.now();
  const more = madeUp(passages, Math.max(0, total - passages.length));
  for (let from = 0; from < more.length; from += batch) {
    await publish(town, more.slice(from, from + batch));
  }
  const fillSeconds = Math.round((performance.now() - startedAt) / 1000);
  await town.sql(
    'VACUUM ANALYZE platform.search_documents, platform.search_terms, policy.policies',
  );
  const first = await asked(ctx, passages.slice(0, 20));
  const full = await asked(ctx, passages);
  console.table({
    passages: passages.length,
    questions: alone.count,
    'MRR@10': alone.mrr,
    'recall@10': alone.recall,
    [`MRR@10 among ${total}`]: full.mrr,
    'fill, seconds': fillSeconds,
    'first questions, p95 ms': first.p95,
    [`p50 ms at ${total}`]: full.p50,
    [`p95 ms at ${total}`]: full.p95,
    [`p99 ms at ${total}`]: full.p99,
  });
  const line = { bench: 'search', mrr10: alone.mrr, recall10: alone.recall, p95Ms: full.p95 };
  console.log(JSON.stringify(line));
}

function publish(town: TestTown, passages: readonly Passage[]): Promise<void> {
  const ready = passages.map(
    ({ code, title, text }): ReadyPolicy => ({
      code,
      content: {
        title: title || text.slice(0, 20).toWellFormed(),
        documentNumber: '',
        issuer: '',
        level: 'county',
        area: '',
        topics: [],
        keywords: [],
        issuedOn: null,
        effectiveOn: null,
        expiresOn: null,
        summary: ['', '', ''],
        articles: [{ anchor: 'text', heading: '', text: text.slice(0, 12_000).toWellFormed() }],
        eligibility: null,
        items: [],
        related: [],
        office: '',
        officePhone: '',
      },
    }),
  );
  return town.database.inTenant(town.ctx, (tx) => publishMany(tx, ready, 'bench'));
}

async function asked(ctx: Ctx, passages: readonly Passage[]) {
  const times: number[] = [];
  let [reciprocal, found] = [0, 0];
  for (const { code, questions } of passages) {
    for (const q of questions) {
      const startedAt = performance.now();
      const { items } = await searchPolicies(ctx, { q });
      times.push(performance.now() - startedAt);
      const place = items.slice(0, depth).findIndex((one) => one.code === code);
      if (place < 0) continue;
      reciprocal += 1 / (place + 1);
      found += 1;
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  const part = (sum: number): number => Number((sum / Math.max(1, times.length)).toFixed(4));
  return {
    count: times.length,
    mrr: part(reciprocal),
    recall: part(found),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
  };
}

/** Documents of other passages' sentences, about as long as those. */
function madeUp(passages: readonly Passage[], count: number): Passage[] {
  const random = createRandom(7, 'search');
  const sentences = passages
    .flatMap(({ text }) => text.split(/(?<=[。\uff01\uff1f])/u))
    .filter(Boolean);
  const pick = (): string => sentences[random.integer(0, sentences.length - 1)] ?? '';
  return Array.from({ length: count }, (_, at) => ({
    code: `made-${at}`,
    title: `${pick().slice(0, 12).toWellFormed()}${at}`,
    text: Array.from({ length: random.integer(4, 12) }, pick).join(''),
    questions: [],
  }));
}
