import { Button, Checkbox, Form, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { Hours, Span } from '../../../contract/index.ts';

interface HoursFieldsProps {
  readonly hours: Hours | null;
  readonly onChange: (hours: Hours | null) => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;
const empty: Hours = {
  weekly: [[], [], [], [], [], [], []],
  onHolidays: 'asUsual',
  onMarketDays: [],
  exceptions: [],
};

/** Spans as people write them: `08:30-12:00 14:00-17:30`. */
const textOf = (spans: readonly Span[]): string =>
  spans.map(({ from, until }) => `${from}-${until}`).join(' ');

function spansOf(text: string): Span[] {
  return [...text.matchAll(/(\d{1,2}:\d{2})\s*[-–~]\s*(\d{1,2}:\d{2})/g)].map(
    ([, from = '', until = '']) => ({ from: from.padStart(5, '0'), until: until.padStart(5, '0') }),
  );
}

/** Opening hours by weekday, on market days, holidays and single days. */
export function HoursFields({ hours, onChange }: HoursFieldsProps) {
  const { t } = useText();
  if (!hours) {
    return <Button onClick={() => onChange(empty)}>{t('directory.hours.add')}</Button>;
  }
  const set = (part: Partial<Hours>): void => onChange({ ...hours, ...part });
  const exceptions = hours.exceptions
    .map(({ day, spans, note }) => `${day} ${textOf(spans)} ${note}`.trim())
    .join('\n');
  return (
    <section>
      <h3>{t('directory.hours.title')}</h3>
      <p className="dk-muted">{t('directory.hours.how')}</p>
      <div className="directory-hours">
        {weekdays.map((weekday) => (
          <HoursLine
            key={weekday}
            label={t(`directory.weekday.${weekday}`)}
            spans={hours.weekly[weekday] ?? []}
            onChange={(spans) => set({ weekly: hours.weekly.with(weekday, spans) })}
          />
        ))}
        <HoursLine
          label={t('directory.hours.market')}
          spans={hours.onMarketDays}
          onChange={(onMarketDays) => set({ onMarketDays })}
        />
      </div>
      <Form layout="vertical" component="div">
        <Form.Item>
          <Checkbox
            checked={hours.onHolidays === 'closed'}
            onChange={({ target }) => set({ onHolidays: target.checked ? 'closed' : 'asUsual' })}
          >
            {t('directory.hours.holidays')}
          </Checkbox>
        </Form.Item>
        <Form.Item
          label={t('directory.hours.exceptions')}
          htmlFor="place-exceptions"
          extra={t('directory.hours.exceptionsHint')}
        >
          <Input.TextArea
            id="place-exceptions"
            autoSize={{ minRows: 2 }}
            defaultValue={exceptions}
            onBlur={({ target }) => set({ exceptions: exceptionsOf(target.value) })}
          />
        </Form.Item>
      </Form>
      <Button danger onClick={() => onChange(null)}>
        {t('directory.hours.drop')}
      </Button>
    </section>
  );
}

function exceptionsOf(text: string): Hours['exceptions'] {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*(\d{4}-\d{2}-\d{2})(.*)$/.exec(line);
    if (!found) return [];
    const [, day = '', rest = ''] = found;
    const note = rest.replace(/\d{1,2}:\d{2}\s*[-–~]\s*\d{1,2}:\d{2}/g, '').trim();
    return [{ day, spans: spansOf(rest), note: note.slice(0, 80) }];
  });
}

interface HoursLineProps {
  readonly label: string;
  readonly spans: readonly Span[];
  readonly onChange: (spans: Span[]) => void;
}

function HoursLine({ label, spans, onChange }: HoursLineProps) {
  const { t } = useText();
  return (
    <>
      <span>{label}</span>
      <Input
        aria-label={label}
        placeholder={t('directory.hours.closed')}
        defaultValue={textOf(spans)}
        onBlur={({ target }) => onChange(spansOf(target.value))}
      />
    </>
  );
}
