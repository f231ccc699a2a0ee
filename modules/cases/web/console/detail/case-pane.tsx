import { Button, Tooltip } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { CaseView } from './case-view.tsx';
import { useCase } from './use-case.ts';

interface CasePaneProps {
  readonly caseId: string;
  readonly onOpen: (caseId: string) => void;
  readonly onClose: () => void;
}

/** The open case beside the list. */
export function CasePane({ caseId, onOpen, onClose }: CasePaneProps) {
  const { t } = useText();
  const one = useCase(caseId);
  return (
    <section className="cs-pane" aria-label={t('cases.one.title')}>
      <div className="cs-pane-bar">
        <Tooltip title={t('cases.one.wholePage')}>
          <Link to={`/cases/${caseId}`} aria-label={t('cases.one.wholePage')}>
            <Icon name="scan" size={18} />
          </Link>
        </Tooltip>
        <Tooltip title={t('cases.one.print')}>
          <Link to={`/cases/${caseId}/print`} target="_blank" aria-label={t('cases.one.print')}>
            <Icon name="print" size={18} />
          </Link>
        </Tooltip>
        <Button
          type="text"
          size="small"
          onClick={onClose}
          aria-label={t('ui.close')}
          icon={<Icon name="close" size={18} />}
        />
      </div>
      {one.isPending && <Loading lines={10} />}
      {one.isError && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {one.data && <CaseView key={caseId} detail={one.data} onOpen={onOpen} />}
    </section>
  );
}
