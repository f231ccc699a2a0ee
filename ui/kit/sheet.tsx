import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useText } from '../i18n/text-provider.tsx';

interface SheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot. */
  readonly actions?: ReactNode;
  /** Closes only through its buttons: for a question that needs an answer. */
  readonly firm?: boolean;
}

/**
 * A dialog; from below on phones, in the middle on wide screens. The browser's own `<dialog>` keeps
 * the focus inside and closes on Escape; afterwards the focus is where it was.
 */
export function Sheet({ title, open, onClose, children, actions, firm = false }: SheetProps) {
  const { t } = useText();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      // It leaves the page without being closed, and with it the browser's knowledge of where the focus was.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={dialog}
      className="zs-sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!firm) onClose();
      }}
      onClick={(event) => {
        if (!firm && event.target === dialog.current) onClose();
      }}
    >
      <div className="zs-sheet-inside">
        <header className="zs-sheet-head">
          <h2 id={id}>{title}</h2>
          {!firm && (
            <button
              type="button"
              className="zs-icon-button"
              aria-label={t('ui.close')}
              onClick={onClose}
            >
              <Icon name="close" />
            </button>
          )}
        </header>
        <div className="zs-sheet-body">{children}</div>
        {actions && <footer className="zs-sheet-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}
