/** Open311 GeoReport v2 on the same reports: what other systems send and ask. */
import type { Ctx } from '#platform/context/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { PublicCaseRow } from '#modules/cases/index.ts';
import { book, type DutyBook } from '#modules/duties/index.ts';
import { type Ground, ground } from '#modules/towns/index.ts';
import type {
  CreateRequest,
  RequestsQuery,
  Service,
  ServiceRequest,
} from '#protocols/open311/index.ts';
import type { ReportInput, ReportReceipt } from '../contract/index.ts';
import { requestByNumber, requestsBetween } from '../store/open311.ts';
import { asPublic } from './public.ts';
import { submitReport } from './submit.ts';

/** The kinds of reports other systems may send. */
export async function servicesOf(ctx: Ctx): Promise<Service[]> {
  const { categories } = await book(ctx);
  return categories.map((category) => ({
    serviceCode: category.code,
    serviceName: category.nameZh,
    description: category.descriptionZh,
    metadata: false,
    type: 'realtime',
    keywords: category.keywords,
    group: category.largeClassZh,
  }));
}

/** Whether a service exists. */
export async function hasService(ctx: Ctx, code: string): Promise<boolean> {
  return (await book(ctx)).category(code) !== undefined;
}

/** Takes a request in as a report. The address of a picture is kept in words; nothing is fetched. */
export function createRequest(
  ctx: Ctx,
  request: CreateRequest,
  remoteAddress: string,
): Promise<ReportReceipt> {
  const name = [request.lastName, request.firstName].filter(Boolean).join('');
  const text = [request.description, request.mediaUrl ? `（附图地址：${request.mediaUrl}）` : '']
    .filter(Boolean)
    .join('\n')
    .slice(0, 2000);
  const input: ReportInput = {
    categoryCode: request.serviceCode,
    ...(text ? { text } : {}),
    ...(request.positionWgs84 ? { position: request.positionWgs84 } : {}),
    ...(request.addressString ? { address: request.addressString.slice(0, 200) } : {}),
    ...(request.addressId ? { placeCode: request.addressId } : {}),
    ...(request.phone ? { reporterPhone: request.phone } : {}),
    ...(name ? { reporterName: name.slice(0, 50) } : {}),
    ...(request.deviceId ? { deviceId: request.deviceId.slice(0, 80) } : {}),
  };
  return submitReport(ctx, input, { remoteAddress, idempotencyKey: null });
}

/** Requests as the public may see them. */
export function findRequests(ctx: Ctx, query: RequestsQuery): Promise<ServiceRequest[]> {
  const system = asPublic(ctx);
  return system.database.inTenant(system, async (tx) => {
    const rows =
      query.by === 'ids'
        ? await requestByNumber(tx, query.serviceRequestIds)
        : await requestsBetween(tx, query);
    const town = await ground(ctx);
    const categories = await book(ctx);
    return rows.map((row) => requestOf(row, town, categories));
  });
}

function requestOf(row: PublicCaseRow, town: Ground, categories: DutyBook): ServiceRequest {
  const { longitude, latitude } = row;
  return {
    serviceRequestId: row.number,
    status: row.closedAt ? 'closed' : 'open',
    statusNotes: null,
    serviceName: categories.category(row.categoryCode)?.nameZh ?? row.categoryCode,
    serviceCode: row.categoryCode,
    description: maskPersonal(row.description || row.title).text,
    agencyResponsible:
      town.department(row.leadDepartmentId ?? '')?.nameZh ?? town.office?.nameZh ?? null,
    serviceNotice: null,
    requestedAt: row.registeredAt,
    updatedAt: row.closedAt ?? row.doneAt ?? row.acceptedAt ?? row.dispatchedAt ?? row.registeredAt,
    expectedAt: row.dueAt,
    address: row.address || null,
    addressId: null,
    zipcode: null,
    positionWgs84: longitude === null || latitude === null ? null : { longitude, latitude },
    mediaUrl: null,
  };
}

/** Our problem as an error of Open311. */
export function errorOf(error: unknown): { code: number; description: string } | null {
  if (!(error instanceof Problem)) return null;
  const { status, zh, cureZh } = error.entry;
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, key: string) => String(error.values[key] ?? ''));
  const code =
    status === 401 || status === 403
      ? 403
      : status === 404
        ? 404
        : status >= 500 || status === 429
          ? status
          : 400;
  return { code, description: `${fill(zh)}。${fill(cureZh)}` };
}
