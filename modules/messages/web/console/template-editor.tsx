import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { formPlaces, SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Template, TemplateInput } from '../../contract/index.ts';
import { TemplatePreview } from './template-preview.tsx';
import { TestSend } from './test-send.tsx';
import { messages } from './use-messages.ts';
import './messages.css';

type Values = Omit<TemplateInput, 'version'>;

/** One wording with its preview beside it. */
export function TemplateEditor({ template }: { template: Template }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [version, setVersion] = useState(template.version);
  const act = useAct();
  const { code, channel, language } = template;
  const params = { code, channel, language };
  const subject = Form.useWatch('subject', form) ?? template.subject;
  const body = Form.useWatch('body', form) ?? template.body;

  const save = async (at: number): Promise<void> => {
    const values = form.getFieldsValue(true) as Values;
    await act.run(async () => {
      try {
        const saved = await messages.saveTemplate({ params, body: { ...values, version: at } });
        setVersion(saved.version);
      } catch (fault) {
        form.setFields(formPlaces(fault) as never);
        throw fault;
      }
      await queries.invalidateQueries({ queryKey: ['messages', 'templates'] });
      void message.success(t('messages.templates.saved'));
    });
  };
  const take = (latest: Template): void => {
    form.setFieldsValue(latest as never);
    setVersion(latest.version);
    act.clear();
  };

  return (
    <div className="messages-editor">
      <div>
        <SaveFault<Template>
          error={act.error}
          fields={(['subject', 'body', 'vendorCode', 'vendorVariables'] as const).map((key) => ({
            key,
            label: t(`messages.field.${key}`),
          }))}
          mine={() => form.getFieldsValue(true) as Values}
          read={async () => latestOf(template)}
          onTake={take}
          onKeep={(latest) => void save(latest.version)}
        />
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={valuesOf(template)}
          onFinish={() => void save(version)}
        >
          {channel !== 'sms' && (
            <Form.Item name="subject" label={t('messages.field.subject')}>
              <Input maxLength={200} />
            </Form.Item>
          )}
          <Form.Item
            name="body"
            label={t('messages.field.body')}
            rules={[
              { required: true, whitespace: true, message: t('messages.templates.needBody') },
            ]}
          >
            <Input.TextArea autoSize={{ minRows: 5 }} maxLength={2000} />
          </Form.Item>
          <ValueButtons
            names={template.values}
            onUse={(name) => form.setFieldValue('body', `${form.getFieldValue('body')}{{${name}}}`)}
          />
          {channel === 'sms' && <VendorFields names={template.values} />}
          <Button type="primary" htmlType="submit" loading={act.busy}>
            {t('messages.save')}
          </Button>
        </Form>
      </div>
      <div className="dk-stack">
        <TemplatePreview params={params} subject={subject} body={body} />
        {channel !== 'inbox' && <TestSend params={params} />}
      </div>
    </div>
  );
}

function ValueButtons({
  names,
  onUse,
}: {
  names: readonly string[];
  onUse: (name: string) => void;
}) {
  const { t } = useText();
  return (
    <div className="messages-values">
      <span className="dk-muted">{t('messages.templates.values')}</span>
      {names.map((name) => (
        <Button key={name} size="small" onClick={() => onUse(name)}>
          {`{{${name}}}`}
        </Button>
      ))}
    </div>
  );
}

function VendorFields({ names }: { names: readonly string[] }) {
  const { t } = useText();
  return (
    <>
      <Form.Item
        name="vendorCode"
        label={t('messages.field.vendorCode')}
        extra={t('messages.templates.vendorHint')}
      >
        <Input maxLength={60} placeholder="SMS_123456789" />
      </Form.Item>
      <Form.Item name="vendorVariables" label={t('messages.field.vendorVariables')}>
        <Select mode="multiple" options={names.map((value) => ({ value, label: value }))} />
      </Form.Item>
    </>
  );
}

function valuesOf({ subject, body, vendorCode, vendorVariables }: Template): Values {
  return { subject, body, vendorCode, vendorVariables: [...vendorVariables] };
}

async function latestOf({ code, channel, language }: Template): Promise<Template | undefined> {
  const { items } = await messages.templates({ query: { code } });
  return items.find((one) => one.channel === channel && one.language === language);
}
