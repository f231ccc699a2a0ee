import { type ChangeEvent, type MouseEvent, type ReactNode, useRef } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { FieldError } from '../kit/field.tsx';
import { useOneFile } from './use-one-file.ts';
import './desk.css';

interface OneFileProps {
  /** Endings (`.xlsx`) and media types, as in `<input accept>`; without, any file. */
  readonly accept?: string;
  readonly disabled?: boolean;
  /** A field on which the file may be dropped, instead of a button (the child). */
  readonly area?: boolean;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** Takes one file at once, by choosing or dropping it, and hands it on. Several are told of, and none is taken. */
export function OneFile({
  accept,
  disabled = false,
  area = false,
  onFile,
  children,
}: OneFileProps) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const { tooMany, isOver, take, onDrop } = useOneFile(accept, onFile);
  const field = {
    ref: input,
    type: 'file',
    disabled,
    ...(accept ? { accept } : {}),
    onChange: ({ target }: ChangeEvent<HTMLInputElement>): void => {
      take(target.files);
      // The same file may be chosen again.
      target.value = '';
    },
  } as const;
  // A button that is busy keeps its click to itself.
  const open = (event: MouseEvent): void => {
    if (!event.defaultPrevented) input.current?.click();
  };
  return (
    <div className={area ? 'dk-one-file dk-one-file-area' : 'dk-one-file'}>
      {area ? (
        <label className="dk-file-field" data-over={isOver} {...(disabled ? {} : onDrop)}>
          <input {...field} className="zs-hidden" />
          {children}
        </label>
      ) : (
        <>
          {/* Styles of forms would show what is only `hidden`. */}
          <input {...field} style={{ display: 'none' }} />
          <span onClick={open} {...(disabled ? {} : onDrop)}>
            {children}
          </span>
        </>
      )}
      {tooMany > 0 && <FieldError>{t('ui.field.oneFile', { count: tooMany })}</FieldError>}
    </div>
  );
}
