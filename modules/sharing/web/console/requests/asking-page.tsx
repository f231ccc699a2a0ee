import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import { sharing } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { RequestList } from './request-list.tsx';

/** What one's department asked for. */
export default function AskingPage() {
  const { t } = useText();
  const go = useNavigate();
  const act = useAct();
  const mayAsk = usePermission('sharing.ask');
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await sharing.requestsSheet({})));
  return (
    <>
      <PageHead title={t('sharing.menu.sharing')} lead={t('sharing.list.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('sharing.list.sheet')}
        </Button>
        {mayAsk && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => void go('/sharing/requests/new')}
          >
            {t('sharing.list.ask')}
          </Button>
        )}
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      <RequestList side="asking" first={null} />
    </>
  );
}
