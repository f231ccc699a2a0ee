import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { TownMap } from '#ui/map/index.ts';
import type { GroundView } from '../../contract.ts';
import { towns, useRenewGround } from './use-ground.ts';
import { useNamedFields } from './use-named-fields.ts';

/** The duty telephone and the middle of the map. */
export function SettingsDrawer({ ground, onClose }: { ground: GroundView; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [dutyPhone, setDutyPhone] = useState(ground.dutyPhone);
  const [centre, setCentre] = useState(ground.centre);
  const fields = useNamedFields(['dutyPhone']);
  const renew = useRenewGround();
  const act = useAct();
  const save = async (revision: string): Promise<void> => {
    if (!centre) return;
    const saved = await act.run(async () => {
      await towns.saveSettings({ body: { dutyPhone, centre, revision } });
      await renew();
    });
    if (!saved) return;
    void message.success(t('towns.saved'));
    onClose();
  };
  return (
    <Drawer
      open
      size={520}
      title={t('towns.settings.title')}
      onClose={onClose}
      footer={
        <Button
          type="primary"
          loading={act.busy}
          disabled={!centre}
          onClick={() => void save(ground.revision)}
        >
          {t('towns.save')}
        </Button>
      }
    >
      <SaveFault<GroundView>
        error={act.error}
        fields={fields}
        mine={() => ({ dutyPhone })}
        read={async () => towns.ground({ query: {} })}
        onTake={(latest) => {
          setDutyPhone(latest.dutyPhone);
          setCentre(latest.centre);
          act.clear();
          void renew();
        }}
        onKeep={(latest) => void save(latest.revision)}
      />
      <div className="dk-stack">
        <label>
          {t('towns.field.dutyPhone')}
          <Input
            value={dutyPhone}
            maxLength={40}
            onChange={(event) => setDutyPhone(event.target.value)}
          />
        </label>
        <div>
          {t('towns.settings.centre')}
          <div className="towns-small-map">
            <TownMap label={t('towns.settings.centre')} picked={centre} onPick={setCentre} />
          </div>
        </div>
      </div>
    </Drawer>
  );
}
