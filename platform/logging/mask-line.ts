import { maskPersonal } from '../text/index.ts';

/** Members whose values are technical: no words of persons. */
const technical = new Set(['time', 'level', 'traceId', 'reqId', 'id', 'caseId', 'tenantId']);
/** A line without any of these holds nothing that could be found. */
const worthReading =
  /\d{5}|[\uFF10-\uFF19]{3}|[零〇幺一二三四五六七八九]{4}|[@＠]|[\u4e00-\u9fff][A-Z]/;

/**
 * A line of the log without numbers of persons: what was not kept out by its name is found in the words
 * (messages, stacks, texts). A line that is no JSON object is masked as a whole.
 */
export function maskLine(line: string): string {
  if (!worthReading.test(line)) return line;
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch {
    return maskPersonal(line).text;
  }
  return `${JSON.stringify(masked(entry))}\n`;
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonal(value).text;
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, technical.has(name) ? one : masked(one)]),
  );
}
