import { Button } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Board } from '../../contract/index.ts';
import { CabinetTable } from './cabinet-table.tsx';
import { CommandDialog, type Target } from './command-dialog.tsx';
import { GroupTable } from './group-table.tsx';
import { LampCard } from './lamp-card.tsx';
import { LampMap } from './lamp-map.tsx';
import { Places } from './places.tsx';
import { RunningOverrides } from './running-overrides.tsx';
import { useBoard } from './use-lighting.ts';
import './lighting.css';

/** What the lamps do now, and the commands that hold for a time. */
export default function ControlPage() {
  const { t } = useText();
  const board = useBoard();
  const may = usePermission('lighting.control');
  const [command, setCommand] = useState<Target | null>(null);
  return (
    <>
      <PageHead title={t('lighting.menu')} lead={t('lighting.lead')}>
        {may && (
          <>
            <Button onClick={() => setCommand({ kind: 'all', id: '', name: t('lighting.all') })}>
              {t('lighting.control.all')}
            </Button>
            <Button
              danger
              type="primary"
              icon={<Icon name="urgent" />}
              onClick={() => setCommand({ kind: 'emergency', id: '', name: t('lighting.all') })}
            >
              {t('lighting.control.emergency')}
            </Button>
          </>
        )}
      </PageHead>
      <Places />
      {board.isPending && <Loading lines={8} />}
      {board.isError && <ErrorState error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && <Lights board={board.data} onCommand={may ? setCommand : null} />}
      {command && <CommandDialog target={command} onClose={() => setCommand(null)} />}
    </>
  );
}

interface LightsProps {
  readonly board: Board;
  /** Null: the person may only look. */
  readonly onCommand: ((target: Target) => void) | null;
}

function Lights({ board, onCommand }: LightsProps) {
  const { t } = useText();
  const [group, setGroup] = useState<string | null>(null);
  const [lampId, setLampId] = useState<string | null>(null);
  const lamp = board.lamps.find(({ thingId }) => thingId === lampId);
  if (board.lamps.length === 0) {
    return <EmptyState title={t('lighting.none')}>{t('lighting.noneText')}</EmptyState>;
  }
  return (
    <>
      <Summary board={board} />
      <RunningOverrides overrides={board.overrides} mayCancel={onCommand !== null} />
      <div className="light-board">
        <div className="dk-stack">
          <section className="dk-card">
            <h2>{t('lighting.groups')}</h2>
            <GroupTable
              groups={board.groups}
              selected={group}
              onSelect={(code) => setGroup(code === group ? null : code)}
              onCommand={onCommand}
            />
          </section>
          <section className="dk-card">
            <h2>{t('lighting.cabinets')}</h2>
            <CabinetTable cabinets={board.cabinets} onCommand={onCommand} />
          </section>
        </div>
        <div className="dk-map light-map">
          <LampMap
            lamps={board.lamps}
            cabinets={board.cabinets}
            group={group}
            selected={lampId}
            onSelect={setLampId}
          />
          {lamp && <LampCard lamp={lamp} onCommand={onCommand} onClose={() => setLampId(null)} />}
        </div>
      </div>
    </>
  );
}

function Summary({ board: { lamps, duskAt, dawnAt, isNight } }: { board: Board }) {
  const { t } = useText();
  const heard = lamps.filter(({ reportedPercent }) => reportedPercent !== null);
  const lit = heard.filter(({ reportedPercent }) => (reportedPercent ?? 0) > 0).length;
  const faulty = lamps.filter(({ faults }) => faults.length > 0).length;
  const power = lamps.reduce((sum, { powerWatts }) => sum + (powerWatts ?? 0), 0);
  const tiles = [
    {
      name: t('lighting.tile.lit'),
      value: String(lit),
      note: t('lighting.tile.of', { count: lamps.length }),
    },
    { name: t('lighting.tile.faulty'), value: String(faulty), note: t('lighting.tile.faultyNote') },
    { name: t('lighting.tile.power'), value: (power / 1000).toFixed(1), note: 'kW' },
    {
      name: t('lighting.tile.heard'),
      value: lamps.length === 0 ? '—' : `${Math.round((heard.length / lamps.length) * 100)} %`,
      note: t('lighting.tile.of', { count: lamps.length }),
    },
  ];
  return (
    <div className="light-tiles">
      {tiles.map(({ name, value, note }) => (
        <div key={name} className="dk-card light-tile">
          <span className="dk-muted">{name}</span>
          <strong>{value}</strong>
          <span className="dk-muted">{note}</span>
        </div>
      ))}
      <div className="dk-card light-tile">
        <span className="dk-muted">{t(isNight ? 'lighting.tile.night' : 'lighting.tile.day')}</span>
        <span className="light-sun">
          {duskAt && (
            <span>
              {t('lighting.dusk')} <Time at={duskAt} />
            </span>
          )}
          {dawnAt && (
            <span>
              {t('lighting.dawn')} <Time at={dawnAt} />
            </span>
          )}
        </span>
      </div>
    </div>
  );
}
