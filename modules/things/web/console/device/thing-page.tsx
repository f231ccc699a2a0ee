import { Tabs } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { ThingDetail } from '../../../contract/index.ts';
import { useThing } from '../use-things.ts';
import { iconOf, PresenceTag } from '../words.tsx';
import { AlarmsTab } from './alarms-tab.tsx';
import { CommandsTab } from './commands-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { LatestValues } from './latest-values.tsx';
import { MessagesTab } from './messages-tab.tsx';
import { EventsTab } from './events-tab.tsx';
import { Facts } from './facts.tsx';
import { ThingActs } from './thing-acts.tsx';
import { TwinTab } from './twin-tab.tsx';
import { VersionsTab } from './versions-tab.tsx';
import '../things.css';

/** A device's page, drawn from its model. */
export default function ThingPage() {
  const { thingId = '' } = useParams();
  const thing = useThing(thingId);
  useLive(['things.online', 'things.offline', 'things.silent', 'things.twinChanged'], undefined, [
    ['things', 'one', thingId],
  ]);
  if (thing.isPending) return <Loading lines={10} />;
  if (thing.isError) return <ErrorState error={thing.error} onRetry={() => void thing.refetch()} />;
  return <Device thing={thing.data} />;
}

function Device({ thing }: { thing: ThingDetail }) {
  const [tab, setTab] = useState('facts');
  const [property, setProperty] = useState<string | null>(null);
  const openHistory = (key: string): void => {
    setProperty(key);
    setTab('history');
  };
  const items = useTabs(thing, { property, setProperty, openHistory });
  return (
    <>
      <Head thing={thing} />
      <Tabs activeKey={tab} onChange={setTab} items={items} destroyOnHidden />
    </>
  );
}

interface TabsOptions {
  readonly property: string | null;
  readonly setProperty: (key: string) => void;
  readonly openHistory: (key: string) => void;
}

/** What the model has and the viewer may see. */
function useTabs(thing: ThingDetail, { property, setProperty, openHistory }: TabsOptions) {
  const { t } = useText();
  const seesValues = usePermission('observations.read');
  const seesAlarms = usePermission('alarms.read');
  const { services, properties } = thing.model;
  const tab = (key: string, isThere: boolean, children: () => React.ReactNode) =>
    isThere ? [{ key, label: t(`things.tab.${key}`), children: children() }] : [];
  return [
    ...tab('facts', true, () => (
      <div className="dk-stack">
        {seesValues && <LatestValues thing={thing} onOpen={openHistory} />}
        <Facts thing={thing} />
      </div>
    )),
    ...tab('history', seesValues, () => (
      <HistoryTab thing={thing} property={property} onProperty={setProperty} />
    )),
    ...tab('events', thing.model.events.length > 0, () => <EventsTab thing={thing} />),
    ...tab('alarms', seesAlarms, () => <AlarmsTab thingId={thing.id} />),
    ...tab('commands', services.length > 0, () => <CommandsTab thing={thing} />),
    ...tab(
      'twin',
      properties.some(({ access }) => access === 'rw'),
      () => <TwinTab thing={thing} />,
    ),
    ...tab('messages', seesValues, () => <MessagesTab thing={thing} />),
    ...tab('versions', true, () => <VersionsTab thing={thing} />),
  ];
}

function Head({ thing }: { thing: ThingDetail }) {
  const { t, locale } = useText();
  return (
    <div className="dk-head">
      <div className="th-head">
        <Link to="/things" aria-label={t('things.one.back')} className="th-back">
          <Icon name="back" />
        </Link>
        <span className="th-head-icon">
          <Icon name={iconOf(thing.icon)} size={28} />
        </span>
        <div>
          <h1 className="dk-row">
            {thing.name} <PresenceTag thing={thing} />
          </h1>
          <p className="dk-muted">
            <span className="dk-number">{thing.code}</span> ·{' '}
            {locale === 'en' ? thing.modelNameEn : thing.modelNameZh}
            {thing.villageName && ` · ${thing.villageName}`}
          </p>
        </div>
      </div>
      <div className="dk-row">
        <ThingActs thing={thing} />
      </div>
    </div>
  );
}
