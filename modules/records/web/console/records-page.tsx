import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { type EntityKind, entityKinds } from '../../contract/kinds.ts';
import { records } from './client.ts';
import { EntityTable } from './entity-table.tsx';
import { RecordsNav, useStanding } from './records-nav.tsx';
import { VillageChoice } from './village-choice.tsx';
import './records.css';

/** Master records of a kind: one line each; found by name, or exactly by identity number or telephone. */
export default function RecordsPage() {
  const { t } = useText();
  const [kind, setKind] = useState<EntityKind>('person');
  const [words, setWords] = useState('');
  const [village, setVillage] = useState<string | null>(null);
  const placesPage = usePlacesPage();
  const standing = useStanding();
  const count = (one: EntityKind): string => {
    const known = standing.data?.kinds.find((each) => each.kind === one)?.entities;
    return known === undefined ? '' : ` ${known.toLocaleString()}`;
  };
  return (
    <>
      <PageHead title={t('records.menu')} lead={t('records.lead')}>
        {kind === 'place' && placesPage && <Link to={placesPage}>{t('records.placesOnMap')}</Link>}
      </PageHead>
      <RecordsNav />
      <div className="dk-tools">
        <div className="rc-scroll">
          <Segmented<EntityKind>
            value={kind}
            onChange={(next) => {
              setKind(next);
              setVillage(null);
            }}
            aria-label={t('records.kindLabel')}
            options={entityKinds.map((value) => ({
              value,
              label: `${t(`records.kind.${value}`)}${count(value)}`,
            }))}
          />
        </div>
        <VillageChoice kind={kind} value={village} onChange={setVillage} />
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 360 }}
          allowClear
          maxLength={60}
          onSearch={(text) => setWords(text.trim())}
          placeholder={t(kind === 'person' ? 'records.searchPerson' : 'records.search')}
          aria-label={t(kind === 'person' ? 'records.searchPerson' : 'records.search')}
        />
      </div>
      {standing.data?.working && <p className="dk-note">{t('records.working')}</p>}
      {words ? <Found kind={kind} words={words} /> : <All kind={kind} village={village} />}
    </>
  );
}

/** Where the reader may put places on the map: those of daily life, or those of the town's ground. */
function usePlacesPage(): string | null {
  const mayKeep = usePermission('directory.edit');
  const mayManage = usePermission('towns.manage');
  if (mayKeep) return '/directory';
  return mayManage ? '/towns/places' : null;
}

function All({ kind, village }: { readonly kind: EntityKind; readonly village: string | null }) {
  const { t } = useText();
  const list = useInfiniteQuery({
    queryKey: ['records', 'entities', kind, village],
    queryFn: async ({ pageParam }) =>
      records.entities({
        query: {
          kind,
          ...(village ? { village } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="users" title={t('records.none')}>
          {t('records.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <EntityTable kind={kind} rows={rows} />}
      {list.hasNextPage && (
        <p className="rc-more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('records.more')}
          </Button>
        </p>
      )}
    </>
  );
}

function Found({ kind, words }: { readonly kind: EntityKind; readonly words: string }) {
  const { t } = useText();
  const found = useQuery({
    queryKey: ['records', 'find', kind, words],
    queryFn: async () => records.find({ body: { kind, words } }),
  });
  return (
    <>
      {found.isPending && <Loading lines={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <p className="dk-muted">
          {t(`records.foundBy.${found.data.by}`, { count: found.data.items.length })}
        </p>
      )}
      {found.data?.items.length === 0 && (
        <EmptyState icon="search" title={t('records.notFound')}>
          {t('records.notFoundText')}
        </EmptyState>
      )}
      {found.data && found.data.items.length > 0 && (
        <EntityTable kind={kind} rows={found.data.items} />
      )}
    </>
  );
}
