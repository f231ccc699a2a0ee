import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';

interface ReasonDialogProps {
  readonly title: string;
  readonly okText: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  readonly act: (reason: string) => Promise<unknown>;
}

/** A question that wants a sentence. */
export function ReasonDialog({
  title,
  okText,
  label,
  optional,
  children,
  onClose,
  act,
}: ReasonDialogProps) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const doing = useAct();
  const go = async (): Promise<void> => {
    if (await doing.run(() => act(reason))) onClose();
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: doing.busy, disabled: !optional && reason.trim().length < 2 }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        {children}
        <Form.Item label={label} htmlFor="care-reason">
          <Input.TextArea
            id="care-reason"
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
