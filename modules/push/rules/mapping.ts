/** Reading a foreign message by a mapping. */
import type { Mapping } from '../contract.ts';
import { at } from './pointer.ts';

/** What is missing in an item, and where it was looked for. */
export interface ItemFault {
  readonly what: 'device' | 'time' | 'list';
  readonly path: string;
}

/** One item of a message as it is understood. */
export interface ReadItem {
  /** External id of the device; empty when the item names none. */
  readonly device: string;
  readonly at: Date | null;
  readonly values: readonly { readonly key: string; readonly value: unknown }[];
  /** What was not found or could not be read. */
  readonly faults: readonly ItemFault[];
}

/** Items of one message. */
export const mostItems = 5000;

/** Reads a message. @returns undefined when the list of items is not there or too long */
export function readMessage(message: unknown, mapping: Mapping): ReadItem[] | undefined {
  const found = at(message, pointerIn(mapping.items));
  if (found === undefined) return undefined;
  const items = Array.isArray(found) ? found : [found];
  if (items.length > mostItems) return undefined;
  return items.map((item) => readItem(message, item, mapping));
}

const pointerIn = (path: string): string => path.replace(/^\^/, '');

function readItem(message: unknown, item: unknown, mapping: Mapping): ReadItem {
  const look = (path: string): unknown =>
    at(path.startsWith('^') ? message : item, pointerIn(path));
  const faults: ItemFault[] = [];
  const name = look(mapping.device);
  const isName = (typeof name === 'string' && name !== '') || typeof name === 'number';
  if (!isName) faults.push({ what: 'device', path: mapping.device || '/' });
  const time = mapping.time ? timeIn(look(mapping.time.path), mapping.time.format) : null;
  if (time === undefined) faults.push({ what: 'time', path: mapping.time?.path ?? '' });
  return {
    device: isName ? `${mapping.devicePrefix ?? ''}${name}` : '',
    at: time ?? null,
    values: [...valuesOf(look, mapping), ...listed(look, mapping, faults)],
    faults,
  };
}

/** Values that are not there are left out: messages seldom carry all of them. */
function valuesOf(look: (path: string) => unknown, { values }: Mapping) {
  return values.flatMap((one) => {
    const raw = look(one.path);
    return raw === undefined || raw === null ? [] : [{ key: one.key, value: converted(raw, one) }];
  });
}

/** Name and value pairs; a name that `values` maps goes to its key, any other stays as it is. */
function listed(look: (path: string) => unknown, { list, values }: Mapping, faults: ItemFault[]) {
  if (!list) return [];
  const pairs = look(list.path);
  if (!Array.isArray(pairs)) {
    faults.push({ what: 'list', path: list.path });
    return [];
  }
  return pairs.slice(0, 1000).flatMap((pair: unknown) => {
    const name = at(pair, pointerIn(list.name));
    const raw = at(pair, pointerIn(list.value));
    if (typeof name !== 'string' || raw === undefined || raw === null) return [];
    const known = values.find(({ path }) => path === `/${name}`);
    return [{ key: known?.key ?? name, value: known ? converted(raw, known) : raw }];
  });
}

type Conversion = Pick<Mapping['values'][number], 'scale' | 'offset' | 'words'>;

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function converted(raw: unknown, { scale, offset, words }: Conversion): unknown {
  if (words && Object.hasOwn(words, String(raw))) return words[String(raw)];
  const isText = typeof raw === 'string' && decimal.test(raw.trim());
  const number = isText ? Number(raw) : raw;
  if (typeof number !== 'number' || (scale === undefined && offset === undefined)) return number;
  return Number((number * (scale ?? 1) + (offset ?? 0)).toPrecision(12));
}

/** undefined: there is none, or it cannot be read. */
function timeIn(raw: unknown, format: NonNullable<Mapping['time']>['format']): Date | undefined {
  const date = dateIn(raw, format);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

function dateIn(raw: unknown, format: NonNullable<Mapping['time']>['format']): Date | undefined {
  if (format === 'unixSeconds' || format === 'unixMs') {
    const number = typeof raw === 'string' && /^\d{1,16}$/.test(raw) ? Number(raw) : raw;
    if (typeof number !== 'number') return undefined;
    return new Date(format === 'unixMs' ? number : number * 1000);
  }
  if (typeof raw !== 'string') return undefined;
  if (format === 'iso')
    return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(raw) ? new Date(raw) : undefined;
  const local = /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d:\d\d(:\d\d(\.\d+)?)?)$/.exec(raw.trim());
  return local ? new Date(`${local[1]}-${local[2]}-${local[3]}T${local[4]}+08:00`) : undefined;
}
