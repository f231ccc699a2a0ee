import { Button, Dropdown, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { usePermission } from '#ui/session/index.ts';
import { ImportDrawer } from '../provision/import-drawer.tsx';
import { things } from '../use-things.ts';
import { filterOf, type Params, StatusBar, Filters } from './filters.tsx';
import { ThingDrawer } from './thing-drawer.tsx';
import { ThingList } from './thing-list.tsx';
import { ThingsMap } from './things-map.tsx';
import '../things.css';

const live = ['things.online', 'things.offline', 'things.silent', 'things.directoryChanged'];

/** All devices: as a list or on the map. The filter stands in the address, so it can be sent on. */
export default function ThingsPage() {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  const params: Params = Object.fromEntries(search);
  const [open, setOpen] = useState<'new' | 'import' | null>(null);
  const change = (next: Params): void => {
    const kept = Object.entries({ ...params, ...next }).filter(([, value]) => value);
    setSearch(Object.fromEntries(kept) as Record<string, string>, { replace: true });
  };
  useLive(live, undefined, [
    ['things', 'list'],
    ['things', 'counts'],
    ['things', 'map'],
  ]);
  const filter = filterOf(params);
  const onMap = params.view === 'map';
  return (
    <>
      <PageHead title={t('things.menu.things')} lead={t('things.list.lead')}>
        <Export params={params} />
        <Manage onOpen={setOpen} />
      </PageHead>
      <StatusBar params={params} onChange={change} />
      <Filters params={params} onChange={change}>
        <Segmented
          value={onMap ? 'map' : 'list'}
          onChange={(view) => change({ view: view === 'map' ? 'map' : '' })}
          options={[
            { value: 'list', label: t('things.list.asList') },
            { value: 'map', label: t('things.list.asMap') },
          ]}
        />
      </Filters>
      {onMap ? <ThingsMap filter={filter} /> : <ThingList filter={filter} />}
      {open === 'new' && <ThingDrawer thing={null} onClose={() => setOpen(null)} />}
      {open === 'import' && <ImportDrawer onClose={() => setOpen(null)} />}
    </>
  );
}

function Export({ params }: { params: Params }) {
  const { t } = useText();
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await things.exportThings({ query: filterOf(params) })));
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
        {t('things.list.export')}
      </Button>
    </>
  );
}

function Manage({ onOpen }: { onOpen: (what: 'new' | 'import') => void }) {
  const { t } = useText();
  const go = useNavigate();
  if (!usePermission('things.manage')) return null;
  return (
    <>
      <Dropdown
        menu={{
          items: [
            { key: 'import', label: t('things.import.title'), onClick: () => onOpen('import') },
            {
              key: 'claims',
              label: t('things.menu.claims'),
              onClick: () => void go('/things/claims'),
            },
            {
              key: 'groups',
              label: t('things.menu.groups'),
              onClick: () => void go('/things/groups'),
            },
          ],
        }}
      >
        <Button icon={<Icon name="upload" />}>{t('things.list.more')}</Button>
      </Dropdown>
      <Button type="primary" icon={<Icon name="plus" />} onClick={() => onOpen('new')}>
        {t('things.list.add')}
      </Button>
    </>
  );
}
