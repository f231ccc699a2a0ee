import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Plan } from '../../contract/index.ts';
import { PlanDrawer } from './plan-drawer.tsx';
import { lighting, useName } from './use-lighting.ts';

interface DrawerProps {
  readonly plan: Plan;
  readonly code: string | null;
  readonly onClose: () => void;
}

type Draft = Plan['groups'][number];

const fresh: Draft = {
  code: '',
  nameZh: '',
  nameEn: '',
  calendarCode: null,
  ratedWatts: 60,
  baselineWatts: 117,
  sensorLevel: null,
  sensorHoldSeconds: 300,
  lampCount: 0,
  version: 0,
};

/** A group of lamps: what it follows, its power now and before the change, its sensors. */
export function GroupDrawer({ plan, code, onClose }: DrawerProps) {
  const { t } = useText();
  const nameOf = useName();
  const known = plan.groups.find((one) => one.code === code);
  const [draft, setDraft] = useState<Draft>(known ?? fresh);
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const save = async (): Promise<unknown> => {
    const { code: target, lampCount: _count, ...body } = draft;
    return lighting.saveGroup({ params: { code: target }, body });
  };
  return (
    <PlanDrawer
      size={520}
      title={known ? nameOf(known) : t('lighting.plan.newGroup')}
      draft={draft}
      isKnown={known !== undefined}
      onDraft={set}
      onSave={save}
      onClose={onClose}
      hint={t('lighting.plan.groupHint')}
    >
      <label className="light-field">
        {t('lighting.plan.calendar')}
        <Select<string>
          aria-label={t('lighting.plan.calendar')}
          value={draft.calendarCode ?? ''}
          onChange={(next) => set({ calendarCode: next || null })}
          options={[
            { value: '', label: t('lighting.plan.townCalendar') },
            ...plan.calendars.map((one) => ({ value: one.code, label: nameOf(one) })),
          ]}
        />
      </label>
      <NumberField
        label={t('lighting.plan.ratedWatts')}
        value={draft.ratedWatts}
        onChange={(ratedWatts) => set({ ratedWatts })}
      />
      <NumberField
        label={t('lighting.plan.baselineWatts')}
        value={draft.baselineWatts}
        onChange={(baselineWatts) => set({ baselineWatts })}
      />
      <label className="light-field">
        {t('lighting.plan.sensorLevel')}
        <InputNumber<number>
          min={1}
          max={100}
          precision={0}
          placeholder={t('lighting.plan.noSensor')}
          value={draft.sensorLevel}
          suffix="%"
          onChange={(sensorLevel) => set({ sensorLevel })}
        />
      </label>
      {draft.sensorLevel !== null && (
        <label className="light-field">
          {t('lighting.plan.sensorHold')}
          <InputNumber<number>
            min={10}
            max={7200}
            precision={0}
            value={draft.sensorHoldSeconds}
            suffix={t('lighting.plan.seconds')}
            onChange={(seconds) => set({ sensorHoldSeconds: seconds ?? 300 })}
          />
        </label>
      )}
    </PlanDrawer>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ label, value, onChange }: NumberFieldProps) {
  return (
    <label className="light-field">
      {label}
      <InputNumber<number>
        min={1}
        max={2000}
        value={value}
        suffix="W"
        onChange={(next) => onChange(next ?? value)}
      />
    </label>
  );
}
