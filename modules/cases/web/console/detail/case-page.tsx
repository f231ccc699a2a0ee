import { Button } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/index.ts';
import { keys } from '../shared/clients.ts';
import { CaseView } from './case-view.tsx';
import { useCase } from './use-case.ts';

/** One case as a page of its own, live while it is open. */
export default function CasePage() {
  const { t } = useText();
  const { caseId = '' } = useParams();
  const navigate = useNavigate();
  const one = useCase(caseId);
  useLive('case.', undefined, [keys.one(caseId)]);
  return (
    <>
      <nav className="cs-crumbs">
        <Link to="/cases">
          <Icon name="back" size={16} /> {t('cases.menu.desk')}
        </Link>
        <Link to={`/cases/${caseId}/print`} target="_blank" className="cs-push">
          <Button icon={<Icon name="print" size={16} />}>{t('cases.one.print')}</Button>
        </Link>
      </nav>
      {one.isPending && <Loading lines={12} />}
      {one.isError && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {one.data && (
        <CaseView wide detail={one.data} onOpen={(id) => void navigate(`/cases/${id}`)} />
      )}
    </>
  );
}
