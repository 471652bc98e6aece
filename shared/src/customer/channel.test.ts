import { describe, expect, it } from 'vitest'
import { sourceOf, sourceOfWords } from './channel.ts'

const own = ['shop.example', 'www.shop.example']
const channelOf = (page?: string, referrer?: string) => sourceOf(page, referrer, own)?.channel ?? 'direct'

describe('the channel of a visit', () => {
  it.each([
    ['/?utm_source=spring&utm_medium=cpc', undefined, 'ads'],
    ['/?utm_source=google&utm_medium=CPC&gclid=', 'https://www.google.com', 'ads'],
    ['/?gclid', 'https://www.google.com', 'ads'],
    ['/?msclkid=1', undefined, 'ads'],
    ['/?fbclid', 'https://l.facebook.com', 'ads'],
    ['/?utm_source=facebook&utm_medium=social&fbclid', undefined, 'social'],
    ['/?utm_medium=paid_social', undefined, 'ads'],
    ['/?utm_source=newsletter', undefined, 'email'],
    ['/?utm_source=june&utm_medium=e-mail', undefined, 'email'],
    ['/?utm_source=x&utm_medium=organic', undefined, 'search'],
    ['/?utm_source=instagram', undefined, 'social'],
    ['/?utm_source=partner&utm_medium=referral', undefined, 'referral'],
    ['/?utm_campaign=spring', undefined, 'campaign'],
    ['/?utm_source=catalogue&utm_medium=print', undefined, 'campaign'],
    ['/?page=2', 'https://duckduckgo.com/', 'search'],
    [undefined, 'https://www.google.co.uk', 'search'],
    [undefined, 'https://t.co/abc', 'social'],
    [undefined, 'https://m.facebook.com', 'social'],
    [undefined, 'https://mail.google.com/', 'email'],
    [undefined, 'https://notgoogle.example/x', 'referral'],
    [undefined, 'https://support.com', 'referral'],
    [undefined, 'https://blog.example/post?q=1', 'referral'],
    [undefined, 'https://www.shop.example/cart', 'direct'],
    [undefined, 'not a url', 'direct'],
    [undefined, undefined, 'direct'],
  ])('of %s from %s is %s', (page, referrer, channel) => {
    expect(channelOf(page, referrer)).toBe(channel)
  })

  it('comes with source, medium and campaign, and with nothing else of the address', () => {
    const page =
      '/sale?utm_source=June%20Letter&utm_medium=email&utm_campaign=Spring+sale&email=a@b.example&token=s'
    expect(sourceOf(page, 'https://mail.example', own)).toEqual({
      channel: 'email',
      source: 'june letter',
      medium: 'email',
      campaign: 'Spring sale',
    })
    expect(sourceOf(undefined, 'https://www.blog.example/u/ann?mail=a@b.example', own)).toEqual({
      channel: 'referral',
      source: 'blog.example',
      medium: 'referral',
    })
  })

  it('is told by the tracker in few words', () => {
    const words = (text: string) => sourceOfWords(text, own)
    expect(words('https://www.google.com')).toEqual(sourceOf(undefined, 'https://www.google.com', own))
    expect(words('https://news.example utm_source=june,a,utm_medium=email')).toEqual({
      channel: 'email',
      source: 'june,a',
      medium: 'email',
    })
    expect(words('utm_source=june%20letter,fbclid')).toMatchObject({ channel: 'ads', source: 'june letter' })
    expect(words('gclid')).toMatchObject({ channel: 'ads', source: 'google' })
    expect(words('android-app://com.google.android.gm')?.channel).toBe('email')
    expect(words('android-app://com.google.android.googlequicksearchbox')?.channel).toBe('search')
    expect(words('https://shop.example')).toBe(null)
  })

  it('takes nothing that looks like an e-mail address, cuts what is long and bears a broken escape', () => {
    expect(sourceOf('/?utm_source=ann@b.example&utm_medium=email', undefined, own)).toEqual({
      channel: 'email',
      medium: 'email',
    })
    expect(sourceOf(`/?utm_campaign=${'x'.repeat(500)}`, undefined, own)?.campaign).toHaveLength(60)
    expect(sourceOf('/?utm_campaign=%E0%A4%A', undefined, own)?.campaign).toBe('%E0%A4%A')
    expect(sourceOf('/?utm_campaign=a%00%0Ab', undefined, own)?.campaign).toBe('a b')
  })
})
