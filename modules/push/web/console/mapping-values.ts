/** A mapping as the form holds it. */
import type { Mapping } from '../../contract.ts';

/** What the form holds. */
export interface MappingForm {
  name: string;
  active: boolean;
  items: string;
  device: string;
  devicePrefix: string;
  timePath: string;
  timeFormat: 'iso' | 'unixSeconds' | 'unixMs' | 'local';
  listPath: string;
  listName: string;
  listValue: string;
  values: {
    key: string;
    path: string;
    scale?: number | null;
    offset?: number | null;
    words: string;
  }[];
}

/** The form of a mapping. */
export function formOf(name: string, active: boolean, mapping: Mapping): MappingForm {
  const { items, device, devicePrefix, time, list, values } = mapping;
  return {
    name,
    active,
    items,
    device,
    devicePrefix: devicePrefix ?? '',
    timePath: time?.path ?? '',
    timeFormat: time?.format ?? 'iso',
    listPath: list?.path ?? '',
    listName: list?.name ?? '/name',
    listValue: list?.value ?? '/value',
    values: values.map(({ key, path, scale, offset, words }) => ({
      key,
      path,
      scale: scale ?? null,
      offset: offset ?? null,
      words: Object.entries(words ?? {})
        .map(([word, value]) => `${word}=${String(value)}`)
        .join(' '),
    })),
  };
}

/** The mapping of a form; paths that are empty leave their part out. */
export function mappingOf(form: MappingForm): Mapping {
  return {
    items: form.items ?? '',
    device: form.device,
    ...(form.devicePrefix ? { devicePrefix: form.devicePrefix } : {}),
    ...(form.timePath ? { time: { path: form.timePath, format: form.timeFormat } } : {}),
    ...(form.listPath
      ? { list: { path: form.listPath, name: form.listName, value: form.listValue } }
      : {}),
    values: form.values.map(({ key, path, scale, offset, words }) => ({
      key,
      path,
      ...(typeof scale === 'number' ? { scale } : {}),
      ...(typeof offset === 'number' ? { offset } : {}),
      ...(words ? { words: wordsOf(words) } : {}),
    })),
  };
}

/** `OPEN=true SHUT=false` as words and what they mean. */
function wordsOf(text: string): Record<string, string | number | boolean> {
  const pairs = text.split(/\s+/).filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), meaningOf(pair.slice(at + 1))];
    }),
  );
}

function meaningOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

/** What a new source begins with. */
export const blank: Mapping = {
  items: '/data',
  device: '/deviceId',
  time: { path: '/time', format: 'iso' },
  values: [{ key: '', path: '/' }],
};
