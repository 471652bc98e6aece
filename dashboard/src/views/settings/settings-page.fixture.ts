import { expect } from 'vitest'
import type { Api } from '../../api.ts'
import { answering, kitWith } from '../../app/kit.fixture.ts'
import { mount, settled } from '../../element/page.fixture.ts'
import { parseRoute } from '../../route/route.ts'
import { settingsAnswers } from './settings.fixture.ts'
import { SettingsViewElement } from './settings-view.ts'

/** One page of the settings, with what it has. */
export async function open(tab: string, answers: Partial<Api> = {}, query = '') {
  const kit = kitWith({ get: answering(settingsAnswers), ...answers })
  const view = await mount(new SettingsViewElement(), {
    kit,
    route: parseRoute(`#/settings?tab=${tab}${query}`),
  })
  await expect.poll(() => view.querySelector('.settings-part .waiting')).toBeNull()
  await settled(view)
  return view
}
