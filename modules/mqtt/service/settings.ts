/** Settings of the MQTT door, from the environment. */
import { readFile } from 'node:fs/promises';
import { ConfigError, type Environment } from '#platform/config/index.ts';

/** How the door is opened. */
export interface MqttSettings {
  /** Null: not opened. */
  readonly port: number | null;
  readonly tls: { readonly port: number; readonly cert: Buffer; readonly key: Buffer } | null;
  readonly host: string;
  /** An outside broker instead of the own one. */
  readonly outside: {
    readonly url: string;
    readonly share: string;
    readonly connections: number;
  } | null;
}

const usualShare = 'zhenshu';
const outsideConnections = 8;

/** Reads the settings. @throws ConfigError */
export async function mqttSettings(environment: Environment): Promise<MqttSettings> {
  const host = environment['ZHENSHU_HOST'] || '0.0.0.0';
  const url = environment['MQTT_BROKER_URL'] || null;
  if (url !== null && !/^(mqtts?|wss?):\/\/[^\s]+$/.test(url)) {
    throw fault('MQTT_BROKER_URL', 'must look like mqtt://user:password@host:1883');
  }
  const share = environment['MQTT_BROKER_SHARE'] ?? usualShare;
  return {
    port: portOf(environment, 'MQTT_PORT', '1883'),
    tls: await tlsOf(environment),
    host,
    outside: url === null ? null : { url, share, connections: outsideConnections },
  };
}

function portOf(environment: Environment, name: string, fallback: string): number | null {
  const text = environment[name] || fallback;
  if (text === 'off') return null;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw fault(name, `is ${JSON.stringify(text)}, but must be a port from 0 to 65535, or off`);
  }
  return port;
}

async function tlsOf(environment: Environment): Promise<MqttSettings['tls']> {
  const port = portOf(environment, 'MQTTS_PORT', 'off');
  if (port === null) return null;
  const [cert, key] = await Promise.all(
    (['MQTTS_CERT', 'MQTTS_KEY'] as const).map(async (name) => {
      const path = environment[name];
      if (!path) throw fault(name, 'must name a PEM file, because MQTTS_PORT is set');
      return readFile(path).catch(() => {
        throw fault(name, `names ${path}, which cannot be read`);
      });
    }),
  );
  return { port, cert: cert as Buffer, key: key as Buffer };
}

function fault(name: string, problem: string): ConfigError {
  return new ConfigError([{ name, problem }]);
}

/** A port that could not be opened, said so that an operator knows which setting to change. */
export function portFault(name: string, port: number, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    return fault(
      name,
      `is ${port}, but that port is in use; choose another, 0 for a free one, or off`,
    );
  }
  return error;
}
