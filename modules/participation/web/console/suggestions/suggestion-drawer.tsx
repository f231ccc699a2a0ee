import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeskSuggestion } from '../../../contract/index.ts';
import { AnswerForm } from './answer-form.tsx';
import { Findings } from './findings.tsx';
import { ModerateForm } from './moderate-form.tsx';

interface SuggestionDrawerProps {
  readonly row: DeskSuggestion;
  readonly onClose: () => void;
}

/** One suggestion: as it was given, as it is published, and what may be done. */
export function SuggestionDrawer({ row, onClose }: SuggestionDrawerProps) {
  const { t } = useText();
  const isPublished = row.publicTitle !== '';
  return (
    <Drawer open size={640} title={row.number} onClose={onClose}>
      <div className="dk-stack pt-stack">
        <p className="dk-row">
          <StatusTag meaning={row.overdue ? 'urgent' : 'notice'}>
            {t(`participation.state.${row.state}`)}
          </StatusTag>
          {t(`participation.topic.${row.topic}`)} {row.villageName}
          {row.findings.length > 0 && <Findings row={row} />}
        </p>
        {isPublished ? (
          <>
            <h2>{row.publicTitle}</h2>
            <p className="pt-words">{row.publicBody}</p>
          </>
        ) : (
          <>
            <h2>{row.title}</h2>
            <p className="pt-words">{row.body}</p>
          </>
        )}
        {row.caseNumber && (
          <p>
            {t('participation.suggestions.case')}{' '}
            <Link to={`/cases/${row.caseId}`}>{row.caseNumber}</Link> · {row.departmentName}
          </p>
        )}
        {row.reasonWords && (
          <p className="dk-note">
            {t(`participation.reason.${row.reason}`)} · {row.reasonWords}
          </p>
        )}
        {row.answer && (
          <div className="dk-card">
            <strong>
              {row.departmentName} · {t(`participation.outcome.${row.outcome}`)}
            </strong>
            <p className="pt-words">{row.answer}</p>
          </div>
        )}
        {row.acts.includes('answer') && <AnswerForm row={row} />}
        {row.acts.includes('refuse') && <ModerateForm row={row} />}
      </div>
    </Drawer>
  );
}
