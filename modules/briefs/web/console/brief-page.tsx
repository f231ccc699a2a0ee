import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { BriefView } from '../../contract/index.ts';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { DraftTools, RenewButton } from './draft-tools.tsx';
import { EditDrawer } from './edit-drawer.tsx';
import { BriefState } from './list-page.tsx';
import { Paper } from './paper.tsx';
import { briefs, useBrief, useWords } from './use-briefs.ts';
import './briefs.css';

/** One brief to read, print and download; a draft to be worked on. */
export default function BriefPage() {
  const { briefId = '' } = useParams();
  const brief = useBrief(briefId);
  if (brief.isPending) return <Loading lines={12} />;
  if (brief.isError) {
    return <ErrorState error={brief.error} onRetry={() => void brief.refetch()} />;
  }
  return <Opened key={brief.data.head.id} view={brief.data} />;
}

function Opened({ view }: { view: BriefView }) {
  const { t } = useText();
  const [open, setOpen] = useState<'edit' | 'deliveries' | null>(null);
  const { head, document, edits, drawings } = view;
  return (
    <div className="brief-page">
      <Tools view={view} onOpen={setOpen} />
      <State view={view} />
      <Paper
        document={document}
        edits={edits}
        drawings={drawings}
        at={head.issuedAt ?? head.composedAt}
      />
      {view.sha256 && (
        <p className="dk-muted brief-digest">
          {t('briefs.digest')} <code>{view.sha256}</code>
        </p>
      )}
      {open === 'edit' && <EditDrawer view={view} onClose={() => setOpen(null)} />}
      {open === 'deliveries' && <DeliveryDrawer briefId={head.id} onClose={() => setOpen(null)} />}
    </div>
  );
}

interface ToolsProps {
  readonly view: BriefView;
  readonly onOpen: (what: 'edit' | 'deliveries') => void;
}

function Tools({ view, onOpen }: ToolsProps) {
  const { t, locale } = useText();
  const mayEdit = usePermission('briefs.edit');
  const act = useAct();
  const { id, state } = view.head;
  const download = async (format: 'pdf' | 'docx'): Promise<unknown> =>
    act.run(async () =>
      saveFile(await briefs[format]({ params: { briefId: id }, query: { language: locale } })),
    );
  return (
    <div className="brief-tools">
      <div className="dk-row">
        <Link className="brief-back" to="/briefs">
          <Icon name="back" size={18} /> {t('briefs.list.title')}
        </Link>
        <span className="dk-grow" />
        <Button
          icon={<Icon name="download" />}
          disabled={act.busy}
          onClick={() => void download('pdf')}
        >
          PDF
        </Button>
        <Button
          icon={<Icon name="download" />}
          disabled={act.busy}
          onClick={() => void download('docx')}
        >
          DOCX
        </Button>
        <Button icon={<Icon name="print" />} onClick={() => window.print()}>
          {t('briefs.print')}
        </Button>
        {mayEdit && state === 'issued' && (
          <Button icon={<Icon name="mail" />} onClick={() => onOpen('deliveries')}>
            {t('briefs.deliveries.title')}
          </Button>
        )}
        {mayEdit && state === 'issued' && <RenewButton view={view} />}
      </div>
      {state === 'draft' && mayEdit && <DraftTools view={view} onEdit={() => onOpen('edit')} />}
      <ErrorNotice error={act.error} />
    </div>
  );
}

/** Where the brief stands, and which other editions there are. */
function State({ view }: { view: BriefView }) {
  const { t } = useText();
  const say = useWords();
  const { head, editions, reason, issuedByName } = view;
  const others = editions.filter(({ id }) => id !== head.id);
  return (
    <div className="brief-standing">
      <div className="dk-row">
        <BriefState head={head} />
        {head.issuedAt && (
          <span className="dk-muted">
            {t(issuedByName ? 'briefs.issuedBy' : 'briefs.issuedItself', {
              name: issuedByName ?? '',
            })}{' '}
            <Time at={head.issuedAt} />
          </span>
        )}
        {others.map(({ id, edition }) => (
          <Link key={id} to={`/briefs/${id}`}>
            {t('briefs.toEdition', { edition })}
          </Link>
        ))}
      </div>
      {head.replacedBy && (
        <Notice meaning="warning" title={t('briefs.replaced')}>
          <p>
            <Link to={`/briefs/${head.replacedBy}`}>{t('briefs.toLatest')}</Link>
          </p>
        </Notice>
      )}
      {reason && (
        <Notice meaning="notice" title={t('briefs.edition', { edition: head.edition })}>
          <p>{t('briefs.reason', { reason, title: say(head.title) })}</p>
        </Notice>
      )}
    </div>
  );
}
