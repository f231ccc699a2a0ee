import { useState } from 'react';
import { fileUrl } from '#modules/files/contract.ts';
import { useText } from '#ui/index.ts';

interface FilePhotosProps {
  readonly photoIds: readonly string[];
  /** What they show: `处置后`. */
  readonly label: string;
  /** What opens them to somebody without a session. */
  readonly pass?: string;
}

/** Small photos that open large. One that may not be seen, or is gone, leaves no broken frame. */
export function FilePhotos({ photoIds, label, pass }: FilePhotosProps) {
  const { t } = useText();
  const [gone, setGone] = useState<readonly string[]>([]);
  const shown = photoIds.filter((id) => !gone.includes(id));
  if (shown.length === 0) return null;
  return (
    <ul className="rp-photos" aria-label={label}>
      {shown.map((id, index) => (
        <li key={id}>
          <a href={fileUrl(id, 'full', pass)} target="_blank" rel="noreferrer">
            <img
              src={fileUrl(id, 'thumb', pass)}
              alt={t('reports.photo', { label, index: index + 1 })}
              loading="lazy"
              onError={() => setGone((ids) => [...ids, id])}
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
