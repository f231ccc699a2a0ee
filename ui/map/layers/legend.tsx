import type { MapClass, MapLayerView } from '#platform/contract/map.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { lookOf, type ShownLayer } from './view.ts';

interface LegendProps {
  readonly layer: MapLayerView;
  readonly shown: ShownLayer;
  /** Without it the legend only explains. */
  readonly onShown?: (next: ShownLayer) => void;
  /** With the layer's name above it. */
  readonly named?: boolean;
  /** A day is replayed: classes of the past too. */
  readonly replays?: boolean;
}

/** The classes of a layer; each can be left out. */
export function Legend({ layer, shown, onShown, named = false, replays = false }: LegendProps) {
  const { t, locale } = useText();
  const look = lookOf(layer, shown);
  const hidden = shown.hidden ?? [];
  const turn = (key: string): void => {
    const next = hidden.includes(key) ? hidden.filter((one) => one !== key) : [...hidden, key];
    onShown?.({ ...shown, hidden: next });
  };
  return (
    <div className={`zs-layers-legend${named ? ' zs-layers-named' : ''}`}>
      {named && <h3>{locale === 'zh' ? layer.titleZh : layer.titleEn}</h3>}
      {onShown && (layer.looks.length > 1 || layer.heat) && (
        <div className="zs-layers-looks">
          {layer.looks.length > 1 && (
            <select
              aria-label={t('ui.layers.look')}
              value={look.code}
              onChange={(event) => onShown({ ...shown, look: event.target.value, hidden: [] })}
            >
              {layer.looks.map(({ code, titleZh, titleEn }) => (
                <option key={code} value={code}>
                  {locale === 'zh' ? titleZh : titleEn}
                </option>
              ))}
            </select>
          )}
          {layer.heat && (
            <button
              type="button"
              aria-pressed={shown.heat ?? false}
              onClick={() => onShown({ ...shown, heat: !shown.heat })}
            >
              {t('ui.layers.heat')}
            </button>
          )}
        </div>
      )}
      {shown.heat ? (
        <p className="zs-layers-heat">
          <span>{t('ui.layers.few')}</span>
          <i />
          <span>{t('ui.layers.many')}</span>
        </p>
      ) : (
        <ul>
          {look.classes
            .filter(({ past }) => replays || !past)
            .map((one) => (
              <li key={one.key}>
                {onShown ? (
                  <button
                    type="button"
                    aria-pressed={!hidden.includes(one.key)}
                    onClick={() => turn(one.key)}
                  >
                    <Swatch layer={layer} one={one} />
                    {locale === 'zh' ? one.titleZh : one.titleEn}
                  </button>
                ) : (
                  <span>
                    <Swatch layer={layer} one={one} />
                    {locale === 'zh' ? one.titleZh : one.titleEn}
                  </span>
                )}
              </li>
            ))}
        </ul>
      )}
    </div>
  );
}

/** A class as it stands on the map: form, colour, and whether it is hollow or marked. */
export function Swatch({ layer, one }: { layer: MapLayerView; one: MapClass }) {
  const { colour, weight } = one;
  const fill = weight === 'calm' ? 'none' : colour;
  if (layer.geometry === 'line') {
    return <i className="zs-layers-swatch-line" style={{ background: onGround(colour) }} />;
  }
  if (layer.geometry === 'area') {
    return (
      <i
        className="zs-layers-swatch-area"
        style={{
          borderColor: onGround(colour),
          background: `color-mix(in srgb, ${onGround(colour)} 24%, transparent)`,
        }}
      />
    );
  }
  return (
    <svg className="zs-layers-swatch" viewBox="0 0 16 16" aria-hidden="true">
      <path d={forms[layer.shape]} fill={fill} stroke={colour} strokeWidth="2" />
      {weight === 'grave' && (
        <path d="M8 4.6v4M8 11v.4" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      )}
    </svg>
  );
}

/** As the map draws lines and areas: lifted on dark ground. */
const onGround = (colour: string): string =>
  `color-mix(in srgb, ${colour}, #fff var(--layers-lift, 0%))`;

const forms: Readonly<Record<MapLayerView['shape'], string>> = {
  disc: 'M8 2.2a5.8 5.8 0 1 1 0 11.6a5.8 5.8 0 1 1 0-11.6Z',
  square: 'M3 3h10v10H3Z',
  diamond: 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
  triangle: 'M8 2 14.5 13.5H1.5Z',
};
