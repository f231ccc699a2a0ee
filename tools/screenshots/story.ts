/** The story of the tour: one report on its road, with the staff whom it meets. */
import type { CaseDetail, CaseRow } from '#modules/cases/contract/index.ts';
import type { Visitor } from './people.ts';

/** The words of the report. */
export const words = '菜市场门口的垃圾桶满了两天没人收,垃圾堆到路边,味道很大,苍蝇很多。';

/** A place with a poster. */
export interface PosterPlace {
  readonly code: string;
  readonly position: { readonly longitude: number; readonly latitude: number };
}

/** What the story needs of the demo town before it begins. */
export interface Setting {
  readonly place: PosterPlace;
  /** A photo before and after, from the demo's own drawings. */
  readonly before: Buffer;
  readonly after: Buffer;
}

interface Page<T> {
  readonly items: readonly T[];
}
interface Named {
  readonly nameZh: string;
  readonly isQr: boolean;
  readonly code: string;
  readonly position: PosterPlace['position'];
}
interface Staff {
  readonly id: string;
  readonly username: string | null;
  readonly departmentId: string | null;
  readonly roles: readonly { readonly code: string }[];
}

/** Reads place (a poster at the market) and photos through the API. @throws when the town is not the demo's */
export async function readSetting(officer: Visitor, url: string): Promise<Setting> {
  const ground = (await officer.call('GET', '/ground')) as { places: readonly Named[] };
  const posters = ground.places.filter(({ isQr }) => isQr);
  const place = posters.find(({ nameZh }) => nameZh.includes('市场')) ?? posters[0];
  if (!place) throw new Error('the town has no place with a poster: is the demo loaded?');
  return { place, ...(await photoPair(officer, url)) };
}

const looksAtMost = 40;

/** Photos before and after of a closed case about rubbish. @throws when there is none */
async function photoPair(officer: Visitor, url: string): Promise<Omit<Setting, 'place'>> {
  const query = `/cases?state=closed&q=${encodeURIComponent('垃圾')}&limit=100`;
  const { items } = (await officer.call('GET', query)) as Page<CaseRow>;
  for (const { id } of items.filter(({ photoId }) => photoId).slice(0, looksAtMost)) {
    const { attachments } = (await officer.call('GET', `/cases/${id}`)) as CaseDetail;
    const [before, after] = (['before', 'after'] as const).map(
      (wanted) =>
        attachments.find(({ kind, stage }) => kind === 'photo' && stage === wanted)?.fileId,
    );
    if (before && after) {
      return { before: await photo(officer, url, before), after: await photo(officer, url, after) };
    }
  }
  throw new Error('no closed case about rubbish has both photos: is the demo loaded?');
}

async function photo(officer: Visitor, url: string, id: string): Promise<Buffer> {
  const answer = await officer.context.request.get(`${url}/api/v1/files/${id}?size=full`);
  if (!answer.ok()) throw new Error(`photo ${id}: ${answer.status()}`);
  return answer.body();
}

/** The case of a number, as the officer sees it; dispatched by hand where the town was not sure. */
export async function dispatchedCase(officer: Visitor, number: string): Promise<CaseRow> {
  const list = (await officer.call(
    'GET',
    `/cases?q=${encodeURIComponent(number)}`,
  )) as Page<CaseRow>;
  const row = list.items[0];
  if (!row) throw new Error(`the report ${number} has no case`);
  if (row.state === 'registered') await act(officer, row.id, 'dispatch', {});
  return caseOf(officer, row.id);
}

/** The case now. */
export async function caseOf(officer: Visitor, caseId: string): Promise<CaseRow> {
  return ((await officer.call('GET', `/cases/${caseId}`)) as CaseDetail).case;
}

/** Acts on a case in its present version. */
export async function act(
  person: Visitor,
  caseId: string,
  action: string,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { version } = await caseOf(person, caseId);
  await person.call('POST', `/cases/${caseId}/actions/${action}`, { version, ...input });
}

/** User names of those who answer for a case: head and crew of its department, its grid worker. */
export async function answerable(officer: Visitor, row: CaseRow) {
  const { items } = (await officer.call('GET', '/staff')) as Page<Staff>;
  const of = (role: string): string => {
    const found = items.find(
      ({ departmentId, roles, username }) =>
        username &&
        departmentId === row.leadDepartmentId &&
        roles.some(({ code }) => code === role),
    );
    if (!found?.username) throw new Error(`the department of case ${row.number} has no ${role}`);
    return found.username;
  };
  const worker = items.find(({ id, username }) => username && id === row.gridWorkerId)?.username;
  if (!worker) throw new Error(`case ${row.number} lies in no grid cell with a grid worker`);
  return { head: of('departmentHead'), crew: of('crew'), gridWorker: worker };
}
