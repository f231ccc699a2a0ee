/** Of Ant Design, therefore no part of the index: pages of the console name this file. */
import { App, Button, Popconfirm } from 'antd';
import type { Act } from './use-act.ts';
import { useAct } from './use-act.ts';
import { ErrorNotice } from '../kit/states.tsx';

interface FormActsProps {
  /** What the buttons say, and what is said when it is done. */
  readonly words: Readonly<Record<'save' | 'cancel' | 'remove' | 'sure' | 'saved', string>>;
  /** Whether what stands can be saved. */
  readonly isReady: boolean;
  readonly onSave: () => Promise<unknown>;
  /** Absent: nothing to remove yet. */
  readonly onRemove?: (() => Promise<unknown>) | undefined;
  /** After saving and removing, before the form closes: lists are read anew. */
  readonly renew: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Runs what a form does: its work, the lists read anew, a word about it, and the form closes. */
export function useFinish({
  saved,
  renew,
  onClose,
}: {
  readonly saved: string;
  readonly renew: () => Promise<unknown>;
  readonly onClose: () => void;
}): { readonly act: Act; readonly finish: (work: () => Promise<unknown>) => Promise<void> } {
  const { message } = App.useApp();
  const act = useAct();
  const finish = async (work: () => Promise<unknown>): Promise<void> => {
    const isDone = await act.run(async () => {
      await work();
      await renew();
    });
    if (!isDone) return;
    void message.success(saved);
    onClose();
  };
  return { act, finish };
}

/** Save, cancel and, of what is there already, remove: the foot of a form beside a map. */
export function FormActs(props: FormActsProps) {
  const { words, isReady, onSave, onRemove, renew, onClose } = props;
  const { act, finish } = useFinish({ saved: words.saved, renew, onClose });
  return (
    <>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button
          type="primary"
          loading={act.busy}
          disabled={!isReady}
          onClick={() => void finish(onSave)}
        >
          {words.save}
        </Button>
        <Button disabled={act.busy} onClick={onClose}>
          {words.cancel}
        </Button>
        {onRemove && (
          <Popconfirm
            title={words.sure}
            okText={words.remove}
            cancelText={words.cancel}
            onConfirm={() => void finish(onRemove)}
          >
            <Button danger disabled={act.busy}>
              {words.remove}
            </Button>
          </Popconfirm>
        )}
      </div>
    </>
  );
}
