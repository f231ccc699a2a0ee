import { Input, Radio } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { CaseDetail } from '../../../contract/index.ts';
import { StateTag } from '../shared/case-words.tsx';
import { sayMetres } from './crew-field.tsx';
import type { ActionDraft } from './draft.ts';

interface IntoCaseFieldProps {
  readonly likely: CaseDetail['likely'];
  readonly draft: ActionDraft;
  readonly onChange: (change: Partial<ActionDraft>) => void;
}

/** The case that stays: one of the likely ones, or any by its number. */
export function IntoCaseField({ likely, draft, onChange }: IntoCaseFieldProps) {
  const { t } = useText();
  return (
    <>
      {likely.length > 0 && (
        <Radio.Group
          className="cs-crew"
          value={draft.intoCase}
          onChange={(event) => onChange({ intoCase: event.target.value as string })}
        >
          {likely.map((one) => (
            <Radio key={one.caseId} value={one.number}>
              <strong>{one.title}</strong>
              <span className="dk-muted cs-crew-why">
                {one.number} · <StateTag state={one.state} /> · {sayMetres(one.distanceMetres)} ·{' '}
                {t('cases.likely.probability', { percent: Math.round(one.probability * 100) })}
              </span>
            </Radio>
          ))}
        </Radio.Group>
      )}
      <Input
        value={draft.intoCase}
        maxLength={40}
        onChange={(event) => onChange({ intoCase: event.target.value })}
        placeholder={t('cases.form.casePlaceholder')}
        aria-label={t('cases.form.case')}
      />
    </>
  );
}
