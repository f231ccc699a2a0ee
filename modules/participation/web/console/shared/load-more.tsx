import { Button } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

interface LoadMoreProps {
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The button under a list that goes on. */
export function LoadMore({ pages }: LoadMoreProps) {
  const { t } = useText();
  if (!pages.hasNextPage) return null;
  return (
    <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {t('participation.more')}
    </Button>
  );
}
