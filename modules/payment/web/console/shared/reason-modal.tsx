import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { useWords } from './client.ts';

interface ReasonModalProps {
  readonly title: string;
  readonly label: string;
  readonly okText: string;
  readonly onClose: () => void;
  readonly act: (reason: string) => Promise<unknown>;
  readonly danger?: boolean;
  /** Further questions above the reason. */
  readonly children?: ReactNode;
}

/** Asks for a reason, then acts. */
export function ReasonModal(props: ReasonModalProps) {
  const { title, label, okText, onClose, act, danger, children } = props;
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const doing = useAct();
  const ok = async (): Promise<void> => {
    if (await doing.run(async () => act(reason))) onClose();
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('payment.cancel')}
      okButtonProps={{ loading: doing.busy, danger: danger === true }}
      onOk={() => void ok()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {children}
        <Form.Item label={label} htmlFor="payment-reason">
          <Input.TextArea
            id="payment-reason"
            rows={3}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={doing.error} />
    </Modal>
  );
}
