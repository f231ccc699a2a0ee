import { useQuery } from '@tanstack/react-query';
import { api as catalogueApi } from '#modules/catalogue/contract/index.ts';
import { createClient, ProblemError, type ProblemDetails } from '#ui/api/index.ts';
import { api, type BatchView } from '../../../contract/index.ts';

/** The client of this module. */
export const intake = createClient(api);
const catalogue = createClient(catalogueApi);

/** Keys of what the pages read. */
export const keys = {
  all: ['intake'],
  batches: ['intake', 'batches'],
  batch: (id: string) => ['intake', 'batch', id],
  sources: ['intake', 'sources'],
  inPlace: (resourceId: string) => ['intake', 'inPlace', resourceId],
  tables: (resourceId: string, connectionId: string) => [
    'intake',
    'tables',
    resourceId,
    connectionId,
  ],
  samples: (id: string, version: number, repaired: boolean) => [
    'intake',
    'samples',
    id,
    version,
    repaired,
  ],
  refused: (id: string, version: number, reason: string) => [
    'intake',
    'refused',
    id,
    version,
    reason,
  ],
} as const;

/** Sources of the own department. */
export const useSources = () =>
  useQuery({
    queryKey: keys.sources,
    queryFn: async () => (await intake.sources({ query: {} })).items,
  });

/** Resources of the catalogue. */
export const useResources = () =>
  useQuery({
    queryKey: ['catalogue', 'list', ''],
    queryFn: async () => (await catalogue.list({ query: {} })).items,
    staleTime: 60_000,
  });

/** One resource with its fields. */
export const useResource = (resourceId: string | undefined) =>
  useQuery({
    queryKey: ['catalogue', 'one', resourceId],
    queryFn: () => catalogue.one({ params: { resourceId: resourceId ?? '' } }),
    enabled: resourceId !== undefined,
  });

const workMs = 1000;
/** Whether work goes on by itself. */
export const isAtWork = (state: BatchView['state']): boolean =>
  ['fetching', 'checking', 'applying', 'takingBack'].includes(state);

/** One batch, read again while work goes on. */
export const useBatch = (batchId: string) =>
  useQuery({
    queryKey: keys.batch(batchId),
    queryFn: () => intake.batch({ params: { batchId } }),
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data.state) ? workMs : false),
  });

/** Sends a file as it is. @param onSent share of its bytes that have gone, 0–1 */
export function sendFile(
  sourceId: string,
  file: File,
  onSent: (share: number) => void,
): Promise<BatchView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(
      'POST',
      `/api/v1/intake/sources/${sourceId}/files?name=${encodeURIComponent(file.name)}`,
    );
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new TypeError('network'));
    request.onload = () => {
      const answer = JSON.parse(request.responseText || '{}') as BatchView & ProblemDetails;
      if (request.status === 201) resolve(answer);
      else reject(new ProblemError(answer));
    };
    request.send(file);
  });
}
