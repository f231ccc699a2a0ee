/** One question of a form without script: its field, and what was answered. Applying and supplementing ask alike. */
import { uploadWith } from '#modules/files/contract.ts';
import {
  area,
  type Html,
  input,
  keepPhotos,
  type LightRequest,
  photos,
  radios,
} from '#platform/light/index.ts';
import type { Answer, Question } from '../contract/index.ts';

const nameOf = (key: string): string => `answers/${key}`;

/** The field of a question, with what was answered before. */
export function questionField(
  page: LightRequest,
  { key, field, required }: Question,
  answer?: Answer,
): Html {
  const text = {
    name: nameOf(key),
    label: page.say(field.title, field['x-titleEn'] ?? field.title),
    ...(field.description
      ? { hint: page.say(field.description, field['x-descriptionEn'] ?? field.description) }
      : {}),
    value: typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer ?? ''),
    optional: !required,
  };
  const yesNo = [
    { value: 'yes', label: page.say('是', 'Yes') },
    { value: 'no', label: page.say('否', 'No') },
  ];
  if (field.type === 'array') return photos(page, text);
  if (field.type === 'boolean') return radios(page, { ...text, options: yesNo });
  if (field.enum)
    return radios(page, {
      ...text,
      options: field.enum.map((one) => ({ value: one, label: one })),
    });
  if (field.format === 'multiline') return area(page, { ...text, rows: 5 });
  return input(page, {
    ...text,
    type: field.format === 'date' ? 'date' : field.format === 'phone' ? 'tel' : 'text',
    digits: field.type !== 'string',
  });
}

/** What the form answers to a question; photos are stored first. */
export async function answerOf(page: LightRequest, { key, field }: Question): Promise<Answer> {
  const name = nameOf(key);
  if (field.type === 'array') {
    return keepPhotos(
      page,
      name,
      async (file, once) => (await uploadWith(page.fetch, file, once)).id,
    );
  }
  const text = page.form.text(name);
  if (field.type === 'boolean') return text === '' ? '' : text === 'yes';
  const plain = text.normalize('NFKC');
  return field.type !== 'string' && /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
