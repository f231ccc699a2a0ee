import type { ReactNode } from 'react';
import { mapGroups, type MapLayerView } from '#platform/contract/map.ts';
import { Icon } from '../../icons/icon.tsx';
import type { IconName } from '../../icons/names.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { Legend } from './legend.tsx';
import type { LiveLayer } from './use-layers.ts';
import type { ShownLayer } from './view.ts';

interface SwitcherProps {
  readonly known: readonly MapLayerView[];
  readonly shown: readonly ShownLayer[];
  readonly live: readonly LiveLayer[];
  /** A day is replayed: layers without a past say so. */
  readonly replays?: boolean;
  readonly onShown: (shown: ShownLayer[]) => void;
  /** Below the layers. */
  readonly children?: ReactNode;
}

/** Which layers are shown and how, with their legends. */
export function Switcher(props: SwitcherProps) {
  const { known, shown, live, replays = false, onShown, children } = props;
  const { t } = useText();
  return (
    <div className="zs-layers-groups">
      {mapGroups.map((group) => {
        const own = known.filter((layer) => layer.group === group);
        if (own.length === 0) return null;
        return (
          <fieldset key={group}>
            <legend>{t(`ui.layers.group.${group}`)}</legend>
            {own.map((layer) => (
              <SwitcherRow
                key={layer.code}
                layer={layer}
                replays={replays}
                isPast={replays && layer.replay === 'none' && layer.group !== 'ground'}
                shown={shown.find(({ code }) => code === layer.code)}
                live={live.find((one) => one.layer.code === layer.code)}
                onShown={(next) => onShown(withLayer(shown, layer.code, next))}
              />
            ))}
          </fieldset>
        );
      })}
      {children}
    </div>
  );
}

function withLayer(
  shown: readonly ShownLayer[],
  code: string,
  next: ShownLayer | null,
): ShownLayer[] {
  if (!next) return shown.filter((one) => one.code !== code);
  const isThere = shown.some((one) => one.code === code);
  return isThere ? shown.map((one) => (one.code === code ? next : one)) : [...shown, next];
}

interface RowProps {
  readonly layer: MapLayerView;
  readonly replays: boolean;
  /** It has no past while a day is replayed. */
  readonly isPast: boolean;
  readonly shown: ShownLayer | undefined;
  readonly live: LiveLayer | undefined;
  readonly onShown: (next: ShownLayer | null) => void;
}

function SwitcherRow({ layer, replays, isPast, shown, live, onShown }: RowProps) {
  const { t, locale } = useText();
  const title = locale === 'zh' ? layer.titleZh : layer.titleEn;
  const total = live?.answer?.total;
  return (
    <div className="zs-layers-row">
      <label>
        <input
          type="checkbox"
          checked={shown !== undefined}
          onChange={(event) => onShown(event.target.checked ? { code: layer.code } : null)}
        />
        <Icon name={layer.icon as IconName} size={16} />
        <span>{title}</span>
        {shown && total !== undefined && (
          <output title={t(live?.answer?.cut ? 'ui.layers.cut' : 'ui.layers.inWindow')}>
            {live?.answer?.cut ? `${total}+` : total}
          </output>
        )}
      </label>
      {live?.error !== null && live?.error !== undefined && (
        <p className="zs-layers-fault">{t('ui.layers.failed')}</p>
      )}
      {shown && isPast && <p className="zs-layers-muted">{t('ui.layers.noPast')}</p>}
      {shown && !isPast && <Legend {...{ layer, shown, onShown, replays }} />}
    </div>
  );
}
