/** Health holds an archive, agriculture plots, police a closed list, housing an open one; civil affairs asks. */
import assert from 'node:assert/strict';
import type { ResourceView } from '#modules/catalogue/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { client } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import type { Caller, TestTown } from '#testing';
import { api, type DecisionInput, type RequestInput } from '../contract/index.ts';
import { layRows, resource } from './lake-rows.ts';

/** Whether a call was refused with a code. */
export const hasCode =
  (code: string) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ProblemError, String(error));
    assert.equal(error.problem.code, code, error.problem.detail);
    return true;
  };

/** Everybody and everything of a test of sharing. */
export interface Sharing {
  readonly archive: ResourceView;
  readonly plots: ResourceView;
  readonly closed: ResourceView;
  readonly open: ResourceView;
  readonly health: Caller;
  readonly civil: Caller;
  readonly agriculture: Caller;
}

/** Rows of the archive: three people, of whom the second lives in another village. */
export const archiveRows = [
  {
    idNumber: '11010519491231002X',
    name: '欧阳蕙兰',
    phone: '13755502468',
    village: '石桥村',
    illness: '高血压',
  },
  {
    idNumber: '440524196801010012',
    name: '张三丰',
    phone: '13800000001',
    village: '河东村',
    illness: '糖尿病',
  },
  {
    idNumber: '110105195512310033',
    name: '李四光',
    phone: '13800000002',
    village: '石桥村',
    illness: '',
  },
] as const;

/** Fills a town. */
export async function sharingTown(town: TestTown): Promise<Sharing> {
  const { ctx } = town;
  const archive = await resource(ctx, {
    code: 'health-archive',
    titleZh: '居民健康档案',
    owner: 'health',
    grade: 'conditional',
    keyFields: ['idNumber'],
    fields: [
      { key: 'idNumber', titleZh: '身份证号', mask: 'idNumber', subject: true },
      { key: 'name', titleZh: '姓名', mask: 'name' },
      { key: 'phone', titleZh: '电话', mask: 'phone' },
      { key: 'village', titleZh: '村' },
      { key: 'illness', titleZh: '慢性病', mask: 'withheld' },
    ],
  });
  await layRows(
    town,
    archive,
    archiveRows.map((row) => [row.idNumber, row.name, row.phone, row.village, row.illness]),
  );
  const plots = await resource(ctx, {
    code: 'plots',
    titleZh: '土地承包',
    owner: 'agriculture',
    grade: 'conditional',
    keyFields: ['plot'],
    fields: [
      { key: 'plot', titleZh: '地块编号' },
      { key: 'areaMu', titleZh: '面积(亩)', type: 'decimal' },
      { key: 'longitude', titleZh: '经度', type: 'longitude' },
      { key: 'latitude', titleZh: '纬度', type: 'latitude' },
    ],
  });
  await layRows(town, plots, plotsFrom(0, 5000));
  const short = { keyFields: ['code'], fields: [{ key: 'code', titleZh: '编号' }] };
  const closed = await resource(ctx, {
    ...short,
    code: 'wanted',
    titleZh: '重点人员',
    owner: 'police',
    grade: 'closed',
  });
  const open = await resource(ctx, {
    ...short,
    code: 'stations',
    titleZh: '公共服务点',
    owner: 'office',
    grade: 'open',
  });
  return {
    archive,
    plots,
    closed,
    open,
    health: await town.as('head-health'),
    civil: await town.as('head-civil-affairs'),
    agriculture: await town.as('head-agriculture'),
  };
}

/** Plots in a grid of a hundred columns, so many from a number on. */
export function plotsFrom(first: number, count: number): (string | number)[][] {
  return Array.from({ length: count }, (_, at) => {
    const n = first + at;
    const longitude = (112.9 + (n % 100) / 1000).toFixed(6);
    return [`P${n}`, (n % 50) / 10, longitude, (28.4 + Math.floor(n / 100) / 1000).toFixed(6)];
  });
}

/** A request for four fields of the archive, for a month. */
export function archiveRequest(resourceId: string, more: Partial<RequestInput> = {}): RequestInput {
  return {
    resourceId,
    purpose: '核对高龄津贴申请人的健康状况',
    basis: 'socialAssistance',
    basisWords: '',
    fields: ['idNumber', 'name', 'village', 'illness'],
    conditions: [],
    fromDay: '2026-11-23',
    untilDay: '2026-12-22',
    rowsPerDay: 1000,
    ...more,
  };
}

/** Asks and answers: number and name masked, the rest whole, unless said. @returns the grant's id */
export async function granted(
  { civil, health, archive }: Pick<Sharing, 'civil' | 'health' | 'archive'>,
  {
    asked = {},
    decided = {},
  }: { asked?: Partial<RequestInput>; decided?: Partial<DecisionInput> } = {},
): Promise<string> {
  const request = await civil
    .api(api)
    .draftRequest({ body: { ...archiveRequest(archive.id, asked), ask: true } });
  const answered = await health.api(api).decideRequest({
    params: { requestId: request.id },
    body: {
      grant: true,
      fields: request.fields.map(({ key }) => ({
        key,
        answer: key === 'idNumber' || key === 'name' ? 'masked' : 'granted',
      })),
      conditions: [],
      untilDay: request.untilDay,
      rowsPerDay: request.rowsPerDay,
      answer: '',
      version: request.version,
      ...decided,
    },
  });
  assert.ok(answered.grantId);
  return answered.grantId;
}

/** Civil affairs may use all plots for a month. */
export async function plotsGrant(
  { civil, agriculture, plots }: Pick<Sharing, 'civil' | 'agriculture' | 'plots'>,
  rowsPerDay = 100_000,
): Promise<string> {
  const asked = { fields: ['plot', 'areaMu', 'longitude', 'latitude'], rowsPerDay };
  const request = await civil
    .api(api)
    .draftRequest({ body: { ...archiveRequest(plots.id, asked), ask: true } });
  const decided = await agriculture.api(api).decideRequest({
    params: { requestId: request.id },
    body: {
      grant: true,
      fields: request.fields.map(({ key }) => ({ key, answer: 'granted' })),
      conditions: [],
      untilDay: request.untilDay,
      rowsPerDay,
      answer: '',
      version: request.version,
    },
  });
  return decided.grantId ?? '';
}

/** A resident with the name and proved telephone of the archive's first row. */
export async function residentOfArchive(town: TestTown): Promise<Caller> {
  const [{ name, phone }] = archiveRows;
  const nobody = town.anonymous();
  const { codeId } = await nobody.api(peopleApi).requestPhoneCode({ body: { phone } });
  const sent = await nobody.fetch(`/api/v1/messages/simulator?phone=${phone}`);
  const { items } = (await sent.json()) as { items: { body: string }[] };
  const code = /\d{6}/.exec(items[0]?.body ?? '')?.[0] ?? '';
  const answer = await nobody.fetch('/api/v1/residents/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeId, code, name }),
  });
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return callerWith(town, { cookie });
}

/** Somebody whose requests carry headers: a session, a key. */
export function callerWith(town: TestTown, headers: Readonly<Record<string, string>>): Caller {
  const nobody = town.anonymous();
  const fetchAs: typeof fetch = (input, init = {}) =>
    nobody.fetch(input, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...headers },
    });
  return {
    api: (of) => client(of, { fetch: fetchAs }),
    fetch: fetchAs,
    cookie: headers['cookie'] ?? '',
    personId: '',
  };
}
