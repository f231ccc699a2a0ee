import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { base64Of, OneFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { things, useChoices, useRenewThings } from '../use-things.ts';

interface Values {
  readonly modelCode: string;
  readonly version: string;
  readonly note: string;
}

/** Uploads a package. */
export function FirmwareDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [file, setFile] = useState<File | null>(null);
  const { models } = useChoices();
  const renew = useRenewThings();
  const act = useAct();
  const save = async (): Promise<void> => {
    const values = form.getFieldsValue(true) as Values;
    if (!file) return;
    const isSaved = await act.run(async () => {
      const contentBase64 = await base64Of(file);
      await things.addFirmware({
        body: { ...values, fileName: file.name.slice(-120), contentBase64 },
      });
      await renew();
    });
    if (!isSaved) return;
    void message.success(t('things.firmware.saved', { version: values.version }));
    onClose();
  };
  const need = [{ required: true, message: t('things.need.value') }];
  const shape = { pattern: /^[A-Za-z0-9._+-]+$/, message: t('things.firmware.versionRule') };
  return (
    <Drawer
      open
      size={460}
      title={t('things.firmware.upload')}
      onClose={onClose}
      footer={
        <Button type="primary" loading={act.busy} disabled={!file} onClick={() => form.submit()}>
          {t('things.firmware.upload')}
        </Button>
      }
    >
      <ErrorNotice error={act.error} />
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ note: '' }}
        onFinish={() => void save()}
      >
        <Form.Item name="modelCode" label={t('things.field.modelCode')} rules={need}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={models} />
        </Form.Item>
        <Form.Item name="version" label={t('things.firmware.version')} rules={[...need, shape]}>
          <Input maxLength={40} placeholder="1.2.0" />
        </Form.Item>
        <Form.Item name="note" label={t('things.firmware.note')}>
          <Input.TextArea maxLength={300} rows={2} />
        </Form.Item>
        <Form.Item label={t('things.firmware.file')} required>
          <OneFile area onFile={(chosen) => setFile(chosen)}>
            <p>{file ? file.name : t('things.firmware.drop')}</p>
          </OneFile>
        </Form.Item>
      </Form>
    </Drawer>
  );
}
