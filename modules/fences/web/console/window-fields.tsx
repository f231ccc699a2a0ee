import { Button, Input, Select } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Draft } from './drafts.ts';
import { clockText } from './say.ts';

type Window = Draft['windows'][number];

interface WindowFieldsProps {
  readonly windows: Draft['windows'];
  readonly onChange: (windows: Window[]) => void;
}

/** When the fence watches; none means always. */
export function WindowFields({ windows, onChange }: WindowFieldsProps) {
  const { t } = useText();
  const put = (index: number, change: Partial<Window>): void =>
    onChange(windows.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="fence-fieldset">
      <legend>{t('fences.windows')}</legend>
      {windows.length === 0 && <p className="dk-muted">{t('fences.always')}</p>}
      {windows.map((window, index) => (
        // A window is known by its place in the list alone.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="dk-row">
          {(['fromMinute', 'toMinute'] as const).map((end) => (
            <Input
              key={end}
              type="time"
              className="fence-time"
              aria-label={t(`fences.${end}`)}
              value={clockText(window[end])}
              onChange={({ target: { value } }) => {
                const [hours = 0, minutes = 0] = value.split(':').map(Number);
                if (value) put(index, { [end]: hours * 60 + minutes });
              }}
            />
          ))}
          <Select<number[]>
            mode="multiple"
            className="fence-days"
            placeholder={t('fences.everyDay')}
            aria-label={t('fences.weekdays')}
            value={[...window.weekdays]}
            onChange={(weekdays) => put(index, { weekdays })}
            options={[1, 2, 3, 4, 5, 6, 0].map((value) => ({
              value,
              label: t(`fences.weekday.${value}`),
            }))}
          />
          <Button
            type="text"
            icon={<Icon name="trash" />}
            aria-label={t('fences.removeWindow')}
            onClick={() => onChange(windows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon name="plus" />}
        disabled={windows.length >= 10}
        onClick={() => onChange([...windows, { weekdays: [], fromMinute: 420, toMinute: 690 }])}
      >
        {t('fences.addWindow')}
      </Button>
    </fieldset>
  );
}
