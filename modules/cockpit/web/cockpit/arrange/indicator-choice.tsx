import { kindNeeds } from '#modules/cockpit/contract/index.ts';
import { Button, useText } from '#ui/index.ts';
import { named } from '../titles.ts';
import { Select } from './select.tsx';
import type { TileFieldProps } from './field-props.ts';
import { useIndicators } from './use-preview.ts';

/** Which indicators a tile shows, as many as its kind takes. */
export function IndicatorChoice({ tile, set }: TileFieldProps) {
  const { t, locale } = useText();
  const known = useIndicators();
  const [, most] = kindNeeds[tile.kind].indicators;
  const options = (known.data ?? []).map((one) => ({
    value: one.code,
    label: named(one, locale),
    group: one.group,
  }));
  const shown = tile.indicators.length > 0 ? tile.indicators : [''];
  const put = (at: number, code: string): void => {
    const next = [...shown];
    next[at] = code;
    set({ indicators: next.filter((one) => one !== '') });
  };
  return (
    <>
      {shown.map((code, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what is chosen.
          key={at}
          className="ck-indicator"
        >
          <Select
            label={t('cockpit.arrange.indicator', { count: at + 1 })}
            value={code}
            none={t('cockpit.arrange.noIndicator')}
            options={options}
            onChange={(next) => put(at, next)}
          />
        </div>
      ))}
      {tile.indicators.length > 0 && tile.indicators.length < most && (
        <Button
          icon="plus"
          onClick={() => {
            const free = options.find(({ value }) => !tile.indicators.includes(value));
            if (free) set({ indicators: [...tile.indicators, free.value] });
          }}
        >
          {t('cockpit.arrange.addIndicator')}
        </Button>
      )}
    </>
  );
}
