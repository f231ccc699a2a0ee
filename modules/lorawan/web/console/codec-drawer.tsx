import { App, Button, Drawer, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { Codec } from '../../contract.ts';
import { CodecBench } from './codec-bench.tsx';
import { CodecHistory } from './codec-history.tsx';
import { lorawan, useRenewCodecs } from './use-codecs.ts';

interface Values {
  readonly code: string;
  readonly name: string;
  readonly script: string;
}

const template = `function decodeUplink(input) {
  // input.bytes: [0–255, …]   input.fPort: 1–255
  return { data: {} };
}

function encodeDownlink(input) {
  // input.service   input.data: { … }
  return { fPort: 1, bytes: [] };
}
`;

interface CodecDrawerProps {
  /** Null adds one. */
  readonly codec: Codec | null;
  readonly onClose: () => void;
}

/** Writes a codec beside its test bench. */
export function CodecDrawer({ codec, onClose }: CodecDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [history, setHistory] = useState(false);
  const script = Form.useWatch('script', form) ?? codec?.script ?? template;
  const renew = useRenewCodecs();
  const act = useAct();
  const removing = useAct();
  const save = async (version: number): Promise<void> => {
    const { code, name, script: text } = form.getFieldsValue(true) as Values;
    const saved = await act.run(async () => {
      const params = { code: codec?.code ?? code };
      await lorawan.saveCodec({ params, body: { name, script: text, version } });
      await renew();
    });
    if (!saved) return;
    void message.success(t('lorawan.saved'));
    onClose();
  };
  const remove = async (): Promise<void> => {
    const done = await removing.run(async () => {
      await lorawan.removeCodec({ params: { code: codec?.code ?? '' } });
      await renew();
    });
    if (done) onClose();
  };
  const required = [{ required: true, message: t('lorawan.required') }];
  return (
    <Drawer
      open
      size="min(1180px, 100vw)"
      title={codec?.name ?? t('lorawan.add')}
      onClose={onClose}
      mask={{ closable: false }}
      extra={
        codec && (
          <Button icon={<Icon name="history" />} onClick={() => setHistory(true)}>
            {t('lorawan.history')}
          </Button>
        )
      }
      footer={
        <div style={{ display: 'flex', justifyContent: 'space-between' }}>
          {codec ? (
            <Popconfirm title={t('lorawan.removeAsk')} onConfirm={() => void remove()}>
              <Button danger loading={removing.busy}>
                {t('lorawan.remove')}
              </Button>
            </Popconfirm>
          ) : (
            <span />
          )}
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('lorawan.save')}
          </Button>
        </div>
      }
    >
      <ErrorNotice error={act.error ?? removing.error} />
      <div className="lw-bench">
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={codec ?? { code: '', name: '', script: template }}
          onFinish={() => void save(codec?.version ?? 0)}
        >
          {!codec && (
            <Form.Item
              name="code"
              label={t('lorawan.field.code')}
              extra={t('lorawan.codeHint')}
              rules={[
                {
                  required: true,
                  pattern: /^[a-z][a-z0-9-]{1,39}$/,
                  message: t('lorawan.codeRule'),
                },
              ]}
            >
              <Input maxLength={40} />
            </Form.Item>
          )}
          <Form.Item name="name" label={t('lorawan.field.name')} rules={required}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item
            className="lw-script"
            name="script"
            label={t('lorawan.field.script')}
            extra={t('lorawan.scriptHint')}
            rules={required}
          >
            <Input.TextArea rows={24} spellCheck={false} maxLength={65_536} />
          </Form.Item>
        </Form>
        <CodecBench script={script} />
      </div>
      {history && codec && <CodecHistory code={codec.code} onClose={() => setHistory(false)} />}
    </Drawer>
  );
}
