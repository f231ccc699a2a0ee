import { Form, Modal, Table } from 'antd';
import { useRef, useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { RunPreview } from '../../../contract/index.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';
import { KindChoice, type RunChoice } from './kind-choice.tsx';

/** 批量出账: looked at first, then made. */
export function RunModal({ onClose }: { readonly onClose: () => void }) {
  const { t, yuan } = useWords();
  const [choice, setChoice] = useState<RunChoice>({ kindCode: '', period: '' });
  const [preview, setPreview] = useState<RunPreview | null>(null);
  const [made, setMade] = useState<{ count: number; totalFen: number } | null>(null);
  const key = useRef(newId());
  const act = useAct();
  const renew = useRenew();
  const choose = (next: RunChoice): void => {
    setChoice(next);
    setPreview(null);
    setMade(null);
  };
  const go = async (): Promise<void> => {
    await act.run(async () => {
      if (!preview) setPreview(await payment.previewRun({ query: choice }));
      else {
        setMade(await payment.runBills({ body: choice }, { idempotencyKey: key.current }));
        setPreview(null);
        key.current = newId();
      }
    });
    await renew();
  };
  return (
    <Modal
      open
      width={720}
      title={t('payment.bills.run')}
      okText={preview ? t('payment.run.make', { count: preview.count }) : t('payment.run.look')}
      cancelText={t(made ? 'payment.close' : 'payment.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: !choice.kindCode || made !== null || preview?.count === 0,
      }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <KindChoice value={choice} onChange={choose} reckoned />
      </Form>
      <ErrorNotice error={act.error} />
      {made && (
        <Notice
          meaning="ok"
          title={t('payment.run.made', { count: made.count, amount: yuan(made.totalFen) })}
        />
      )}
      {preview && <Preview preview={preview} />}
    </Modal>
  );
}

function Preview({ preview }: { readonly preview: RunPreview }) {
  const { t, yuan } = useWords();
  return (
    <>
      <Notice
        meaning={preview.count > 0 ? 'notice' : 'warning'}
        title={t('payment.run.would', {
          count: preview.count,
          amount: yuan(preview.totalFen),
          day: preview.dueDay,
        })}
      >
        <p>{t('payment.run.left', { already: preview.already, nothing: preview.nothing })}</p>
      </Notice>
      <Table
        rowKey="accountNumber"
        size="small"
        dataSource={preview.rows}
        pagination={{ pageSize: 8, hideOnSinglePage: true }}
        columns={[
          { title: t('payment.col.account'), dataIndex: 'accountNumber' },
          { title: t('payment.col.payer'), dataIndex: 'holderName' },
          { title: t('payment.col.quantity'), dataIndex: 'quantity', align: 'right' },
          {
            title: t('payment.col.relief'),
            align: 'right',
            render: (_, row) => (row.reliefPercent > 0 ? `${row.reliefPercent}%` : '—'),
          },
          {
            title: t('payment.col.amount'),
            align: 'right',
            className: 'pay-num',
            render: (_, row) => yuan(row.amountFen),
          },
        ]}
      />
    </>
  );
}
