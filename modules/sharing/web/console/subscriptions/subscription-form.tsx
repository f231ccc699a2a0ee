import { Checkbox, Form, Input, Modal, Switch, Typography } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { GrantedField, SubscriptionInput } from '../../../contract/index.ts';
import { type Watched, watched } from '../../../contract/words.ts';
import { sharing, useRenew } from '../shared/client.ts';
import { Conditions } from '../shared/conditions.tsx';

interface SubscriptionFormProps {
  readonly grantId: string;
  readonly fields: readonly GrantedField[];
  readonly onClose: () => void;
}

const fresh: SubscriptionInput = {
  title: '',
  watch: ['added'],
  conditions: [],
  message: true,
  webhookUrl: null,
};

/** Subscribes to changes of granted data; the secret of a webhook is shown once. */
export function SubscriptionForm({ grantId, fields, onClose }: SubscriptionFormProps) {
  const { t } = useText();
  const [input, setInput] = useState(fresh);
  const [secret, setSecret] = useState<string | null>(null);
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const leave = async (): Promise<void> => {
    await renew();
    onClose();
    await go('/sharing/subscriptions');
  };
  const save = async (): Promise<void> => {
    await act.run(async () => {
      const made = await sharing.subscribe({ params: { grantId }, body: input });
      if (made.secret) setSecret(made.secret);
      else await leave();
    });
  };
  if (secret) {
    return (
      <Modal
        open
        title={t('sharing.subscription.secret')}
        okText={t('sharing.subscription.kept')}
        cancelButtonProps={{ style: { display: 'none' } }}
        onOk={() => void leave()}
        onCancel={() => void leave()}
      >
        <Notice meaning="notice" title={t('sharing.subscription.secretText')} />
        <Typography.Paragraph copyable code>
          {secret}
        </Typography.Paragraph>
      </Modal>
    );
  }
  return (
    <Modal
      open
      title={t('sharing.grant.subscribe')}
      okText={t('sharing.grant.subscribe')}
      cancelText={t('sharing.cancel')}
      okButtonProps={{ loading: act.busy, disabled: input.title.trim().length < 2 }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Fields input={input} fields={fields} onChange={setInput} />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}

interface FieldsProps {
  readonly input: SubscriptionInput;
  readonly fields: readonly GrantedField[];
  readonly onChange: (input: SubscriptionInput) => void;
}

function Fields({ input, fields, onChange }: FieldsProps) {
  const { t } = useText();
  const set = (change: Partial<SubscriptionInput>): void => onChange({ ...input, ...change });
  return (
    <Form layout="vertical">
      <Form.Item label={t('sharing.subscription.title')} htmlFor="subscription-title">
        <Input
          id="subscription-title"
          maxLength={60}
          value={input.title}
          placeholder={t('sharing.subscription.titleHint')}
          onChange={({ target }) => set({ title: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('sharing.subscription.watch')}>
        <Checkbox.Group<Watched>
          value={input.watch}
          onChange={(watch) => set({ watch })}
          options={watched.map((value) => ({ value, label: t(`sharing.watch.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        label={t('sharing.subscription.conditions')}
        extra={t('sharing.subscription.conditionsHint')}
      >
        <Conditions
          fields={fields.filter(({ masked }) => !masked)}
          value={input.conditions}
          onChange={(conditions) => set({ conditions })}
        />
      </Form.Item>
      <Form.Item label={t('sharing.subscription.byMessage')} htmlFor="subscription-message">
        <Switch
          id="subscription-message"
          checked={input.message}
          onChange={(message) => set({ message })}
        />
      </Form.Item>
      <Form.Item
        label={t('sharing.subscription.webhook')}
        htmlFor="subscription-webhook"
        extra={t('sharing.subscription.webhookHint')}
      >
        <Input
          id="subscription-webhook"
          maxLength={500}
          placeholder="https://"
          value={input.webhookUrl ?? ''}
          onChange={({ target }) => set({ webhookUrl: target.value.trim() || null })}
        />
      </Form.Item>
    </Form>
  );
}
