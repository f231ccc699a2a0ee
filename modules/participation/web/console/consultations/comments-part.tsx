import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskComment, DeskConsultation } from '../../../contract/index.ts';
import { type RefusalReason, refusalReasons } from '../../../contract/words.ts';
import { participation, useDeskAct } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';

/** Comments to be read, and those that were. */
export function CommentsPart({ row }: { row: DeskConsultation }) {
  const { t } = useText();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'comments', row.id],
    queryFn: async ({ pageParam }) =>
      participation.deskComments({
        params: { consultationId: row.id },
        query: pageParam ? { cursor: pageParam } : {},
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const comments = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const headings = new Map(row.sections.map(({ anchor, heading }) => [anchor, heading]));
  return (
    <div className="dk-card dk-stack pt-stack">
      <h3>{t('participation.comments.title')}</h3>
      {pages.isPending && <Loading lines={3} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && comments.length === 0 && (
        <p className="dk-muted">{t('participation.comments.none')}</p>
      )}
      {comments.map((one) => (
        <Comment
          key={one.id}
          comment={one}
          section={headings.get(one.anchor) ?? t('participation.consultations.whole')}
        />
      ))}
      <LoadMore pages={pages} />
    </div>
  );
}

const meanings = { waiting: 'warning', shown: 'ok', hidden: 'neutral' } as const;

function Comment({ comment, section }: { comment: DeskComment; section: string }) {
  const { t } = useText();
  const [words, setWords] = useState(comment.publicWords);
  const [reason, setReason] = useState<RefusalReason | null>(null);
  const act = useDeskAct();
  const decide = (show: boolean): void => {
    const params = { commentId: comment.id };
    const body = { show, words: show ? words : '', ...(reason && !show ? { reason } : {}) };
    void act.run(async () => participation.decideComment({ params, body }));
  };
  return (
    <div className="dk-stack pt-stack">
      <p className="dk-row">
        <StatusTag meaning={meanings[comment.state]}>
          {t(`participation.comments.${comment.state}`)}
        </StatusTag>
        <strong>{section}</strong>
        <Time at={comment.createdAt} />
      </p>
      <p className="pt-words">{comment.words}</p>
      {comment.state === 'waiting' && (
        <>
          <Input.TextArea
            rows={2}
            maxLength={1000}
            value={words}
            aria-label={t('participation.comments.public')}
            onChange={({ target }) => setWords(target.value)}
          />
          <div className="dk-row">
            <Button type="primary" loading={act.busy} onClick={() => decide(true)}>
              {t('participation.comments.show')}
            </Button>
            <Select<RefusalReason>
              style={{ width: 180 }}
              value={reason}
              placeholder={t('participation.refuse.reason')}
              onChange={setReason}
              options={refusalReasons.map((value) => ({
                value,
                label: t(`participation.reason.${value}`),
              }))}
            />
            <Button danger disabled={!reason} loading={act.busy} onClick={() => decide(false)}>
              {t('participation.comments.hide')}
            </Button>
          </div>
        </>
      )}
      <ErrorNotice error={act.error} />
    </div>
  );
}
