/** Open311 GeoReport v2 on the same reports: what other systems send and ask. */
import type { Ctx } from '#platform/context/index.ts';
import { detailsOf, type Locale, type Problem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { PublicCaseRow } from '#modules/cases/index.ts';
import { book, type DutyBook } from '#modules/duties/index.ts';
import { fileUrl } from '#modules/files/contract.ts';
import { type Ground, ground } from '#modules/towns/index.ts';
import type {
  CreateRequest,
  RequestsQuery,
  Service,
  ServiceRequest,
} from '#protocols/open311/index.ts';
import type { ReportInput, ReportReceipt } from '../contract/index.ts';
import { inWords } from '../rules/open311-words.ts';
import { requestByNumber, requestsBetween } from '../store/open311.ts';
import { nameFor } from './names.ts';
import { asPublic, stateWords } from './public.ts';
import { submitReport } from './submit.ts';

/** The kinds of reports other systems may send. */
export async function servicesOf(ctx: Ctx): Promise<Service[]> {
  const { categories } = await book(ctx);
  return categories.map((category) => ({
    serviceCode: category.code,
    serviceName: nameFor(ctx, category),
    description: category.descriptionZh,
    metadata: false,
    type: 'realtime',
    keywords: category.keywords,
    group:
      ctx.locale === 'en' && category.largeClassEn ? category.largeClassEn : category.largeClassZh,
  }));
}

/** Whether a service exists. */
export async function hasService(ctx: Ctx, code: string): Promise<boolean> {
  return (await book(ctx)).category(code) !== undefined;
}

/** Characters of a report's address; what is longer stands whole in the words. */
const longestAddress = 200;
/** Begins the line of a report that keeps the address of a picture. */
const pictureMark = '（附图地址：';
const pictureLine = /\n?（附图地址：(https?:\/\/[^\s）]+)）/;

/** The words of a request: its description, then what the report has no field of its own for. */
function wordsOf({ description, addressString, attributes, mediaUrl }: CreateRequest): string {
  const isLong = addressString !== undefined && addressString.length > longestAddress;
  const answers = [...attributes].map(([code, values]) => `${code}：${values.join('、')}`);
  const picture = mediaUrl ? [`${pictureMark}${mediaUrl}）`] : [];
  return [
    ...(description ? [description] : []),
    ...(isLong ? [addressString] : []),
    ...answers,
    ...picture,
  ].join('\n');
}

/** Takes a request in as a report. The address of a picture is kept in words; nothing is fetched. */
export function createRequest(
  ctx: Ctx,
  request: CreateRequest,
  remoteAddress: string,
): Promise<ReportReceipt> {
  const name = [request.lastName, request.firstName].filter(Boolean).join('');
  const text = wordsOf(request);
  const input: ReportInput = {
    categoryCode: request.serviceCode,
    ...(text ? { text } : {}),
    ...(request.positionWgs84 ? { position: request.positionWgs84 } : {}),
    ...(request.addressString ? { address: request.addressString.slice(0, longestAddress) } : {}),
    ...(request.addressId ? { placeCode: request.addressId } : {}),
    ...(request.phone ? { reporterPhone: request.phone } : {}),
    ...(name ? { reporterName: name.slice(0, 50) } : {}),
    ...(request.deviceId ? { deviceId: request.deviceId.slice(0, 80) } : {}),
  };
  return submitReport(ctx, input, { remoteAddress, idempotencyKey: null });
}

/**
 * Requests as the public may see them, in the language that is asked for.
 * @param address of this server, for the addresses of pictures
 */
export function findRequests(
  ctx: Ctx,
  query: RequestsQuery,
  address: string,
): Promise<ServiceRequest[]> {
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const rows =
      query.by === 'ids'
        ? await requestByNumber(tx, query.serviceRequestIds)
        : await requestsBetween(tx, query);
    const around = { ctx, town: await ground(ctx), categories: await book(ctx), address };
    return rows.map((row) => requestOf(row, around));
  });
}

interface Around {
  readonly ctx: Ctx;
  readonly town: Ground;
  readonly categories: DutyBook;
  readonly address: string;
}

function requestOf(row: PublicCaseRow, { ctx, town, categories, address }: Around): ServiceRequest {
  const { longitude, latitude, closedAt } = row;
  const { text, mediaUrl } = pictureOf(row);
  const { stateZh, stateEn } = stateWords(row.state);
  return {
    serviceRequestId: row.number,
    status: closedAt ? 'closed' : 'open',
    statusNotes: ctx.locale === 'en' ? stateEn : stateZh,
    serviceName: nameFor(ctx, categories.category(row.categoryCode)) || row.categoryCode,
    serviceCode: row.categoryCode,
    description: maskPersonal(text || row.title).text,
    agencyResponsible:
      nameFor(ctx, town.department(row.leadDepartmentId ?? '') ?? town.office ?? undefined) || null,
    serviceNotice: null,
    requestedAt: row.registeredAt,
    updatedAt: closedAt ?? row.doneAt ?? row.acceptedAt ?? row.dispatchedAt ?? row.registeredAt,
    expectedAt: row.dueAt,
    address: row.address ? maskPersonal(row.address).text : null,
    addressId: null,
    zipcode: null,
    positionWgs84: longitude === null || latitude === null ? null : { longitude, latitude },
    mediaUrl: mediaUrl ?? (row.coverPhotoId ? photoAddress(address, row.coverPhotoId) : null),
  };
}

const photoAddress = (address: string, fileId: string): string =>
  `${address}${fileUrl(fileId, 'full')}`;

/** What another system sent as address of a picture is given back as such. Others' words are left as they are. */
function pictureOf({ channel, description }: PublicCaseRow) {
  const mediaUrl = channel === 'open311' ? (pictureLine.exec(description)?.[1] ?? null) : null;
  return { mediaUrl, text: mediaUrl ? description.replace(pictureLine, '') : description };
}

/** Our problem as an error of Open311. */
export function errorOf(problem: Problem, locale: Locale): { code: number; description: string } {
  const words = inWords(locale);
  // What a key lacks is said of keys: whoever sends one has no page on which to sign in.
  if (problem.code === 'sign-in-required') return { code: 403, description: words.noKey };
  if (problem.code === 'not-permitted') return { code: 403, description: words.keyWithoutRight };
  const { status, title, cure, errors = [] } = detailsOf(problem, locale);
  const sentences = [title, ...errors.map(({ detail }) => detail), cure];
  const description = sentences.join(locale === 'en' ? '. ' : '。');
  if (status === 401 || status === 403) return { code: 403, description };
  const isKept = status === 404 || status === 413 || status === 429 || status >= 500;
  return { code: isKept ? status : 400, description };
}
