/** One question of a form without script: its field, and what was answered. Applying and supplementing ask alike. */
import { type AttachedFile, fileUrl, sizeWords, uploadWith } from '#modules/files/contract.ts';
import {
  area,
  type Html,
  html,
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
  if (field.type === 'array') {
    const kinds = page.say('照片或 PDF，每个不超过 10 MB。', 'Photos or PDF, at most 10 MB each.');
    const hint = text.hint ? `${text.hint} ${kinds}` : kinds;
    return photos(page, { ...text, hint, documents: true });
  }
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

/** Papers that were sent: documents by name and size, to be saved; photos by number, to be looked at. */
export function paperLinks(page: LightRequest, files: readonly AttachedFile[]): Html {
  const rows = files.map(({ id, kind, name, sizeBytes }, at) => {
    const title = name ?? page.say(`第 ${at + 1} 个（照片）`, `File ${at + 1} (photo)`);
    return html`<li><a href="${fileUrl(id)}"${kind === 'document' && html` download`}>${title}</a> ${sizeWords(sizeBytes)}</li>`;
  });
  return html`<ul>${rows}</ul>`;
}

/** What the form answers to a question; files are stored first. */
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
