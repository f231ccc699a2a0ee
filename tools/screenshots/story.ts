/** The story of the tour: one report on its road, with the staff whom it meets. */
import type { Static } from '#platform/contract/index.ts';
import { type CaseDetail, type CaseRow } from '#modules/cases/contract/index.ts';
import type { Browser } from './browser.ts';
import { type Visitor, visit } from './people.ts';

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
  readonly kind: string;
  readonly code: string;
  readonly position: PosterPlace['position'];
}
interface Staff {
  readonly id: string;
  readonly username: string | null;
  readonly departmentId: string | null;
  readonly roles: readonly { readonly code: string }[];
}
type Detail = Static<typeof CaseDetail>;
type Row = Static<typeof CaseRow>;

/** Reads place and photos through the API. @throws when the town is not the demo's */
export async function readSetting(officer: Visitor, url: string): Promise<Setting> {
  const ground = (await officer.call('GET', '/ground')) as { places: readonly Named[] };
  const place =
    ground.places.find(({ kind, code }) => kind === 'market' && code !== '') ??
    ground.places.find(({ code }) => code !== '');
  if (!place) throw new Error('the town has no place with a poster: is the demo loaded?');
  const pair = await photoPair(officer);
  const photo = async (id: string | null): Promise<Buffer> => {
    const answer = await fetch(`${url}/api/v1/files/${id}?size=full`);
    if (!answer.ok) throw new Error(`photo ${id}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  return { place, before: await photo(pair.beforePhotoId), after: await photo(pair.afterPhotoId) };
}

interface Shown {
  readonly number: string;
  readonly categoryName: string;
  readonly beforePhotoId: string | null;
  readonly afterPhotoId: string | null;
}
const looksAtMost = 40;

/** A closed public case with photos before and after, rather of rubbish. @throws when there is none */
async function photoPair(officer: Visitor): Promise<Shown> {
  const shown = (await officer.call('GET', '/public/cases?state=closed&limit=100')) as Page<Shown>;
  const withPhoto = shown.items.filter(({ beforePhotoId }) => beforePhotoId);
  const isRubbish = ({ categoryName }: Shown): boolean => /垃圾/.test(categoryName);
  const inOrder = [...withPhoto.filter(isRubbish), ...withPhoto];
  for (const { number } of inOrder.slice(0, looksAtMost)) {
    const one = (await officer.call('GET', `/public/cases/${number}`)) as { case: Shown };
    if (one.case.beforePhotoId && one.case.afterPhotoId) return one.case;
  }
  throw new Error('no public case has photos before and after: is the demo loaded?');
}

/** The case of a number, as the officer sees it; dispatched by hand where the town was not sure. */
export async function dispatchedCase(officer: Visitor, number: string): Promise<Row> {
  const list = (await officer.call('GET', `/cases?q=${encodeURIComponent(number)}`)) as Page<Row>;
  const row = list.items[0];
  if (!row) throw new Error(`the report ${number} has no case`);
  if (row.state === 'registered') await act(officer, row.id, 'dispatch', {});
  return caseOf(officer, row.id);
}

/** The case now. */
export async function caseOf(officer: Visitor, caseId: string): Promise<Row> {
  return ((await officer.call('GET', `/cases/${caseId}`)) as Detail).case;
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
export async function answerable(officer: Visitor, row: Row) {
  const { items } = (await officer.call('GET', '/staff')) as Page<Staff>;
  const of = (role: string): string => {
    const found = items.find(
      ({ departmentId, roles, username }) =>
        username && departmentId === row.leadDepartmentId && roles.some(({ code }) => code === role),
    );
    if (!found?.username) throw new Error(`the department of case ${row.number} has no ${role}`);
    return found.username;
  };
  const worker = items.find(({ id, username }) => username && id === row.gridWorkerId)?.username;
  if (!worker) throw new Error(`case ${row.number} lies in no grid cell with a grid worker`);
  return { head: of('departmentHead'), crew: of('crew'), gridWorker: worker };
}

/** Signs somebody in at a desk or on a phone. */
export function staffAt(browser: Browser, url: string, username: string, isPhone: boolean) {
  return visit(browser, url, isPhone ? 'phone' : 'desk', username);
}
