import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { OneFile, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { IndicatorInput } from '../../../contract/index.ts';
import { indicators, keys } from '../shared/clients.ts';

/** Definitions out as JSON and in again; the server judges every one, all or none are taken. */
export function DefinitionFiles() {
  const { t } = useText();
  const { message } = App.useApp();
  const act = useAct();
  const queries = useQueryClient();
  const upload = async (file: File): Promise<void> => {
    const items = itemsOf(await file.text());
    if (!items) {
      void message.error(t('indicators.list.badFile'));
      return;
    }
    await act.run(async () => {
      const { saved } = await indicators.importDefinitions({ body: { items } });
      await queries.invalidateQueries({ queryKey: keys.all });
      void message.success(t('indicators.list.imported', { count: saved }));
    });
  };
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button
        icon={<Icon name="download" />}
        loading={act.busy}
        onClick={() => void act.run(async () => saveFile(await indicators.exportDefinitions({})))}
      >
        {t('indicators.list.export')}
      </Button>
      <OneFile accept=".json,application/json" onFile={(file) => void upload(file)}>
        <Button icon={<Icon name="upload" />}>{t('indicators.list.import')}</Button>
      </OneFile>
    </>
  );
}

/** The definitions of a file; null for another kind of file. */
function itemsOf(text: string): IndicatorInput[] | null {
  try {
    const file = JSON.parse(text) as { items?: unknown };
    return Array.isArray(file.items) ? (file.items as IndicatorInput[]) : null;
  } catch {
    return null;
  }
}
