import { Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { alarms, useCategoryChoices } from '../shared/clients.ts';

/** Opens a case for an alarm whose rule opened none. */
export function CaseDialog({
  alarmId,
  onClose,
}: {
  readonly alarmId: string;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const act = useAct();
  const categories = useCategoryChoices();
  const [code, setCode] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    const body = { categoryCode: code ?? '' };
    if (await act.run(() => alarms.openCase({ params: { alarmId }, body }))) onClose();
  };
  return (
    <Modal
      open
      title={t('alarms.act.openCase')}
      okText={t('alarms.act.openCase')}
      cancelText={t('alarms.note.cancel')}
      onOk={() => void send()}
      onCancel={onClose}
      okButtonProps={{ loading: act.busy, disabled: code === null }}
    >
      <ErrorNotice error={act.error} />
      <p className="dk-muted">{t('alarms.case.lead')}</p>
      <Form layout="vertical">
        <Form.Item label={t('alarms.case.category')} htmlFor="al-category" required>
          <Select
            id="al-category"
            showSearch={{ optionFilterProp: 'label' }}
            value={code}
            onChange={setCode}
            options={categories}
            placeholder={t('alarms.case.choose')}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
