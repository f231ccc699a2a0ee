import { Button, Form } from 'antd';
import { useState } from 'react';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { payment, useWords } from '../shared/client.ts';
import { FileImport } from '../shared/file-import.tsx';
import { KindChoice, type RunChoice } from './kind-choice.tsx';

/** Bills from a workbook: readings or amounts. */
export function ImportModal({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const [choice, setChoice] = useState<RunChoice>({ kindCode: '', period: '' });
  const act = useAct();
  const form = async (): Promise<unknown> =>
    act.run(async () => saveFile(await payment.importForm({})));
  return (
    <FileImport
      title={t('payment.bills.import')}
      accept=".xlsx"
      onClose={onClose}
      read={async ({ base64 }, apply) =>
        payment.importBills({ body: { ...choice, file: base64, apply } })
      }
    >
      <p className="dk-muted">{t('payment.bills.importHint')}</p>
      <Button
        size="small"
        icon={<Icon name="download" />}
        loading={act.busy}
        onClick={() => void form()}
      >
        {t('payment.bills.form')}
      </Button>
      <ErrorNotice error={act.error} />
      <Form layout="vertical">
        <KindChoice value={choice} onChange={setChoice} />
      </Form>
    </FileImport>
  );
}
