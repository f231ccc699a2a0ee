import { Button, Checkbox } from 'antd';
import { useEffect, useRef } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { AlarmRow } from '../../../contract/index.ts';
import { useGroundNames } from '../shared/clients.ts';
import { Lasted, Marks, SeverityTag, StateTag, useTitle } from '../shared/words.tsx';

interface ListProps {
  readonly rows: readonly AlarmRow[];
  readonly openId: string | null;
  readonly chosen: ReadonlySet<string>;
  readonly mayChoose: boolean;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (alarmId: string) => void;
  readonly onChoose: (alarmId: string, isChosen: boolean) => void;
}

/** The alarms of a view, newest first. */
export function AlarmList(props: ListProps) {
  const { rows, hasMore, loadingMore, onMore } = props;
  const { t } = useText();
  return (
    <>
      <ul className="al-rows" aria-label={t('alarms.desk.list')}>
        {rows.map((row) => (
          <Row key={row.id} row={row} {...props} />
        ))}
      </ul>
      <p className="al-end">
        {hasMore ? (
          <Button loading={loadingMore} onClick={onMore}>
            {t('alarms.desk.more')}
          </Button>
        ) : (
          <span className="dk-muted">{t('alarms.desk.end', { count: rows.length })}</span>
        )}
      </p>
    </>
  );
}

function Row({
  row,
  openId,
  chosen,
  mayChoose,
  onOpen,
  onChoose,
}: ListProps & { readonly row: AlarmRow }) {
  const { t } = useText();
  const titleOf = useTitle();
  const name = useGroundNames();
  const isOpen = row.id === openId;
  const element = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  const classes = [
    'al-row',
    `al-row-${row.active ? row.severity : 'cleared'}`,
    isOpen && 'al-row-open',
    !row.acknowledged && 'al-row-unseen',
  ].filter(Boolean);
  const place = [name(row.villageId), row.address].filter(Boolean).join(' · ');
  return (
    <li ref={element} className={classes.join(' ')}>
      {mayChoose && (
        <Checkbox
          className="al-row-check"
          checked={chosen.has(row.id)}
          onChange={(event) => onChoose(row.id, event.target.checked)}
          aria-label={t('alarms.desk.choose', { number: row.number })}
        />
      )}
      <button
        type="button"
        className="al-row-body"
        aria-current={isOpen ? 'true' : undefined}
        onClick={() => onOpen(row.id)}
      >
        <span className="al-row-line">
          <SeverityTag severity={row.severity} />
          <strong className="al-cut">{titleOf(row)}</strong>
          {row.value && <span className="al-value dk-number">{row.value}</span>}
          <span className="al-push al-time">
            <Lasted alarm={row} />
          </span>
        </span>
        <span className="al-row-line">
          <span className="al-cut">
            {row.thingName} <span className="dk-muted dk-number">{row.thingCode}</span>
            {place && <span className="dk-muted"> · {place}</span>}
          </span>
          <span className="al-push">
            <Marks alarm={row} />
          </span>
          <StateTag alarm={row} />
        </span>
      </button>
    </li>
  );
}
