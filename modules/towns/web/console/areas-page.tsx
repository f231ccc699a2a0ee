import { Button, Input, Switch } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { TownMap } from '#ui/map/index.ts';
import type { GroundView } from '../../contract.ts';
import { AreaTree } from './area-tree.tsx';
import { CellDrawer } from './cell-drawer.tsx';
import { SettingsDrawer } from './settings-drawer.tsx';
import { useAreas } from './use-areas.ts';
import { type GridCell, useGround, type Village } from './use-ground.ts';
import { VillageDrawer } from './village-drawer.tsx';
import './towns.css';

/** What is open in a drawer. */
type Open =
  | { readonly kind: 'village'; readonly village: Village | null }
  | { readonly kind: 'cell'; readonly cell: GridCell | null; readonly villageId?: string }
  | { readonly kind: 'settings' }
  | null;

/** Villages and their grid cells, as a list and on the map. */
export default function AreasPage() {
  const { t } = useText();
  const [retired, setRetired] = useState(false);
  const [open, setOpen] = useState<Open>(null);
  const ground = useGround(retired);
  return (
    <>
      <PageHead title={t('towns.menu.areas')} lead={t('towns.areas.lead')}>
        <Button icon={<Icon name="settings" />} onClick={() => setOpen({ kind: 'settings' })}>
          {t('towns.settings.title')}
        </Button>
        <Button onClick={() => setOpen({ kind: 'village', village: null })}>
          {t('towns.areas.addVillage')}
        </Button>
        <Button
          type="primary"
          icon={<Icon name="plus" />}
          onClick={() => setOpen({ kind: 'cell', cell: null })}
        >
          {t('towns.areas.addCell')}
        </Button>
      </PageHead>
      {ground.isPending && <Loading lines={8} />}
      {ground.isError && <ErrorState error={ground.error} onRetry={() => void ground.refetch()} />}
      {ground.data && (
        <Areas
          ground={ground.data}
          onVillage={(village) => setOpen({ kind: 'village', village })}
          onCell={(cell) => setOpen({ kind: 'cell', cell })}
        >
          <Switch size="small" checked={retired} onChange={setRetired} />
        </Areas>
      )}
      {ground.data && open && (
        <Drawers ground={ground.data} open={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface AreasProps {
  readonly ground: GroundView;
  readonly onVillage: (village: Village) => void;
  readonly onCell: (cell: GridCell) => void;
  /** The switch that shows retired objects. */
  readonly children: React.ReactNode;
}

function Areas({ ground, onVillage, onCell, children }: AreasProps) {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const { areas, boundsOf, whole } = useAreas(ground);
  return (
    <div className="dk-split">
      <div>
        <div className="dk-tools">
          <Input.Search
            className="dk-grow"
            allowClear
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder={t('towns.areas.search')}
            aria-label={t('towns.areas.search')}
          />
          <label className="dk-row">
            {children}
            {t('towns.withRetired')}
          </label>
        </div>
        <AreaTree
          ground={ground}
          search={search}
          selected={selected}
          onSelect={setSelected}
          onVillage={onVillage}
          onCell={onCell}
        />
      </div>
      <div className="dk-map">
        <TownMap
          label={t('towns.menu.areas')}
          areas={areas}
          selected={selected}
          onSelect={setSelected}
          bounds={selected ? boundsOf(selected) : whole}
        />
      </div>
    </div>
  );
}

interface DrawersProps {
  readonly ground: GroundView;
  readonly open: NonNullable<Open>;
  readonly onClose: () => void;
}

function Drawers({ ground, open, onClose }: DrawersProps) {
  if (open.kind === 'settings') return <SettingsDrawer ground={ground} onClose={onClose} />;
  if (open.kind === 'village') return <VillageDrawer village={open.village} onClose={onClose} />;
  return <CellDrawer cell={open.cell} villages={ground.villages} onClose={onClose} />;
}
