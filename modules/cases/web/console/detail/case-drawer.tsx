import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { keys } from '../shared/clients.ts';
import { CaseView } from './case-view.tsx';
import { useCase } from './use-case.ts';

interface CaseDrawerProps {
  readonly caseId: string;
  readonly onOpen: (caseId: string) => void;
  readonly onClose: () => void;
}

/** One case over another page, live while it is open. */
export function CaseDrawer({ caseId, onOpen, onClose }: CaseDrawerProps) {
  const { t } = useText();
  const one = useCase(caseId);
  useLive('case.', undefined, [keys.one(caseId)]);
  return (
    <Drawer
      open
      size={620}
      title={one.data?.case.number ?? t('cases.one.title')}
      onClose={onClose}
      className="cs-drawer"
      extra={
        <Link to={`/cases/${caseId}`}>
          <Icon name="scan" size={16} /> {t('cases.one.wholePage')}
        </Link>
      }
    >
      {one.isPending && <Loading lines={10} />}
      {one.isError && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {one.data && <CaseView key={caseId} detail={one.data} onOpen={onOpen} />}
    </Drawer>
  );
}
