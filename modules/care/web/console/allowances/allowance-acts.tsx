import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { serverNow } from '#ui/i18n/clock.ts';
import { usePermission } from '#ui/session/index.ts';
import type { AllowanceRow } from '../../../contract/allowances.ts';
import { care, useRenew } from '../shared/client.ts';
import { ReasonDialog } from '../shared/reason-dialog.tsx';
import { ProveDialog } from './prove-dialog.tsx';

type Open = 'approve' | 'refuse' | 'suspend' | 'end' | 'prove' | null;

/** What can be done with an allowance, by its state and one's rights. */
export function AllowanceActs({ row }: { row: AllowanceRow }) {
  const { t } = useText();
  const [open, setOpen] = useState<Open>(null);
  const mayApprove = usePermission('care.approve');
  const mayAllow = usePermission('care.allowance');
  const mayProve = usePermission('care.prove');
  const acts: readonly (readonly [Exclude<Open, null>, boolean])[] = [
    ['approve', mayApprove && row.state === 'applied'],
    ['refuse', mayApprove && row.state === 'applied'],
    ['prove', mayProve && (row.state === 'active' || row.state === 'suspended')],
    ['suspend', mayAllow && row.state === 'active'],
    ['end', mayAllow && ['applied', 'active', 'suspended'].includes(row.state)],
  ];
  return (
    <span className="dk-row">
      {acts
        .filter(([, may]) => may)
        .map(([act]) => (
          <Button key={act} size="small" onClick={() => setOpen(act)}>
            {t(`care.allowance.act.${act}`)}
          </Button>
        ))}
      {open === 'prove' && <ProveDialog row={row} onClose={() => setOpen(null)} />}
      {open === 'end' && <EndDialog row={row} onClose={() => setOpen(null)} />}
      {(open === 'approve' || open === 'refuse' || open === 'suspend') && (
        <PlainDialog row={row} act={open} onClose={() => setOpen(null)} />
      )}
    </span>
  );
}

interface DialogProps {
  readonly row: AllowanceRow;
  readonly onClose: () => void;
}

function PlainDialog({
  row,
  act,
  onClose,
}: DialogProps & { readonly act: 'approve' | 'refuse' | 'suspend' }) {
  const { t } = useText();
  const renew = useRenew();
  const params = { allowanceId: row.id };
  return (
    <ReasonDialog
      title={`${t(`care.allowance.act.${act}`)} · ${row.name}`}
      okText={t(`care.allowance.act.${act}`)}
      label={t('care.reason')}
      optional={act === 'approve'}
      onClose={onClose}
      act={async (reason) => {
        const { version } = row;
        await (act === 'suspend'
          ? care.suspendAllowance({ params, body: { reason, version } })
          : care.decideAllowance({
              params,
              body: { approve: act === 'approve', reason, version },
            }));
        await renew();
      }}
    />
  );
}

function EndDialog({ row, onClose }: DialogProps) {
  const { t } = useText();
  const renew = useRenew();
  const [lastMonth, setMonth] = useState(() => serverNow().toISOString().slice(0, 7));
  return (
    <ReasonDialog
      title={`${t('care.allowance.act.end')} · ${row.name}`}
      okText={t('care.allowance.act.end')}
      label={t('care.reason')}
      onClose={onClose}
      act={async (reason) => {
        const body = { lastMonth, reason, version: row.version };
        await care.endAllowance({ params: { allowanceId: row.id }, body });
        await renew();
      }}
    >
      <Form.Item label={t('care.allowance.lastMonth')} htmlFor="last-month">
        <Input
          id="last-month"
          type="month"
          value={lastMonth}
          onChange={({ target }) => setMonth(target.value)}
        />
      </Form.Item>
    </ReasonDialog>
  );
}
