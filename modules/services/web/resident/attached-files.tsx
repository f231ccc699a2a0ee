import { type AttachedFile, fileUrl, sizeWords } from '#modules/files/contract.ts';
import { Button, DocumentLink, useText } from '#ui/index.ts';

interface AttachedFilesProps {
  readonly fileIds: readonly string[];
  /** What is known of them; an unknown one is shown as the photo that it was when all were. */
  readonly known: readonly AttachedFile[];
  readonly onRemove?: (fileId: string) => void;
  /** Photos are smaller and open nothing: for the overview before it is sent. */
  readonly small?: boolean;
}

/** Papers of an application: photos small, documents by name and size. */
export function AttachedFiles({ fileIds, known, onRemove, small = false }: AttachedFilesProps) {
  const { t } = useText();
  if (fileIds.length === 0) return null;
  return (
    <ul className={small ? 'sv-thumbs sv-thumbs-small' : 'sv-thumbs'}>
      {fileIds.map((id, at) => (
        <li key={id}>
          <Attached
            id={id}
            file={known.find((one) => one.id === id)}
            label={t('services.files.one', { index: at + 1 })}
            opens={!small && !onRemove}
          />
          {onRemove && (
            <Button kind="quiet" icon="trash" onClick={() => onRemove(id)}>
              {t('services.files.remove')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface AttachedProps {
  readonly id: string;
  readonly file: AttachedFile | undefined;
  readonly label: string;
  readonly opens: boolean;
}

function Attached({ id, file, label, opens }: AttachedProps) {
  if (file?.kind === 'document')
    return (
      <DocumentLink href={fileUrl(id)} name={file.name ?? label} size={sizeWords(file.sizeBytes)} />
    );
  const photo = <img src={fileUrl(id, 'thumb')} alt={label} />;
  return opens ? (
    <a href={fileUrl(id)} target="_blank" rel="noreferrer" className="sv-thumb-link">
      {photo}
    </a>
  ) : (
    photo
  );
}
