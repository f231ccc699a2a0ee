import { Form, Select } from 'antd';
import { useState } from 'react';
import type { BillView } from '../../../contract/index.ts';
import { type Relief, reliefs } from '../../../contract/words.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';
import { ReasonModal } from '../shared/reason-modal.tsx';
import { YuanInput } from '../shared/yuan-input.tsx';

interface ActProps {
  readonly bill: BillView;
  readonly onClose: () => void;
}

/** A bill that was made by mistake. */
export function WithdrawModal({ bill, onClose }: ActProps) {
  const { t } = useWords();
  const renew = useRenew();
  return (
    <ReasonModal
      danger
      title={t('payment.bill.withdraw')}
      label={t('payment.reason')}
      okText={t('payment.bill.withdraw')}
      onClose={onClose}
      act={async (reason) => {
        const body = { reason, version: bill.version };
        await payment.withdrawBill({ params: { billId: bill.id }, body });
        await renew();
      }}
    />
  );
}

/** A bill that shall not be collected; somebody else decides. */
export function WaiverModal({ bill, onClose }: ActProps) {
  const { t } = useWords();
  const [reasonCode, setCode] = useState<Relief>('lowIncome');
  const renew = useRenew();
  return (
    <ReasonModal
      title={t('payment.bill.waive')}
      label={t('payment.reason')}
      okText={t('payment.ask')}
      onClose={onClose}
      act={async (reason) => {
        await payment.askWaiver({ params: { billId: bill.id }, body: { reasonCode, reason } });
        await renew();
      }}
    >
      <Form.Item label={t('payment.bill.ground')} htmlFor="payment-ground">
        <Select<Relief>
          id="payment-ground"
          value={reasonCode}
          onChange={setCode}
          options={reliefs.map((value) => ({ value, label: t(`payment.relief.${value}`) }))}
        />
      </Form.Item>
    </ReasonModal>
  );
}

/** Money to be given back; somebody else decides. */
export function RefundModal({ bill, onClose }: ActProps) {
  const { t, yuan } = useWords();
  const [amountFen, setAmount] = useState<number | null>(bill.refundableFen);
  const renew = useRenew();
  return (
    <ReasonModal
      title={t('payment.bill.refund')}
      label={t('payment.reason')}
      okText={t('payment.ask')}
      onClose={onClose}
      act={async (reason) => {
        const params = { orderId: bill.paidOrderId ?? '' };
        await payment.askRefund({ params, body: { amountFen: amountFen ?? 0, reason } });
        await renew();
      }}
    >
      <Form.Item
        label={t('payment.bill.refundAmount', { most: yuan(bill.refundableFen) })}
        htmlFor="payment-refund"
      >
        <YuanInput id="payment-refund" value={amountFen} onChange={setAmount} />
      </Form.Item>
    </ReasonModal>
  );
}
