import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { BriefHead } from '../../contract/index.ts';
import { ComposeDialog } from './compose-dialog.tsx';
import { Places } from './places.tsx';
import { useBriefs, usePeriod, useTemplates, useWords } from './use-briefs.ts';
import './briefs.css';

/** Past briefs, one line each. */
export default function ListPage() {
  const { t, locale } = useText();
  const [code, setCode] = useState('');
  const [composing, setComposing] = useState(false);
  const mayEdit = usePermission('briefs.edit');
  const templates = useTemplates();
  const list = useBriefs(code || undefined);
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const kinds = (templates.data?.items ?? []).map((one) => ({
    value: one.code,
    label: locale === 'zh' ? one.titleZh : one.titleEn || one.titleZh,
  }));
  return (
    <>
      <PageHead title={t('briefs.menu')} lead={t('briefs.list.lead')}>
        {mayEdit && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setComposing(true)}>
            {t('briefs.list.compose')}
          </Button>
        )}
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Segmented
          value={code}
          onChange={setCode}
          options={[{ value: '', label: t('briefs.list.all') }, ...kinds]}
        />
      </div>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="print" title={t('briefs.list.none')}>
          {t('briefs.list.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <ol className="brief-list" aria-busy={list.isFetching}>
          {rows.map((head) => (
            <Row key={head.id} head={head} />
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('briefs.list.more')}
        </Button>
      )}
      {composing && (
        <ComposeDialog
          templates={templates.data?.items ?? []}
          onClose={() => setComposing(false)}
        />
      )}
    </>
  );
}

function Row({ head }: { head: BriefHead }) {
  const { t } = useText();
  const say = useWords();
  const period = usePeriod();
  return (
    <li className="dk-card">
      <Link to={`/briefs/${head.id}`}>
        <span className="brief-row-head">
          <strong>{say(head.title)}</strong>
          <span className="dk-muted">
            {t('briefs.number', { year: head.year, number: head.number })}
          </span>
          <BriefState head={head} />
        </span>
        <span className="brief-row-period">{period(head.kind, head.period)}</span>
        <span className="brief-row-lead">{say(head.lead)}</span>
        <span className="dk-muted">
          {head.issuedAt ? (
            <>
              {t('briefs.issuedAt')} <Time at={head.issuedAt} />
            </>
          ) : (
            <>
              {t('briefs.composedAt')} <Time at={head.composedAt} />
            </>
          )}
        </span>
      </Link>
    </li>
  );
}

/** Draft, issued, replaced: in a word. */
export function BriefState({ head }: { head: BriefHead }) {
  const { t } = useText();
  if (head.state === 'draft') {
    const key = head.held ? 'held' : head.sendAt ? 'waiting' : 'draft';
    return (
      <StatusTag meaning={head.held ? 'warning' : 'notice'}>
        {t(`briefs.state.${key}`)}
        {key === 'waiting' && head.sendAt && (
          <>
            {' '}
            <Time at={head.sendAt} />
          </>
        )}
      </StatusTag>
    );
  }
  return (
    <>
      {head.edition > 1 && (
        <StatusTag meaning="neutral">{t('briefs.edition', { edition: head.edition })}</StatusTag>
      )}
      {head.replacedBy ? (
        <StatusTag meaning="warning">{t('briefs.state.replaced')}</StatusTag>
      ) : (
        <StatusTag meaning="ok">{t('briefs.state.issued')}</StatusTag>
      )}
    </>
  );
}
