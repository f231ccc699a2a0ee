import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { GrantView, SharedRow } from '../../../contract/index.ts';
import { sharing, usePick, useRenew } from '../shared/client.ts';

interface CorrectionFormProps {
  readonly grant: GrantView;
  readonly row: SharedRow;
  readonly onClose: () => void;
}

/** Tells the source that a value of a row is wrong. */
export function CorrectionForm({ grant, row, onClose }: CorrectionFormProps) {
  const { t } = useText();
  const pick = usePick();
  const [field, setField] = useState(grant.fields[0]?.key ?? '');
  const [rightValue, setRightValue] = useState('');
  const [words, setWords] = useState('');
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const send = async (): Promise<void> => {
    await act.run(async () => {
      const body = { ref: row.ref, field, rightValue, words };
      await sharing.sendCorrection({ params: { grantId: grant.id }, body });
      await renew();
      await go('/sharing/corrections');
    });
  };
  return (
    <Modal
      open
      title={t('sharing.correction.title')}
      okText={t('sharing.correction.send')}
      cancelText={t('sharing.cancel')}
      okButtonProps={{ loading: act.busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('sharing.col.field')} htmlFor="correction-field">
          <Select
            id="correction-field"
            value={field}
            onChange={setField}
            options={grant.fields.map((one) => ({
              value: one.key,
              label: `${pick(one.titleZh, one.titleEn)} · ${String(row.values[one.key] ?? '—')}`,
            }))}
          />
        </Form.Item>
        <Form.Item
          label={t('sharing.correction.right')}
          htmlFor="correction-right"
          extra={t('sharing.correction.rightHint')}
        >
          <Input
            id="correction-right"
            maxLength={300}
            value={rightValue}
            onChange={({ target }) => setRightValue(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('sharing.correction.words')} htmlFor="correction-words">
          <Input.TextArea
            id="correction-words"
            rows={3}
            maxLength={500}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
