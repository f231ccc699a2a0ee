import { useEffect, useState } from 'react';
import { Card, useText } from '#ui/index.ts';
import { useOutbox } from '#ui/offline/index.ts';

interface Storage {
  readonly usedBytes: number;
  readonly freeBytes: number;
  /** Whether the browser has promised not to clear it. */
  readonly isKept: boolean;
}

/** How much of the phone this app uses, and whether what waits is safe. */
export function StorageUsed() {
  const { t } = useText();
  const { waiting } = useOutbox();
  const [storage, setStorage] = useState<Storage | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the outbox changes.
  useEffect(() => {
    void readStorage().then(setStorage);
  }, [waiting.length]);
  return (
    <Card title={t('shell.storage')}>
      <p className="me-calm">
        {storage
          ? t('shell.storageUsed', {
              used: megabytes(storage.usedBytes),
              free: megabytes(storage.freeBytes),
            })
          : t('shell.storageUnknown')}
      </p>
      {storage && (
        <p className="me-calm">{t(storage.isKept ? 'shell.storageSafe' : 'shell.storageUnsafe')}</p>
      )}
    </Card>
  );
}

/** Null where the browser does not tell (plain `http://`, old browsers). */
async function readStorage(): Promise<Storage | null> {
  const manager = (navigator as { storage?: StorageManager }).storage;
  if (!manager?.estimate) return null;
  const [{ usage = 0, quota = 0 }, isKept] = await Promise.all([
    manager.estimate(),
    manager.persisted(),
  ]);
  return { usedBytes: usage, freeBytes: Math.max(0, quota - usage), isKept };
}

function megabytes(bytes: number): string {
  const mb = bytes / 1e6;
  return mb >= 1000 ? `${(mb / 1000).toFixed(1)} GB` : `${mb.toFixed(mb < 10 ? 1 : 0)} MB`;
}
