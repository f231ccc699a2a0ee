import { Button, Input, InputNumber, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { type SectionPlan, sectionKinds } from '../../contract/index.ts';
import { moved, newSection } from './template-draft.ts';
import { useChoices } from './use-briefs.ts';

interface ListProps {
  readonly sections: readonly SectionPlan[];
  readonly onChange: (sections: SectionPlan[]) => void;
}

/** The sections of a template in their order. */
export function SectionList({ sections, onChange }: ListProps) {
  const { t } = useText();
  const { indicators } = useChoices();
  const change = (at: number, section: SectionPlan): void =>
    onChange(sections.map((one, index) => (index === at ? section : one)));
  return (
    <div className="dk-stack">
      <ol className="brief-sections">
        {sections.map((section, at) => (
          <li key={section.id} className="dk-card">
            <div className="dk-row">
              <Switch
                checked={section.on}
                aria-label={t('briefs.section.on', { title: section.titleZh })}
                onChange={(on) => change(at, { ...section, on })}
              />
              <strong className="dk-grow">{section.titleZh}</strong>
              <span className="dk-muted">{t(`briefs.sectionKind.${section.kind}`)}</span>
              <Button
                size="small"
                disabled={at === 0}
                aria-label={t('briefs.section.up', { title: section.titleZh })}
                onClick={() => onChange(moved(sections, at, -1))}
              >
                ↑
              </Button>
              <Button
                size="small"
                disabled={at === sections.length - 1}
                aria-label={t('briefs.section.down', { title: section.titleZh })}
                onClick={() => onChange(moved(sections, at, 1))}
              >
                ↓
              </Button>
              <Button
                size="small"
                danger
                disabled={sections.length === 1}
                icon={<Icon name="trash" />}
                aria-label={t('briefs.section.remove', { title: section.titleZh })}
                onClick={() => onChange(sections.filter((_, index) => index !== at))}
              />
            </div>
            {section.on && (
              <SectionFields
                section={section}
                indicators={indicators}
                onChange={(changed) => change(at, changed)}
              />
            )}
          </li>
        ))}
      </ol>
      <Select
        className="brief-add"
        value={null}
        aria-label={t('briefs.section.add')}
        placeholder={t('briefs.section.add')}
        onChange={(kind: SectionPlan['kind']) =>
          onChange([
            ...sections,
            newSection(kind, { zh: t(`briefs.sectionKind.${kind}`), en: '' }, sections),
          ])
        }
        options={sectionKinds.map((value) => ({ value, label: t(`briefs.sectionKind.${value}`) }))}
      />
    </div>
  );
}

interface FieldsProps {
  readonly section: SectionPlan;
  readonly indicators: readonly { value: string; label: string }[];
  readonly onChange: (section: SectionPlan) => void;
}

function SectionFields({ section, indicators, onChange }: FieldsProps) {
  const { t } = useText();
  const { kind } = section;
  return (
    <div className="brief-section-fields">
      <Input
        aria-label={t('briefs.field.titleZh')}
        maxLength={40}
        value={section.titleZh}
        onChange={({ target }) => onChange({ ...section, titleZh: target.value })}
      />
      <Input
        aria-label={t('briefs.field.titleEn')}
        placeholder={t('briefs.field.titleEn')}
        maxLength={60}
        value={section.titleEn}
        onChange={({ target }) => onChange({ ...section, titleEn: target.value })}
      />
      {kind === 'text' && (
        <Input.TextArea
          aria-label={t('briefs.section.text')}
          placeholder={t('briefs.section.text')}
          autoSize={{ minRows: 2 }}
          maxLength={2000}
          value={section.textZh}
          onChange={({ target }) => onChange({ ...section, textZh: target.value })}
        />
      )}
      {kind !== 'text' && kind !== 'notable' && (
        <Select
          mode="multiple"
          optionFilterProp="label"
          maxCount={10}
          aria-label={t('briefs.section.indicators')}
          placeholder={t('briefs.section.indicators')}
          value={section.indicators}
          onChange={(chosen: string[]) => onChange({ ...section, indicators: chosen })}
          options={[...indicators]}
        />
      )}
      {['categories', 'channels', 'departments', 'notable'].includes(kind) && (
        <label className="dk-row">
          {t('briefs.section.limit')}
          <InputNumber
            min={1}
            max={30}
            precision={0}
            value={section.limit}
            onChange={(limit) => limit && onChange({ ...section, limit })}
          />
        </label>
      )}
      {kind !== 'text' && kind !== 'notable' && kind !== 'overview' && (
        <label className="dk-row">
          <Switch
            size="small"
            checked={section.chart}
            onChange={(chart) => onChange({ ...section, chart })}
          />
          {t(kind === 'figures' ? 'briefs.section.large' : 'briefs.section.chart')}
        </label>
      )}
    </div>
  );
}
