import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { createClient } from '#ui/api/index.ts';
import { ErrorState, LinkButton, Loading, Time, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { api } from '../../contract/index.ts';
import { usePick } from './words.ts';
import './directory.css';

const ReadAloud = lazy(() => import('#ui/speech/read-aloud.tsx'));

/** One notice, to be read or listened to. */
export default function NoticePage() {
  const { t } = useText();
  const pick = usePick();
  const { noticeId = '' } = useParams();
  const notice = useQuery({
    queryKey: ['directory', 'notice', noticeId],
    queryFn: async () => createClient(api).notice({ params: { noticeId } }),
  });
  if (notice.isPending) return <Loading lines={6} />;
  if (notice.isError)
    return <ErrorState error={notice.error} onRetry={() => void notice.refetch()} />;
  const { title, body, villagesZh, villagesEn, publishedAt, validUntil } = notice.data;
  return (
    <>
      <h1>{title}</h1>
      <p className="dir-facts">
        {pick(villagesZh.join('、'), villagesEn.join(', ')) || t('directory.notices.all')}
        {publishedAt && ' · '}
        {publishedAt && <Time at={publishedAt} />}
      </p>
      <div className="dir-letter">
        {body.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {validUntil && <p className="zs-hint">{t('directory.notices.until', { day: validUntil })}</p>}
      <p className="dir-acts">
        <Suspense fallback={null}>
          <ReadAloud phone="" />
        </Suspense>
        <LinkButton to="/directory/notices" kind="quiet" icon="back">
          {t('directory.notices.title')}
        </LinkButton>
      </p>
    </>
  );
}
