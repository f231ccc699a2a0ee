import { distanceMetres } from '#platform/geo/index.ts';
import type { Translate } from '#platform/i18n/index.ts';
import type { Here } from '#ui/capture/index.ts';
import { Deadline, StatusTag, useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import type { CaseRow } from '../../contract/index.ts';
import { Thumb } from './thumb.tsx';

interface TaskRowProps {
  readonly row: CaseRow;
  readonly here: Here['position'];
  /** Acts on it wait to be sent. */
  readonly isWaiting: boolean;
}

/** One case of the list; the whole row is the target. */
export function TaskRow({ row, here, isWaiting }: TaskRowProps) {
  const { t } = useText();
  const metres = here && row.position ? distanceMetres(here, row.position) : null;
  const urgent = row.urgency === 'urgent' || row.supervised;
  return (
    <li>
      <Link to={`/cases/${row.id}`} className="field-task">
        <Thumb fileId={row.photoId} alt="" />
        <span className="field-task-text">
          <span className="field-task-title">{row.categoryName}</span>
          <span className="field-task-place">{row.address || row.title}</span>
          <span className="field-task-marks">
            {row.dueAt && row.state !== 'done' && <Deadline at={row.dueAt} />}
            {urgent && (
              <StatusTag meaning="urgent">
                {t(row.supervised ? 'cases.supervised' : 'cases.urgent')}
              </StatusTag>
            )}
            {row.returnedCount + row.reopenedCount > 0 && (
              <StatusTag meaning="warning">{t('cases.again')}</StatusTag>
            )}
            {isWaiting && <StatusTag meaning="notice">{t('cases.waiting')}</StatusTag>}
            {metres !== null && <span className="field-distance">{sayDistance(metres, t)}</span>}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** `320 米`, `2.4 公里`; `320 m`, `2.4 km`. */
export function sayDistance(metres: number, t: Translate): string {
  return metres < 1000
    ? t('cases.distance.metres', { count: Math.round(metres / 10) * 10 })
    : t('cases.distance.kilometres', { count: (metres / 1000).toFixed(1) });
}
