import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { usePermission } from '#ui/session/index.ts';
import { type CaseAction, type CaseRow, transitions } from '../../../contract/index.ts';
import { ActionDialog } from '../detail/action-dialog.tsx';
import { useActOnCase } from '../detail/use-case.ts';
import { isOpen } from '../shared/case-look.ts';
import { CaseDue, CaseFlags, StateTag, UrgencyTag } from '../shared/case-words.tsx';
import { useLookup } from '../shared/use-names.ts';

interface ColumnProps {
  readonly name: 'toAccept' | 'inHandling' | 'assisting' | 'waiting';
  readonly rows: readonly CaseRow[];
  readonly onOpen: (caseId: string) => void;
}

/** Cases with the same next step. */
export function Column({ name, rows, onOpen }: ColumnProps) {
  const { t } = useText();
  const late = rows.filter((row) => row.overdue && isOpen(row.state)).length;
  return (
    <section className="cs-column">
      <header>
        <h2>{t(`cases.department.${name}`)}</h2>
        <span className="cs-tab-count">{rows.length}</span>
        {late > 0 && (
          <span className="cs-column-late">
            {t('cases.department.overdue')} {late}
          </span>
        )}
      </header>
      {rows.length === 0 && (
        <p className="cs-column-empty dk-muted">{t('cases.department.emptyColumn')}</p>
      )}
      <ul className="cs-plain">
        {rows.map((row) => (
          <Card key={row.id} row={row} column={name} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function Card({
  row,
  column,
  onOpen,
}: {
  row: CaseRow;
  column: ColumnProps['name'];
  onOpen: (id: string) => void;
}) {
  const { t } = useText();
  const name = useLookup();
  const isHead = usePermission('cases.lead');
  const quick: CaseAction[] =
    column === 'toAccept'
      ? ['accept', ...(isHead ? (['assign'] as const) : [])]
      : column === 'inHandling' && row.state === 'accepted' && isHead && !row.handlerId
        ? ['assign']
        : [];
  return (
    <li className={row.overdue && isOpen(row.state) ? 'cs-card cs-card-late' : 'cs-card'}>
      <button type="button" className="cs-card-body" onClick={() => onOpen(row.id)}>
        <span className="cs-card-line">
          <UrgencyTag urgency={row.urgency} />
          <CaseDue row={row} />
          <CaseFlags row={row} />
        </span>
        <strong>{row.title}</strong>
        <span className="dk-muted">
          {[
            name(row.categoryCode, row.categoryName),
            column === 'assisting' && name(row.leadDepartmentId, row.leadDepartmentName),
            row.address,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {row.extensionAsked && (
          <span className="cs-card-note">{t('cases.department.extension')}</span>
        )}
      </button>
      <footer>
        {column === 'waiting' || row.state === 'suspended' ? (
          <StateTag state={row.state} />
        ) : (
          <span className={row.handlerName ? '' : 'dk-muted'}>
            <Icon name="user" size={14} /> {row.handlerName || t('cases.one.noHandler')}
          </span>
        )}
        <span className="cs-push dk-row">
          {quick.map((action) => (
            <QuickAct key={action} row={row} action={action} />
          ))}
        </span>
      </footer>
    </li>
  );
}

function QuickAct({ row, action }: { row: CaseRow; action: CaseAction }) {
  const { locale } = useText();
  const [asking, setAsking] = useState(false);
  const act = useActOnCase();
  const found = transitions.find((one) => one.action === action);
  if (!found) return null;
  const offer = { ...found, needs: [...found.needs], takes: [...found.takes] };
  return (
    <>
      <Button
        size="small"
        type={action === 'accept' ? 'primary' : 'default'}
        onClick={() => setAsking(true)}
      >
        {offer[locale]}
      </Button>
      {asking && (
        <ActionDialog
          offer={offer}
          row={row}
          likely={[]}
          onSend={(input) => act(row, action, input)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
