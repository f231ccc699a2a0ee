import { useQuery } from '@tanstack/react-query';
import { VersionList } from '#ui/desk/index.ts';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { RuleView } from '../../../contract/index.ts';
import { alarms, keys } from '../shared/clients.ts';
import { useRuleFields } from './rule-fields.ts';

/** What a rule was when, and who changed it. */
export function RuleVersions({ rule }: { readonly rule: RuleView }) {
  const fields = useRuleFields(rule.scope.modelCode);
  const list = useQuery({
    queryKey: [...keys.rules, 'versions', rule.id],
    queryFn: () => alarms.ruleVersions({ params: { ruleId: rule.id } }),
  });
  if (list.isPending) return <Loading lines={6} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return <VersionList versions={list.data.items} fields={fields} />;
}
