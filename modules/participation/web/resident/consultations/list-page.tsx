import { useInfiniteQuery } from '@tanstack/react-query';
import {
  Button,
  Deadline,
  EmptyState,
  ErrorState,
  List,
  ListItem,
  Loading,
  StatusTag,
  useText,
} from '#ui/index.ts';
import { participation, useLiveParticipation } from '../client.ts';
import '../participation.css';

/** 征求意见: drafts on which everybody may comment. */
export default function ConsultationsPage() {
  const { t } = useText();
  useLiveParticipation();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'consultations', 'all'],
    queryFn: async ({ pageParam }) =>
      participation.publicConsultations({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <h1>{t('participation.consultations.title')}</h1>
      <p>{t('participation.consultations.lead')}</p>
      {pages.isPending && <Loading lines={5} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="edit" title={t('participation.consultations.none')}>
          {t('participation.consultations.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <List label={t('participation.consultations.title')}>
          {rows.map((row) => (
            <ListItem
              key={row.number}
              to={`/consultations/${row.number}`}
              title={row.title}
              aside={
                <StatusTag
                  meaning={
                    row.state === 'open' ? 'notice' : row.state === 'published' ? 'ok' : 'neutral'
                  }
                >
                  {t(`participation.talk.${row.state}`)}
                </StatusTag>
              }
            >
              {row.departmentName} ·{' '}
              {t('participation.consultations.comments', { count: row.comments })}
              {row.state === 'open' && (
                <>
                  {' '}
                  <Deadline at={row.closesAt} />
                </>
              )}
            </ListItem>
          ))}
        </List>
      )}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('participation.more')}
        </Button>
      )}
    </>
  );
}
