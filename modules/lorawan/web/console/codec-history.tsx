import { useQuery } from '@tanstack/react-query';
import { Collapse, Drawer } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { lorawan } from './use-codecs.ts';

interface CodecHistoryProps {
  readonly code: string;
  readonly onClose: () => void;
}

/** What a codec was, newest first. */
export function CodecHistory({ code, onClose }: CodecHistoryProps) {
  const { t } = useText();
  const versions = useQuery({
    queryKey: ['lorawan', 'versions', code],
    queryFn: async () => lorawan.codecVersions({ params: { code } }),
  });
  return (
    <Drawer open size={720} title={t('lorawan.history')} onClose={onClose}>
      {versions.isPending && <Loading lines={4} />}
      {versions.isError && <ErrorState error={versions.error} />}
      {versions.data && (
        <Collapse
          items={versions.data.items.map(({ version, script, savedAt, savedByName }) => ({
            key: version,
            label: (
              <span>
                {t('lorawan.versionOf', { version })} · <Time at={savedAt} /> {savedByName}
              </span>
            ),
            children: <pre className="lw-answer">{script}</pre>,
          }))}
        />
      )}
    </Drawer>
  );
}
