import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import type { AirNow } from '../../contract.ts';
import { airUnit, aqiLook, pollutantOrder } from './levels.ts';

interface AirCardsProps {
  readonly airs: readonly AirNow[];
  readonly onOpen: (thingId: string) => void;
}

/** One card a station: the index, its word, what made it, the six pollutants. */
export function AirCards({ airs, onOpen }: AirCardsProps) {
  return (
    <div className="env-airs">
      {airs.map((air) => (
        <AirCard key={air.thingId} air={air} onOpen={onOpen} />
      ))}
    </div>
  );
}

function AirCard({ air, onOpen }: { air: AirNow; onOpen: (thingId: string) => void }) {
  const { t } = useText();
  const look = aqiLook(air.level);
  return (
    <button type="button" className="env-air" onClick={() => onOpen(air.thingId)}>
      <span className="env-air-head">
        <strong>{air.name}</strong>
        <span className="dk-muted">
          {air.at ? <Time at={air.at} /> : t('environment.air.silent')}
        </span>
      </span>
      <span className="env-aqi" style={{ background: look.colour, color: look.ink }}>
        <span className="env-aqi-number">{air.aqi ?? '—'}</span>
        <span>{t(`environment.level.${air.level ?? 0}`)}</span>
      </span>
      <span className="env-primary">
        {air.primary.length > 0
          ? t('environment.air.primary', { names: air.primary.join('、') })
          : t('environment.air.noPrimary')}
      </span>
      <span className="env-values">
        {pollutantOrder.map(({ key, digits }) => (
          <span key={key} className="env-value">
            <span className="dk-muted">{key}</span>
            <span className="env-value-number">{air.values[key]?.toFixed(digits) ?? '—'}</span>
            <span className="env-unit">{airUnit(key)}</span>
          </span>
        ))}
      </span>
    </button>
  );
}
