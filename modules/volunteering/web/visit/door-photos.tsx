import { useState } from 'react';
import { type Photo, PhotoPicker } from '#ui/capture/index.ts';
import { useText } from '#ui/index.ts';
import { uploadFile } from '#ui/offline/index.ts';

/** Photos taken at the door, and sending them before the act that names them. */
export function useUploads() {
  const [photos, set] = useState<readonly Photo[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async (): Promise<string[] | null> => {
    setBusy(true);
    setError(null);
    try {
      const ids = [];
      for (const photo of photos) ids.push(await uploadFile(attachmentOf(photo)));
      return ids;
    } catch (fault) {
      setError(fault);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { photos, set, busy, error, send };
}

function attachmentOf({ id, blob, fileName, capturedAt, position }: Photo) {
  const place = position
    ? { longitude: String(position.longitude), latitude: String(position.latitude) }
    : {};
  return { id, blob, fileName, fields: { capturedAt, ...place } };
}

interface DoorPhotosProps {
  readonly photos: readonly Photo[];
  readonly onChange: (photos: readonly Photo[]) => void;
}

export function DoorPhotos({ photos, onChange }: DoorPhotosProps) {
  const { t } = useText();
  return <PhotoPicker label={t('volunteering.door.photo')} photos={photos} onChange={onChange} />;
}
