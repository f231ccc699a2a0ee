import { Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { defineApi, Type } from '#platform/contract/index.ts';
import { createClient } from '../api/index.ts';
import { useText } from '../i18n/text-provider.tsx';
import { Icon } from '../icons/icon.tsx';
import { ErrorNotice } from '../kit/states.tsx';
import { usePermission } from '../session/index.ts';
import { useAct } from './use-act.ts';

/** The one operation that this needs of the module of personal data, which stands above the kit. */
const api = defineApi('privacy', {
  reveal: {
    method: 'POST',
    path: '/privacy/reveals',
    summary: 'Show one field whole for a while',
    permission: 'privacy.reveal',
    body: Type.Unsafe<{ field: string; rowKey: string; reason: string }>({}),
    reply: Type.Unsafe<{ value: string; until: string }>({}),
  },
});
const client = createClient(api);

interface RevealFieldProps {
  /** `module.table.column` as declared. */
  readonly field: string;
  readonly rowKey: string;
  /** What is shown until then. */
  readonly masked: string;
}

/** A masked value with a button that shows it whole for ten minutes, once a reason is given. */
export function RevealField({ field, rowKey, masked }: RevealFieldProps) {
  const { t } = useText();
  const mayReveal = usePermission('privacy.reveal');
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<{ value: string; until: string } | null>(null);
  useEffect(() => {
    if (!shown) return undefined;
    const left = Math.max(0, Date.parse(shown.until) - Date.now());
    const timer = setTimeout(() => setShown(null), left);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <span className="dk-reveal">
      <span className="dk-number">{shown ? shown.value : masked}</span>
      {mayReveal && !shown && (
        <Button
          type="text"
          size="small"
          icon={<Icon name="search" size={14} />}
          aria-label={t('ui.reveal.show')}
          title={t('ui.reveal.show')}
          onClick={() => setAsking(true)}
        />
      )}
      {isAsking && (
        <ReasonDialog
          of={{ field, rowKey }}
          onClose={() => setAsking(false)}
          onShown={(value) => {
            setShown(value);
            setAsking(false);
          }}
        />
      )}
    </span>
  );
}

interface ReasonDialogProps {
  readonly of: { readonly field: string; readonly rowKey: string };
  readonly onClose: () => void;
  readonly onShown: (shown: { value: string; until: string }) => void;
}

function ReasonDialog({ of, onClose, onShown }: ReasonDialogProps) {
  const { t } = useText();
  const act = useAct();
  const [reason, setReason] = useState('');
  const ask = async (): Promise<void> => {
    await act.run(async () => onShown(await client.reveal({ body: { ...of, reason } })));
  };
  return (
    <Modal
      open
      title={t('ui.reveal.title')}
      okText={t('ui.reveal.show')}
      cancelText={t('ui.reveal.cancel')}
      confirmLoading={act.busy}
      onOk={() => void ask()}
      onCancel={onClose}
    >
      <p>{t('ui.reveal.text')}</p>
      <Input.TextArea
        rows={2}
        maxLength={300}
        value={reason}
        aria-label={t('ui.reveal.reason')}
        placeholder={t('ui.reveal.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
