/** What a found piece of personal data is. */
export type PersonalKind =
  | 'mobile'
  | 'landline'
  | 'identityNumber'
  | 'bankCard'
  | 'plate'
  | 'email';

/** Personal data found in a text: `text.slice(start, end)` is how it was written. */
export interface Finding {
  kind: PersonalKind;
  start: number;
  end: number;
  /** The value in plain half-width form without separators. */
  value: string;
}
