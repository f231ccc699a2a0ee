/** Reads what a report needs before it can be judged: files, place, category, reporter. */
import { hash } from 'node:crypto';
import type { Ctx } from '#platform/context/index.ts';
import type { Position } from '#platform/geo/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskPersonal } from '#platform/text/index.ts';
import type { NewAttachment, NewCase } from '#modules/cases/index.ts';
import { classifier } from '#modules/classification/index.ts';
import { book } from '#modules/duties/index.ts';
import { describe } from '#modules/files/index.ts';
import { type GridCell, type Ground, ground } from '#modules/towns/index.ts';
import type { ReportInput } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { type JudgedCategory, judge } from '../rules/judge.ts';
import { reporterOf } from './reporter.ts';

/** Who sends a report, beyond what the form says. */
export interface Sender {
  readonly remoteAddress: string;
  readonly idempotencyKey: string | null;
}

/** A report ready to be opened. */
export interface Prepared {
  readonly matter: NewCase;
  readonly input: ReportInput;
  readonly channel: string;
  readonly givenCategory: boolean;
  readonly positionSource: string;
  readonly phone: string | null;
  readonly reporterId: string | null;
  readonly reporterName: string;
  readonly takenBy: string | null;
  readonly device: string;
  readonly idempotencyKey: string | null;
  readonly fileIds: readonly string[];
}

const clockToleranceMs = 10 * 60_000;

/**
 * Prepares a report.
 * @throws report-empty, clock-ahead, phone-invalid, file-unknown, place-unknown, report-outside-county,
 * report-category-unknown
 */
export async function prepare(ctx: Ctx, input: ReportInput, sender: Sender): Promise<Prepared> {
  const text = input.text?.trim() ?? '';
  refuseEmpty(input, text);
  refuseClockAhead(ctx, input);
  const town = await ground(ctx);
  const attachments = await attachmentsOf(ctx, input);
  const place = placeOf(input, town, { text, attachments });
  const { categories, judged } = await judgeReport(ctx, input, { text, placeName: place.name });
  const { cell } = place;
  const who = await reporterOf(ctx, input);
  const given = input.categoryCode ? categories.category(input.categoryCode) : undefined;
  return {
    matter: {
      categoryCode: judged.category.code,
      sure: judged.sure,
      title: judged.title,
      description: maskPersonal(text).text,
      urgency: judged.urgency,
      channel: who.channel,
      position: place.position,
      address: place.address,
      villageId: cell?.villageId ?? place.villageId,
      gridCellId: cell?.id ?? null,
      public: judged.public,
      confidential: input.confidential ?? false,
      judgement: { ...judged.judgement, placeFrom: place.source },
      attachments,
      reporter: {
        kind: ctx.actor.kind,
        personId: who.takenBy ?? who.reporterId,
        name: who.takenByName,
        onBehalfOf: who.onBehalfOf,
      },
    },
    input,
    channel: who.channel,
    givenCategory: given !== undefined,
    positionSource: place.source,
    phone: who.phone,
    reporterId: who.reporterId,
    reporterName: who.name,
    takenBy: who.takenBy,
    device: deviceOf(input, sender, ctx),
    idempotencyKey: sender.idempotencyKey,
    fileIds: attachments.map(({ fileId }) => fileId),
  };
}

function refuseEmpty(input: ReportInput, text: string): void {
  const says = text || input.photoIds?.length || input.voiceId || input.categoryCode;
  if (!says)
    throw problem('report-empty', {}, [
      {
        pointer: '/text',
        detail: '文字、照片、语音或类别至少一项',
        detailEn: 'words, a photo, a voice note or a category at least',
      },
    ]);
}

function refuseClockAhead(ctx: Ctx, input: ReportInput): void {
  if (!input.seenAt) return;
  const aheadMs = Date.parse(input.seenAt) - ctx.clock.now().getTime();
  if (aheadMs > clockToleranceMs) {
    throw problem('clock-ahead', { minutes: Math.round(aheadMs / 60_000) }, [
      { pointer: '/seenAt', detail: input.seenAt },
    ]);
  }
}

async function attachmentsOf(ctx: Ctx, input: ReportInput): Promise<NewAttachment[]> {
  const ids = [...new Set([...(input.photoIds ?? []), ...(input.voiceId ? [input.voiceId] : [])])];
  if (ids.length === 0) return [];
  const files = await ctx.database.inTenant(ctx, (tx) => describe(tx, ids));
  return ids.map((id, index) => {
    const file = files.find((one) => one.id === id);
    if (!file)
      throw problem('file-unknown', { index: index + 1 }, [
        { pointer: `/photoIds/${index}`, detail: id },
      ]);
    return {
      fileId: id,
      kind: file.kind === 'voice' ? 'voice' : 'photo',
      takenAt: file.takenAt,
      position: file.positionWgs84,
      perceptualHash: file.perceptualHash,
    };
  });
}

interface FoundPlace {
  readonly position: Position | null;
  readonly cell: GridCell | null;
  readonly source: string;
  readonly address: string;
  readonly name: string;
  readonly villageId: string | null;
}

/** Pin, then scanned place, then photo, then the words; the first that speaks wins. */
function placeOf(
  input: ReportInput,
  town: Ground,
  given: { readonly text: string; readonly attachments: readonly NewAttachment[] },
): FoundPlace {
  const scanned = input.placeCode ? town.placeByCode(input.placeCode) : undefined;
  if (input.placeCode && !scanned)
    throw problem('report-place-unknown', { code: input.placeCode }, [
      { pointer: '/placeCode', detail: input.placeCode },
    ]);
  const [named] = town.locate([input.address, given.text].filter(Boolean).join(' '));
  const photo =
    given.attachments.find((one) => one.position && town.insideCounty(one.position))?.position ??
    null;
  const chosen: [Position | null | undefined, string][] = [
    [input.position, input.positionSource ?? 'pin'],
    [scanned?.position, 'place'],
    [photo, 'photo'],
    [named && named.precision !== 'area' ? named.position : null, 'address'],
  ];
  const [position, source] = chosen.find(([at]) => at) ?? [null, 'none'];
  const cell = position ? town.cellAt(position) : null;
  // What lies in a cell of the town lies in its county.
  if (position && !cell && !town.insideCounty(position)) {
    throw problem('report-outside-county', { county: '本县' }, [
      { pointer: '/position', detail: `${position.longitude}, ${position.latitude}` },
    ]);
  }
  const village = town.village(cell?.villageId ?? named?.gridCell?.villageId ?? '');
  const words = named?.words ?? '';
  const name = scanned?.nameZh ?? (words || village?.nameZh) ?? '';
  const address =
    input.address?.trim() ||
    scanned?.nameZh ||
    [village?.nameZh, words !== village?.nameZh ? words : ''].filter(Boolean).join('');
  return {
    position: position ?? null,
    cell,
    source,
    address: address.slice(0, 200),
    name,
    villageId: village?.id ?? null,
  };
}

async function judgeReport(
  ctx: Ctx,
  input: ReportInput,
  given: { readonly text: string; readonly placeName: string },
) {
  const categories = await book(ctx);
  const chosen = input.categoryCode ? categories.category(input.categoryCode) : undefined;
  if (input.categoryCode && !chosen) {
    throw problem('report-category-unknown', { code: input.categoryCode }, [
      { pointer: '/categoryCode', detail: input.categoryCode },
    ]);
  }
  const brain = await classifier(ctx);
  const read = given.text ? await brain.read(given.text, !chosen) : null;
  const guess = read?.guess ?? null;
  const guessed = guess ? categories.category(guess.categoryCode) : undefined;
  const fallback = categories.category('021401') ?? categories.categories[0];
  if (!fallback) throw generalProblem('temporarily-unavailable');
  const judged = judge({
    text: given.text,
    given: (chosen as JudgedCategory | undefined) ?? null,
    guess,
    guessed: (guessed as JudgedCategory | undefined) ?? null,
    fallback: fallback as JudgedCategory,
    urgencyWords: read?.urgency.words ?? [],
    confidential: input.confidential ?? false,
    placeName: given.placeName,
  });
  return { categories, judged };
}

/** A digest of the device, or of the address where the device says nothing. */
function deviceOf(input: ReportInput, sender: Sender, ctx: Ctx): string {
  const id = ctx.actor.personId ?? input.deviceId ?? sender.remoteAddress;
  return hash('sha256', `device:${id}`).slice(0, 32);
}
