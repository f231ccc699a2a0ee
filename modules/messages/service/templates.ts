/** Editing templates: every wording is proved before it is kept. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { Template, TemplateInput } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { type MessageTemplate, placeholdersOf, renderTemplate } from '../rules/render.ts';
import { smsLength } from '../rules/sms-length.ts';
import { insertMessages } from '../store/messages.ts';
import type { TemplateRow } from '../store/tables.ts';
import {
  lockTemplate,
  readTemplates,
  type TemplateKey,
  writeTemplate,
} from '../store/templates.ts';
import {
  commonValues,
  occasion,
  occasions,
  shippedTemplate,
  shippedTemplates,
} from '../templates-default.ts';
import { samples } from '../templates-default/samples.ts';
import { bookOf, renewBook } from './book.ts';
import { outwardRow } from './compose.ts';
import { worldOf } from './world.ts';

/** All templates, or those of one occasion, with the town's changes on top. */
export async function listTemplates(ctx: Ctx, code: string | undefined): Promise<Template[]> {
  const changed = await ctx.database.inTenant(ctx, readTemplates);
  return shippedTemplates()
    .filter((one) => code === undefined || one.key === code)
    .map((one) => {
      const row = changed.find(
        (each) =>
          each.code === one.key && each.channel === one.channel && each.language === one.language,
      );
      return templateOf(
        { code: one.key, channel: one.channel, language: one.language },
        row ?? shippedRow(one),
      );
    });
}

/** Saves a wording. @throws template-*, changed-meanwhile */
export async function saveTemplate(
  ctx: Ctx,
  key: TemplateKey,
  input: TemplateInput,
): Promise<Template> {
  prove(ctx, key, input);
  const saved = await ctx.database.inTenant(ctx, async (tx) => {
    const before = await lockTemplate(tx, key);
    const stale = generalProblem('changed-meanwhile', { what: `模板 ${key.code}` });
    if ((before?.version ?? 0) !== input.version) throw stale;
    const row: TemplateRow = {
      tenantId: ctx.tenantId,
      ...key,
      subject: key.channel === 'sms' ? '' : input.subject,
      body: input.body,
      vendorCode: input.vendorCode,
      vendorVariables: [...input.vendorVariables],
      version: input.version + 1,
      updatedAt: ctx.clock.now(),
    };
    if (!(await writeTemplate(tx, row))) throw stale;
    const subject = `${key.code}/${key.channel}/${key.language}`;
    await saveVersions(tx, [
      { kind: 'messages.template', subject, content: { ...row, tenantId: undefined } },
    ]);
    await audit(tx, [
      { action: 'messages.saveTemplate', subject, detail: { version: row.version } },
    ]);
    return row;
  });
  await renewBook(ctx);
  return templateOf(key, saved);
}

/** How a wording would read with sample values. @throws template-* */
export function previewTemplate(
  ctx: Ctx,
  key: TemplateKey,
  wording: { subject: string; body: string; values?: Readonly<Record<string, string>> },
) {
  const rendering = prove(ctx, key, { ...wording, vendorVariables: [] }, wording.values);
  const length = smsLength(rendering.body, worldOf(ctx.database).signName);
  const isSms = key.channel === 'sms';
  return {
    subject: rendering.subject,
    body: rendering.body,
    smsCharacters: isSms ? length.characters : 0,
    smsSegments: isSms ? length.segments : 0,
  };
}

/** Sends a template with sample values to one address, past quiet hours. @returns the message's id */
export async function testTemplate(ctx: Ctx, key: TemplateKey, address: string): Promise<string> {
  const one = known(key);
  const world = worldOf(ctx.database);
  if (key.channel === 'inbox' || !world.channels.has(key.channel)) {
    throw problem('message-channel-off', { channel: key.channel });
  }
  const robot = key.channel === 'wecom' || key.channel === 'dingtalk';
  if (!robot && address.trim() === '')
    throw problem('message-address-missing', { channel: key.channel });
  return ctx.database.inTenant(ctx, async (tx) => {
    const context = { tenantId: ctx.tenantId, now: ctx.clock.now(), book: await bookOf(tx), world };
    const base = {
      id: '',
      tenantId: ctx.tenantId,
      template: key.code,
      channel: key.channel,
      language: key.language,
      personId: ctx.actor.personId,
      recipientName: ctx.actor.name,
      address: address.trim(),
      subject: '',
      body: '',
      subjectKind: 'template',
      subjectId: key.code,
      link: '/',
      urgency: 'urgent' as const,
      state: 'queued' as const,
      simulated: false,
      attempts: 0,
      nextAttemptAt: null,
      fallbacks: [],
      variables: samples(one.values),
      providerId: '',
      lastError: '',
      createdAt: context.now,
      sentAt: null,
      readAt: null,
      attachment: null,
    };
    const row = outwardRow(base, undefined, context);
    await insertMessages(tx, [row]);
    await audit(tx, [
      { action: 'messages.testTemplate', subject: key.code, detail: { channel: key.channel } },
    ]);
    return row.id;
  });
}

function known(key: TemplateKey) {
  const one = occasion(key.code);
  const exists = one && shippedTemplate(key.code, key.channel, key.language);
  if (!exists) throw problem('template-unknown', { code: key.code, channel: key.channel });
  return one;
}

/** Renders a wording with samples. @throws template-* for what would fail when used */
function prove(
  ctx: Ctx,
  key: TemplateKey,
  wording: Pick<TemplateInput, 'subject' | 'body' | 'vendorVariables'>,
  values: Readonly<Record<string, string>> = {},
) {
  const one = known(key);
  const allowed = [...one.values, ...commonValues];
  const used = [
    ...placeholdersOf(`${wording.subject}\n${wording.body}`),
    ...wording.vendorVariables,
  ];
  const strange = used.filter((name) => !allowed.includes(name));
  if (strange.length > 0) {
    throw problem('template-variable-unknown', {
      names: strange.join('、'),
      known: allowed.join('、'),
    });
  }
  const template: MessageTemplate = {
    key: key.code,
    channel: key.channel,
    language: key.language,
    ...wording,
  };
  const rendering = renderTemplate(
    template,
    { ...samples(allowed), ...values },
    worldOf(ctx.database).signName,
  );
  if (rendering.kind === 'malformed-placeholder')
    throw problem('template-placeholder-wrong', { near: rendering.near });
  if (rendering.kind === 'too-long') {
    throw problem('template-too-long', {
      characters: rendering.characters,
      limit: rendering.limit,
    });
  }
  if (rendering.kind === 'missing-variable') {
    throw problem('template-variable-unknown', {
      names: rendering.names.join('、'),
      known: allowed.join('、'),
    });
  }
  return rendering;
}

type Wording = Pick<TemplateRow, 'subject' | 'body' | 'vendorCode' | 'vendorVariables' | 'version'>;

const shippedRow = (one: MessageTemplate): Wording => ({
  subject: one.subject,
  body: one.body,
  vendorCode: one.vendorCode ?? '',
  vendorVariables: [...(one.vendorVariables ?? [])],
  version: 0,
});

function templateOf(key: TemplateKey, row: Wording): Template {
  const one = occasions.find((each) => each.code === key.code);
  const { subject, body, vendorCode, vendorVariables, version } = row;
  return {
    code: key.code,
    channel: key.channel,
    language: key.language,
    titleZh: one?.titleZh ?? key.code,
    titleEn: one?.titleEn ?? key.code,
    audience: one?.audience ?? 'staff',
    values: [...(one?.values ?? []), ...commonValues],
    subject,
    body,
    vendorCode,
    vendorVariables,
    version,
  };
}
