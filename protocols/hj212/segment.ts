/** The data segment: who speaks, which command, and the body between `CP=&&` and `&&`. */
import { type Flag, flagText, readFlag } from './flag.ts';
import { type Refused, refused, type Tolerance } from './tolerance.ts';

/** A data segment with its values. */
export interface Segment {
  /** Number of the request, `YYYYMMDDHHmmssSSS`; null where the edition of 2005 leaves it out. */
  readonly qn: string | null;
  /** System code: 21 surface water, 22 air, 31 air pollution source, 32 waste water, 91 interaction … */
  readonly st: string;
  /** Command number. */
  readonly cn: string;
  readonly pw: string;
  /** Number of the device. */
  readonly mn: string;
  readonly flag: Flag;
  /** Packets in all and number of this one, from 1. */
  readonly packets: { readonly count: number; readonly no: number } | null;
  /** RF=1 of 2025: values measured while the line was down. */
  readonly backfill: boolean;
  /** What stands between the marks. */
  readonly cp: string;
}

const cpPattern = /^(.*?);?CP=&&([\s\S]*)&&(;?)$/;
const header = /^[A-Z][A-Za-z]*$/;

/** Reads a data segment. */
export function readSegment(
  text: string,
  tolerance: Tolerance = {},
): { ok: true; segment: Segment } | Refused {
  const parts = cpPattern.exec(text);
  if (!parts) return refused('bad-frame', 'no CP=&&…&& at the end of the data segment');
  const [, head = '', cp = '', trailing] = parts;
  if (trailing && !tolerance.trailingSemicolon) return refused('bad-frame', '; after the last &&');
  const fields = readHead(head);
  if (typeof fields === 'string') return refused('bad-frame', fields);
  return segmentOf(fields, cp, tolerance);
}

/** The fields before CP, or what is wrong with them. */
function readHead(head: string): Map<string, string> | string {
  const fields = new Map<string, string>();
  for (const field of head.split(';')) {
    const at = field.indexOf('=');
    const name = field.slice(0, Math.max(at, 0));
    if (!header.test(name)) return `"${field.slice(0, 40)}" is no field of the head`;
    if (fields.has(name)) return `${name} stands twice`;
    fields.set(name, field.slice(at + 1));
  }
  return fields;
}

function segmentOf(
  fields: ReadonlyMap<string, string>,
  cp: string,
  tolerance: Tolerance,
): { ok: true; segment: Segment } | Refused {
  const field = (name: string) => fields.get(name) ?? '';
  const flag = readFlag(fields.get('Flag'));
  if (!flag)
    return refused('bad-frame', `Flag=${field('Flag').slice(0, 20)} is of no known edition`);
  const fault = headFault(fields, flag, tolerance);
  if (fault) return refused('bad-frame', fault);
  const packets = packetsOf(field('PNUM'), field('PNO'));
  if (packets === undefined)
    return refused('bad-frame', `PNUM=${field('PNUM')};PNO=${field('PNO')}`);
  if (flag.split && !packets) return refused('bad-frame', 'split by its Flag, but without PNUM');
  return {
    ok: true,
    segment: {
      qn: fields.get('QN') ?? null,
      st: field('ST'),
      cn: field('CN'),
      pw: field('PW'),
      mn: field('MN'),
      flag,
      packets,
      backfill: field('RF') === '1',
      cp,
    },
  };
}

function headFault(
  fields: ReadonlyMap<string, string>,
  flag: Flag,
  tolerance: Tolerance,
): string | undefined {
  const field = (name: string) => fields.get(name) ?? '';
  const qn = fields.get('QN');
  if (!/^[0-9A-Z]{2}$/.test(field('ST'))) return `ST=${field('ST').slice(0, 20)} is no system code`;
  if (!/^\d{4}$/.test(field('CN'))) return `CN=${field('CN').slice(0, 20)} is no command`;
  if (qn === undefined ? flag.edition !== 2005 : !/^\d{17}$/.test(qn)) {
    return `QN=${(qn ?? '').slice(0, 30)} is no request number`;
  }
  if (!/^[\x21-\x7e]{0,64}$/.test(field('MN'))) return 'MN has other signs than letters and digits';
  if (field('MN') === '' && !tolerance.emptyMn) return 'MN is empty';
  return undefined;
}

/** null: not split; undefined: nonsense. */
function packetsOf(pnum: string, pno: string): Segment['packets'] | undefined {
  if (pnum === '' && pno === '') return null;
  if (!/^\d{1,4}$/.test(pnum) || !/^\d{1,4}$/.test(pno)) return undefined;
  const [count, no] = [Number(pnum), Number(pno)];
  return no >= 1 && no <= count ? { count, no } : undefined;
}

/** The data segment as it is sent. */
export function segmentText(segment: Segment): string {
  const { qn, st, cn, pw, mn, flag, packets, backfill, cp } = segment;
  const fields = [
    ...(qn === null ? [] : [`QN=${qn}`]),
    `ST=${st}`,
    `CN=${cn}`,
    `PW=${pw}`,
    `MN=${mn}`,
    `Flag=${flagText(flag)}`,
    ...(packets ? [`PNUM=${packets.count}`, `PNO=${packets.no}`] : []),
    ...(backfill ? ['RF=1'] : []),
    `CP=&&${cp}&&`,
  ];
  return fields.join(';');
}
