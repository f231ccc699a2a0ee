import { exactInstant } from '#platform/i18n/index.ts';
import type { Position } from '#platform/geo/index.ts';
import { type Photo, stampPhoto } from '#ui/capture/index.ts';
import { serverNow, useOnline, useText, useToast } from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { type Attachment, attachmentReference, useOutbox } from '#ui/offline/index.ts';
import { useMe } from '#ui/session/index.ts';
import { api } from '../../contract/index.ts';

/** What a worker found. */
export interface Find {
  readonly text: string;
  readonly photos: readonly Photo[];
  readonly categoryCode: string | null;
  /** Set on the map; without it the phone's own position counts. */
  readonly pin: Position | null;
  readonly address: string;
}

/** Nothing yet. */
export const emptyFind: Find = { text: '', photos: [], categoryCode: null, pin: null, address: '' };

/** Whether it says nothing: words, a photo or a category are enough. */
export function isEmptyFind({ text, photos, categoryCode }: Find): boolean {
  return text.trim() === '' && photos.length === 0 && categoryCode === null;
}

/** Reports a find through the outbox. */
export function useReportFind(): (find: Find, here: Position | null) => Promise<void> {
  const { t } = useText();
  const me = useMe();
  const say = useToast();
  const online = useOnline();
  const { enqueue } = useOutbox();
  return async (find, here) => {
    const place = find.pin ?? here;
    const attachments = await Promise.all(
      find.photos.map((photo) => evidence(photo, me.person.name, here)),
    );
    const text = find.text.trim();
    const address = find.address.trim();
    const body = {
      channel: 'gridWorker' as const,
      seenAt: serverNow().toISOString(),
      ...(text ? { text } : {}),
      ...(find.categoryCode ? { categoryCode: find.categoryCode } : {}),
      ...(place
        ? { position: place, positionSource: find.pin ? ('pin' as const) : ('device' as const) }
        : {}),
      ...(address ? { address } : {}),
      ...(attachments.length > 0
        ? { photoIds: attachments.map(({ id }) => attachmentReference(id)) }
        : {}),
    };
    const label = `${t('reports.menu.report')} · ${text.slice(0, 20) || t('reports.find.photoOnly')}`;
    await enqueue(
      api.operations.submit,
      { body },
      { subject: `report:${newId()}`, label, attachments },
    );
    say(t(online ? 'reports.find.sentToast' : 'reports.find.keptHere'), online ? 'ok' : 'notice');
  };
}

async function evidence(photo: Photo, name: string, here: Position | null): Promise<Attachment> {
  const place = photo.position ?? here;
  const lines = [
    [exactInstant(new Date(photo.capturedAt)), name].join('  '),
    place ? `${place.longitude.toFixed(5)}, ${place.latitude.toFixed(5)}` : '',
  ].filter(Boolean);
  const stamped = await stampPhoto(photo, lines).catch(() => photo);
  return {
    id: photo.id,
    blob: stamped.blob,
    fileName: photo.fileName,
    fields: {
      capturedAt: photo.capturedAt,
      purpose: 'report',
      ...(place ? { longitude: String(place.longitude), latitude: String(place.latitude) } : {}),
    },
  };
}
