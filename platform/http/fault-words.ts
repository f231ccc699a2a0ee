/** Words for what a schema refuses, where the validator's own do not say what would be right. */
import type { ErrorObject } from 'ajv';

/** More choices than these are looked up in the document of the interface. */
const mostChoices = 20;

const samples: Readonly<Record<string, string>> = {
  date: '2026-11-28',
  'date-time': '2026-11-28T08:30:00Z',
  uuid: '01900000-0000-7000-8000-000000000010',
};

/** What is wrong and, where it can be said shortly, what would be right. */
export function faultWords({ keyword, message, params }: ErrorObject, chinese: boolean): string {
  const said = message ?? keyword;
  const given = params as { readonly allowedValues?: unknown; readonly format?: unknown };
  if (keyword === 'enum' && Array.isArray(given.allowedValues)) {
    const choices = given.allowedValues.map(String);
    if (choices.length > mostChoices) return said;
    return chinese ? `应当是 ${choices.join('、')} 之一` : `must be one of ${choices.join(', ')}`;
  }
  const sample = keyword === 'format' ? samples[String(given.format)] : undefined;
  if (!sample) return said;
  return chinese ? `应当写成 ${sample} 的样子` : `must be written like ${sample}`;
}
