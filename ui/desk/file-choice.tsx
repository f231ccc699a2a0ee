import type { ReactNode } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Icon } from '../icons/icon.tsx';
import { FieldError } from '../kit/field.tsx';
import { useOneFile } from './use-one-file.ts';
import './desk.css';

interface FileChoiceProps {
  /** Endings (`.csv`) and media types, as in `<input accept>`. */
  readonly accept: string;
  readonly file: File | null;
  readonly onChange: (file: File | null) => void;
  /** What stands on the button, or in the field for dropping. */
  readonly children: ReactNode;
  /** A field on which a file may be dropped, besides choosing it. */
  readonly drop?: boolean;
}

/** One file, chosen and not yet sent: the page sends it with the rest of its form. */
export function FileChoice({ accept, file, onChange, children, drop = false }: FileChoiceProps) {
  const { t } = useText();
  const { tooMany, isOver, take, onDrop } = useOneFile(accept, onChange);
  return (
    <div className="dk-file">
      <label
        className={drop ? 'dk-file-field' : 'dk-file-button'}
        data-over={isOver}
        {...(drop ? onDrop : {})}
      >
        <input
          type="file"
          className="zs-hidden"
          accept={accept}
          onChange={({ target }) => {
            take(target.files);
            // The same file may be chosen again after it was taken away.
            target.value = '';
          }}
        />
        {children}
      </label>
      {file && (
        <span className="dk-file-name">
          {file.name}
          <button
            type="button"
            aria-label={t('ui.field.removeFile', { name: file.name })}
            onClick={() => onChange(null)}
          >
            <Icon name="trash" />
          </button>
        </span>
      )}
      {tooMany > 0 && <FieldError>{t('ui.field.oneFile', { count: tooMany })}</FieldError>}
    </div>
  );
}
