import { Button, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { TownMap } from '#ui/map/index.ts';
import type { ReportDraft } from './report-draft.ts';
import type { Suggestion } from './use-suggestion.ts';

interface PartProps {
  readonly draft: ReportDraft;
  readonly suggestion: Suggestion | undefined;
  readonly onChange: (change: Partial<ReportDraft>) => void;
}

/** Where it is: the place that the words name, or a pin. */
export function PlacePart({ draft, suggestion, onChange }: PartProps) {
  const { t } = useText();
  const found = suggestion?.place ?? null;
  return (
    <section className="dk-card">
      <h2>{t('cases.register.place')}</h2>
      <Input
        value={draft.address}
        maxLength={200}
        onChange={(event) => onChange({ address: event.target.value })}
        placeholder={t('cases.register.addressPlaceholder')}
        aria-label={t('cases.register.address')}
      />
      <p className="cs-found">
        <Icon name="pin" size={16} />
        {found ? (
          <>
            <strong>{found.name}</strong>
            <span className="dk-muted">
              {[found.villageName, found.gridCellName]
                .filter((one) => one && one !== found.name)
                .join(' · ')}
            </span>
            {draft.position && (
              <Button size="small" type="link" onClick={() => onChange({ position: null })}>
                {t('cases.register.dropPin')}
              </Button>
            )}
          </>
        ) : (
          <span className="dk-muted">{t('cases.register.pick')}</span>
        )}
      </p>
      <TownMap
        label={t('cases.register.place')}
        picked={draft.position ?? found?.position ?? null}
        onPick={(position) => onChange({ position })}
        centre={draft.position ?? found?.position ?? null}
        height="360px"
      />
    </section>
  );
}
