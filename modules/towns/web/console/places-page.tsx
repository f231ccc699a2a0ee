import { Button, Input, Segmented, Select, Switch } from 'antd';
import { useState } from 'react';
import { matches, PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { type Position, TownMap } from '#ui/map/index.ts';
import { placeKinds } from '../../contract.ts';
import { PlaceDrawer } from './place-drawer.tsx';
import { PlaceTable } from './place-table.tsx';
import { type Place, towns, useGround, useNameOf } from './use-ground.ts';

/** Which places are listed. */
interface Filter {
  readonly search: string;
  readonly kind: string | null;
  readonly qr: 'all' | 'qr' | 'names';
}

type Open = { readonly place: Place | null; readonly position: Position | null } | null;

/** Places with QR posters and names of the gazetteer, as a list and on the map. */
export default function PlacesPage() {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>({ search: '', kind: null, qr: 'qr' });
  const [retired, setRetired] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const [adding, setAdding] = useState(false);
  const ground = useGround(retired);
  const shown = (ground.data?.places ?? []).filter((one) => fits(one, filter));
  const add = (position: Position): void => {
    setAdding(false);
    setOpen({ place: null, position });
  };
  return (
    <>
      <PageHead title={t('towns.menu.places')} lead={t('towns.places.lead')}>
        <Export />
        <Button
          type="primary"
          icon={<Icon name={adding ? 'close' : 'plus'} />}
          onClick={() => setAdding(!adding)}
        >
          {t(adding ? 'towns.cancel' : 'towns.places.add')}
        </Button>
      </PageHead>
      {adding && <Notice meaning="notice" title={t('towns.places.clickMap')} />}
      <Filters filter={filter} onChange={setFilter} count={shown.length}>
        <label className="dk-row">
          <Switch size="small" checked={retired} onChange={setRetired} />
          {t('towns.withRetired')}
        </label>
      </Filters>
      {ground.isPending && <Loading lines={8} />}
      {ground.isError && <ErrorState error={ground.error} onRetry={() => void ground.refetch()} />}
      {ground.data && (
        <Places
          places={shown}
          onOpen={(place) => setOpen({ place, position: null })}
          {...(adding ? { onPick: add } : {})}
        />
      )}
      {open && <PlaceDrawer {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

function fits(place: Place, { search, kind, qr }: Filter): boolean {
  if (kind && place.kind !== kind) return false;
  if (qr !== 'all' && place.isQr !== (qr === 'qr')) return false;
  return matches(search, place.nameZh, place.nameEn, place.code, ...place.aliases);
}

function Export() {
  const { t } = useText();
  const act = useAct();
  const download = async (format: 'xlsx' | 'geojson'): Promise<unknown> =>
    act.run(async () => saveFile(await towns.exportGround({ query: { kind: 'places', format } })));
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button
        icon={<Icon name="download" />}
        loading={act.busy}
        onClick={() => void download('xlsx')}
      >
        {t('towns.files.export.xlsx')}
      </Button>
      <Button loading={act.busy} onClick={() => void download('geojson')}>
        {t('towns.files.export.geojson')}
      </Button>
    </>
  );
}

interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly count: number;
  readonly children: React.ReactNode;
}

function Filters({ filter, onChange, count, children }: FiltersProps) {
  const { t } = useText();
  return (
    <div className="dk-tools">
      <Input.Search
        className="dk-grow"
        style={{ maxWidth: 280 }}
        allowClear
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.target.value })}
        placeholder={t('towns.places.search')}
        aria-label={t('towns.places.search')}
      />
      <Segmented<Filter['qr']>
        value={filter.qr}
        onChange={(qr) => onChange({ ...filter, qr })}
        options={(['qr', 'names', 'all'] as const).map((value) => ({
          value,
          label: t(`towns.places.${value}`),
        }))}
      />
      <Select
        allowClear
        style={{ width: 140 }}
        value={filter.kind}
        onChange={(kind: string | null) => onChange({ ...filter, kind: kind ?? null })}
        placeholder={t('towns.places.allKinds')}
        aria-label={t('towns.field.kind')}
        options={placeKinds.map((value) => ({ value, label: t(`towns.kind.${value}`) }))}
      />
      {children}
      <span className="dk-muted">{t('towns.places.count', { count })}</span>
    </div>
  );
}

interface PlacesProps {
  readonly places: readonly Place[];
  readonly onOpen: (place: Place) => void;
  /** Set while a new place is being put on the map. */
  readonly onPick?: (position: Position) => void;
}

function Places({ places, onOpen, onPick }: PlacesProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const [selected, setSelected] = useState<string | null>(null);
  const centre = places.find(({ id }) => id === selected)?.position ?? null;
  return (
    <div className="dk-split">
      {places.length === 0 ? (
        <EmptyState icon="pin" title={t('towns.places.none')} />
      ) : (
        <PlaceTable places={places} selected={selected} onSelect={setSelected} onOpen={onOpen} />
      )}
      <div className="dk-map">
        <TownMap
          label={t('towns.menu.places')}
          points={places.map((one) => ({
            ...one.position,
            id: one.id,
            label: nameOf(one),
            meaning: one.isQr ? 'ok' : 'notice',
          }))}
          selected={selected}
          onSelect={setSelected}
          centre={centre}
          {...(onPick ? { picked: null, onPick } : {})}
        />
      </div>
    </div>
  );
}
