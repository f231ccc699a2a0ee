import { useState } from 'react';
import { fileUrl } from '#modules/files/contract.ts';
import { type Photo, PhotoPicker } from '#ui/capture/index.ts';
import { Button, ErrorNotice, FieldError, useText } from '#ui/index.ts';
import { uploadFile } from '#ui/offline/index.ts';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly limit: number;
  readonly fileIds: readonly string[];
  readonly onChange: (fileIds: readonly string[]) => void;
  readonly error?: string | null;
  /** Told while photos are on their way: the page should not be left then. */
  readonly onBusy?: ((busy: boolean) => void) | undefined;
}

/** Photos of papers: taken or chosen, sent at once, shown small, taken out again. */
export function FileField({
  label,
  hint,
  limit,
  fileIds,
  onChange,
  error,
  onBusy,
}: FileFieldProps) {
  const { t } = useText();
  const [sending, setSending] = useState<readonly Photo[]>([]);
  const [fault, setFault] = useState<unknown>(null);
  const send = async (photos: readonly Photo[]): Promise<void> => {
    setSending(photos);
    onBusy?.(true);
    setFault(null);
    const sent: string[] = [];
    try {
      // One after another: a village's network carries one photo better than six.
      for (const { id, blob, fileName, capturedAt } of photos) {
        sent.push(
          await uploadFile({ id, blob, fileName, fields: { purpose: 'service', capturedAt } }),
        );
      }
    } catch (cause) {
      setFault(cause);
    }
    setSending([]);
    onBusy?.(false);
    if (sent.length > 0) onChange([...fileIds, ...sent]);
  };
  return (
    <div className="sv-files">
      <PhotoPicker
        label={label}
        {...(hint ? { hint } : {})}
        photos={sending}
        limit={limit - fileIds.length}
        onChange={(photos) => void send(photos)}
      />
      {sending.length > 0 && <p role="status">{t('services.files.sending')}</p>}
      <ErrorNotice error={fault} />
      <ul className="sv-thumbs">
        {fileIds.map((id, at) => (
          <li key={id}>
            <img src={fileUrl(id, 'thumb')} alt={t('services.files.one', { index: at + 1 })} />
            <Button
              kind="quiet"
              icon="trash"
              onClick={() => onChange(fileIds.filter((one) => one !== id))}
            >
              {t('services.files.remove')}
            </Button>
          </li>
        ))}
      </ul>
      {error && <FieldError>{error}</FieldError>}
    </div>
  );
}
