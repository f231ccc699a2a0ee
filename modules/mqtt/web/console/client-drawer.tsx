import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Popconfirm, Switch } from 'antd';
import { formPlaces, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { MqttAccount } from '../../contract.ts';
import { mqtt } from './use-clients.ts';

/** A secret that was just made. */
export interface Fresh {
  readonly username: string;
  readonly secret: string;
}

interface ClientDrawerProps {
  /** Null adds one. */
  readonly account: MqttAccount | null;
  readonly onSecret: (fresh: Fresh) => void;
  readonly onClose: () => void;
}

type Values = Pick<MqttAccount, 'username' | 'title' | 'enabled' | 'rules'>;

const blank: Values = {
  username: '',
  title: '',
  enabled: true,
  rules: [{ filter: 'zs/#', publish: false, subscribe: true }],
};

/** A client's name, whether it may connect, its topics in order, and a new secret for it. */
export function ClientDrawer({ account, onSecret, onClose }: ClientDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const act = useAct();
  const finish = async (work: () => Promise<void>): Promise<void> => {
    const done = await act.run(async () => {
      try {
        await work();
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await queries.invalidateQueries({ queryKey: ['mqtt'] });
    });
    if (done) onClose();
  };
  const save = ({ username, title, enabled, rules }: Values): Promise<void> =>
    finish(async () => {
      if (!account) {
        const { secret } = await mqtt.addClient({ body: { username, title, rules } });
        onSecret({ username, secret });
        return;
      }
      const { id: clientId, version } = account;
      await mqtt.saveClient({ params: { clientId }, body: { title, rules, enabled, version } });
      void message.success(t('mqtt.saved'));
    });
  const renew = (own: MqttAccount): Promise<void> =>
    finish(async () => {
      const { id: clientId, username, version } = own;
      const { secret } = await mqtt.renewSecret({ params: { clientId }, body: { version } });
      onSecret({ username, secret });
    });
  return (
    <Drawer
      open
      size={560}
      title={account?.title ?? t('mqtt.add')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="dk-row">
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('mqtt.save')}
          </Button>
          {account && (
            <Popconfirm title={t('mqtt.renewAsk')} onConfirm={() => void renew(account)}>
              <Button>{t('mqtt.renew')}</Button>
            </Popconfirm>
          )}
        </div>
      }
    >
      <ErrorNotice error={act.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={account ?? blank}
        onFinish={() => void save(form.getFieldsValue(true) as Values)}
      >
        <Form.Item
          name="title"
          label={t('mqtt.field.title')}
          rules={[{ required: true, message: t('mqtt.need.title') }]}
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          name="username"
          label={t('mqtt.field.username')}
          rules={[
            { pattern: /^[a-zA-Z0-9][a-zA-Z0-9._-]{2,59}$/, message: t('mqtt.need.username') },
            { required: true, message: t('mqtt.need.username') },
          ]}
        >
          <Input disabled={account !== null} />
        </Form.Item>
        {account && (
          <Form.Item name="enabled" label={t('mqtt.field.enabled')} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
        <Rules />
      </Form>
    </Drawer>
  );
}

function Rules() {
  const { t } = useText();
  return (
    <Form.List name="rules">
      {(fields, { add, remove }) => (
        <section>
          <h3>{t('mqtt.field.rules')}</h3>
          <p className="dk-muted">{t('mqtt.rulesHint')}</p>
          {fields.map(({ key, name }) => (
            <div key={key} className="dk-row">
              <Form.Item name={[name, 'filter']} rules={[{ required: true, message: '' }]}>
                <Input
                  aria-label={t('mqtt.filter')}
                  placeholder="zs/+/up/#"
                  style={{ width: 220 }}
                />
              </Form.Item>
              <Form.Item name={[name, 'publish']} valuePropName="checked">
                <Checkbox>{t('mqtt.publish')}</Checkbox>
              </Form.Item>
              <Form.Item name={[name, 'subscribe']} valuePropName="checked">
                <Checkbox>{t('mqtt.subscribe')}</Checkbox>
              </Form.Item>
              <Button
                icon={<Icon name="trash" />}
                aria-label={t('mqtt.removeRule')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button
            icon={<Icon name="plus" />}
            onClick={() => add({ filter: '', publish: false, subscribe: true })}
          >
            {t('mqtt.addRule')}
          </Button>
        </section>
      )}
    </Form.List>
  );
}
