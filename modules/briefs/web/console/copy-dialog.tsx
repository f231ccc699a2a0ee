import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { Template } from '../../contract/index.ts';
import { contentOf } from './template-draft.ts';
import { briefs, useRenew } from './use-briefs.ts';

interface CopyProps {
  readonly templates: readonly Template[];
  readonly onClose: () => void;
  readonly onMade: (code: string) => void;
}

/** A new template begins as a copy of one that is there; it sends nothing until that is switched on. */
export function CopyDialog({ templates, onClose, onMade }: CopyProps) {
  const { t, locale } = useText();
  const [from, setFrom] = useState(templates[0]?.code ?? '');
  const [code, setCode] = useState('');
  const [titleZh, setTitleZh] = useState('');
  const act = useAct();
  const renew = useRenew();
  const make = async (): Promise<void> => {
    const source = templates.find((one) => one.code === from);
    if (!source) return;
    const content = contentOf(source);
    await act.run(async () => {
      await briefs.createTemplate({
        body: {
          ...content,
          code,
          titleZh,
          titleEn: '',
          schedule: { ...content.schedule, on: false },
        },
      });
      await renew();
      onMade(code);
    });
  };
  return (
    <Modal
      open
      title={t('briefs.templates.add')}
      okText={t('briefs.templates.make')}
      cancelText={t('briefs.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !/^[a-z][a-z0-9-]+$/.test(code) || !titleZh }}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('briefs.templates.from')} htmlFor="copy-from">
          <Select
            id="copy-from"
            value={from}
            onChange={setFrom}
            options={templates.map((one) => ({
              value: one.code,
              label: locale === 'zh' ? one.titleZh : one.titleEn || one.titleZh,
            }))}
          />
        </Form.Item>
        <Form.Item label={t('briefs.field.titleZh')} htmlFor="copy-title">
          <Input
            id="copy-title"
            maxLength={40}
            value={titleZh}
            onChange={({ target }) => setTitleZh(target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('briefs.field.code')}
          htmlFor="copy-code"
          extra={t('briefs.field.codeHint')}
        >
          <Input
            id="copy-code"
            maxLength={30}
            value={code}
            onChange={({ target }) => setCode(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
