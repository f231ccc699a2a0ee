import { Button, Checkbox } from 'antd';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { CaseRow } from '../../../contract/index.ts';
import { ListRow, rowHeightPx } from './list-row.tsx';
import type { Mark } from './use-desk-list.ts';

interface CaseListProps {
  readonly rows: readonly CaseRow[];
  readonly marks: ReadonlyMap<string, Mark>;
  readonly openId: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly onOpen: (caseId: string) => void;
  readonly onChoose: (caseId: string, chosen: boolean) => void;
  readonly mayChoose: boolean;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

const overscan = 6;

/** The rows that can be seen, of a list as long as the town's history. */
export function CaseList(props: CaseListProps) {
  const { rows, marks, openId, chosen, scroller, hasMore, loadingMore, onMore } = props;
  const { t } = useText();
  const { from, to, onScroll } = useSeenRows(scroller, rows.length);
  const more = useRef(onMore);
  more.current = onMore;
  const nearEnd = to >= rows.length - overscan;
  useEffect(() => {
    if (nearEnd && hasMore && !loadingMore) more.current();
  }, [nearEnd, hasMore, loadingMore]);
  useKeepInSight(scroller, rows, openId);
  return (
    <div className="cs-list" ref={scroller} onScroll={onScroll}>
      <ul
        className="cs-rows"
        style={{ height: rows.length * rowHeightPx + (hasMore ? 40 : 32) }}
        aria-label={t('cases.desk.list')}
      >
        {rows.slice(from, to).map((row, index) => (
          <ListRow
            key={row.id}
            row={row}
            top={(from + index) * rowHeightPx}
            mark={marks.get(row.id) ?? null}
            isOpen={row.id === openId}
            onOpen={props.onOpen}
            check={
              props.mayChoose && (
                <Checkbox
                  className="cs-row-check"
                  checked={chosen.has(row.id)}
                  onChange={(event) => props.onChoose(row.id, event.target.checked)}
                  aria-label={t('cases.desk.choose', { number: row.number })}
                />
              )
            }
          />
        ))}
        <li className="cs-list-end" style={{ top: rows.length * rowHeightPx }}>
          {hasMore ? (
            <Button type="text" size="small" loading={loadingMore} onClick={onMore}>
              {t('cases.desk.more')}
            </Button>
          ) : (
            t('cases.desk.end', { count: rows.length })
          )}
        </li>
      </ul>
    </div>
  );
}

function useSeenRows(scroller: RefObject<HTMLDivElement | null>, count: number) {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSeen({ top: element.scrollTop, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const onScroll = (): void => {
    const element = scroller.current;
    if (element) setSeen({ top: element.scrollTop, height: element.clientHeight });
  };
  const from = Math.max(0, Math.floor(seen.top / rowHeightPx) - overscan);
  const to = Math.min(count, Math.ceil((seen.top + seen.height) / rowHeightPx) + overscan);
  return { from, to, onScroll };
}

/** Moves just enough that the open case is seen, when the keyboard goes to it. */
function useKeepInSight(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly CaseRow[],
  openId: string | null,
): void {
  const latest = useRef(rows);
  latest.current = rows;
  useEffect(() => {
    const element = scroller.current;
    const at = latest.current.findIndex(({ id }) => id === openId);
    if (!element || at < 0) return;
    const top = at * rowHeightPx;
    const bottom = top + rowHeightPx;
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: bottom - element.clientHeight });
  }, [scroller, openId]);
}
