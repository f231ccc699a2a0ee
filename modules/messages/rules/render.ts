import type { ChannelKind } from '../contract/channel-kinds.ts';
import { smsLength, smsLongestCharacters } from './sms-length.ts';

/** The languages a message can be written in; Chinese is always there. */
export type MessageLanguage = 'zh' | 'en';

/** A text with `{{name}}` placeholders for one occasion, one channel and one language. */
export type MessageTemplate = {
  /** The occasion, as `case.assigned`. */
  readonly key: string;
  readonly channel: ChannelKind;
  readonly language: MessageLanguage;
  /** Empty for SMS. */
  readonly subject: string;
  readonly body: string;
  /** SMS only: the code under which the vendor approved this text. */
  readonly vendorCode?: string;
  /** SMS only: the placeholders in the vendor's order; without it, in order of appearance. */
  readonly vendorVariables?: readonly string[];
};

/** Values by placeholder name. */
export type Variables = Readonly<Record<string, string | number>>;

/** A message ready to send, or the reason why there is none: an error of whoever wrote or called it. */
export type Rendering =
  | {
      readonly kind: 'rendered';
      readonly subject: string;
      readonly body: string;
      readonly parameters: readonly { readonly name: string; readonly value: string }[];
      /** Paid SMS segments; 0 on every other channel. */
      readonly smsSegments: number;
    }
  | { readonly kind: 'missing-variable'; readonly names: readonly string[] }
  | { readonly kind: 'malformed-placeholder'; readonly near: string }
  | { readonly kind: 'too-long'; readonly characters: number; readonly limit: number };

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9_]*)\s*\}\}/g;

/** The names in a text, each once, in order of appearance. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

interface Reading {
  readonly malformed: string | undefined;
  readonly appearing: readonly string[];
  /** The vendor's names in the vendor's order, or those that appear. */
  readonly parameters: readonly string[];
  /** All of both, each once. */
  readonly needed: readonly string[];
  /** Words and names in turn, words first. */
  readonly subject: readonly string[];
  readonly body: readonly string[];
}

/** A template is filled many times and read once. */
const readings = new WeakMap<MessageTemplate, Reading>();

function readingOf(template: MessageTemplate): Reading {
  let reading = readings.get(template);
  if (!reading) {
    const appearing = placeholdersOf(`${template.subject}\n${template.body}`);
    const parameters = template.vendorVariables ?? appearing;
    reading = {
      malformed: strayBraces(template.subject) ?? strayBraces(template.body),
      appearing,
      parameters,
      needed: [...new Set([...appearing, ...parameters])],
      // A pattern with a group splits into words and names in turn.
      subject: template.subject.split(PLACEHOLDER),
      body: template.body.split(PLACEHOLDER),
    };
    readings.set(template, reading);
  }
  return reading;
}

/** The names that a template asks for, each once, in order of appearance. */
export function placeholdersIn(template: MessageTemplate): readonly string[] {
  return readingOf(template).appearing;
}

/** The names that a template or its vendor asks for, each once. */
export function valuesNeededBy(template: MessageTemplate): readonly string[] {
  return readingOf(template).needed;
}

/** The template for an occasion and channel in a language, in Chinese when that one is missing. */
export function chooseTemplate(
  templates: readonly MessageTemplate[],
  wanted: {
    readonly key: string;
    readonly channel: ChannelKind;
    readonly language: MessageLanguage;
  },
): MessageTemplate | undefined {
  const candidates = templates.filter(
    (template) => template.key === wanted.key && template.channel === wanted.channel,
  );
  return (
    candidates.find((template) => template.language === wanted.language) ??
    candidates.find((template) => template.language === 'zh')
  );
}

/**
 * Fills a template. Values are put in once and never read as placeholders again. `signName` counts
 * towards the length of an SMS and is ignored elsewhere.
 */
export function renderTemplate(
  template: MessageTemplate,
  variables: Variables,
  signName = '',
): Rendering {
  const { malformed, needed, ...parts } = readingOf(template);
  if (malformed !== undefined) return { kind: 'malformed-placeholder', near: malformed };
  const missing = needed.filter((name) => !Object.hasOwn(variables, name));
  if (missing.length > 0) return { kind: 'missing-variable', names: missing };

  const tamed = new Map(
    needed.map((name) => [name, tame(String(variables[name]), template.channel)]),
  );
  const valueOf = (name: string): string => tamed.get(name) ?? '';
  const fill = (words: readonly string[]): string => {
    let text = '';
    for (let at = 0; at < words.length; at += 1) {
      const part = words[at] as string;
      text += at % 2 === 0 ? part : valueOf(part);
    }
    return text;
  };
  const body = fill(parts.body);
  const sms = template.channel === 'sms' ? smsLength(body, signName) : undefined;
  if (sms && sms.characters > smsLongestCharacters) {
    return { kind: 'too-long', characters: sms.characters, limit: smsLongestCharacters };
  }
  return {
    kind: 'rendered',
    subject: oneLine(fill(parts.subject)),
    body,
    parameters: parts.parameters.map((name) => ({ name, value: valueOf(name) })),
    smsSegments: sms?.segments ?? 0,
  };
}

/** Braces that look like a placeholder but are none: `{{`, `{{1st}}`, `{{名字}}`. */
function strayBraces(text: string): string | undefined {
  const rest = text.replace(PLACEHOLDER, '');
  const at = rest.search(/\{\{|\}\}/);
  return at < 0 ? undefined : rest.slice(at, at + 20);
}

/**
 * Takes from a value what a stranger could abuse. Values come from residents' reports: in an SMS,
 * 【】 would forge a signature and line breaks are refused; in a group robot, `<@all>` would call
 * everyone and markdown would hide a link.
 */
function tame(value: string, channel: ChannelKind): string {
  if (channel === 'sms') return oneLine(value).replaceAll('【', '〔').replaceAll('】', '〕');
  if (channel === 'wecom' || channel === 'dingtalk') {
    return value.replace(/[<>[\]*`@]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  }
  return value;
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();
}
