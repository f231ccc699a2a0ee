import { App } from 'antd';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Icon } from '../icons/icon.tsx';
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
  const { message } = App.useApp();
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const { files } = event.dataTransfer;
    const [first] = files;
    if (files.length > 1) void message.error(t('ui.field.oneFile', { count: files.length }));
    else if (first && isAccepted(first, accept)) onChange(first);
  };
  const onDrop = drop
    ? { onDragOver: over, onDragLeave: () => setOver(false), onDrop: dropped }
    : {};
  return (
    <div className="dk-file">
      <label className={drop ? 'dk-file-field' : 'dk-file-button'} data-over={isOver} {...onDrop}>
        <input
          type="file"
          className="zs-hidden"
          accept={accept}
          onChange={({ target }) => {
            const [first] = target.files ?? [];
            // The same file may be chosen again after it was taken away.
            target.value = '';
            if (first) onChange(first);
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
    </div>
  );
}

/** Whether a dropped file is of the kinds that are chosen from. */
function isAccepted({ name, type }: File, accept: string): boolean {
  return accept.split(',').some((one) => name.toLowerCase().endsWith(one) || type === one);
}
