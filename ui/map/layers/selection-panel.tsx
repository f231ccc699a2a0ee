import { useQueries, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { saveFile } from '../../desk/files.ts';
import type { MapFeaturePoint, MapLayerView } from '#platform/contract/map.ts';
import { Icon } from '../../icons/icon.tsx';
import type { IconName } from '../../icons/names.ts';
import { useText } from '../../i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '../../kit/states.tsx';
import { usePermission } from '../../session/index.ts';
import type { Position } from '../types.ts';
import { mapKeys, mapServer } from './api.ts';
import { Swatch } from './legend.tsx';
import { MapSelectedProvider } from './selection.ts';
import { lookOf, type ShownLayer } from './view.ts';

/** Rows that are drawn at once. */
const aPage = 100;
/** More ids than this do not fit into an address. */
const mostInAddress = 200;

interface SelectionPanelProps {
  readonly known: readonly MapLayerView[];
  readonly shown: readonly ShownLayer[];
  readonly ring: readonly Position[];
  readonly onOpen: (layer: string, point: MapFeaturePoint) => void;
  readonly onChosen: (points: readonly MapFeaturePoint[]) => void;
  readonly onFollow?: ((path: string) => void) | undefined;
  readonly onClose: () => void;
  /** Pieces of modules that act on the selection (`useMapSelected`). */
  readonly acts?: ReactNode;
  /** Keeps the area as a drawing; null for who may not. */
  readonly onKeep: (() => void) | null;
}

/** What lies inside the area, by layer: a list to be opened, exported, acted upon. */
export function SelectionPanel(props: SelectionPanelProps) {
  const { known, shown, ring, onClose, onKeep } = props;
  const { t, locale } = useText();
  const found = useSelected(known, shown, ring);
  const [asked, ask] = useState<string | null>(null);
  const filled = found.filter(({ selected }) => (selected?.total ?? 0) > 0);
  const chosen = filled.find(({ layer }) => layer.code === asked) ?? filled[0];
  const pending = found.some(({ selected, error }) => !selected && !error);
  const error = found.find((one) => one.error)?.error;
  return (
    <section className="zs-layers-card zs-layers-selection" aria-label={t('ui.layers.selection')}>
      <header>
        <Icon name="frame" size={16} />
        <span>{t('ui.layers.selection')}</span>
        <button type="button" aria-label={t('ui.layers.close')} onClick={onClose}>
          <Icon name="close" size={16} />
        </button>
      </header>
      {onKeep && (
        <div className="zs-layers-acts">
          <button type="button" onClick={onKeep}>
            <Icon name="edit" size={16} />
            {t('ui.drawings.keepArea')}
          </button>
        </div>
      )}
      {pending && <Loading lines={3} />}
      {error !== undefined && <ErrorNotice error={error} />}
      {!pending && filled.length === 0 && error === undefined && (
        <p className="zs-layers-muted">{t('ui.layers.nothingInside')}</p>
      )}
      {filled.length > 0 && (
        <div className="zs-layers-tabs" role="tablist">
          {filled.map(({ layer, selected }) => (
            <button
              key={layer.code}
              type="button"
              role="tab"
              aria-selected={layer === chosen?.layer}
              onClick={() => ask(layer.code)}
            >
              <Icon name={layer.icon as IconName} size={14} />
              {locale === 'zh' ? layer.titleZh : layer.titleEn}
              <b>{selected?.cut ? `${selected.total}+` : selected?.total}</b>
            </button>
          ))}
        </div>
      )}
      {chosen?.selected && (
        <Chosen
          key={chosen.layer.code}
          {...props}
          layer={chosen.layer}
          one={chosen.one}
          items={chosen.selected.items}
          total={chosen.selected.total}
        />
      )}
    </section>
  );
}

type Pair = [number, number];
const bodyOf = (ring: readonly Position[], { look, hidden }: ShownLayer) => ({
  ring: ring.map(({ longitude, latitude }): Pair => [longitude, latitude]),
  ...(look ? { look } : {}),
  ...(hidden?.length ? { hidden: [...hidden] } : {}),
});

function useSelected(
  known: readonly MapLayerView[],
  shown: readonly ShownLayer[],
  ring: readonly Position[],
) {
  const own = shown.flatMap((one) => {
    const layer = known.find(({ code }) => code === one.code);
    return layer ? [{ layer, one }] : [];
  });
  const answers = useQueries({
    queries: own.map(({ layer, one }) => ({
      queryKey: [...mapKeys.select, layer.code, bodyOf(ring, one)],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        mapServer.select({ params: { code: layer.code }, body: bodyOf(ring, one) }, { signal }),
    })),
  });
  return own.map((row, at) => ({
    ...row,
    selected: answers[at]?.data,
    error: answers[at]?.error ?? undefined,
  }));
}

interface ChosenProps extends SelectionPanelProps {
  readonly layer: MapLayerView;
  readonly one: ShownLayer;
  readonly items: readonly MapFeaturePoint[];
  readonly total: number;
}

function Chosen(props: ChosenProps) {
  const { layer, one, items, total, ring, onOpen, onChosen, onFollow, acts } = props;
  const { t } = useText();
  useEffect(() => onChosen(items), [items, onChosen]);
  const queries = useQueryClient();
  const mayExport = usePermission('map.export');
  const [rows, setRows] = useState(aPage);
  const [fault, setFault] = useState<unknown>(null);
  const classes = lookOf(layer, one).classes;
  const { listPath } = layer;
  const ids = items.map(({ id }) => id);
  const save = async (): Promise<void> => {
    try {
      const body = bodyOf(ring, one);
      saveFile(await mapServer.exportSelection({ params: { code: layer.code }, body }));
    } catch (error) {
      setFault(error);
    }
  };
  const onActed = (): void => {
    void queries.invalidateQueries({ queryKey: [...mapKeys.select, layer.code] });
    void queries.invalidateQueries({ queryKey: [...mapKeys.features, layer.code] });
  };
  return (
    <>
      <div className="zs-layers-acts">
        {mayExport && (
          <button type="button" onClick={() => void save()}>
            <Icon name="download" size={16} />
            {t('ui.layers.export')}
          </button>
        )}
        {listPath && onFollow && total <= mostInAddress && (
          <button type="button" onClick={() => onFollow(`${listPath}?ids=${ids.join(',')}`)}>
            <Icon name="list" size={16} />
            {t('ui.layers.inList')}
          </button>
        )}
        <MapSelectedProvider value={{ layer: layer.code, ids, onActed }}>
          {acts}
        </MapSelectedProvider>
      </div>
      {fault !== null && <ErrorNotice error={fault} />}
      <ul className="zs-layers-list">
        {items.slice(0, rows).map((point) => (
          <li key={point.id}>
            <button type="button" onClick={() => onOpen(layer.code, point)}>
              {classes[point.kind] && <Swatch layer={layer} one={classes[point.kind] as never} />}
              <span>{point.label || point.id}</span>
            </button>
          </li>
        ))}
      </ul>
      {total > rows && (
        <button type="button" className="zs-layers-more" onClick={() => setRows(rows + aPage)}>
          {rows < items.length
            ? t('ui.layers.more', { count: items.length - rows })
            : t('ui.layers.onlyFirst', { count: items.length, total })}
        </button>
      )}
    </>
  );
}
