import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { sharing, useLiveSharing } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { UseList } from './use-list.tsx';
import '../shared/sharing.css';

type Side = 'given' | 'received' | 'all';

/** Uses of the own data by others, and of others' data by one's department. */
export default function UsesPage() {
  const { t } = useText();
  const [side, setSide] = useState<Side>('all');
  const act = useAct();
  useLiveSharing();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await sharing.usesSheet({})));
  return (
    <>
      <PageHead title={t('sharing.nav.uses')} lead={t('sharing.use.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('sharing.list.sheet')}
        </Button>
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      <div className="dk-tools">
        <Segmented<Side>
          value={side}
          onChange={setSide}
          options={(['all', 'given', 'received'] as const).map((value) => ({
            value,
            label: t(`sharing.use.side.${value}`),
          }))}
        />
      </div>
      <UseList side={side} />
    </>
  );
}
