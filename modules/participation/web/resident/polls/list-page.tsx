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
import type { PublicPoll } from '../../../contract/index.ts';
import { participation, useLiveParticipation } from '../client.ts';
import { VoiceNote } from './voice-note.tsx';
import '../participation.css';

/** 投票: what is being voted on, and what came out. */
export default function PollsPage() {
  const { t } = useText();
  useLiveParticipation();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'polls', 'all'],
    queryFn: async ({ pageParam }) =>
      participation.publicPolls({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <h1>{t('participation.polls.title')}</h1>
      <p>{t('participation.polls.lead')}</p>
      <VoiceNote back="/polls" />
      {pages.isPending && <Loading lines={5} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="checkCircle" title={t('participation.polls.none')}>
          {t('participation.polls.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <List label={t('participation.polls.title')}>
          {rows.map((row) => (
            <Row key={row.number} row={row} />
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

function Row({ row }: { row: PublicPoll }) {
  const { t } = useText();
  const isOpen = row.state === 'open';
  return (
    <ListItem
      to={`/polls/${row.number}`}
      title={row.title}
      aside={
        <StatusTag meaning={isOpen ? 'notice' : row.state === 'published' ? 'ok' : 'neutral'}>
          {t(`participation.state.${row.state}`)}
        </StatusTag>
      }
    >
      {t(`participation.secrecy.${row.secrecy}`)} ·{' '}
      {t('participation.polls.voices', { count: row.voices })}
      {isOpen && (
        <>
          {' '}
          <Deadline at={row.closesAt} />
        </>
      )}
    </ListItem>
  );
}
