import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Plan } from '../../contract/index.ts';
import { PlanDrawer } from './plan-drawer.tsx';
import type { When } from './say.ts';
import { lighting, useName } from './use-lighting.ts';

interface DrawerProps {
  readonly plan: Plan;
  readonly code: string | null;
  readonly onClose: () => void;
}

type Draft = Plan['calendars'][number];
type Rule = Draft['rules'][number];

/** A calendar: which programme in which night, the first rule that holds. */
export function CalendarDrawer({ plan, code, onClose }: DrawerProps) {
  const { t } = useText();
  const known = plan.calendars.find((one) => one.code === code);
  const [draft, setDraft] = useState<Draft>(
    known ?? {
      code: '',
      nameZh: '',
      nameEn: '',
      rules: [],
      usualProgrammeCode: plan.programmes[0]?.code ?? '',
      version: 0,
    },
  );
  const { code: target, version, ...body } = draft;
  const save = async (): Promise<unknown> =>
    lighting.saveCalendar({ params: { code: target }, body: { ...body, version } });
  const remove = async (): Promise<unknown> =>
    lighting.removeCalendar({ params: { code: target }, query: { version } });
  return (
    <PlanDrawer
      size={640}
      title={known ? known.nameZh : t('lighting.plan.newCalendar')}
      draft={draft}
      isKnown={known !== undefined}
      onDraft={(change) => setDraft({ ...draft, ...change })}
      onSave={save}
      onRemove={known && remove}
      onClose={onClose}
    >
      <Rules plan={plan} rules={draft.rules} onChange={(rules) => setDraft({ ...draft, rules })} />
      <label className="light-field">
        {t('lighting.plan.usual')}
        <ProgrammeSelect
          plan={plan}
          value={draft.usualProgrammeCode}
          onChange={(usualProgrammeCode) => setDraft({ ...draft, usualProgrammeCode })}
        />
      </label>
    </PlanDrawer>
  );
}

interface RulesProps {
  readonly plan: Plan;
  readonly rules: readonly Rule[];
  readonly onChange: (rules: Rule[]) => void;
}

function Rules({ plan, rules, onChange }: RulesProps) {
  const { t } = useText();
  const put = (index: number, rule: Rule): void =>
    onChange(rules.map((one, at) => (at === index ? rule : one)));
  return (
    <fieldset className="light-fieldset">
      <legend>{t('lighting.plan.rules')}</legend>
      {rules.map((rule, index) => (
        // Rules have no name of their own; their place is their rank.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="dk-row">
          <WhenFields when={rule.when} onChange={(when) => put(index, { ...rule, when })} />
          <ProgrammeSelect
            plan={plan}
            value={rule.programmeCode}
            onChange={(programmeCode) => put(index, { ...rule, programmeCode })}
          />
          <Button
            type="text"
            icon={<Icon name="trash" />}
            aria-label={t('lighting.plan.removeRule')}
            onClick={() => onChange(rules.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        icon={<Icon name="plus" />}
        disabled={rules.length >= 20}
        onClick={() =>
          onChange([
            ...rules,
            { when: { kind: 'marketDay' }, programmeCode: plan.programmes[0]?.code ?? '' },
          ])
        }
      >
        {t('lighting.plan.addRule')}
      </Button>
      <p className="dk-muted">{t('lighting.plan.firstRule')}</p>
    </fieldset>
  );
}

const kinds = ['festival', 'marketDay', 'weekdays', 'season', 'dates'] as const;
const blanks: Readonly<Record<(typeof kinds)[number], When>> = {
  festival: { kind: 'festival' },
  marketDay: { kind: 'marketDay' },
  weekdays: { kind: 'weekdays', weekdays: [5, 6] },
  season: { kind: 'season', from: '11-15', to: '02-15' },
  dates: { kind: 'dates', from: '2027-01-01', to: '2027-01-03' },
};

function WhenFields({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const { t } = useText();
  return (
    <>
      <Select<(typeof kinds)[number]>
        className="light-kind"
        value={when.kind}
        aria-label={t('lighting.plan.nights')}
        onChange={(kind) => onChange(blanks[kind])}
        options={kinds.map((value) => ({ value, label: t(`lighting.when.${value}`) }))}
      />
      {when.kind === 'weekdays' && (
        <Select<number[]>
          mode="multiple"
          className="light-days"
          aria-label={t('lighting.when.weekdays')}
          value={[...when.weekdays]}
          onChange={(weekdays) => {
            if (weekdays.length > 0) onChange({ kind: 'weekdays', weekdays });
          }}
          options={[1, 2, 3, 4, 5, 6, 0].map((value) => ({
            value,
            label: t(`lighting.weekday.${value}`),
          }))}
        />
      )}
      {(when.kind === 'season' || when.kind === 'dates') &&
        (['from', 'to'] as const).map((end) => (
          <Input
            key={end}
            className="light-date"
            type={when.kind === 'dates' ? 'date' : 'text'}
            aria-label={t(`lighting.plan.${end}`)}
            placeholder="11-15"
            maxLength={10}
            value={when[end]}
            onChange={({ target: { value } }) => onChange({ ...when, [end]: value })}
          />
        ))}
    </>
  );
}

interface ProgrammeSelectProps {
  readonly plan: Plan;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function ProgrammeSelect({ plan, value, onChange }: ProgrammeSelectProps) {
  const { t } = useText();
  const nameOf = useName();
  return (
    <Select<string>
      className="light-programme"
      aria-label={t('lighting.programme')}
      value={value}
      onChange={onChange}
      options={plan.programmes.map((one) => ({ value: one.code, label: nameOf(one) }))}
    />
  );
}
