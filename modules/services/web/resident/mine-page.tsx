import { useInfiniteQuery } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  LinkButton,
  List,
  ListItem,
  Loading,
  ProveFirst,
  Time,
  useText,
} from '#ui/index.ts';
import { applicationPath, itemPath, services, usePick } from './client.ts';
import { StageTag } from './stage-tag.tsx';
import './services.css';

/** 我的办件: what is being filled in, what was handed in, and how it stands. */
export default function MinePage() {
  const { t } = useText();
  const mine = useInfiniteQuery({
    queryKey: ['services', 'mine'],
    queryFn: async ({ pageParam }) =>
      services.mine({ query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    retry: (count, error) => !isSignedOut(error) && count < 2,
  });
  const isOut = mine.isError && isSignedOut(mine.error);
  const pages = mine.data?.pages ?? [];
  const items = pages.flatMap((page) => page.items);
  const drafts = pages[0]?.drafts ?? [];
  return (
    <>
      <h1>{t('services.mine.title')}</h1>
      {mine.isPending && <Loading lines={6} />}
      {isOut && <ProveFirst>{t('services.mine.proveText')}</ProveFirst>}
      {mine.isError && !isOut && (
        <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />
      )}
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      {mine.data && items.length + drafts.length === 0 && (
        <EmptyState
          title={t('services.mine.empty')}
          action={
            <LinkButton to="/services" kind="primary">
              {t('services.home.all')}
            </LinkButton>
          }
        >
          {t('services.mine.emptyText')}
        </EmptyState>
      )}
      {items.length > 0 && <Applications items={items} />}
      {mine.hasNextPage && (
        <Button wide busy={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
          {t('services.mine.more')}
        </Button>
      )}
    </>
  );
}

type Mine = Awaited<ReturnType<typeof services.mine>>;

function Drafts({ drafts }: { drafts: Mine['drafts'] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section>
      <h2 className="sv-head">{t('services.mine.drafts')}</h2>
      <List>
        {drafts.map(({ id, itemCode, itemTitleZh, itemTitleEn, updatedAt }) => (
          <ListItem
            key={id}
            to={`${itemPath(itemCode)}/apply`}
            icon="edit"
            title={pick(itemTitleZh, itemTitleEn)}
          >
            {t('services.mine.touched')} <Time at={updatedAt} />
          </ListItem>
        ))}
      </List>
    </section>
  );
}

function Applications({ items }: { items: Mine['items'] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <section>
      <h2 className="sv-head">{t('services.mine.handedIn')}</h2>
      <List>
        {items.map((row) => (
          <ListItem
            key={row.id}
            to={applicationPath(row.id)}
            title={pick(row.itemTitleZh, row.itemTitleEn)}
            aside={<StageTag stage={row.stage} />}
          >
            {row.number} · <Time at={row.submittedAt} />
          </ListItem>
        ))}
      </List>
    </section>
  );
}
