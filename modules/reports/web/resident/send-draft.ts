/** Sends a draft: uploads first, then the report, every try under the same keys. */
import { createClient, isPassing, ProblemError } from '#ui/api/index.ts';
import { uploadFile } from '#ui/offline/http-sender.ts';
import { api, type ReportInput, type ReportReceipt } from '../../contract/index.ts';
import { type Draft, forgetDraft } from './draft.ts';
import { keepReport } from './own-reports.ts';

/**
 * Sends a draft that stands still. Exactly once follows from the keys: photos go under their own
 * ids, the report under the draft's, and the content is the same at every try. `noteUpload` keeps
 * what is done already. @throws ProblemError
 */
export async function sendDraft(
  draft: Draft,
  noteUpload: (id: string, fileId: string) => void,
): Promise<ReportReceipt> {
  const receipt = await sendReport(draft, noteUpload);
  await forgetDraft();
  return receipt;
}

/** Sends a finished report, and remembers its receipt on this device. @throws ProblemError */
export async function sendReport(
  draft: Draft,
  noteUpload: (id: string, fileId: string) => void | Promise<void>,
): Promise<ReportReceipt> {
  const uploaded: Record<string, string> = { ...draft.uploaded };
  for (const file of filesOf(draft)) {
    if (uploaded[file.id]) continue;
    // One after another: a village's network carries one photo better than six.
    const fileId = await uploadFile(file);
    uploaded[file.id] = fileId;
    await noteUpload(file.id, fileId);
  }
  const receipt = await createClient(api).submit(
    { body: bodyOf(draft, uploaded) },
    { idempotencyKey: draft.id, onBehalfOf: draft.onBehalfOf?.personId ?? 'self' },
  );
  keepReport({
    number: receipt.number,
    token: receipt.token,
    summary: draft.text.trim().slice(0, 60) || receipt.categoryName,
    reportedAt: draft.sendingSince ?? new Date().toISOString(),
    receipt,
  });
  return receipt;
}

function filesOf(draft: Draft) {
  const photos = draft.photos.map(({ id, blob, fileName, capturedAt, position }) => ({
    id,
    blob,
    fileName,
    fields: {
      purpose: 'report',
      capturedAt,
      ...(position
        ? { longitude: String(position.longitude), latitude: String(position.latitude) }
        : {}),
    },
  }));
  const { voice } = draft;
  if (!voice) return photos;
  const { id, blob, fileName } = voice;
  return [...photos, { id, blob, fileName, fields: { purpose: 'report' } }];
}

function bodyOf(draft: Draft, uploaded: Readonly<Record<string, string>>): ReportInput {
  const { text, category, place, address, phone, identity, photos, voice } = draft;
  const photoIds = photos.flatMap(({ id }) => uploaded[id] ?? []);
  const voiceId = voice ? uploaded[voice.id] : undefined;
  return {
    ...(text.trim() ? { text: text.trim() } : {}),
    ...(category ? { categoryCode: category.code } : {}),
    ...(photoIds.length > 0 ? { photoIds } : {}),
    ...(voiceId ? { voiceId } : {}),
    ...placeOf(place),
    ...(address.trim() ? { address: address.trim() } : {}),
    ...(identity === 'anonymous' ? { anonymous: true } : {}),
    ...(identity === 'confidential' ? { confidential: true } : {}),
    ...(identity !== 'anonymous' && phone.trim() ? { reporterPhone: phone.trim() } : {}),
    deviceId: draft.deviceId,
  };
}

function placeOf(place: Draft['place']): Partial<ReportInput> {
  if (!place) return {};
  if (place.source === 'place' && place.code) return { placeCode: place.code };
  const { longitude, latitude, source } = place;
  return { position: { longitude, latitude }, positionSource: source };
}

/** Whether a fault passes by itself, so that the draft waits and is sent again. */
export function willPass(error: unknown): boolean {
  return isPassing(error);
}

/** Whether the server no longer has the uploads (unused files are swept): they go up anew. */
export function lostUploads(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'file-unknown';
}
