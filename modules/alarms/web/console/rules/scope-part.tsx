import { Form, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { RuleChoices, Scope } from '../../../contract/index.ts';
import type { Draft } from './draft.ts';

interface PartProps {
  readonly draft: Draft;
  readonly choices: RuleChoices;
  readonly onChange: (change: Partial<Draft>) => void;
  /** The model of a saved rule stays: its conditions are made of its properties. */
  readonly isNew: boolean;
}

/** Which devices the rule watches. */
export function ScopePart({ draft, choices, onChange, isNew }: PartProps) {
  const { t, locale } = useText();
  const { scope } = draft;
  const model = choices.models.find(({ code }) => code === scope.modelCode);
  const set = (change: Partial<Scope>): void => onChange({ scope: { ...scope, ...change } });
  const things = choices.things.filter(({ modelCode }) => modelCode === scope.modelCode);
  const name = (one: { nameZh: string; nameEn: string }): string =>
    locale === 'en' ? one.nameEn : one.nameZh;
  const many = (
    key: 'villageCodes' | 'groupCodes' | 'thingCodes',
    options: { value: string; label: string }[],
  ) => (
    <Form.Item label={t(`alarms.scope.${key}`)} htmlFor={`al-${key}`}>
      <Select
        id={`al-${key}`}
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        value={scope[key]}
        onChange={(codes: string[]) => set({ [key]: codes })}
        options={options}
        placeholder={t('alarms.scope.every')}
      />
    </Form.Item>
  );
  return (
    <section className="dk-card">
      <h2>{t('alarms.edit.scope')}</h2>
      <div className="al-pair">
        <Form.Item label={t('alarms.scope.model')} htmlFor="al-model" required>
          <Select
            id="al-model"
            disabled={!isNew}
            showSearch={{ optionFilterProp: 'label' }}
            value={scope.modelCode || null}
            onChange={(modelCode: string) =>
              onChange({
                scope: { modelCode, thingCodes: [], groupCodes: [], villageCodes: [] },
                when: { join: 'all', rows: draft.when.rows.map((row) => ({ ...row, key: null })) },
              })
            }
            options={choices.models.map((one) => ({
              value: one.code,
              label: t('alarms.scope.modelChoice', { name: name(one), count: one.thingCount }),
            }))}
            placeholder={t('alarms.scope.chooseModel')}
          />
        </Form.Item>
        {many(
          'villageCodes',
          choices.villages.map((one) => ({ value: one.code, label: name(one) })),
        )}
        {many(
          'groupCodes',
          (model?.groupCodes ?? []).map((value) => ({ value, label: value })),
        )}
        {many(
          'thingCodes',
          things.map((one) => ({ value: one.code, label: `${one.name} ${one.code}` })),
        )}
      </div>
      {model && (
        <p className="dk-muted" role="status">
          {t('alarms.scope.count', { count: covered(scope, things) })}
        </p>
      )}
    </section>
  );
}

function covered(scope: Scope, things: RuleChoices['things']): number {
  return things.filter(
    ({ code, villageCode, groupCodes }) =>
      (scope.thingCodes.length === 0 || scope.thingCodes.includes(code)) &&
      (scope.groupCodes.length === 0 || groupCodes.some((one) => scope.groupCodes.includes(one))) &&
      (scope.villageCodes.length === 0 || scope.villageCodes.includes(villageCode ?? '')),
  ).length;
}
