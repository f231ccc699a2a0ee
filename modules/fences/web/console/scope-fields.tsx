import { Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Draft } from './drafts.ts';
import { useChoices } from './use-fences.ts';

interface ScopeFieldsProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

/** For which things the fence is drawn, and which case its alarms open. */
export function ScopeFields({ draft, onChange }: ScopeFieldsProps) {
  const { t, locale } = useText();
  const { data } = useChoices();
  const nameOf = (one: { nameZh: string; nameEn: string }): string =>
    locale === 'zh' ? one.nameZh : one.nameEn || one.nameZh;
  const many = (
    key: 'modelCodes' | 'groupCodes' | 'thingIds',
    options: { value: string; label: string }[],
  ) => (
    <label className="fence-field">
      {t(`fences.${key}`)}
      <Select<string[]>
        mode="multiple"
        aria-label={t(`fences.${key}`)}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('fences.anyOf')}
        value={[...draft[key]]}
        onChange={(value) => onChange({ [key]: value })}
        options={options}
      />
    </label>
  );
  return (
    <fieldset className="fence-fieldset">
      <legend>{t('fences.scope')}</legend>
      {many(
        'modelCodes',
        (data?.models ?? []).map((one) => ({ value: one.code, label: nameOf(one) })),
      )}
      {(data?.groups.length ?? 0) > 0 &&
        many(
          'groupCodes',
          (data?.groups ?? []).map((value) => ({ value, label: value })),
        )}
      {many(
        'thingIds',
        (data?.things ?? []).map(({ id, name, code }) => ({
          value: id,
          label: `${name} (${code})`,
        })),
      )}
      {draft.severity !== null && (
        <label className="fence-field">
          {t('fences.category')}
          <Select<string>
            aria-label={t('fences.category')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('fences.noCase')}
            value={draft.categoryCode}
            onChange={(code?: string) => onChange({ categoryCode: code ?? null })}
            options={(data?.categories ?? []).map((one) => ({
              value: one.code,
              label: `${one.code} ${nameOf(one)}`,
            }))}
          />
        </label>
      )}
    </fieldset>
  );
}
