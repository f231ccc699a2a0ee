import { useEffect, useRef } from 'react';

/** What each key does; keys as `KeyboardEvent.key` tells them. */
export type KeyTable = Readonly<Record<string, (() => void) | undefined>>;

/** Listens to single keys on a page; silent while someone types or a dialog is open. */
export function useKeys(table: KeyTable): void {
  const latest = useRef(table);
  latest.current = table;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || dialogIsOpen()) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox';
  return (
    target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    target.closest('[role="combobox"], [role="application"]') !== null
  );
}

function dialogIsOpen(): boolean {
  const dialogs = document.querySelectorAll(
    '.ant-modal, .ant-drawer, .ant-image-preview, dialog[open]',
  );
  return [...dialogs].some(
    (dialog) => (dialog as HTMLElement).offsetParent !== null || dialog.clientHeight > 0,
  );
}
