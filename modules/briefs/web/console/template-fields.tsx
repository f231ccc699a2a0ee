import { Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { comparisons, type TemplateInput } from '../../contract/index.ts';
import { useChoices } from './use-briefs.ts';

interface FieldsProps {
  readonly draft: TemplateInput;
  readonly onChange: (draft: TemplateInput) => void;
}

function Item({ id, children, hint }: { id: string; children: ReactNode; hint?: string }) {
  const { t } = useText();
  return (
    <Form.Item label={t(`briefs.field.${id}`)} htmlFor={`field-${id}`} extra={hint}>
      {children}
    </Form.Item>
  );
}

interface TitleProps extends FieldsProps {
  readonly active: boolean;
  readonly onActive: (active: boolean) => void;
}

/** Names, issuer, comparison, whether it is in use. */
export function TitleFields({ draft, onChange, active, onActive }: TitleProps) {
  const { t } = useText();
  const texts = ['titleZh', 'titleEn', 'issuerZh', 'issuerEn'] as const;
  return (
    <Form layout="vertical" className="brief-form">
      {texts.map((key) => (
        <Item key={key} id={key}>
          <Input
            id={`field-${key}`}
            maxLength={40}
            value={draft[key]}
            onChange={({ target }) => onChange({ ...draft, [key]: target.value })}
          />
        </Item>
      ))}
      <Item id="compare">
        <Select
          id="field-compare"
          value={draft.compare}
          onChange={(compare) => onChange({ ...draft, compare })}
          options={comparisons.map((value) => ({
            value,
            label: t(`briefs.compare.${value}`),
          }))}
        />
      </Item>
      <Item id="active" hint={t('briefs.field.activeHint')}>
        <Switch id="field-active" checked={active} onChange={onActive} />
      </Item>
    </Form>
  );
}

/** When it comes by itself. */
export function ScheduleFields({ draft, onChange }: FieldsProps) {
  const { t } = useText();
  const { schedule, kind } = draft;
  const set = (more: Partial<typeof schedule>): void =>
    onChange({ ...draft, schedule: { ...schedule, ...more } });
  return (
    <Form layout="vertical" className="brief-form">
      <Item id="scheduleOn" hint={t(`briefs.field.scheduleHint.${kind}`)}>
        <Switch id="field-scheduleOn" checked={schedule.on} onChange={(on) => set({ on })} />
      </Item>
      <Item id="at">
        <Input
          id="field-at"
          type="time"
          value={schedule.at}
          onChange={({ target }) => target.value && set({ at: target.value.slice(0, 5) })}
        />
      </Item>
      {kind === 'weekly' && (
        <Item id="weekday">
          <Select
            id="field-weekday"
            value={schedule.weekday}
            onChange={(weekday: number) => set({ weekday })}
            options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({
              value,
              label: t(`briefs.weekday.${value}`),
            }))}
          />
        </Item>
      )}
      {kind === 'monthly' && (
        <Item id="monthDay">
          <InputNumber
            id="field-monthDay"
            min={1}
            max={28}
            precision={0}
            value={schedule.monthDay}
            onChange={(monthDay) => monthDay && set({ monthDay })}
          />
        </Item>
      )}
      <Item id="workingDaysOnly" hint={t('briefs.field.workingDaysHint')}>
        <Switch
          id="field-workingDaysOnly"
          checked={schedule.workingDaysOnly}
          onChange={(workingDaysOnly) => set({ workingDaysOnly })}
        />
      </Item>
      <Item id="reviewMinutes" hint={t('briefs.field.reviewHint')}>
        <InputNumber
          id="field-reviewMinutes"
          min={0}
          max={2880}
          precision={0}
          value={schedule.reviewMinutes}
          onChange={(reviewMinutes) => set({ reviewMinutes: reviewMinutes ?? 0 })}
        />
      </Item>
    </Form>
  );
}

/** To whom, and what goes along. */
export function RecipientFields({ draft, onChange }: FieldsProps) {
  const { t } = useText();
  const { recipients } = draft;
  const { roles, staff } = useChoices();
  return (
    <Form layout="vertical" className="brief-form">
      <Item id="roles">
        <Select
          id="field-roles"
          mode="multiple"
          optionFilterProp="label"
          value={recipients.roles}
          onChange={(chosen: string[]) =>
            onChange({ ...draft, recipients: { ...recipients, roles: chosen } })
          }
          options={roles}
        />
      </Item>
      <Item id="people">
        <Select
          id="field-people"
          mode="multiple"
          optionFilterProp="label"
          value={recipients.personIds}
          onChange={(personIds: string[]) =>
            onChange({ ...draft, recipients: { ...recipients, personIds } })
          }
          options={staff}
        />
      </Item>
      <Item id="attach" hint={t('briefs.field.attachHint')}>
        <Select
          id="field-attach"
          value={draft.attach}
          onChange={(attach) => onChange({ ...draft, attach })}
          options={(['pdf', 'docx', 'none'] as const).map((value) => ({
            value,
            label: t(`briefs.attach.${value}`),
          }))}
        />
      </Item>
    </Form>
  );
}
