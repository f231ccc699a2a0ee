import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { newId } from '#ui/kit/new-id.ts';
import type { CheckRow } from '../../../contract/checks.ts';
import { closings } from '../../../contract/words.ts';
import { care, useRenew } from '../shared/client.ts';
import { ReasonDialog } from '../shared/reason-dialog.tsx';

/** What can be done about a check-in: it was heard of by telephone, or what was found is noted. */
export function CheckActs({ row }: { row: CheckRow }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const renew = useRenew();
  const act = useAct();
  const open = row.state === 'missed' || row.state === 'due' || row.state === 'waiting';
  if (!open) return null;
  const heard = async (): Promise<void> => {
    await act.run(async () => {
      const params = { elderId: row.elderId };
      await care.checkFor({ params, body: { how: 'phone' } }, { idempotencyKey: newId() });
      await renew();
    });
  };
  return (
    <div className="dk-row">
      <Button size="small" loading={act.busy} onClick={() => void heard()}>
        {t('care.board.heard')}
      </Button>
      {row.state === 'missed' && row.checkId && (
        <Button size="small" type="primary" onClick={() => setAsking(true)}>
          {t('care.board.close')}
        </Button>
      )}
      <Modal open={act.error !== null} footer={null} onCancel={act.clear}>
        <ErrorNotice error={act.error} />
      </Modal>
      {asking && row.checkId && (
        <CloseDialog checkId={row.checkId} name={row.name} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}

interface CloseDialogProps {
  readonly checkId: string;
  readonly name: string;
  readonly onClose: () => void;
}

function CloseDialog({ checkId, name, onClose }: CloseDialogProps) {
  const { t } = useText();
  const [outcome, setOutcome] = useState<(typeof closings)[number]>('safe');
  const renew = useRenew();
  return (
    <ReasonDialog
      title={t('care.board.closeTitle', { name })}
      okText={t('care.board.close')}
      label={t('care.board.found')}
      onClose={onClose}
      act={async (reason) => {
        await care.closeCheck({ params: { checkId }, body: { outcome, reason } });
        await renew();
      }}
    >
      <Form.Item label={t('care.board.outcome')} htmlFor="care-outcome">
        <Select
          id="care-outcome"
          value={outcome}
          onChange={setOutcome}
          options={closings.map((value) => ({ value, label: t(`care.outcome.${value}`) }))}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
