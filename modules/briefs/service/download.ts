/** Briefs as files: downloaded, or going along with an e-mail. */
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { AttachmentSource } from '#modules/messages/index.ts';
import { printed } from '../rules/edits.ts';
import { sayPeriod } from '../rules/periods.ts';
import type { IssueRow } from '../store/tables.ts';
import { writeDocx } from '../print/docx/docx.ts';
import { writePdf } from '../print/pdf/pdf.ts';
import type { Language } from '../print/words.ts';
import { readable } from './views.ts';

/** What a brief may be written as. */
export type Format = 'pdf' | 'docx';

const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A brief as file. @throws brief-unknown */
export async function fileOf(
  ctx: Ctx,
  id: string,
  { format, language }: { format: Format; language: Language },
): Promise<FileReply> {
  const row = await ctx.database.inTenant(ctx, (tx) => readable(tx, id));
  const { document, edits, state, edition, reason, issuedAt } = row;
  const write = format === 'pdf' ? writePdf : writeDocx;
  const imprint = { language, state, edition, reason, issuedAt };
  const bytes = await write(printed(document, edits), imprint);
  return {
    mediaType: mediaTypes[format],
    fileName: `${nameOf(row, language)}.${format}`,
    bytes: new Uint8Array(bytes),
  };
}

function nameOf({ document, kind, edition }: IssueRow, language: Language): string {
  const period = sayPeriod(kind, document.period)[language];
  const later = edition > 1 ? `-${edition}` : '';
  const between = language === 'en' ? ' ' : '';
  return `${document.town[language]}${between}${document.title[language]}-${period}${later}`;
}

/** Gives issued briefs to the e-mails about them; an id is `<brief>/<format>`. */
export const attachments: AttachmentSource = {
  source: 'briefs',
  read: async (ctx, id, language) => {
    const [brief = '', format] = id.split('/');
    if (format !== 'pdf' && format !== 'docx') return null;
    const { fileName, mediaType, bytes } = await fileOf(ctx, brief, { format, language });
    return { fileName, contentType: mediaType, bytes: bytes as Uint8Array };
  },
};
