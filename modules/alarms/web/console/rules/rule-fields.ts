import type { NamedField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import {
  type Condition,
  conditionWords,
  type Schedule,
  scheduleWords,
  type Scope,
} from '../../../contract/index.ts';
import { useRuleChoices } from '../shared/clients.ts';
import { useNames } from './use-names.ts';

/** The parts of a rule with their names, for versions and conflicts. */
export function useRuleFields(modelCode = ''): NamedField[] {
  const { t, locale } = useText();
  const names = useNames(useRuleChoices().data, modelCode);
  const say = (value: unknown): string =>
    value ? conditionWords(value as Condition, names, locale) : '—';
  const plain = (['nameZh', 'nameEn', 'titleZh', 'titleEn', 'hysteresis'] as const).map((key) => ({
    key,
    label: t(`alarms.edit.${key}`),
  }));
  return [
    ...plain,
    {
      key: 'enabled',
      label: t('alarms.rules.enabled'),
      say: (value) => t(value ? 'alarms.rules.on' : 'alarms.rules.off'),
    },
    {
      key: 'severity',
      label: t('alarms.edit.severity'),
      say: (value) => t(`alarms.severity.${String(value)}`),
    },
    { key: 'categoryCode', label: t('alarms.edit.category') },
    { key: 'flapSeconds', label: t('alarms.edit.flap') },
    { key: 'scope', label: t('alarms.edit.scope'), say: (value) => sayScope(value as Scope) },
    { key: 'when', label: t('alarms.edit.when'), say },
    { key: 'clear', label: t('alarms.edit.clear'), say },
    {
      key: 'schedule',
      label: t('alarms.edit.schedule'),
      say: (value) =>
        value ? scheduleWords(value as Schedule, locale) : t('alarms.schedule.always'),
    },
  ];
}

function sayScope({ modelCode, thingCodes, groupCodes, villageCodes }: Scope): string {
  return [modelCode, ...villageCodes, ...groupCodes, ...thingCodes].join('、');
}
