import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { LatestValue } from '#modules/observations/contract/index.ts';
import type { Property, ThingDetail } from '../../../contract/index.ts';
import { unitText } from '../../../contract/units.ts';
import { useNameOf } from '../use-things.ts';
import { useShowValue } from './show-value.ts';
import { useLatest } from './use-observations.ts';

interface LatestValuesProps {
  readonly thing: ThingDetail;
  /** Opens the history of a property. */
  readonly onOpen: (key: string) => void;
}

/** The newest value of every property of the model; one not reported yet keeps its place. */
export function LatestValues({ thing, onOpen }: LatestValuesProps) {
  const latest = useLatest(thing.id);
  if (latest.isPending) return <Loading lines={3} />;
  if (latest.isError) {
    return <ErrorState error={latest.error} onRetry={() => void latest.refetch()} />;
  }
  const byKey = new Map(latest.data.items.map((one) => [one.key, one]));
  return (
    <div className="th-values">
      {thing.model.properties.map((property) => (
        <ValueCard
          key={property.key}
          property={property}
          latest={byKey.get(property.key)}
          onOpen={onOpen}
        />
      ))}
    </div>
  );
}

interface ValueCardProps {
  readonly property: Property;
  readonly latest: LatestValue | undefined;
  readonly onOpen: (key: string) => void;
}

function ValueCard({ property, latest, onOpen }: ValueCardProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const show = useShowValue();
  const isNumber = typeof latest?.value === 'number';
  return (
    <button
      type="button"
      className="th-value"
      disabled={!latest}
      onClick={() => onOpen(property.key)}
    >
      <span className="dk-muted">{nameOf(property)}</span>
      <strong className="dk-number">
        {isNumber ? show({ ...property, unit: '1' }, latest?.value) : show(property, latest?.value)}
        {isNumber && <small> {unitText(property.unit)}</small>}
      </strong>
      <span className="dk-muted th-value-foot">
        {latest ? <Time at={latest.at} /> : t('things.values.never')}
        {latest && latest.quality !== 'N' && (
          <StatusTag meaning="warning">{t(`things.quality.${latest.quality}`)}</StatusTag>
        )}
      </span>
    </button>
  );
}
