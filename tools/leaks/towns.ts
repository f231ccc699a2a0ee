/** Two towns in use, with marks in the rows of both. */
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { client } from '#platform/contract/index.ts';
import { canaries as known } from '#platform/personal/index.ts';
import { type TestTown, testTown } from '#testing';
import { plantCanaries } from './canaries.ts';
import type { Canaries } from './requests.ts';

/** Makes a town and its twin, each with a report of somebody with a known name and phone that has become a case. */
export async function twoTowns(
  t: Parameters<typeof testTown>[0],
  options: Parameters<typeof testTown>[1] = {},
): Promise<{ town: TestTown; canaries: Canaries }> {
  const town = await testTown(t, options);
  const { fetch } = town.anonymous();
  const inTown = (code: string) =>
    client(reportsApi, { fetch, headers: () => ({ 'x-zhenshu-town': code }) });
  for (const code of ['qingxi', 'baisha']) {
    await inTown(code).submit({
      body: {
        categoryCode: '020102',
        text: '垃圾桶满了',
        deviceId: crypto.randomUUID(),
        reporterName: known.name.value,
        reporterPhone: known.phone.value,
      },
    });
  }
  await town.settle();
  return { town, canaries: await plantCanaries(town) };
}
