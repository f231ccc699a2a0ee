import type { Photo } from '#ui/capture/index.ts';
import { uploadFile } from '#ui/offline/index.ts';

/** Uploads photos one after another; a photo sent before is not sent twice. Answers their ids. */
export async function uploadPhotos(photos: readonly Photo[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { id, blob, fileName, capturedAt, position } of photos) {
    const fields = {
      capturedAt,
      purpose: 'case',
      ...(position
        ? { longitude: String(position.longitude), latitude: String(position.latitude) }
        : {}),
    };
    ids.push(await uploadFile({ id, blob, fileName, fields }));
  }
  return ids;
}
