/** A shipped text before it is spread over channels. */
export interface ShippedText {
  readonly subject: string;
  /** Inbox and e-mail. */
  readonly body: string;
  /** SMS: short, because every 70 characters are paid for. */
  readonly sms: string;
}

/** One occasion with its placeholders and its words in both languages. */
export interface ShippedTemplate {
  readonly code: string;
  /** Only what is for staff may go to the staff's group robots. */
  readonly audience: 'staff' | 'residents';
  readonly titleZh: string;
  readonly titleEn: string;
  /** Names of the placeholders that the caller fills; `link` is filled from the message's link. */
  readonly values: readonly string[];
  readonly zh: ShippedText;
  readonly en: ShippedText;
}
