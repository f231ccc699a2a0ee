import { App, Button, Drawer } from 'antd';
import type { ReactNode } from 'react';
import { useFinish } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { CodeField, NameFields, Remove } from './plan-fields.tsx';
import { useRenew } from './use-lighting.ts';

interface Named {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

interface PlanDrawerProps {
  readonly title: string;
  readonly size: number;
  readonly draft: Named;
  /** Whether it is there already: then its code stands. */
  readonly isKnown: boolean;
  readonly onDraft: (change: Partial<Named>) => void;
  readonly onSave: () => Promise<unknown>;
  /** Absent: it cannot be removed. */
  readonly onRemove?: (() => Promise<unknown>) | undefined;
  readonly onClose: () => void;
  /** Between code and names. */
  readonly hint?: string;
  readonly children: ReactNode;
}

/** A drawer for a part of the plan: its code and names, what else is said of it, saved or removed. */
export function PlanDrawer(props: PlanDrawerProps) {
  const { title, size, draft, isKnown, onDraft, onSave, onRemove, onClose, hint, children } = props;
  const { t } = useText();
  const may = usePermission('lighting.configure');
  const { message } = App.useApp();
  const onDone = (): void => {
    void message.success(t('lighting.plan.saved'));
    onClose();
  };
  const { act, finish } = useFinish({ renew: useRenew(), onDone });
  return (
    <Drawer
      open
      size={size}
      title={title}
      onClose={onClose}
      footer={
        may && (
          <div className="dk-row">
            <Button
              type="primary"
              loading={act.busy}
              disabled={!draft.nameZh.trim() || !draft.code}
              onClick={() => void finish(onSave)}
            >
              {t('lighting.save')}
            </Button>
            {onRemove && <Remove busy={act.busy} onRemove={() => void finish(onRemove)} />}
          </div>
        )
      }
    >
      <div className="dk-stack">
        <ErrorNotice error={act.error} />
        {!isKnown && <CodeField value={draft.code} onChange={(code) => onDraft({ code })} />}
        {hint && <p className="dk-muted">{hint}</p>}
        <NameFields value={draft} onChange={onDraft} />
        {children}
      </div>
    </Drawer>
  );
}
