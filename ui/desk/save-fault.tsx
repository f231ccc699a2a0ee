import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { ErrorNotice } from '../kit/states.tsx';
import { Notice } from '../kit/status-tag.tsx';
import { differences, type NamedField } from './differences.ts';
import { DifferenceTable } from './difference-table.tsx';
import { isConflict } from './form-places.ts';

interface SaveFaultProps<T extends object> {
  readonly error: unknown;
  /** What the person has on the screen. */
  readonly mine: () => object;
  readonly fields: readonly NamedField[];
  /** Reads what is saved now. */
  readonly read: () => Promise<T | undefined>;
  /** Drops the person's changes and shows the newest state. */
  readonly onTake: (latest: T) => void;
  /** Saves the person's state over the newest one. */
  readonly onKeep: (latest: T) => void;
}

/**
 * Why a form was not saved. When somebody else saved meanwhile, both states are laid side by side
 * and the person chooses; nothing typed is lost.
 */
export function SaveFault<T extends object>(props: SaveFaultProps<T>) {
  const { error } = props;
  if (!error) return null;
  return isConflict(error) ? <Conflict {...props} /> : <ErrorNotice error={error} />;
}

function Conflict<T extends object>(props: SaveFaultProps<T>) {
  const { t } = useText();
  const [latest, setLatest] = useState<T | null>(null);
  const reader = useRef(props.read);
  reader.current = props.read;
  const { error } = props;
  // A new refusal means a newer state: read again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the error stands for the refusal.
  useEffect(() => {
    let left = false;
    void reader
      .current()
      .then((found) => (left ? undefined : setLatest(found ?? null)))
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [error]);
  const rows = latest ? differences(latest, props.mine(), props.fields) : [];
  return (
    <Notice meaning="warning" title={(error as Error).message}>
      <p>{t('shell.conflict.why')}</p>
      {latest && (
        <>
          <DifferenceTable
            rows={rows}
            beforeTitle={t('shell.conflict.latest')}
            afterTitle={t('shell.conflict.mine')}
          />
          <p className="dk-row">
            <Button kind="secondary" onClick={() => props.onTake(latest)}>
              {t('shell.conflict.take')}
            </Button>
            <Button kind="quiet" onClick={() => props.onKeep(latest)}>
              {t('shell.conflict.keep')}
            </Button>
          </p>
        </>
      )}
    </Notice>
  );
}
