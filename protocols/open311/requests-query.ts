/** Reading GET requests. */
import { type FormInput, FormReader, readForm } from './form.ts';
import type { Open311Error, Parsed, RequestStatus } from './types.ts';
import { parseW3cDate } from './w3c-date.ts';

/** Longest span of one query, days, and most requests in one reply; both by the specification. */
export const MAX_SPAN_DAYS = 90;
export const MAX_REQUESTS = 1000;

/** What to look for: named requests (which overrides all else), or a span of time. */
export type RequestsQuery = { readonly jurisdictionId?: string; readonly limit: number } & (
  | { readonly by: 'ids'; readonly serviceRequestIds: readonly string[] }
  | {
      readonly by: 'span';
      /** Both ends included; compared with requested_datetime. */
      readonly from: Date;
      readonly until: Date;
      /** Empty: all. */
      readonly serviceCodes: readonly string[];
      /** Empty: all. */
      readonly statuses: readonly RequestStatus[];
      /** Requests to pass over, of the page/page_size extension. */
      readonly offset: number;
    }
);

const SPAN_MILLISECONDS = MAX_SPAN_DAYS * 24 * 3600 * 1000;

/**
 * Reads a query string. Without dates: the 90 days before `now`; with one date: 90 days from or up
 * to it. More than 90 days, an end before its start, or an unknown status is an error.
 * `page` and `page_size` are the widely used extension; `limit` is never above 1,000.
 */
export function parseRequestsQuery(input: FormInput, now: Date): Parsed<RequestsQuery> {
  const reader = new FormReader(readForm(input));
  const jurisdictionId = reader.text('jurisdiction_id', 200);
  const shared = jurisdictionId === undefined ? {} : { jurisdictionId };
  const serviceRequestIds = reader.texts('service_request_id');
  if (serviceRequestIds.length > MAX_REQUESTS) {
    reader.fault(`more than ${MAX_REQUESTS} service_request_id were asked for; ask in parts`);
  }
  if (serviceRequestIds.length > 0) {
    if (reader.errors.length > 0) return { errors: reader.errors };
    return { value: { ...shared, by: 'ids', serviceRequestIds, limit: MAX_REQUESTS } };
  }
  const span = readSpan(reader, now);
  const statuses = [...new Set(reader.texts('status').map((status) => status.toLowerCase()))];
  const known = statuses.filter((status) => status === 'open' || status === 'closed');
  if (known.length < statuses.length)
    reader.fault('status must be open, closed or both, comma separated');
  const limit = readCount(reader, 'page_size', MAX_REQUESTS, MAX_REQUESTS);
  const page = readCount(reader, 'page', 1, 1_000_000);
  if (reader.errors.length > 0) return { errors: reader.errors };
  const serviceCodes = reader.texts('service_code');
  const offset = (page - 1) * limit;
  return {
    value: { ...shared, by: 'span', ...span, serviceCodes, statuses: known, limit, offset },
  };
}

function readSpan(reader: FormReader, now: Date): { from: Date; until: Date } {
  const start = readDate(reader, 'start_date');
  const end = readDate(reader, 'end_date');
  const nowMs = now.getTime();
  const fallbackEnd = start
    ? Math.min(start.getTime() + SPAN_MILLISECONDS, Math.max(nowMs, start.getTime()))
    : nowMs;
  const until = end ?? new Date(fallbackEnd);
  const from = start ?? new Date(until.getTime() - SPAN_MILLISECONDS);
  if (until < from) reader.fault('end_date lies before start_date');
  if (until.getTime() - from.getTime() > SPAN_MILLISECONDS) {
    reader.fault(
      `start_date and end_date may not span more than ${MAX_SPAN_DAYS} days; ask in parts`,
    );
  }
  return { from, until };
}

function readDate(reader: FormReader, name: string): Date | undefined {
  const text = reader.text(name, 40);
  const instant = text === undefined ? undefined : parseW3cDate(text);
  if (text !== undefined && !instant) {
    reader.fault(`${name} must be a time with a zone, like 2026-03-04T00:00:00Z`);
  }
  return instant;
}

function readCount(reader: FormReader, name: string, fallback: number, most: number): number {
  const text = reader.text(name, 20);
  if (text === undefined) return fallback;
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count >= 1) return Math.min(count, most);
  reader.fault(`${name} must be a whole number from 1 on`);
  return fallback;
}

/**
 * The error for a jurisdiction_id, undefined if it may pass: missing is an error only where several
 * jurisdictions are served (400), an unknown one always (404).
 */
export function checkJurisdiction(
  jurisdictionId: string | undefined,
  served: readonly string[],
): Open311Error | undefined {
  if (jurisdictionId === undefined) {
    if (served.length <= 1) return undefined;
    return {
      code: 400,
      description: 'jurisdiction_id was not provided; this endpoint serves several',
    };
  }
  if (served.includes(jurisdictionId)) return undefined;
  return { code: 404, description: `jurisdiction_id ${jurisdictionId} was not found` };
}
