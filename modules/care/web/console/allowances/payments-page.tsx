import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { formatYuan } from '#platform/money/index.ts';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { PaymentRow } from '../../../contract/payments.ts';
import { care, useLiveCare } from '../shared/client.ts';
import { PaymentTag, Places } from '../shared/words.tsx';
import '../shared/care.css';

/** 发放名册: one a month, prepared by one, approved by another. */
export default function PaymentsPage() {
  const { t, locale } = useText();
  const [making, setMaking] = useState(false);
  useLiveCare();
  const payments = useQuery({
    queryKey: ['care', 'payments'],
    queryFn: async () => care.payments({}),
  });
  return (
    <>
      <PageHead title={t('care.payment.title')} lead={t('care.payment.lead')}>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setMaking(true)}>
          {t('care.payment.prepare')}
        </Button>
      </PageHead>
      <Places />
      {payments.isPending && <Loading lines={6} />}
      {payments.isError && (
        <ErrorState error={payments.error} onRetry={() => void payments.refetch()} />
      )}
      {payments.data && payments.data.items.length === 0 && (
        <EmptyState icon="list" title={t('care.payment.none')}>
          {t('care.payment.noneText')}
        </EmptyState>
      )}
      {payments.data && payments.data.items.length > 0 && (
        <Table<PaymentRow>
          rowKey="id"
          size="small"
          dataSource={payments.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('care.payment.month'),
              render: (_, row) => <Link to={`/care/payments/${row.id}`}>{row.month}</Link>,
            },
            { title: t('care.col.state'), render: (_, row) => <PaymentTag state={row.state} /> },
            {
              title: t('care.payment.people'),
              dataIndex: 'people',
              align: 'right',
              className: 'care-number',
            },
            {
              title: t('care.payment.total'),
              align: 'right',
              className: 'care-number',
              render: (_, row) => formatYuan(row.totalFen, locale),
            },
            { title: t('care.payment.preparedBy'), dataIndex: 'preparedName' },
            { title: t('care.payment.submittedBy'), dataIndex: 'submittedName' },
            { title: t('care.payment.approvedBy'), dataIndex: 'approvedName' },
            { title: t('care.reason'), dataIndex: 'reason' },
          ]}
        />
      )}
      {making && <PrepareDialog onClose={() => setMaking(false)} />}
    </>
  );
}

function PrepareDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const go = useNavigate();
  const act = useAct();
  const [month, setMonth] = useState(() => serverNow().toISOString().slice(0, 7));
  const make = async (): Promise<void> => {
    await act.run(async () => {
      const made = await care.preparePayment({ body: { month } });
      await go(`/care/payments/${made.id}`);
    });
  };
  return (
    <Modal
      open
      title={t('care.payment.prepare')}
      okText={t('care.payment.reckon')}
      cancelText={t('care.cancel')}
      okButtonProps={{ loading: act.busy, disabled: !month }}
      onOk={() => void make()}
      onCancel={onClose}
    >
      <p>{t('care.payment.prepareText')}</p>
      <Form layout="vertical">
        <Form.Item label={t('care.payment.month')} htmlFor="payment-month">
          <Input
            id="payment-month"
            type="month"
            value={month}
            onChange={({ target }) => setMonth(target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
