/** Texts as a JSON file holds them: nested objects whose leaves are sentences. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/**
 * Finds a text by its key and fills `{name}` from the values. A key without a text is returned as
 * it stands, so that a gap shows on the screen rather than as an empty place.
 */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Nested texts as one flat table with dotted keys; `prefix` stands before each key. */
export function flatten(messages: Messages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, sentence] of flatten(value, path)) flat.set(inner, sentence);
  }
  return flat;
}

/** The translator over a flat table of texts. */
export function translator(table: ReadonlyMap<string, string>): Translate {
  return (key, values) => {
    const sentence = table.get(key);
    if (sentence === undefined) return key;
    if (!values) return sentence;
    return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
  };
}
