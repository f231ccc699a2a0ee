import { Upload } from 'antd';
import type { ReactNode } from 'react';

interface FileChoiceProps {
  /** As in `<input accept>`. */
  readonly accept: string;
  readonly file: File | null;
  readonly onChange: (file: File | null) => void;
  /** The button; of a field for dropping, its words. */
  readonly children: ReactNode;
  /** A field on which a file may be dropped, besides choosing it. */
  readonly drop?: boolean;
}

/** One file, chosen and not yet sent: the page sends it with the rest of its form. */
export function FileChoice({ accept, file, onChange, children, drop }: FileChoiceProps) {
  const Field = drop ? Upload.Dragger : Upload;
  return (
    <Field
      accept={accept}
      maxCount={1}
      fileList={file ? [{ uid: '1', name: file.name, status: 'done' }] : []}
      beforeUpload={(chosen) => {
        onChange(chosen);
        return false;
      }}
      onRemove={() => onChange(null)}
    >
      {children}
    </Field>
  );
}
