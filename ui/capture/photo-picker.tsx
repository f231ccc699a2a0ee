import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Icon } from '../icons/icon.tsx';
import { FieldError } from '../kit/field.tsx';
import { type Photo, preparePhoto } from './photo.ts';
import './capture.css';

interface PhotoPickerProps {
  readonly label: string;
  readonly hint?: string;
  readonly photos: readonly Photo[];
  readonly onChange: (photos: readonly Photo[]) => void;
  /** Most photos; six unless told. */
  readonly limit?: number;
  /** Opens the camera at once (field); residents may also choose from the album. */
  readonly cameraOnly?: boolean;
}

/** Takes or chooses photos, shrinks them on the phone, shows and removes them. Nothing else can be tapped while it shrinks them. */
export function PhotoPicker(props: PhotoPickerProps) {
  const { label, hint, photos, onChange, limit = 6, cameraOnly = false } = props;
  const { t } = useText();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const files = [...(event.target.files ?? [])].slice(0, limit - photos.length);
    event.target.value = '';
    setWorking(true);
    setFault(null);
    const fresh: Photo[] = [];
    for (const file of files) {
      // One after another: a phone's memory holds one large bitmap, not six.
      await preparePhoto(file).then(
        (photo) => fresh.push(photo),
        () => setFault(t('ui.photos.broken', { name: file.name })),
      );
    }
    setWorking(false);
    if (fresh.length > 0) onChange([...photos, ...fresh]);
  };

  return (
    <fieldset className="zs-field">
      <legend className="zs-label">{label}</legend>
      {hint && <p className="zs-hint">{hint}</p>}
      <div className="zs-photos">
        {photos.map((photo, index) => (
          <Preview
            key={photo.id}
            photo={photo}
            index={index + 1}
            onRemove={() => onChange(photos.filter(({ id }) => id !== photo.id))}
          />
        ))}
        {photos.length < limit && (
          <button
            type="button"
            className="zs-photo-add"
            disabled={working}
            onClick={() => input.current?.click()}
          >
            {working ? <span className="zs-spinner" /> : <Icon name="camera" size={32} />}
            {t(working ? 'ui.photos.working' : 'ui.photos.add')}
            <small>{t('ui.photos.count', { count: photos.length, limit })}</small>
          </button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        multiple={!cameraOnly && limit > 1}
        {...(cameraOnly ? { capture: 'environment' as const } : {})}
        onChange={(event) => void take(event)}
        aria-label={label}
      />
      {fault && <FieldError>{fault}</FieldError>}
      {/* What would be sent meanwhile would go without the photo: the form waits, for a moment only. */}
      {working && (
        <div className="zs-photos-wait" role="status">
          <span className="zs-spinner" />
          {t('ui.photos.working')}
        </div>
      )}
    </fieldset>
  );
}

interface PreviewProps {
  readonly photo: Photo;
  readonly index: number;
  readonly onRemove: () => void;
}

function Preview({ photo, index, onRemove }: PreviewProps) {
  const { t } = useText();
  const address = useBlobAddress(photo.blob);
  return (
    <figure className="zs-photo">
      {address && <img src={address} alt={t('ui.photos.photo', { index })} />}
      <button type="button" onClick={onRemove} aria-label={t('ui.photos.remove', { index })}>
        <Icon name="close" size={20} />
      </button>
    </figure>
  );
}

/** An address under which a blob can be shown, given back when it is shown no more. */
export function useBlobAddress(blob: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const fresh = URL.createObjectURL(blob);
    setAddress(fresh);
    return () => {
      URL.revokeObjectURL(fresh);
      setAddress(null);
    };
  }, [blob]);
  return address;
}
