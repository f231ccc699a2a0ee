/** Templates and preferences of a town, read in one go and kept for seconds: queueing must be cheap. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import type { ChannelKind } from '../contract/channel-kinds.ts';
import type { MessageLanguage, MessageTemplate } from '../rules/render.ts';
import { readPreferences } from '../store/preferences.ts';
import type { PreferenceRow, TemplateRow } from '../store/tables.ts';
import { messagesRevision, readTemplates } from '../store/templates.ts';
import { shippedTemplates } from '../templates-default.ts';

/** What queueing reads. */
export interface MessageBook {
  /** The template for an occasion and channel, in Chinese when the language has none. */
  template(
    code: string,
    channel: ChannelKind,
    language: MessageLanguage,
  ): MessageTemplate | undefined;
  readonly preferences: ReadonlyMap<string, PreferenceRow>;
}

const books = new TenantCache<MessageBook>({
  revision: messagesRevision,
  load: async (tx) => bookFrom(await readTemplates(tx), await readPreferences(tx)),
});

/** The book of the running transaction's town; at most 10 s behind another process's change. */
export function bookOf(tx: Tx): Promise<MessageBook> {
  return books.get(tx);
}

/** Reads a town's book anew; call it after a change was committed. */
export function renewBook(ctx: Ctx): Promise<void> {
  return books.reload(ctx);
}

/** The shipped templates with a town's changes on top. */
export function bookFrom(
  changed: readonly TemplateRow[],
  preferences: readonly PreferenceRow[],
): MessageBook {
  const templates = new Map(
    shippedTemplates().map((one) => [keyOf(one.key, one.channel, one.language), one]),
  );
  for (const row of changed) {
    templates.set(keyOf(row.code, row.channel, row.language), templateFrom(row));
  }
  return {
    template: (code, channel, language) =>
      templates.get(keyOf(code, channel, language)) ?? templates.get(keyOf(code, channel, 'zh')),
    preferences: new Map(preferences.map((row) => [row.personId, row])),
  };
}

function templateFrom(row: TemplateRow): MessageTemplate {
  const { code, channel, language, subject, body, vendorCode, vendorVariables } = row;
  return {
    key: code,
    channel,
    language,
    subject,
    body,
    ...(vendorCode ? { vendorCode } : {}),
    ...(vendorVariables.length > 0 ? { vendorVariables } : {}),
  };
}

const keyOf = (code: string, channel: string, language: string): string =>
  `${code}|${channel}|${language}`;
