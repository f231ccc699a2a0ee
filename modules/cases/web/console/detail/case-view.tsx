import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { TownMap } from '#ui/map/index.ts';
import type { CaseDetail } from '../../../contract/index.ts';
import { meaningOfCase, withoutEchoes } from '../shared/case-look.ts';
import { useLookup } from '../shared/use-names.ts';
import { CaseActions, type Intent } from './case-actions.tsx';
import { CaseHead } from './case-head.tsx';
import { CasePhotos } from './case-photos.tsx';
import { Judgement } from './judgement.tsx';
import { Likely } from './likely.tsx';
import { Reporters } from './reporters.tsx';
import { SealButton } from './seal-button.tsx';
import { Tasks } from './tasks.tsx';
import { Trace } from './trace.tsx';
import './case.css';

interface CaseViewProps {
  readonly detail: CaseDetail;
  readonly onOpen: (caseId: string) => void;
  /** The page shows more at once than the pane, and a map of its own. */
  readonly wide?: boolean;
}

/** One case, whole: what it is, what can be done, what happened. */
export function CaseView({ detail, onOpen, wide = false }: CaseViewProps) {
  const [intent, setIntent] = useState<Intent | null>(null);
  const around = (
    <>
      <Judgement detail={detail} onIntent={setIntent} />
      <Likely detail={detail} onIntent={setIntent} onOpen={onOpen} />
      <Tasks detail={detail} />
      <Reporters detail={detail} />
    </>
  );
  return (
    <article className={wide ? 'cs-case cs-case-wide' : 'cs-case'}>
      <CaseHead detail={detail} level={wide ? 1 : 2} />
      <CaseActions detail={detail} intent={intent} onIntent={setIntent} />
      <SealButton row={detail.case} />
      <div className="cs-case-columns">
        <div>
          <What detail={detail} />
          <CasePhotos attachments={detail.attachments} />
          {!wide && around}
          <Trace detail={detail} />
        </div>
        {wide && (
          <aside>
            <Place detail={detail} />
            {around}
          </aside>
        )}
      </div>
    </article>
  );
}

function What({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const name = useLookup();
  const { case: row, description, closingCondition } = detail;
  const [at, ...around] = withoutEchoes([row.address, name(row.villageId), name(row.gridCellId)]);
  return (
    <section className="cs-part">
      <p className="cs-description">{description || row.title}</p>
      <p className="cs-where">
        {at ?? t('cases.one.noAddress')}{' '}
        {around.length > 0 && <span className="dk-muted">{around.join(' · ')}</span>}
      </p>
      {closingCondition && (
        <p className="cs-condition">
          <span className="dk-muted">{t('cases.one.closingCondition')}</span> {closingCondition}
        </p>
      )}
    </section>
  );
}

function Place({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const { case: row } = detail;
  if (!row.position) return null;
  const point = { id: row.id, label: row.title, meaning: meaningOfCase(row), ...row.position };
  return (
    <section className="cs-place">
      <TownMap label={t('cases.one.place')} points={[point]} selected={row.id} height="240px" />
    </section>
  );
}
