/** What a short readable case number says. */
export interface CaseNumber {
  /** Two to four capital letters of the town, e.g. QX for Qingxi. */
  prefix: string;
  /** Day of registration in Asia/Shanghai, `YYYY-MM-DD`. */
  date: string;
  /** Running number of the day, from 1. */
  sequence: number;
}

/**
 * The readable number of a case: `QX-20261123-0042-5`.
 *
 * Town letters, day of registration (Asia/Shanghai), running number of that day (at least four
 * digits, more when needed) and one check digit after Damm over all digits before it. The check
 * digit finds every single wrong digit and every swap of two neighbours, the usual slips when a
 * number is read out on the telephone.
 *
 * @param date an instant of the day of registration.
 * @param sequence running number of the day, a whole number from 1.
 * @throws RangeError for a sequence or prefix that cannot be written.
 */
export function caseNumber(date: Date, sequence: number, prefix = 'QX'): string {
  if (!Number.isSafeInteger(sequence) || sequence < 1) {
    throw new RangeError(`the running number must be a whole number from 1, not ${sequence}`);
  }
  if (!/^[A-Z]{2,4}$/.test(prefix)) {
    throw new RangeError(`the prefix must be 2 to 4 capital letters, not ${prefix}`);
  }
  const day = shanghaiDay(date).replaceAll('-', '');
  const running = String(sequence).padStart(4, '0');
  return `${prefix}-${day}-${running}-${damm(day + running)}`;
}

/**
 * Reads a case number as people type it: any case, full-width digits, spaces or no hyphens.
 * Returns undefined when it is none or its check digit is wrong.
 */
export function parseCaseNumber(text: string): CaseNumber | undefined {
  const compact = text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const found = /^([A-Z]{2,4})(\d{4})(\d{2})(\d{2})(\d{4,})(\d)$/.exec(compact);
  if (!found) return undefined;
  const [, prefix = '', year = '', month = '', day = '', running = '', check = ''] = found;
  if (String(damm(year + month + day + running)) !== check) return undefined;
  const date = `${year}-${month}-${day}`;
  const readable = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(readable.getTime()) || !readable.toISOString().startsWith(date))
    return undefined;
  const sequence = Number(running);
  return sequence < 1 ? undefined : { prefix, date, sequence };
}

function shanghaiDay(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

// Quasigroup of order 10 from H. M. Damm, "Total anti-symmetrische Quasigruppen" (Marburg 2004).
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

function damm(digits: string): number {
  let row = 0;
  for (const digit of digits) row = Number(DAMM[row]?.[Number(digit)]);
  return row;
}
