import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import { Button, ErrorNotice, LinkButton, useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';

const policy = createClient(api);
const key = ['policy', 'subscriptions'];

/** What one follows; undefined while it is not known, null for who is not signed in. */
export function useFollowed() {
  const followed = useQuery({
    queryKey: key,
    queryFn: async () => policy.subscriptions({}),
    retry: (_count, error) => !isSignedOut(error),
  });
  return { ...followed, isSignedOut: followed.isError && isSignedOut(followed.error) };
}

/** Follows a policy, or follows it no longer; who is not signed in shows a phone first. */
export function FollowButton({ code }: { code: string }) {
  const { t } = useText();
  const queries = useQueryClient();
  const followed = useFollowed();
  const isFollowed = followed.data?.items.some(
    ({ kind, subject }) => kind === 'policy' && subject === code,
  );
  const change = useMutation({
    mutationFn: async () => {
      const body = { kind: 'policy' as const, subject: code };
      return isFollowed ? policy.unsubscribe({ body }) : policy.subscribe({ body });
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: key }),
  });
  if (followed.isSignedOut) {
    return (
      <LinkButton to={`/phone?back=/policy/${code}`} icon="bell">
        {t('policy.follow.follow')}
      </LinkButton>
    );
  }
  return (
    <>
      <Button
        icon={isFollowed ? 'check' : 'bell'}
        aria-pressed={isFollowed ?? false}
        busy={change.isPending}
        disabled={!followed.data}
        onClick={() => change.mutate()}
      >
        {t(isFollowed ? 'policy.follow.followed' : 'policy.follow.follow')}
      </Button>
      <ErrorNotice error={change.error} />
    </>
  );
}
