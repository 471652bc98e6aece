import { announce, putInBasket } from './basket.ts'

/** Everything here only makes pages quicker or smoother: without it, each form and link does the same by itself. */

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (form.dataset.add) {
    event.preventDefault()
    void addFromForm(form, form.dataset.add, form.dataset.title!)
  }
  if (form.dataset.remove)
    window.kindred('track', 'remove_from_cart', { items: [{ item_id: form.dataset.remove }] })
  if ('checkout' in form.dataset) fillVisitor(form)
})

async function addFromForm(form: HTMLFormElement, id: string, title: string): Promise<void> {
  const button = form.querySelector('button')!
  button.disabled = true
  const added = await putInBasket(id)
  button.disabled = false
  announce([title], added)
  if (added)
    window.kindred('track', 'add_to_cart', { items: [{ item_id: id, item_name: title, quantity: 1 }] })
}

// The button on a shelf's card or of a bundle: it tells Kindred itself, with the shelf it came from.
document.addEventListener('kindred-add-to-cart', (event) => {
  const { products } = (event as CustomEvent<{ products: { id: string; title: string }[] }>).detail
  void addAll(products)
})

/** One after the other: the basket is a cookie, and answers on their way at once would overwrite each other. */
async function addAll(products: readonly { id: string; title: string }[]): Promise<void> {
  let added = true
  for (const { id } of products) added = (await putInBasket(id)) && added
  announce(
    products.map(({ title }) => title),
    added,
  )
}

/** Hands the visitor's signed id to the shop's server, whose order then joins the visitor and the customer. */
function fillVisitor(form: HTMLFormElement): void {
  window.kindred('visitor', (visitor: string | undefined) => {
    form.querySelector<HTMLInputElement>('[name=visitor]')!.value = visitor ?? ''
  })
}

document.addEventListener('change', (event) => {
  const field = event.target as HTMLElement
  if (field instanceof HTMLSelectElement && 'submit' in field.dataset) field.form?.requestSubmit()
})

document.addEventListener('click', (event) => {
  const target = event.target as Element
  if (target.closest('[data-theme-toggle]')) toggleTheme()
  const forget = target.closest<HTMLElement>('[data-forget]')
  if (forget)
    window.kindred('forget', (done: boolean, why?: string) => sayForgotten(forget, done ? 'done' : why))
  const menu = document.querySelector<HTMLDetailsElement>('details.menu[open]')
  if (menu && !menu.contains(target)) menu.open = false
})

document.addEventListener('keydown', (event) => {
  const menu = document.querySelector<HTMLDetailsElement>('details.menu[open]')
  if (event.key !== 'Escape' || !menu) return
  menu.open = false
  menu.querySelector('summary')?.focus()
})

function toggleTheme(): void {
  const root = document.documentElement
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = isDark ? 'light' : 'dark'
  try {
    localStorage.setItem('theme', root.dataset.theme)
  } catch {
    // storage is blocked: the choice lasts for this page
  }
}

function sayForgotten(button: HTMLElement, outcome = 'failed'): void {
  const result = document.querySelector('[data-forget-result]')
  if (result) result.textContent = button.dataset[outcome] ?? ''
}
