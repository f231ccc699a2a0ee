import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { serverNow } from '#ui/i18n/clock.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { ElderDetail } from '../../../contract/elders.ts';
import { care, useBehalf, useRenew } from '../shared/client.ts';

/** Enters somebody for the allowance. */
export function ApplyDialog({ elder, onClose }: { elder: ElderDetail; onClose: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const behalf = useBehalf();
  const [key] = useState(newId);
  const [fromMonth, setMonth] = useState(() => serverNow().toISOString().slice(0, 7));
  const [accountName, setName] = useState(elder.name);
  const [bankCard, setCard] = useState('');
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const body = { fromMonth, accountName, bankCard };
      const options = { idempotencyKey: key, ...behalf };
      await care.applyAllowance({ params: { elderId: elder.id }, body }, options);
      await renew();
    });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('care.allowance.apply')}
      okText={t('care.save')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, disabled: bankCard.replace(/\D/g, '').length < 12 }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <p>{t('care.allowance.applyText')}</p>
      <Form layout="vertical">
        <Form.Item label={t('care.allowance.fromMonth')} htmlFor="from-month">
          <Input
            id="from-month"
            type="month"
            value={fromMonth}
            onChange={({ target }) => setMonth(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('care.allowance.accountName')} htmlFor="account-name">
          <Input
            id="account-name"
            maxLength={40}
            value={accountName}
            onChange={({ target }) => setName(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('care.allowance.bankCard')} htmlFor="bank-card">
          <Input
            id="bank-card"
            inputMode="numeric"
            maxLength={30}
            value={bankCard}
            onChange={({ target }) => setCard(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
