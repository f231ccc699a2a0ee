import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Card, ErrorNotice, ErrorState, Loading, Time, useText } from '#ui/index.ts';
import { privacy } from './client.ts';

/** 谁看过我的信息: who, when, what and why. */
export function LooksPart() {
  const { t, locale } = useText();
  const looks = useInfiniteQuery({
    queryKey: ['privacy', 'looks'],
    queryFn: async ({ pageParam }) =>
      privacy.ownLooks({ query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = looks.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t('privacy.looks.title')}>
      <p className="zs-hint">{t('privacy.looks.lead')}</p>
      {looks.isPending && <Loading lines={3} />}
      {looks.isError && <ErrorState error={looks.error} onRetry={() => void looks.refetch()} />}
      {looks.data && rows.length === 0 && <p>{t('privacy.looks.none')}</p>}
      <ul className="pv-looks">
        {rows.map((look) => (
          <li key={look.id}>
            <p>
              <strong>
                {look.viewerName ||
                  (locale === 'en' ? look.departmentEn : look.departmentZh) ||
                  t('privacy.looks.system')}
              </strong>{' '}
              <Time at={look.seenAt} />
            </p>
            <p>
              {t(`privacy.looks.kind.${look.kind}`, {
                fields: (locale === 'en' ? look.fieldsEn : look.fieldsZh).join(
                  locale === 'en' ? ', ' : '、',
                ),
              })}
            </p>
            <p className="zs-hint">{t('privacy.looks.why', { reason: look.reason })}</p>
            <LookReceipt lookId={look.id} />
          </li>
        ))}
      </ul>
      {looks.hasNextPage && (
        <Button busy={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t('privacy.looks.more')}
        </Button>
      )}
    </Card>
  );
}

/** The ledger's receipt of one look: fetched, then saved as a file. */
function LookReceipt({ lookId }: { readonly lookId: string }) {
  const { t } = useText();
  const [file, setFile] = useState<{ fileName: string; text: string } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const fetchIt = async (): Promise<void> => {
    setError(null);
    try {
      setFile(await privacy.lookReceipt({ params: { lookId } }));
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <div className="pv-receipt">
      <ErrorNotice error={error} />
      {file ? (
        <p>
          <a
            download={file.fileName}
            href={`data:application/octet-stream;charset=utf-8,${encodeURIComponent(file.text)}`}
          >
            {t('privacy.looks.save')}
          </a>{' '}
          <a href="/ledger/check.html" download>
            {t('privacy.looks.checkPage')}
          </a>
        </p>
      ) : (
        <Button kind="quiet" onClick={() => void fetchIt()}>
          {t('privacy.looks.receipt')}
        </Button>
      )}
    </div>
  );
}
