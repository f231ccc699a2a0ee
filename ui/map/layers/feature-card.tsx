import { useQuery } from '@tanstack/react-query';
import type { MapLayerView } from '#platform/contract/map.ts';
import { Icon } from '../../icons/icon.tsx';
import type { IconName } from '../../icons/names.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { Time } from '../../i18n/time.tsx';
import { ErrorNotice, Loading } from '../../kit/states.tsx';
import { mapServer } from './api.ts';

interface FeatureCardProps {
  readonly layer: MapLayerView;
  readonly id: string;
  readonly onClose: () => void;
  /** Goes to the page that shows it whole; without it the card has no such button. */
  readonly onFollow?: ((path: string) => void) | undefined;
}

/** What is told of one feature. */
export function FeatureCard({ layer, id, onClose, onFollow }: FeatureCardProps) {
  const { t, locale } = useText();
  const told = useQuery({
    queryKey: ['map', 'detail', layer.code, id],
    queryFn: ({ signal }) => mapServer.detail({ params: { code: layer.code, id } }, { signal }),
  });
  const title = locale === 'zh' ? layer.titleZh : layer.titleEn;
  const { columns = [], item } = told.data ?? {};
  const path = item?.path;
  return (
    <section className="zs-layers-card" aria-label={item?.title ?? title}>
      <header>
        <Icon name={layer.icon as IconName} size={16} />
        <span>{title}</span>
        <button type="button" aria-label={t('ui.layers.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      {told.isPending && <Loading lines={3} />}
      {told.isError && <ErrorNotice error={told.error} />}
      {item && (
        <>
          <h3>{item.title}</h3>
          <dl>
            {columns.map(({ key, titleZh, titleEn, type }) => {
              const value = item.cells[key];
              if (value === null || value === undefined || value === '') return null;
              return (
                <div key={key}>
                  <dt>{locale === 'zh' ? titleZh : titleEn}</dt>
                  <dd>{type === 'instant' ? <Time at={String(value)} /> : String(value)}</dd>
                </div>
              );
            })}
          </dl>
          {path && onFollow && (
            <button type="button" className="zs-layers-follow" onClick={() => onFollow(path)}>
              {t('ui.layers.follow')}
              <Icon name="forward" size={16} />
            </button>
          )}
        </>
      )}
    </section>
  );
}
