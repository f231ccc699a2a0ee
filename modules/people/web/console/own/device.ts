/** Browser and system out of a user agent; the agent itself where neither is known. */
export function sayDevice(agent: string): string {
  const browser = /(Edg|MicroMessenger|Firefox|HeadlessChrome|Chrome|Safari)\/(\d+)/.exec(agent);
  const system = /Windows|Android|iPhone|iPad|Mac OS|HarmonyOS|Linux/.exec(agent)?.[0];
  const names: Record<string, string> = {
    Edg: 'Edge',
    MicroMessenger: '微信',
    HeadlessChrome: 'Chrome',
  };
  const name = browser?.[1] ? `${names[browser[1]] ?? browser[1]} ${browser[2]}` : '';
  return [name, system].filter(Boolean).join(' · ') || agent.slice(0, 60) || '—';
}
