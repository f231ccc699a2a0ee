import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { api } from '../../contract.ts';

/** The client of this module. */
export const mqtt = createClient(api);

/** MQTT clients of other systems. */
export function useClients() {
  return useQuery({ queryKey: ['mqtt', 'clients'], queryFn: async () => mqtt.clients({}) });
}
