import { Input, Rate, Select } from 'antd';
import type { ReactNode } from 'react';
import { PhotoPicker } from '#ui/capture/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { FieldError } from '#ui/kit/field.tsx';
import type { CaseDetail, CaseRow, Offer } from '../../../contract/index.ts';
import { CategorySelect } from '../shared/category-select.tsx';
import { useGround, useNameOf } from '../shared/use-names.ts';
import { CrewField } from './crew-field.tsx';
import type { ActionDraft } from './draft.ts';
import { IntoCaseField } from './into-case-field.tsx';
import { UntilField } from './until-field.tsx';

interface ActionFieldsProps {
  readonly offer: Offer;
  readonly row: CaseRow | null;
  readonly likely: CaseDetail['likely'];
  readonly draft: ActionDraft;
  readonly onChange: (change: Partial<ActionDraft>) => void;
  /** Needs that are missing. */
  readonly faults: readonly string[];
}

/** One control for each input of the action, what must be given first. */
export function ActionFields(props: ActionFieldsProps) {
  const { offer, row, likely, draft, onChange, faults } = props;
  const { t } = useText();
  const controls: Readonly<Record<string, () => ReactNode>> = {
    category: () => (
      <CategorySelect
        value={draft.categoryCode ? [draft.categoryCode] : []}
        onChange={([categoryCode = null]) => onChange({ categoryCode })}
      />
    ),
    department: () => <DepartmentField draft={draft} row={row} onChange={onChange} />,
    person: () => row && <CrewField caseId={row.id} draft={draft} onChange={onChange} />,
    until: () => <UntilField action={offer.action} row={row} draft={draft} onChange={onChange} />,
    case: () => <IntoCaseField likely={likely} draft={draft} onChange={onChange} />,
    stars: () => <Rate value={draft.stars} onChange={(stars) => onChange({ stars })} />,
    reason: () => <ReasonField action={offer.action} draft={draft} onChange={onChange} />,
    photos: () => (
      <PhotoPicker
        label={t('cases.form.photos')}
        photos={draft.photos}
        onChange={(photos) => onChange({ photos })}
      />
    ),
  };
  const asked = Object.keys(controls).filter(
    (need) => offer.needs.includes(need) || offer.takes.includes(need),
  );
  if (asked.length === 0) return <p>{t('cases.form.sure')}</p>;
  return asked.map((need) => {
    const control = controls[need]?.();
    if (!control) return null;
    const isNeeded = offer.needs.includes(need);
    return (
      <fieldset key={need} className="cs-field">
        {need !== 'photos' && (
          <legend>
            {labelOf(need, offer.action, t)}
            {!isNeeded && <small className="dk-muted"> {t('ui.field.optional')}</small>}
          </legend>
        )}
        {control}
        {faults.includes(need) && <FieldError>{t(`cases.form.missing.${need}`)}</FieldError>}
      </fieldset>
    );
  });
}

function labelOf(need: string, action: string, t: (key: string) => string): string {
  if (need === 'until')
    return t(`cases.form.until.${action === 'suspend' ? 'suspend' : 'extension'}`);
  if (need === 'reason' && action === 'comment') return t('cases.form.comment');
  if (need === 'reason' && action === 'reportDone') return t('cases.form.result');
  return t(`cases.form.${need}`);
}

interface PartProps {
  readonly draft: ActionDraft;
  readonly onChange: (change: Partial<ActionDraft>) => void;
}

/** Departments; for a dispatch the duty matrix chooses unless one is named. */
function DepartmentField({ draft, row, onChange }: PartProps & { row: CaseRow | null }) {
  const { t } = useText();
  const ground = useGround();
  const nameOf = useNameOf();
  const departments = (ground.data?.departments ?? []).filter(({ active }) => active);
  return (
    <Select
      allowClear
      style={{ width: '100%' }}
      loading={ground.isPending}
      value={draft.departmentId}
      onChange={(departmentId: string | undefined) =>
        onChange({ departmentId: departmentId ?? null, personId: null })
      }
      options={departments.map((one) => ({
        value: one.id,
        label: nameOf(one),
        disabled: one.id === row?.leadDepartmentId && row.state !== 'registered',
      }))}
      placeholder={t(
        row?.state === 'registered' || !row ? 'cases.form.byDuty' : 'cases.form.choose',
      )}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

/** Words, with phrases that are used every day. */
function ReasonField({ action, draft, onChange }: PartProps & { action: string }) {
  const { t } = useText();
  const key = `cases.phrases.${action}`;
  const phrases = t(key) === key ? [] : t(key).split('|');
  return (
    <>
      {phrases.length > 0 && (
        <div className="cs-phrases">
          {phrases.map((phrase) => (
            <button
              key={phrase}
              type="button"
              onClick={() => onChange({ reason: joined(draft.reason, phrase) })}
            >
              {phrase}
            </button>
          ))}
        </div>
      )}
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        value={draft.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
        aria-label={t('cases.form.reason')}
      />
    </>
  );
}

function joined(text: string, phrase: string): string {
  if (text.includes(phrase)) return text;
  return text.trim() ? `${text.trim()}；${phrase}` : phrase;
}
