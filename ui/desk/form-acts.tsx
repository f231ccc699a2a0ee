import { useState } from 'react';
import { Button } from '../kit/button.tsx';
import { ErrorNotice } from '../kit/states.tsx';
import { useFinish } from './use-finish.ts';

interface FormActsProps {
  /** What the buttons say; `sure` asks before something is removed. */
  readonly words: Readonly<Record<'save' | 'cancel' | 'remove' | 'sure', string>>;
  /** Whether what stands can be saved. */
  readonly isReady: boolean;
  readonly onSave: () => Promise<unknown>;
  /** Absent: nothing to remove yet. */
  readonly onRemove?: (() => Promise<unknown>) | undefined;
  /** After saving and removing: lists are read anew. */
  readonly renew: () => Promise<unknown>;
  /** It was saved or removed. */
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Save, cancel and, of what is there already, remove after asking: the foot of a form beside a map. */
export function FormActs(props: FormActsProps) {
  const { words, isReady, onSave, onRemove, renew, onDone, onCancel } = props;
  const [asks, setAsks] = useState(false);
  const { act, finish } = useFinish({ renew, onDone });
  if (asks && onRemove) {
    return (
      <>
        <ErrorNotice error={act.error} />
        <p role="alert">{words.sure}</p>
        <div className="dk-row">
          <Button kind="danger" busy={act.busy} onClick={() => void finish(onRemove)}>
            {words.remove}
          </Button>
          <Button onClick={() => setAsks(false)}>{words.cancel}</Button>
        </div>
      </>
    );
  }
  return (
    <>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button
          kind="primary"
          busy={act.busy}
          disabled={!isReady}
          onClick={() => void finish(onSave)}
        >
          {words.save}
        </Button>
        <Button disabled={act.busy} onClick={onCancel}>
          {words.cancel}
        </Button>
        {onRemove && (
          <Button kind="danger" disabled={act.busy} onClick={() => setAsks(true)}>
            {words.remove}
          </Button>
        )}
      </div>
    </>
  );
}
