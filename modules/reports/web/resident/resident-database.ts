/** The browser's database of the residents' app: the draft's files, and reports that wait to be sent. */

const databaseName = 'zhenshu-resident';
const stores = ['draft', 'outbox'] as const;

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 2);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const name of stores)
        if (!result.objectStoreNames.contains(name)) result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser refused its database'));
    request.onblocked = () => reject(new Error('the browser database is in use'));
  });
}

/** One act within one store. @throws where the browser forbids its database (private windows, full disk) */
export async function within<T>(
  storeName: (typeof stores)[number],
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = work(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    });
  } finally {
    database.close();
  }
}
