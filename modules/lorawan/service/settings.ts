/** How the network server is reached, from the environment. */
import { ConfigError, type Environment } from '#platform/config/index.ts';

/** The network server. */
export interface NetworkServer {
  /** Null: events are not taken. */
  readonly webhookSecret: string | null;
  /** Null: nothing is sent. */
  readonly api: { readonly url: string; readonly token: string } | null;
}

/**
 * Reads the settings.
 * @param standard the key where none is set; `off` means none
 * @throws ConfigError naming the variable
 */
export function networkServer(
  environment: Environment,
  standard: string | null = null,
): NetworkServer {
  const url = environment['ZHENSHU_CHIRPSTACK_URL']?.trim() ?? '';
  const token = environment['ZHENSHU_CHIRPSTACK_TOKEN']?.trim() ?? '';
  const given = environment['ZHENSHU_CHIRPSTACK_WEBHOOK_SECRET']?.trim() || standard;
  const webhookSecret = given === 'off' ? null : given;
  if (webhookSecret !== null && webhookSecret.length < 16) {
    throw fault('ZHENSHU_CHIRPSTACK_WEBHOOK_SECRET', 'is too short; give at least 16 characters');
  }
  if (url === '') return { webhookSecret, api: null };
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw fault('ZHENSHU_CHIRPSTACK_URL', 'is no address such as http://chirpstack.example:8090');
  }
  if (token === '')
    throw fault('ZHENSHU_CHIRPSTACK_TOKEN', 'is missing; it is an API key of ChirpStack');
  return { webhookSecret, api: { url: url.replace(/\/+$/, ''), token } };
}

function fault(name: string, problem: string): ConfigError {
  return new ConfigError([{ name, problem }]);
}
