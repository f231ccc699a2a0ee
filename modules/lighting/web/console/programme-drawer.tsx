import { App, Button, Drawer, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Plan } from '../../contract/index.ts';
import { CodeField, NameFields, Remove } from './plan-fields.tsx';
import { ProgrammePreview } from './programme-preview.tsx';
import { clockText, type Step } from './say.ts';
import { lighting, useRenew } from './use-lighting.ts';

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
  const { message } = App.useApp();
  const may = usePermission('lighting.configure');
  const known = plan.programmes.find((one) => one.code === code);
  const [draft, setDraft] = useState({ ...(known ?? fresh), steps: [...(known ?? fresh).steps] });
  const renew = useRenew();
  const act = useAct();
  const finish = async (work: () => Promise<unknown>): Promise<void> => {
    const done = await act.run(async () => {
      await work();
      await renew();
    });
    if (!done) return;
    void message.success(t('lighting.plan.saved'));
    onClose();
  };
  const { code: draftCode, ...body } = draft;
  return (
    <Drawer
      open
      size={640}
      title={known ? known.nameZh : t('lighting.plan.newProgramme')}
      onClose={onClose}
      footer={
        may && (
          <div className="dk-row">
            <Button
              type="primary"
              loading={act.busy}
              disabled={!draft.nameZh.trim() || !draftCode}
              onClick={() =>
                void finish(async () =>
                  lighting.saveProgramme({ params: { code: draftCode }, body: bodyOf(body) }),
                )
              }
            >
              {t('lighting.save')}
            </Button>
            {known && (
              <Remove
                busy={act.busy}
                onRemove={() =>
                  void finish(async () =>
                    lighting.removeProgramme({
                      params: { code: known.code },
                      query: { version: known.version },
                    }),
                  )
                }
              />
            )}
          </div>
        )
      }
    >
      <div className="dk-stack">
        <ErrorNotice error={act.error} />
        {!known && (
          <CodeField value={draftCode} onChange={(next) => setDraft({ ...draft, code: next })} />
        )}
        <NameFields value={draft} onChange={(names) => setDraft({ ...draft, ...names })} />
        <StepList steps={draft.steps} onChange={(steps) => setDraft({ ...draft, steps })} />
        <ProgrammePreview steps={draft.steps} />
      </div>
    </Drawer>
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
