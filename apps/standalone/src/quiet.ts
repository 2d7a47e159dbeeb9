import { describeSettings, type Settings } from '@khue/platform/config'

/** On a person's terminal only warnings are logged, unless LOG_LEVEL says otherwise. */
export function quietUnlessAsked(settings: Settings): Settings {
  const asked = describeSettings(settings).some((row) => row.name === 'LOG_LEVEL' && row.source === 'environment')
  return asked ? settings : { ...settings, LOG_LEVEL: 'warn' }
}
