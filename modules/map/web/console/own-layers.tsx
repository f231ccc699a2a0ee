import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, ColorPicker, Drawer, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { base64Of, FileChoice, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { api, type OwnImport, type OwnLayer } from '../../contract.ts';

const map = createClient(api);
const key = ['map', 'ownLayers'];

/** The town's own layers: made of GeoJSON files. */
export function OwnLayers() {
  const { t } = useText();
  /** The layer in the drawer; `new` for one that is not there yet. */
  const [shown, show] = useState<OwnLayer | 'new' | null>(null);
  const queries = useQueryClient();
  const act = useAct();
  const list = useQuery({ queryKey: key, queryFn: () => map.ownLayers({}) });
  const remove = async ({ id, version }: OwnLayer): Promise<void> => {
    await act.run(() => map.removeOwnLayer({ params: { layerId: id }, query: { version } }));
    await queries.invalidateQueries({ queryKey: ['map'] });
  };
  const items = list.data?.items ?? [];
  return (
    <section>
      <div className="dk-row mp-own-head">
        <h2>{t('map.own.title')}</h2>
        <Button icon={<Icon name="upload" />} onClick={() => show('new')}>
          {t('map.own.add')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      {list.isPending && <Loading lines={3} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && (
        <EmptyState title={t('map.own.none')} icon="layers">
          {t('map.own.noneHint')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Table<OwnLayer>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={[...items]}
          columns={[
            {
              title: t('map.own.name'),
              render: (_, { name, colour }) => (
                <span className="mp-own-name">
                  <i style={{ background: colour }} />
                  {name}
                </span>
              ),
            },
            { title: t('map.own.note'), dataIndex: 'note' },
            { title: t('map.own.features'), dataIndex: 'features', align: 'right' },
            {
              title: '',
              align: 'right',
              render: (_, layer) => (
                <div className="dk-row mp-own-acts">
                  <Button size="small" onClick={() => show(layer)}>
                    {t('map.own.edit')}
                  </Button>
                  <Popconfirm title={t('map.own.sure')} onConfirm={() => void remove(layer)}>
                    <Button size="small" danger>
                      {t('map.own.remove')}
                    </Button>
                  </Popconfirm>
                </div>
              ),
            },
          ]}
        />
      )}
      {shown && <LayerForm layer={shown === 'new' ? null : shown} onClose={() => show(null)} />}
    </section>
  );
}

/** A layer of a file; of one that is there its words are changed, and a file replaces what it holds. */
function LayerForm({ layer, onClose }: { layer: OwnLayer | null; onClose: () => void }) {
  const { t } = useText();
  const act = useAct();
  const queries = useQueryClient();
  const [name, setName] = useState(layer?.name ?? '');
  const [note, setNote] = useState(layer?.note ?? '');
  const [colour, setColour] = useState(layer?.colour ?? '#0072b2');
  const [file, setFile] = useState<File | null>(null);
  const [taken, setTaken] = useState<OwnImport | null>(null);
  const send = async (): Promise<void> => {
    const said = { name, note, colour };
    const isDone = await act.run(async () => {
      if (file) {
        const contentBase64 = await base64Of(file);
        const replaces = layer?.id ?? null;
        setTaken(await map.importLayer({ body: { ...said, replaces, contentBase64 } }));
      } else if (layer) {
        const { id, version } = layer;
        await map.saveOwnLayer({ params: { layerId: id }, body: { ...said, version } });
      }
      await queries.invalidateQueries({ queryKey: ['map'] });
    });
    if (isDone && !file) onClose();
  };
  return (
    <Drawer
      open
      size={460}
      title={layer ? layer.name : t('map.own.add')}
      onClose={onClose}
      footer={
        taken ? (
          <Button onClick={onClose}>{t('map.own.close')}</Button>
        ) : (
          <Button
            type="primary"
            loading={act.busy}
            disabled={!name || (!file && !layer)}
            onClick={() => void send()}
          >
            {t(layer && !file ? 'map.own.save' : 'map.own.send')}
          </Button>
        )
      }
    >
      <div className="dk-stack">
        <ErrorNotice error={act.error} />
        {taken && <Taken taken={taken} />}
        <label className="mp-own-field">
          {t('map.own.name')}
          <Input value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="mp-own-field">
          {t('map.own.note')}
          <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
        </label>
        <div className="mp-own-field">
          {t('map.own.colour')}
          <ColorPicker
            value={colour}
            disabledAlpha
            onChange={(next) => setColour(next.toHexString().slice(0, 7).toLowerCase())}
          />
        </div>
        <div className="mp-own-field">
          {t(layer ? 'map.own.replace' : 'map.own.file')}
          <FileChoice accept=".geojson,.json,application/geo+json" file={file} onChange={setFile}>
            <Icon name="upload" />
            {t('map.own.choose')}
          </FileChoice>
        </div>
        <p className="dk-muted">{t('map.own.fileHint')}</p>
      </div>
    </Drawer>
  );
}

function Taken({
  taken: { taken, simplified, mostCorners, faults, faultCount },
}: {
  taken: OwnImport;
}) {
  const { t } = useText();
  return (
    <Notice
      meaning={faultCount > 0 ? 'warning' : 'ok'}
      title={t('map.own.taken', { count: taken })}
    >
      {simplified > 0 && (
        <p>{t('map.own.simplified', { count: simplified, corners: mostCorners })}</p>
      )}
      {faultCount > 0 && <p>{t('map.own.faults', { count: faultCount })}</p>}
      {faults.slice(0, 10).map(({ row, message }) => (
        <p key={row}>{t('map.own.fault', { row, message })}</p>
      ))}
    </Notice>
  );
}
