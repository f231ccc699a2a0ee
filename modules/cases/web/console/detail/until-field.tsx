import { Button, Input } from 'antd';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { CaseRow } from '../../../contract/index.ts';
import { daysAfter, instantOf, minuteOf } from '../shared/local-day.ts';
import type { ActionDraft } from './draft.ts';

interface UntilFieldProps {
  readonly action: string;
  readonly row: CaseRow | null;
  readonly draft: ActionDraft;
  readonly onChange: (change: Partial<ActionDraft>) => void;
}

const choices = { suspend: [3, 7, 30], extension: [1, 3, 7] } as const;

/** A date and time of the town, with the usual spans a click away. */
export function UntilField({ action, row, draft, onChange }: UntilFieldProps) {
  const { t } = useText();
  const now = serverNow();
  const isSuspension = action === 'suspend';
  const dueMs = Date.parse(row?.dueAt ?? '') || 0;
  const from = isSuspension ? now : new Date(Math.max(dueMs, now.getTime()));
  return (
    <div className="dk-row">
      <Input
        type="datetime-local"
        style={{ width: 220 }}
        min={minuteOf(now)}
        value={draft.until ? minuteOf(draft.until) : ''}
        onChange={(event) => onChange({ until: instantOf(event.target.value) })}
        aria-label={t(`cases.form.until.${isSuspension ? 'suspend' : 'extension'}`)}
      />
      {choices[isSuspension ? 'suspend' : 'extension'].map((days) => (
        <Button
          key={days}
          size="small"
          onClick={() => onChange({ until: daysAfter(from, days).toISOString() })}
        >
          {t('cases.form.plusDays', { days })}
        </Button>
      ))}
    </div>
  );
}
