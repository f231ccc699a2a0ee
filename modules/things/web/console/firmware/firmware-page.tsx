import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { usePermission } from '#ui/session/index.ts';
import { things } from '../use-things.ts';
import { FirmwareDrawer } from './firmware-drawer.tsx';
import { FirmwareTable } from './firmware-table.tsx';
import { RolloutCard } from './rollout-card.tsx';
import { RolloutDrawer } from './rollout-drawer.tsx';
import '../things.css';

/** Firmware packages and their roll-outs. */
export default function FirmwarePage() {
  const { t } = useText();
  const mayManage = usePermission('things.manage');
  const [open, setOpen] = useState<'upload' | 'start' | null>(null);
  const firmware = useQuery({
    queryKey: ['things', 'firmware'],
    queryFn: async () => things.firmware({}),
  });
  const rollouts = useQuery({
    queryKey: ['things', 'rollouts'],
    queryFn: async () => things.rollouts({}),
  });
  useLive(['things.rolloutChanged', 'things.commandChanged'], undefined, [['things', 'rollouts']]);
  const packages = firmware.data?.items ?? [];
  const isReady = packages.some(({ retired }) => !retired);
  return (
    <>
      <PageHead title={t('things.menu.firmware')} lead={t('things.firmware.lead')}>
        {mayManage && (
          <>
            <Button icon={<Icon name="upload" />} onClick={() => setOpen('upload')}>
              {t('things.firmware.upload')}
            </Button>
            <Button
              type="primary"
              icon={<Icon name="play" />}
              disabled={!isReady}
              onClick={() => setOpen('start')}
            >
              {t('things.firmware.start')}
            </Button>
          </>
        )}
      </PageHead>
      <div className="dk-stack">
        <section>
          <h2 className="th-section">{t('things.firmware.rollouts')}</h2>
          {rollouts.isPending && <Loading lines={4} />}
          {rollouts.isError && (
            <ErrorState error={rollouts.error} onRetry={() => void rollouts.refetch()} />
          )}
          {rollouts.data?.items.length === 0 && (
            <p className="dk-muted">{t('things.firmware.noRollouts')}</p>
          )}
          <div className="dk-stack">
            {rollouts.data?.items.map((rollout) => (
              <RolloutCard key={rollout.id} rollout={rollout} mayManage={mayManage} />
            ))}
          </div>
        </section>
        <section>
          <h2 className="th-section">{t('things.firmware.packages')}</h2>
          {firmware.isPending && <Loading lines={4} />}
          {firmware.isError && (
            <ErrorState error={firmware.error} onRetry={() => void firmware.refetch()} />
          )}
          {firmware.data && packages.length === 0 && (
            <EmptyState icon="upload" title={t('things.firmware.noPackages')}>
              <p>{t('things.firmware.noPackagesHint')}</p>
            </EmptyState>
          )}
          {packages.length > 0 && <FirmwareTable packages={packages} mayManage={mayManage} />}
        </section>
      </div>
      {open === 'upload' && <FirmwareDrawer onClose={() => setOpen(null)} />}
      {open === 'start' && <RolloutDrawer packages={packages} onClose={() => setOpen(null)} />}
    </>
  );
}
