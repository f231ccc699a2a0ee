/** Reports made on this device: kept here, so that they are found again without an account. */
import type { ReportReceipt } from '../../contract/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { recall, remember } from '#ui/kit/memory.ts';

/** A report as the device remembers it. */
export interface OwnReport {
  readonly number: string;
  readonly token: string;
  readonly summary: string;
  readonly reportedAt: string;
  /** The receipt's words; absent for reports added by their link. */
  readonly receipt?: ReportReceipt;
}

const reportsKey = 'zhenshu.reports';
const deviceKey = 'zhenshu.device';
const phoneKey = 'zhenshu.phone';
const keptAtMost = 50;

/** The reports of this device, newest first. */
export function ownReports(): OwnReport[] {
  try {
    const kept: unknown = JSON.parse(recall(reportsKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOwnReport) : [];
  } catch {
    // Written by another program or cut short: nothing that can be read.
    return [];
  }
}

function isOwnReport(kept: unknown): kept is OwnReport {
  const report = kept as Partial<OwnReport> | null;
  return typeof report?.number === 'string' && typeof report.token === 'string';
}

/** The report of this device with a number. */
export function ownReport(number: string): OwnReport | undefined {
  return ownReports().find((report) => report.number === number);
}

/** Remembers a report; the oldest of more than fifty is forgotten. */
export function keepReport(report: OwnReport): void {
  const others = ownReports().filter(({ number }) => number !== report.number);
  remember(reportsKey, JSON.stringify([report, ...others].slice(0, keptAtMost)));
}

/** A stable random id of this device, against floods; it says nothing about the person. */
export function deviceId(): string {
  const known = recall(deviceKey);
  if (known) return known;
  const fresh = newId();
  remember(deviceKey, fresh);
  return fresh;
}

/** The proved phone, masked, while this device is signed in; null otherwise. */
export function provedPhone(): string | null {
  return recall(phoneKey);
}

/** Notes that this device is signed in by phone, or no longer. */
export function noteProvedPhone(masked: string | null): void {
  remember(phoneKey, masked);
}
