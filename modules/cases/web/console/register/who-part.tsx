import { Checkbox, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { ReportDraft } from './report-draft.ts';

interface PartProps {
  readonly draft: ReportDraft;
  readonly onChange: (change: Partial<ReportDraft>) => void;
}

/** For whom it is taken down. */
export function WhoPart({ draft, onChange }: PartProps) {
  const { t } = useText();
  return (
    <section className="dk-card">
      <h2>{t('cases.register.who')}</h2>
      <div className="cs-who">
        <Input
          value={draft.name}
          maxLength={50}
          disabled={draft.anonymous}
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
          placeholder={t('cases.register.name')}
          aria-label={t('cases.register.name')}
        />
        <Input
          type="tel"
          value={draft.phone}
          maxLength={30}
          disabled={draft.anonymous}
          autoComplete="off"
          onChange={(event) => onChange({ phone: event.target.value })}
          placeholder={t('cases.register.phone')}
          aria-label={t('cases.register.phone')}
        />
      </div>
      <div className="dk-row">
        <Checkbox
          checked={draft.anonymous}
          onChange={(event) => onChange({ anonymous: event.target.checked })}
        >
          {t('cases.register.anonymous')}
        </Checkbox>
        <Checkbox
          checked={draft.confidential && !draft.anonymous}
          disabled={draft.anonymous}
          onChange={(event) => onChange({ confidential: event.target.checked })}
        >
          {t('cases.register.confidential')}
        </Checkbox>
        <span className="dk-muted">{t('cases.register.confidentialText')}</span>
      </div>
    </section>
  );
}
