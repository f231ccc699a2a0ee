import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { environment, useRenew } from './use-environment.ts';

type Zone = '0' | '1' | '2' | '3' | '4a' | '4b';
const zones: readonly Zone[] = ['0', '1', '2', '3', '4a', '4b'];

interface SiteFormProps {
  readonly thingId: string;
  readonly version: number;
  readonly zone?: Zone;
  readonly body?: 'river' | 'lake';
  readonly target?: number;
}

/** How a station is judged: its zone, or its water body and target. */
export function SiteForm({ thingId, version, ...now }: SiteFormProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const may = usePermission('environment.manage');
  const [chosen, choose] = useState(now);
  const renew = useRenew();
  const act = useAct();
  const changed = JSON.stringify(chosen) !== JSON.stringify(now);
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      await environment.saveSite({ params: { thingId }, body: { ...chosen, version } });
      await renew();
    });
    if (done) void message.success(t('environment.saved'));
  };
  return (
    <div>
      <div className="dk-row">
        {chosen.zone && (
          <label className="dk-row">
            {t('environment.noise.zone')}
            <Select<Zone>
              aria-label={t('environment.noise.zone')}
              disabled={!may}
              className="env-select"
              value={chosen.zone}
              onChange={(zone) => choose({ ...chosen, zone })}
              options={zones.map((value) => ({
                value,
                label: t(`environment.noise.zones.${value}`),
              }))}
            />
          </label>
        )}
        {chosen.body && (
          <label className="dk-row">
            {t('environment.water.body')}
            <Select<'river' | 'lake'>
              aria-label={t('environment.water.body')}
              disabled={!may}
              value={chosen.body}
              onChange={(body) => choose({ ...chosen, body })}
              options={(['river', 'lake'] as const).map((value) => ({
                value,
                label: t(`environment.water.${value}`),
              }))}
            />
          </label>
        )}
        {chosen.target !== undefined && (
          <label className="dk-row">
            {t('environment.water.target')}
            <Select<number>
              aria-label={t('environment.water.target')}
              disabled={!may}
              value={chosen.target}
              onChange={(target) => choose({ ...chosen, target })}
              options={[1, 2, 3, 4, 5].map((value) => ({
                value,
                label: t(`environment.water.classes.${value}`),
              }))}
            />
          </label>
        )}
        {may && changed && (
          <Button type="primary" loading={act.busy} onClick={() => void save()}>
            {t('environment.save')}
          </Button>
        )}
      </div>
      <ErrorNotice error={act.error} />
    </div>
  );
}
