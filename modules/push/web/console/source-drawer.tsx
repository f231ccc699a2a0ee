import { App, Button, Drawer, Form, Input, Popconfirm, Switch } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { Source } from '../../contract.ts';
import { MappingBench } from './mapping-bench.tsx';
import { MappingFields } from './mapping-fields.tsx';
import { blank, formOf, type MappingForm, mappingOf } from './mapping-values.ts';
import { push, useRenewSources } from './use-sources.ts';

interface SourceDrawerProps {
  /** Null adds one. */
  readonly source: Source | null;
  readonly onSecret: (fresh: { id: string; secret: string }) => void;
  readonly onClose: () => void;
}

/** Writes a source's mapping beside its test bench. */
export function SourceDrawer({ source, onSecret, onClose }: SourceDrawerProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<MappingForm>();
  const renew = useRenewSources();
  const act = useAct();
  const values = (): MappingForm => form.getFieldsValue(true) as MappingForm;
  const finish = async (work: () => Promise<void>): Promise<void> => {
    const done = await act.run(async () => {
      await work();
      await renew();
    });
    if (done) onClose();
  };
  const save = (): Promise<void> =>
    finish(async () => {
      const { name, active } = values();
      const mapping = mappingOf(values());
      if (!source) {
        onSecret(await push.addSource({ body: { name, mapping } }));
        return;
      }
      const { id: sourceId, version } = source;
      await push.saveSource({ params: { sourceId }, body: { name, mapping, active, version } });
      void message.success(t('push.saved'));
    });
  const params = { sourceId: source?.id ?? '' };
  const remove = (): Promise<void> =>
    finish(async () => void (await push.removeSource({ params })));
  const another = (): Promise<void> =>
    finish(async () => onSecret({ id: params.sourceId, ...(await push.renewSecret({ params })) }));
  return (
    <Drawer
      open
      size="min(1180px, 100vw)"
      title={source?.name ?? t('push.add')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div style={{ display: 'flex', justifyContent: 'space-between', gap: 8 }}>
          {source ? (
            <span style={{ display: 'flex', gap: 8 }}>
              <Popconfirm title={t('push.removeAsk')} onConfirm={() => void remove()}>
                <Button danger>{t('push.remove')}</Button>
              </Popconfirm>
              <Popconfirm title={t('push.renewAsk')} onConfirm={() => void another()}>
                <Button>{t('push.renew')}</Button>
              </Popconfirm>
            </span>
          ) : (
            <span />
          )}
          <Button type="primary" loading={act.busy} onClick={() => form.submit()}>
            {t('push.save')}
          </Button>
        </div>
      }
    >
      <ErrorNotice error={act.error} />
      <div className="pu-both">
        <Form
          form={form}
          layout="vertical"
          requiredMark="optional"
          initialValues={formOf(
            source?.name ?? '',
            source?.active ?? true,
            source?.mapping ?? blank,
          )}
          onFinish={() => void save()}
        >
          <Form.Item
            name="name"
            label={t('push.field.name')}
            rules={[{ required: true, message: t('push.required') }]}
          >
            <Input maxLength={60} />
          </Form.Item>
          {source && (
            <Form.Item name="active" label={t('push.field.active')} valuePropName="checked">
              <Switch />
            </Form.Item>
          )}
          <MappingFields />
        </Form>
        <MappingBench mapping={() => mappingOf(values())} />
      </div>
    </Drawer>
  );
}
