import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type LayoutView } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { EmptyState, ErrorState, Loading, useText } from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import { useNarrow } from '../use-narrow.ts';
import { Editor } from './editor.tsx';
import '../board.css';
import './arrange.css';

const cockpit = createClient(api);

/** The editor of one layout. */
export default function ArrangePage() {
  const { t } = useText();
  const { code = '' } = useParams();
  const narrow = useNarrow();
  const [round, setRound] = useState(0);
  const asked = useQuery({
    queryKey: ['cockpit', 'layout', code, round],
    queryFn: () => cockpit.layout({ params: { code } }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (narrow) {
    return (
      <EmptyState icon="edit" title={t('cockpit.arrange.wide')}>
        {t('cockpit.arrange.wideText')}
      </EmptyState>
    );
  }
  if (asked.isPending) return <Loading lines={8} />;
  if (asked.isError) return <ErrorState error={asked.error} onRetry={() => void asked.refetch()} />;
  const { layout, versions } = asked.data;
  return (
    <Editor
      key={keyOf(layout, round)}
      layout={layout}
      versions={versions}
      onSaved={() => setRound(round + 1)}
    />
  );
}

const keyOf = ({ code, version }: LayoutView, round: number): string =>
  `${code} ${version} ${round}`;
