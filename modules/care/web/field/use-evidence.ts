import { exactInstant } from '#platform/i18n/index.ts';
import { type Here, type Photo, stampPhoto } from '#ui/capture/index.ts';
import { serverNow, useOnline, useText, useToast } from '#ui/index.ts';
import { type Attachment, attachmentReference } from '#ui/offline/index.ts';
import { useMe } from '#ui/session/index.ts';

/** What the phone gives along at a door: when, where, with which photos. */
export function useEvidence() {
  const me = useMe();
  return async (photos: readonly Photo[], here: Here) => {
    const attachments = await Promise.all(
      photos.map((photo) => attachment(photo, me.person.name, here)),
    );
    return {
      attachments,
      fields: {
        actedAt: serverNow().toISOString(),
        ...(here.position ? { position: here.position } : {}),
        ...(attachments.length > 0
          ? { photoIds: attachments.map(({ id }) => attachmentReference(id)) }
          : {}),
      },
    };
  };
}

async function attachment(photo: Photo, name: string, here: Here): Promise<Attachment> {
  const place = photo.position ?? here.position;
  const lines = [
    `${exactInstant(new Date(photo.capturedAt))}  ${name}`,
    place ? `${place.longitude.toFixed(5)}, ${place.latitude.toFixed(5)}` : '',
  ].filter(Boolean);
  const stamped = await stampPhoto(photo, lines).catch(() => photo);
  return {
    id: photo.id,
    blob: stamped.blob,
    fileName: photo.fileName,
    fields: {
      capturedAt: photo.capturedAt,
      purpose: 'care',
      ...(place ? { longitude: String(place.longitude), latitude: String(place.latitude) } : {}),
    },
  };
}

/** Says that an act was sent, or is kept until there is a network. */
export function useSaid(): () => void {
  const { t } = useText();
  const say = useToast();
  const online = useOnline();
  return () => say(t(online ? 'care.sentToast' : 'care.keptToast'), online ? 'ok' : 'notice');
}
