/** Fields of the demo's lists. */
import type { FieldView } from '#modules/catalogue/index.ts';

/** A text that nobody must give and that is nobody's; `more` says where a field is otherwise. */
export const field = (
  key: string,
  titleZh: string,
  titleEn: string,
  more: Partial<FieldView> = {},
) => ({
  key,
  titleZh,
  titleEn,
  meaning: '',
  type: 'text' as const,
  format: null,
  codes: [],
  required: false,
  personalClass: null,
  mask: null,
  subject: false,
  ...more,
});
