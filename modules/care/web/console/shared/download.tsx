import { Button } from 'antd';
import type { FileReply } from '#platform/contract/index.ts';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';

/** A button that hands a file of the server to the person. */
export function Download({ file, label }: { file: () => Promise<FileReply>; label?: string }) {
  const { t } = useText();
  const act = useAct();
  return (
    <>
      <Button
        icon={<Icon name="download" />}
        loading={act.busy}
        onClick={() => void act.run(async () => saveFile(await file()))}
      >
        {label ?? t('care.download')}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}
