import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Progress, Table } from 'antd';
import { useRef, useState } from 'react';
import { createClient, ProblemError, type ProblemDetails } from '#ui/api/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { type Archive, api, archiveUploadPath } from '../../contract.ts';

const map = createClient(api);
const key = ['map', 'archives'];

/** PMTiles archives that the house keeps: a ground without any outside host. */
export function Archives() {
  const { t } = useText();
  const act = useAct();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const list = useQuery({ queryKey: key, queryFn: () => map.archives({}) });
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const send = async (file: File): Promise<void> => {
    setShare(0);
    await act.run(() => upload(file, setShare));
    setShare(null);
    await refresh();
  };
  const remove = async ({ name }: Archive): Promise<void> => {
    await act.run(() => map.removeArchive({ params: { name } }));
    await refresh();
  };
  const items = list.data?.items ?? [];
  return (
    <section>
      <div className="dk-row mp-own-head">
        <h2>{t('map.archives.title')}</h2>
        <Button
          icon={<Icon name="upload" />}
          disabled={share !== null}
          onClick={() => chooser.current?.click()}
        >
          {t('map.archives.add')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".pmtiles"
          aria-label={t('map.archives.add')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) void send(file);
          }}
        />
      </div>
      <ErrorNotice error={act.error} />
      {share !== null && <Progress percent={Math.floor(share * 100)} />}
      {list.isPending && <Loading lines={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && (
        <EmptyState title={t('map.archives.none')} icon="map">
          {t('map.archives.noneHint')}
        </EmptyState>
      )}
      {items.length > 0 && <ArchiveTable items={items} onRemove={(one) => void remove(one)} />}
    </section>
  );
}

function ArchiveTable(props: { items: readonly Archive[]; onRemove: (archive: Archive) => void }) {
  const { t } = useText();
  return (
    <Table<Archive>
      rowKey="name"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...props.items]}
      columns={[
        { title: t('map.archives.name'), dataIndex: 'name' },
        {
          title: t('map.archives.facts'),
          render: (_, { facts, fault }) =>
            facts
              ? t('map.archives.factsOf', {
                  tiles: t(`map.archives.tiles.${facts.tiles}`),
                  from: facts.minZoom,
                  to: facts.maxZoom,
                })
              : t('map.archives.fault', { fault }),
        },
        {
          title: t('map.archives.size'),
          align: 'right',
          render: (_, { bytes }) => `${(bytes / 1e6).toFixed(1)} MB`,
        },
        { title: t('map.archives.changed'), render: (_, { changedAt }) => <Time at={changedAt} /> },
        {
          title: '',
          align: 'right',
          render: (_, archive) =>
            archive.isUsed ? (
              t('map.archives.used')
            ) : (
              <Popconfirm title={t('map.archives.sure')} onConfirm={() => props.onRemove(archive)}>
                <Button size="small" danger>
                  {t('map.own.remove')}
                </Button>
              </Popconfirm>
            ),
        },
      ]}
    />
  );
}

/** Sends a file as it is; `fetch` tells nothing of how far it has come. @throws ProblemError */
function upload(file: File, onShare: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', archiveUploadPath(file.name));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('accept-language', document.documentElement.lang);
    request.upload.onprogress = ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Error('the line broke'));
    request.onload = () => {
      if (request.status < 300) resolve();
      else reject(new ProblemError(JSON.parse(request.responseText) as ProblemDetails));
    };
    request.send(file);
  });
}
