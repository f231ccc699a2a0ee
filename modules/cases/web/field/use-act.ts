import { exactInstant } from '#platform/i18n/index.ts';
import { type Here, type Photo, stampPhoto } from '#ui/capture/index.ts';
import { serverNow, useOnline, useText, useToast } from '#ui/index.ts';
import { type Attachment, attachmentReference, useOutbox } from '#ui/offline/index.ts';
import { useMe } from '#ui/session/index.ts';
import { api, type CaseRow } from '../../contract/index.ts';
import { actionName, type FieldAction } from './pending.ts';

/** What a person gave for an action. */
export interface ActInput {
  readonly reason?: string;
  readonly photos?: readonly Photo[];
  /** ISO 8601. */
  readonly until?: string;
  readonly here: Here['position'];
}

/** Does an action on a case through the outbox: at once on the phone, at the server when it can. */
export function useAct(row: CaseRow): (action: FieldAction, input: ActInput) => Promise<void> {
  const { t, locale } = useText();
  const me = useMe();
  const say = useToast();
  const online = useOnline();
  const { enqueue } = useOutbox();
  return async (action, { reason, photos = [], until, here }) => {
    const name = me.person.name;
    const attachments = await Promise.all(
      photos.map((photo) => evidence(photo, row, { name, here })),
    );
    const body = {
      version: row.version,
      actedAt: serverNow().toISOString(),
      ...(reason ? { reason } : {}),
      ...(until ? { until } : {}),
      ...(here ? { position: here } : {}),
      ...(attachments.length > 0
        ? { photoIds: attachments.map(({ id }) => attachmentReference(id)) }
        : {}),
    };
    const label = `${actionName(action, locale)} · ${row.title || row.categoryName}`;
    await enqueue(
      api.operations.act,
      { params: { caseId: row.id, action }, body },
      { subject: row.id, label, attachments },
    );
    say(t(online ? 'cases.act.sent' : 'cases.act.keptHere'), online ? 'ok' : 'notice');
  };
}

interface Witness {
  readonly name: string;
  readonly here: Here['position'];
}

/** The photo with time, place, number and worker burnt in, and the same said beside it. */
async function evidence(photo: Photo, row: CaseRow, { name, here }: Witness): Promise<Attachment> {
  const place = photo.position ?? here;
  const at = place ? `${place.longitude.toFixed(5)}, ${place.latitude.toFixed(5)}` : '';
  const lines = [
    [exactInstant(new Date(photo.capturedAt)), name].join('  '),
    [row.number, row.address].filter(Boolean).join('  '),
    at,
  ].filter(Boolean);
  // A browser that cannot draw must not lose the evidence: the photo then goes as it is.
  const stamped = await stampPhoto(photo, lines).catch(() => photo);
  return {
    id: photo.id,
    blob: stamped.blob,
    fileName: photo.fileName,
    fields: {
      capturedAt: photo.capturedAt,
      purpose: 'case',
      ...(place ? { longitude: String(place.longitude), latitude: String(place.latitude) } : {}),
    },
  };
}
