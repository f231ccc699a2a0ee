/** Fields of the demo's lists. */
import { type FieldView, plainField } from '#modules/catalogue/index.ts';

/** A plain text with its name in both languages; `more` says where a field is otherwise. */
export const field = (
  key: string,
  titleZh: string,
  titleEn: string,
  more: Partial<FieldView> = {},
): FieldView => plainField(key, titleZh, { titleEn, ...more });
