import { Form, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import type { AllowanceRow } from '../../../contract/allowances.ts';
import { care, useBehalf, useRenew } from '../shared/client.ts';
import { ReasonDialog } from '../shared/reason-dialog.tsx';

interface ProveDialogProps {
  readonly row: Pick<AllowanceRow, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** At the window the person stands there; by telephone a reason is asked for. */
export function ProveDialog({ row, onClose }: ProveDialogProps) {
  const { t } = useText();
  const renew = useRenew();
  const behalf = useBehalf();
  const [key] = useState(newId);
  const [how, setHow] = useState<'window' | 'phone'>('window');
  return (
    <ReasonDialog
      title={`${t('care.allowance.act.prove')} · ${row.name}`}
      okText={t('care.allowance.act.prove')}
      label={t(how === 'phone' ? 'care.allowance.phoneReason' : 'care.note')}
      optional={how === 'window'}
      onClose={onClose}
      act={async (reason) => {
        const body = { how, ...(reason.trim() ? { reason } : {}) };
        const options = { idempotencyKey: key, ...behalf };
        await care.prove({ params: { allowanceId: row.id }, body }, options);
        await renew();
      }}
    >
      <Form.Item label={t('care.allowance.how')} htmlFor="proof-how">
        <Select
          id="proof-how"
          value={how}
          onChange={setHow}
          options={(['window', 'phone'] as const).map((value) => ({
            value,
            label: t(`care.proof.${value}`),
          }))}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
