import { useBlobAddress } from '#ui/capture/index.ts';
import { Icon } from '#ui/index.ts';
import { useThumb } from './queries.ts';

/** A small photo from the phone's own store; an empty frame where there is none. */
export function Thumb({ fileId, alt }: { fileId: string | null; alt: string }) {
  const address = useBlobAddress(useThumb(fileId));
  return (
    <span className="field-thumb">
      {address ? <img src={address} alt={alt} /> : <Icon name="photo" size={28} />}
    </span>
  );
}
