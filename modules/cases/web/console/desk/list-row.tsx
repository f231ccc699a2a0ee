import type { ReactNode } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import type { CaseRow } from '../../../contract/index.ts';
import { isOpen as isOpenCase, withoutEchoes } from '../shared/case-look.ts';
import { CaseDue, CaseFlags, StateTag, UrgencyTag } from '../shared/case-words.tsx';
import { useLookup } from '../shared/use-names.ts';
import type { Mark } from './use-desk-list.ts';
import './list-row.css';

/** Every row is equally high, so that a long list knows its length without being drawn. */
export const rowHeightPx = 84;

interface ListRowProps {
  readonly row: CaseRow;
  readonly top: number;
  readonly mark: Mark | null;
  readonly isOpen: boolean;
  readonly onOpen: (caseId: string) => void;
  readonly check: ReactNode;
}

/** One case in the list: what, by when, where, with whom. */
export function ListRow({ row, top, mark, isOpen, onOpen, check }: ListRowProps) {
  const { t } = useText();
  const name = useLookup();
  const late = row.overdue && isOpenCase(row.state);
  const classes = [
    'cs-row',
    isOpen && 'cs-row-open',
    late && 'cs-row-late',
    mark && `cs-row-${mark}`,
  ].filter(Boolean);
  return (
    <li className={classes.join(' ')} style={{ top, height: rowHeightPx }}>
      {check}
      <button
        type="button"
        className="cs-row-body"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => onOpen(row.id)}
      >
        <span className="cs-row-line">
          <UrgencyTag urgency={row.urgency} />
          <strong className="cs-cut">{row.title}</strong>
          <CaseDue row={row} />
        </span>
        <span className="cs-row-line dk-muted">
          <span className="cs-cut">{whereOf(row, name)}</span>
          <Time at={row.registeredAt} />
        </span>
        <span className="cs-row-line">
          <StateTag state={row.state} />
          <span className="cs-cut dk-muted">
            {[name(row.leadDepartmentId, row.leadDepartmentName), row.handlerName]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {mark === 'left' && <span className="cs-row-gone">{t('cases.desk.left')}</span>}
          <CaseFlags row={row} />
        </span>
        {mark && <i key={row.version} className="cs-row-flash" aria-hidden="true" />}
      </button>
    </li>
  );
}

/** What the title does not say yet: category and address, then village and grid cell. */
function whereOf(row: CaseRow, name: ReturnType<typeof useLookup>): string {
  const said = [name(row.categoryCode, row.categoryName), row.address].filter(
    (words) => !row.title.includes(words),
  );
  return withoutEchoes([...said, name(row.villageId), name(row.gridCellId)]).join(' · ');
}
