import { useEffect, useState } from 'react';
import { defineApi, Type } from '#platform/contract/index.ts';
import { createClient } from '../api/index.ts';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from '../kit/button.tsx';
import { TextArea } from '../kit/field.tsx';
import { Sheet } from '../kit/sheet.tsx';
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
    reply: Type.Unsafe<Shown>({}),
  },
});
const client = createClient(api);

interface Shown {
  readonly value: string;
  readonly until: string;
}

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
  const [shown, setShown] = useState<Shown | null>(null);
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
        <button type="button" className="dk-reveal-button" onClick={() => setAsking(true)}>
          {t('ui.reveal.show')}
        </button>
      )}
      {isAsking && (
        <ReasonSheet
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

interface ReasonSheetProps {
  readonly of: { readonly field: string; readonly rowKey: string };
  readonly onClose: () => void;
  readonly onShown: (shown: Shown) => void;
}

function ReasonSheet({ of, onClose, onShown }: ReasonSheetProps) {
  const { t } = useText();
  const act = useAct();
  const [reason, setReason] = useState('');
  const ask = async (): Promise<void> => {
    await act.run(async () => onShown(await client.reveal({ body: { ...of, reason } })));
  };
  return (
    <Sheet
      open
      title={t('ui.reveal.title')}
      onClose={onClose}
      actions={
        <Button busy={act.busy} onClick={() => void ask()}>
          {t('ui.reveal.confirm')}
        </Button>
      }
    >
      <p>{t('ui.reveal.text')}</p>
      <TextArea
        label={t('ui.reveal.reason')}
        hint={t('ui.reveal.example')}
        rows={2}
        limit={300}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNotice error={act.error} />
    </Sheet>
  );
}
