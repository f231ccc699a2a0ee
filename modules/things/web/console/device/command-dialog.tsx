import { App, Form, Modal } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { useAct } from '#ui/desk/index.ts';
import type { ModelService, ThingDetail } from '../../../contract/index.ts';
import { things, useNameOf, useRenewThings } from '../use-things.ts';
import { ValueField } from './value-field.tsx';

interface CommandDialogProps {
  readonly thing: ThingDetail;
  readonly service: ModelService;
  readonly onClose: () => void;
}

/** Tells a device to do something; the form is the service's input. */
export function CommandDialog({ thing, service, onClose }: CommandDialogProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const nameOf = useNameOf();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [idempotencyKey] = useState(newId);
  const renew = useRenewThings();
  const act = useAct();
  const send = async (): Promise<void> => {
    const input = { ...form.getFieldsValue(true) } as Record<string, unknown>;
    const isSent = await act.run(async () => {
      const body = { service: service.key, input };
      await things.sendCommand({ params: { id: thing.id }, body }, { idempotencyKey });
      await renew();
    });
    if (!isSent) return;
    void message.success(t('things.command.queuedNow', { name: nameOf(service) }));
    onClose();
  };
  return (
    <Modal
      open
      title={`${nameOf(service)} · ${thing.name}`}
      onCancel={onClose}
      okText={t('things.command.send')}
      cancelText={t('things.cancel')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
    >
      {thing.status !== 'online' && (
        <Notice
          meaning="warning"
          title={t('things.command.notOnline', { minutes: Math.ceil(service.timeoutSeconds / 60) })}
        />
      )}
      <ErrorNotice error={act.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={() => void send()}>
        {service.input.length === 0 && <p>{t('things.command.noInput')}</p>}
        {service.input.map((field) => (
          <ValueField key={field.key} property={field} isRequired />
        ))}
      </Form>
    </Modal>
  );
}
