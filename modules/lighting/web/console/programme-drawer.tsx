import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Plan } from '../../contract/index.ts';
import { PlanDrawer } from './plan-drawer.tsx';
import { ProgrammePreview } from './programme-preview.tsx';
import { clockText, type Step } from './say.ts';
import { lighting } from './use-lighting.ts';

interface DrawerProps {
  readonly plan: Plan;
  /** Null: a new one. */
  readonly code: string | null;
  readonly onClose: () => void;
}

const fresh = {
  code: '',
  nameZh: '',
  nameEn: '',
  version: 0,
  steps: [{ at: { kind: 'dusk', offsetMinutes: 0 }, levelPercent: 100 }] as Step[],
};

/** A programme: its steps, and what they make of a night. */
export function ProgrammeDrawer({ plan, code, onClose }: DrawerProps) {
  const { t } = useText();
  const known = plan.programmes.find((one) => one.code === code);
  const [draft, setDraft] = useState({ ...(known ?? fresh), steps: [...(known ?? fresh).steps] });
  const { code: draftCode, ...body } = draft;
  const save = async (): Promise<unknown> =>
    lighting.saveProgramme({ params: { code: draftCode }, body: bodyOf(body) });
  const remove = async (): Promise<unknown> =>
    lighting.removeProgramme({ params: { code: draftCode }, query: { version: draft.version } });
  return (
    <PlanDrawer
      size={640}
      title={known ? known.nameZh : t('lighting.plan.newProgramme')}
      draft={draft}
      isKnown={known !== undefined}
      onDraft={(change) => setDraft({ ...draft, ...change })}
      onSave={save}
      onRemove={known && remove}
      onClose={onClose}
    >
      <StepList steps={draft.steps} onChange={(steps) => setDraft({ ...draft, steps })} />
      <ProgrammePreview steps={draft.steps} />
    </PlanDrawer>
  );
}

function bodyOf({ nameZh, nameEn, steps, version }: Omit<typeof fresh, 'code'>) {
  return { nameZh, nameEn, steps, version };
}

interface StepListProps {
  readonly steps: readonly Step[];
  readonly onChange: (steps: Step[]) => void;
}

function StepList({ steps, onChange }: StepListProps) {
  const { t } = useText();
  const put = (index: number, step: Step): void =>
    onChange(steps.map((one, at) => (at === index ? step : one)));
  return (
    <fieldset className="light-fieldset">
      <legend>{t('lighting.plan.steps')}</legend>
      {steps.map((step, index) => (
        // Steps have no name of their own; their place is what they are.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="dk-row">
          <StepFields step={step} onChange={(next) => put(index, next)} />
          <Button
            type="text"
            icon={<Icon name="trash" />}
            aria-label={t('lighting.plan.removeStep')}
            disabled={steps.length === 1}
            onClick={() => onChange(steps.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        icon={<Icon name="plus" />}
        disabled={steps.length >= 12}
        onClick={() =>
          onChange([...steps, { at: { kind: 'clock', minute: 1380 }, levelPercent: 50 }])
        }
      >
        {t('lighting.plan.addStep')}
      </Button>
      <p className="dk-muted">{t('lighting.plan.never')}</p>
    </fieldset>
  );
}

function StepFields({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const { t } = useText();
  const { at, levelPercent } = step;
  const setKind = (kind: 'dusk' | 'dawn' | 'clock'): void =>
    onChange({
      at: kind === 'clock' ? { kind, minute: 1380 } : { kind, offsetMinutes: 0 },
      levelPercent,
    });
  return (
    <>
      <Select<'dusk' | 'dawn' | 'clock'>
        className="light-kind"
        value={at.kind}
        aria-label={t('lighting.plan.stepKind')}
        onChange={setKind}
        options={(['dusk', 'dawn', 'clock'] as const).map((value) => ({
          value,
          label: t(`lighting.plan.kind.${value}`),
        }))}
      />
      {at.kind === 'clock' ? (
        <Input
          type="time"
          className="light-time"
          aria-label={t('lighting.plan.time')}
          value={clockText(at.minute)}
          onChange={({ target: { value } }) => {
            const [hours = 0, minutes = 0] = value.split(':').map(Number);
            if (value)
              onChange({ at: { kind: 'clock', minute: hours * 60 + minutes }, levelPercent });
          }}
        />
      ) : (
        <InputNumber<number>
          className="light-time"
          aria-label={t('lighting.plan.offset')}
          min={-720}
          max={720}
          precision={0}
          value={at.offsetMinutes}
          suffix={t('lighting.plan.minutes')}
          onChange={(offset) =>
            onChange({ at: { ...at, offsetMinutes: offset ?? 0 }, levelPercent })
          }
        />
      )}
      <InputNumber<number>
        className="light-percent"
        aria-label={t('lighting.commanded')}
        min={0}
        max={100}
        precision={0}
        value={levelPercent}
        suffix="%"
        onChange={(level) => onChange({ at, levelPercent: level ?? 0 })}
      />
    </>
  );
}
