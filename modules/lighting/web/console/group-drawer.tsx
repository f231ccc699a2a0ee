import { App, Button, Drawer, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Plan } from '../../contract/index.ts';
import { CodeField, NameFields } from './plan-fields.tsx';
import { lighting, useName, useRenew } from './use-lighting.ts';

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
  const { message } = App.useApp();
  const nameOf = useName();
  const may = usePermission('lighting.configure');
  const known = plan.groups.find((one) => one.code === code);
  const [draft, setDraft] = useState<Draft>(known ?? fresh);
  const renew = useRenew();
  const act = useAct();
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const save = async (): Promise<void> => {
    const { code: target, lampCount: _count, ...body } = draft;
    const done = await act.run(async () => {
      await lighting.saveGroup({ params: { code: target }, body });
      await renew();
    });
    if (!done) return;
    void message.success(t('lighting.plan.saved'));
    onClose();
  };
  return (
    <Drawer
      open
      size={520}
      title={known ? nameOf(known) : t('lighting.plan.newGroup')}
      onClose={onClose}
      footer={
        may && (
          <Button
            type="primary"
            loading={act.busy}
            disabled={!draft.nameZh.trim() || !draft.code}
            onClick={() => void save()}
          >
            {t('lighting.save')}
          </Button>
        )
      }
    >
      <div className="dk-stack">
        <ErrorNotice error={act.error} />
        {!known && <CodeField value={draft.code} onChange={(next) => set({ code: next })} />}
        <p className="dk-muted">{t('lighting.plan.groupHint')}</p>
        <NameFields value={draft} onChange={set} />
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
      </div>
    </Drawer>
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
