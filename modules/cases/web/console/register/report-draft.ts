/** A report being taken down, and what of it is sent. Pure. */
import type { ReportInput } from '#modules/reports/contract/index.ts';
import type { Photo } from '#ui/capture/index.ts';
import type { Position } from '#ui/map/index.ts';

/** The form's contents. */
export interface ReportDraft {
  readonly channel: 'hotline' | 'window';
  readonly text: string;
  readonly categoryCode: string | null;
  readonly position: Position | null;
  readonly address: string;
  readonly photos: readonly Photo[];
  readonly anonymous: boolean;
  readonly confidential: boolean;
  readonly name: string;
  readonly phone: string;
}

/** Nothing taken down yet. */
export const blankReport: ReportDraft = {
  channel: 'hotline',
  text: '',
  categoryCode: null,
  position: null,
  address: '',
  photos: [],
  anonymous: false,
  confidential: false,
  name: '',
  phone: '',
};

/**
 * What is sent. `found` is the place that the words name: taken where nobody set the pin. An
 * anonymous report carries no name, whatever was typed before.
 */
export function reportOf(
  draft: ReportDraft,
  photoIds: readonly string[],
  found: Position | null,
): ReportInput {
  const { channel, text, categoryCode, position, address, anonymous } = draft;
  const [name, phone] = [draft.name.trim(), draft.phone.trim()];
  return {
    channel,
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(categoryCode ? { categoryCode } : {}),
    ...(position ? { position, positionSource: 'pin' as const } : {}),
    ...(!position && found ? { position: found, positionSource: 'place' as const } : {}),
    ...(address.trim() ? { address: address.trim() } : {}),
    ...(photoIds.length > 0 ? { photoIds: [...photoIds] } : {}),
    ...(anonymous ? { anonymous } : {}),
    ...(!anonymous && draft.confidential ? { confidential: true } : {}),
    ...(!anonymous && name ? { reporterName: name } : {}),
    ...(!anonymous && phone ? { reporterPhone: phone } : {}),
  };
}
