import { useEffect, useRef, useState } from 'react';
import { type AttachedFile, largestDocumentBytes } from '#modules/files/contract.ts';
import { type Photo, PhotoPicker } from '#ui/capture/index.ts';
import { Button, ErrorNotice, FieldError, useText } from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { type Attachment, storeFile } from '#ui/offline/index.ts';
import { AttachedFiles } from '../attached-files.tsx';

interface FileFieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly limit: number;
  readonly fileIds: readonly string[];
  /** What the draft knows of its files; those sent here are known here. */
  readonly known?: readonly AttachedFile[] | undefined;
  readonly onChange: (fileIds: readonly string[]) => void;
  readonly error?: string | null;
  /** Told while files are on their way: the page should not be left then. */
  readonly onBusy?: ((busy: boolean) => void) | undefined;
}

/** Papers as photos or PDF documents: taken or chosen, sent at once, shown small or by name, taken out again. */
export function FileField(props: FileFieldProps) {
  const { label, hint, limit, fileIds, known = [], onChange, error, onBusy } = props;
  const { t } = useText();
  // What was sent meanwhile stays: the list as it is when a file has arrived, not when it was chosen.
  const latest = useRef(fileIds);
  useEffect(() => {
    latest.current = fileIds;
  }, [fileIds]);
  const take = (ids: readonly string[]): void => {
    latest.current = [...latest.current, ...ids];
    onChange(latest.current);
  };
  const sending = useSending({ onBusy, onSent: take });
  const room = limit - fileIds.length;
  return (
    <div className="sv-files">
      <PhotoPicker
        label={label}
        {...(hint ? { hint } : {})}
        photos={sending.photos}
        limit={room}
        onChange={(photos) => void sending.sendPhotos(photos)}
      />
      {room > 0 && <DocumentPicker label={label} room={room} sending={sending} />}
      {sending.isBusy && <p role="status">{t('services.files.sending')}</p>}
      <ErrorNotice error={sending.fault} />
      {sending.words && <FieldError>{sending.words}</FieldError>}
      <AttachedFiles
        fileIds={fileIds}
        known={[...known, ...sending.stored]}
        onRemove={(id) => onChange(fileIds.filter((one) => one !== id))}
      />
      {error && <FieldError>{error}</FieldError>}
    </div>
  );
}

interface DocumentPickerProps {
  readonly label: string;
  /** How many files may still be added. */
  readonly room: number;
  readonly sending: ReturnType<typeof useSending>;
}

function DocumentPicker({ label, room, sending }: DocumentPickerProps) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon="document" disabled={sending.isBusy} onClick={() => input.current?.click()}>
        {t('services.files.pdf')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".pdf,application/pdf"
        hidden
        multiple={room > 1}
        aria-label={t('services.files.pdfOf', { label })}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          target.value = '';
          void sending.sendDocuments(files, room);
        }}
      />
    </>
  );
}

interface SendingProps {
  readonly onBusy: FileFieldProps['onBusy'];
  readonly onSent: (fileIds: readonly string[]) => void;
}

/** Sends files one after another: a village's network carries one photo better than six. */
function useSending({ onBusy, onSent }: SendingProps) {
  const { t } = useText();
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [stored, setStored] = useState<readonly AttachedFile[]>([]);
  const [fault, setFault] = useState<unknown>(null);
  const [words, setWords] = useState('');
  const line = useRef(Promise.resolve());
  const send = (files: readonly Attachment[]): Promise<void> => {
    line.current = line.current.then(() => sendNow(files));
    return line.current;
  };
  const sendNow = async (files: readonly Attachment[]): Promise<void> => {
    setBusy(true);
    onBusy?.(true);
    setFault(null);
    setWords('');
    const sent: AttachedFile[] = [];
    try {
      for (const file of files) sent.push(await storeFile(file));
    } catch (cause) {
      setFault(cause);
    }
    setBusy(false);
    onBusy?.(false);
    setStored((all) => [...all, ...sent]);
    if (sent.length > 0) onSent(sent.map(({ id }) => id));
  };
  const sendPhotos = async (chosen: readonly Photo[]): Promise<void> => {
    setPhotos(chosen);
    await send(
      chosen.map(({ id, blob, fileName, capturedAt }) => ({
        id,
        blob,
        fileName,
        fields: { purpose: 'service', capturedAt },
      })),
    );
    setPhotos([]);
  };
  /** What is too much or too large is said before it takes minutes to be sent and refused. */
  const sendDocuments = async (chosen: readonly File[], room: number): Promise<void> => {
    if (chosen.length === 0) return;
    setFault(null);
    const large = chosen.find(({ size }) => size > largestDocumentBytes);
    if (large) {
      const megabytes = largestDocumentBytes / 1e6;
      return setWords(t('services.files.tooLarge', { name: large.name, megabytes }));
    }
    if (chosen.length > room) return setWords(t('services.files.tooMany', { room }));
    const fields = { purpose: 'service' };
    await send(chosen.map((blob) => ({ id: newId(), blob, fileName: blob.name, fields })));
  };
  return { photos, isBusy, stored, fault, words, sendPhotos, sendDocuments };
}
