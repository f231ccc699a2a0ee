import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';

interface WithReasonProps {
  readonly label: string;
  readonly run: (reason: string) => Promise<void>;
  readonly danger?: boolean;
}

/** A button whose act needs a reason, which becomes part of the ledger. */
export function WithReason({ label, run, danger = false }: WithReasonProps) {
  const { t } = useText();
  const act = useAct();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const confirm = async (): Promise<void> => {
    if (!(await act.run(() => run(reason.trim())))) return;
    setOpen(false);
    setReason('');
  };
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      title={label}
      content={
        <div className="ledger-reason">
          <ErrorNotice error={act.error} />
          <Input
            aria-label={t('ledger.reason')}
            placeholder={t('ledger.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button
            type="primary"
            danger={danger}
            disabled={reason.trim().length < 2}
            loading={act.busy}
            onClick={() => void confirm()}
          >
            {t('ledger.confirm')}
          </Button>
        </div>
      }
    >
      <Button size="small" danger={danger}>
        {label}
      </Button>
    </Popover>
  );
}
