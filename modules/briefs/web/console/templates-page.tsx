import { Button } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Template } from '../../contract/index.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { Places } from './places.tsx';
import { useTemplates } from './use-briefs.ts';
import './briefs.css';

/** Templates: what each brief consists of, when it comes next and to whom. */
export default function TemplatesPage() {
  const { t } = useText();
  const templates = useTemplates();
  const [copying, setCopying] = useState(false);
  const go = useNavigate();
  const items = templates.data?.items ?? [];
  return (
    <>
      <PageHead title={t('briefs.templates.title')} lead={t('briefs.templates.lead')}>
        <Button
          type="primary"
          icon={<Icon name="plus" />}
          disabled={items.length === 0}
          onClick={() => setCopying(true)}
        >
          {t('briefs.templates.add')}
        </Button>
      </PageHead>
      <Places />
      {templates.isPending && <Loading lines={6} />}
      {templates.isError && (
        <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {templates.data && items.length === 0 && (
        <EmptyState icon="print" title={t('briefs.templates.none')} />
      )}
      <ol className="brief-list">
        {items.map((one) => (
          <Row key={one.code} template={one} />
        ))}
      </ol>
      {copying && (
        <CopyDialog
          templates={items}
          onClose={() => setCopying(false)}
          onMade={(code) => void go(`/briefs/templates/${code}`)}
        />
      )}
    </>
  );
}

function Row({ template }: { template: Template }) {
  const { t, locale } = useText();
  const { code, titleZh, titleEn, kind, sections, schedule, nextAt, active } = template;
  const sending = active && schedule.on;
  return (
    <li className="dk-card">
      <Link to={`/briefs/templates/${code}`}>
        <span className="brief-row-head">
          <strong>{locale === 'zh' ? titleZh : titleEn || titleZh}</strong>
          <span className="dk-muted">{t(`briefs.kind.${kind}`)}</span>
          <StatusTag meaning={sending ? 'ok' : 'neutral'}>
            {t(
              active
                ? schedule.on
                  ? 'briefs.templates.on'
                  : 'briefs.templates.off'
                : 'briefs.templates.inactive',
            )}
          </StatusTag>
        </span>
        <span className="brief-row-lead">
          {sections
            .filter((section) => section.on)
            .map((section) =>
              locale === 'zh' ? section.titleZh : section.titleEn || section.titleZh,
            )
            .join(locale === 'zh' ? '、' : ', ')}
        </span>
        {nextAt && (
          <span className="dk-muted">
            {t('briefs.templates.next')} <Time at={nextAt} />
          </span>
        )}
      </Link>
    </li>
  );
}
