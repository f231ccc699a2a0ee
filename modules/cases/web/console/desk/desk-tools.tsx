import { App, Button, Input, type InputRef, Popover, Select, Tooltip } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { saveFile } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { useLiveState } from '#ui/live/index.ts';
import { usePermission } from '#ui/session/index.ts';
import { cases } from '../shared/clients.ts';
import { FilterPanel } from './filter-panel.tsx';
import { SavedViews } from './saved-views.tsx';
import { type DeskView, filterOf, narrowedBy, type Sort, sorts, writeView } from './view.ts';

interface DeskToolsProps {
  readonly view: DeskView;
  readonly onView: (view: DeskView) => void;
  readonly onShow: (address: string) => void;
  readonly search: RefObject<InputRef | null>;
  readonly onHelp: () => void;
}

const typingMs = 300;

/** Search, filters, views, order, export, and the door to a new report. */
export function DeskTools({ view, onView, onShow, search, onHelp }: DeskToolsProps) {
  const { t } = useText();
  const mayRegister = usePermission('reports.take');
  const mayExport = usePermission('cases.export');
  const narrowed = narrowedBy(view.narrowing);
  return (
    <header className="cs-tools">
      <h1>
        {t('cases.menu.desk')} <LiveMark />
      </h1>
      <Words view={view} onView={onView} search={search} />
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={
          <FilterPanel
            value={view.narrowing}
            onChange={(narrowing) => onView({ ...view, narrowing })}
          />
        }
      >
        <Button
          type={narrowed > 0 ? 'primary' : 'default'}
          ghost={narrowed > 0}
          icon={<Icon name="filter" size={16} />}
        >
          {narrowed > 0 ? t('cases.filter.on', { count: narrowed }) : t('cases.filter.title')}
        </Button>
      </Popover>
      <SavedViews current={writeView(view).toString()} onShow={onShow} />
      <Select<Sort>
        value={view.sort}
        onChange={(sort) => onView({ ...view, sort })}
        options={sorts.map((sort) => ({ value: sort, label: t(`cases.sort.${sort}`) }))}
        aria-label={t('cases.sort.title')}
        popupMatchSelectWidth={false}
      />
      <span className="cs-push dk-row">
        {mayExport && <ExportButton view={view} />}
        <Tooltip title={`${t('cases.keys.title')} (?)`}>
          <Button icon={<kbd>?</kbd>} onClick={onHelp} aria-label={t('cases.keys.title')} />
        </Tooltip>
        {mayRegister && (
          <Link to="/cases/new">
            <Button type="primary" icon={<Icon name="phone" size={16} />}>
              {t('cases.menu.register')}
            </Button>
          </Link>
        )}
      </span>
    </header>
  );
}

function Words({ view, onView, search }: Pick<DeskToolsProps, 'view' | 'onView' | 'search'>) {
  const { t } = useText();
  const { q } = view.narrowing;
  const [typed, setTyped] = useState(q);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(q), [q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string): void => {
    setTyped(text);
    clearTimeout(timer.current);
    const narrowing = { ...view.narrowing, q: text };
    timer.current = setTimeout(() => onView({ ...view, narrowing }), typingMs);
  };
  return (
    <Input
      ref={search}
      className="cs-search"
      allowClear
      maxLength={60}
      value={typed}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') search.current?.blur();
      }}
      prefix={<Icon name="search" size={16} />}
      suffix={typed ? null : <kbd>/</kbd>}
      placeholder={t('cases.desk.search')}
      aria-label={t('cases.desk.search')}
    />
  );
}

function ExportButton({ view }: { view: DeskView }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    await cases.export({ query: filterOf(view) }).then(saveFile, (fault: unknown) => {
      void message.error(fault instanceof Error ? fault.message : t('ui.error.unknown'));
    });
    setBusy(false);
  };
  return (
    <Tooltip title={t('cases.desk.export')}>
      <Button
        loading={busy}
        icon={<Icon name="download" size={16} />}
        onClick={() => void save()}
        aria-label={t('cases.desk.export')}
      />
    </Tooltip>
  );
}

/** Whether the list is live. */
function LiveMark() {
  const { t } = useText();
  const state = useLiveState();
  return (
    <Tooltip title={t(`cases.live.${state}Text`)}>
      <small className={`cs-live cs-live-${state}`}>{t(`cases.live.${state}`)}</small>
    </Tooltip>
  );
}
