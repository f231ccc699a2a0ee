import { type AttachedFile, fileUrl, sizeWords } from '#modules/files/contract.ts';
import { DocumentLink } from '#ui/kit/document-link.tsx';

interface AttachedPaperProps {
  readonly id: string;
  /** What is known of it; without, it is shown as a photo. */
  readonly file: AttachedFile | undefined;
  readonly label: string;
}

/** A paper on the desk: a photo that opens, or a document by name and size. */
export function AttachedPaper({ id, file, label }: AttachedPaperProps) {
  if (file?.kind === 'document')
    return (
      <DocumentLink href={fileUrl(id)} name={file.name ?? label} size={sizeWords(file.sizeBytes)} />
    );
  return (
    <a href={fileUrl(id)} target="_blank" rel="noreferrer" className="svc-thumb">
      <img src={fileUrl(id, 'thumb')} alt={label} />
    </a>
  );
}
