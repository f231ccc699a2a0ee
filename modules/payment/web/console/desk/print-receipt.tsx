import { Button } from 'antd';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { payment, useWords } from '../shared/client.ts';

interface PrintReceiptProps {
  readonly receiptIds: readonly string[];
  readonly small?: boolean;
}

/** The receipts in big type, to be printed. */
export function PrintReceipt({ receiptIds, small = false }: PrintReceiptProps) {
  const { t } = useWords();
  const act = useAct();
  const print = async (): Promise<unknown> =>
    act.run(async () => {
      for (const receiptId of receiptIds) {
        saveFile(await payment.receiptPdf({ params: { receiptId }, query: {} }));
      }
    });
  return (
    <>
      <Button
        size={small ? 'small' : 'middle'}
        icon={<Icon name="print" />}
        loading={act.busy}
        onClick={() => void print()}
      >
        {t('payment.desk.receipt')}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}
