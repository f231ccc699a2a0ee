import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';

/** What a person may do with an alarm. */
export type HandAction = 'acknowledge' | 'clear' | 'comment';

interface NoteDialogProps {
  readonly action: HandAction;
  /** How many alarms it is for. */
  readonly count?: number;
  readonly onSend: (note: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the sentence that an action needs. */
export function NoteDialog({ action, count = 1, onSend, onClose }: NoteDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [note, setNote] = useState('');
  const send = async (): Promise<void> => {
    if (await act.run(() => onSend(note))) onClose();
  };
  const name = t(`alarms.act.${action}`);
  return (
    <Modal
      open
      title={count > 1 ? t('alarms.note.many', { action: name, count }) : name}
      okText={name}
      cancelText={t('alarms.note.cancel')}
      onOk={() => void send()}
      onCancel={onClose}
      okButtonProps={{ loading: act.busy, disabled: note.trim() === '' }}
    >
      <ErrorNotice error={act.error} />
      <Form layout="vertical">
        <Form.Item label={t(`alarms.note.${action}`)} htmlFor="al-note" required>
          <Input.TextArea
            id="al-note"
            autoFocus
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            placeholder={t('alarms.note.example')}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
