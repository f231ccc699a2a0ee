import { randomUUID } from 'node:crypto';
import type { OutwardChannelKind } from '../contract/channel-kinds.ts';

/** One placeholder and the text that takes its place, in the order the vendor's template has them. */
export type TemplateParameter = { readonly name: string; readonly value: string };

/** A text that was approved by an SMS vendor beforehand, and what fills it. */
export type VendorTemplate = {
  /** The vendor's own code: `SMS_123456789` at Aliyun, `1234567` at Tencent Cloud. */
  readonly code: string;
  /** Named at Aliyun, positional at Tencent Cloud: the order matters. */
  readonly parameters: readonly TemplateParameter[];
};

/** A finished message on its way out: nothing is left to decide, only to deliver. */
export type OutgoingMessage = {
  /** Our own id; travels along where the vendor has a field for it, so that receipts find back. */
  readonly id: string;
  /**
   * SMS: exactly one mobile number. E-mail: exactly one address. Group robots: the mobile numbers
   * to mention, possibly none, because the group itself is the address.
   */
  readonly to: readonly string[];
  /** E-mail subject and title of a robot's markdown message; SMS has none. */
  readonly subject: string;
  readonly body: string;
  readonly format: 'text' | 'markdown';
  /** A document that goes along; e-mail only. */
  readonly attachment?: {
    readonly fileName: string;
    readonly contentType: string;
    readonly bytes: Uint8Array;
  };
  /** Needed by both SMS vendors, ignored by the other channels. */
  readonly vendorTemplate?: VendorTemplate;
};

/**
 * What became of one attempt. `sent` means that the vendor accepted it, not that it was read.
 * `retry` may succeed later without anybody changing the message; `refused` never will.
 * `reason` is for the log and the operator; telephone numbers in it are masked.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly afterSeconds?: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** A way out of the house. `send` never throws: every failure is an outcome. */
export type Channel = {
  readonly kind: OutwardChannelKind;
  send(message: OutgoingMessage): Promise<SendOutcome>;
};

/** What an adapter reads from outside its settings: signatures need the hour and a nonce. */
export type World = { now(): Date; nonce(): string };

/** The machine's clock and random source. */
export const realWorld: World = { now: () => new Date(), nonce: () => randomUUID() };

/** An outcome that may succeed later; `afterSeconds` is the shortest wait worth trying. */
export function retry(reason: string, afterSeconds?: number): SendOutcome {
  const masked = maskNumbers(reason);
  return afterSeconds === undefined
    ? { kind: 'retry', reason: masked }
    : { kind: 'retry', reason: masked, afterSeconds };
}

/** An outcome that no repetition will change. */
export function refused(reason: string): SendOutcome {
  return { kind: 'refused', reason: maskNumbers(reason) };
}

/** Hides the middle of every mainland mobile number in a text: vendors quote them in errors. */
export function maskNumbers(text: string): string {
  return text.replace(/(?<!\d)((?:86)?1\d{2})\d{4}(\d{4})(?!\d)/g, '$1****$2');
}
