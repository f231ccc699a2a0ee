import { Form, Input, Segmented, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { severities } from '../../../contract/index.ts';
import { useCategoryChoices } from '../shared/clients.ts';
import type { Draft } from './draft.ts';

interface PartProps {
  readonly draft: Draft;
  readonly isNew: boolean;
  readonly onChange: (change: Partial<Draft>) => void;
}

const flaps = [0, 300, 600, 1800, 3600] as const;

/** What follows: the alarm's words and severity, and the case it opens. */
export function OutcomePart({ draft, isNew, onChange }: PartProps) {
  const { t } = useText();
  const categories = useCategoryChoices();
  const text = (key: 'titleZh' | 'titleEn' | 'nameZh' | 'nameEn', required = false) => (
    <Form.Item label={t(`alarms.edit.${key}`)} htmlFor={`al-${key}`} required={required}>
      <Input
        id={`al-${key}`}
        maxLength={80}
        value={draft[key]}
        onChange={(event) => onChange({ [key]: event.target.value })}
        placeholder={t(`alarms.example.${key}`)}
      />
    </Form.Item>
  );
  return (
    <section className="dk-card">
      <h2>{t('alarms.edit.outcome')}</h2>
      <div className="al-pair">
        {text('titleZh', true)}
        {text('titleEn')}
        <Form.Item label={t('alarms.edit.severity')}>
          <Segmented
            aria-label={t('alarms.edit.severity')}
            value={draft.severity}
            onChange={(severity) => onChange({ severity })}
            options={severities.map((value) => ({ value, label: t(`alarms.severity.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('alarms.edit.category')} htmlFor="al-case">
          <Select
            id="al-case"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={draft.categoryCode}
            onChange={(code: string | undefined) => onChange({ categoryCode: code ?? null })}
            options={categories}
            placeholder={t('alarms.edit.noCase')}
          />
        </Form.Item>
        <Form.Item label={t('alarms.edit.flap')} htmlFor="al-flap">
          <Select
            id="al-flap"
            value={draft.flapSeconds}
            onChange={(flapSeconds) => onChange({ flapSeconds })}
            options={[...new Set([...flaps, draft.flapSeconds])]
              .sort((a, b) => a - b)
              .map((value) => ({
                value,
                label:
                  value === 0
                    ? t('alarms.edit.flapNever')
                    : t('alarms.span.minutes', { count: value / 60 }),
              }))}
          />
        </Form.Item>
        {text('nameZh')}
        {text('nameEn')}
        <Form.Item label={t('alarms.edit.code')} htmlFor="al-code" required>
          <Input
            id="al-code"
            disabled={!isNew}
            maxLength={60}
            value={draft.code}
            onChange={(event) => onChange({ code: event.target.value.trim().toLowerCase() })}
            placeholder="cover-open"
          />
        </Form.Item>
      </div>
    </section>
  );
}
