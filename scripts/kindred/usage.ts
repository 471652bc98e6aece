import { targets } from './targets.ts'

const create = `npm run kindred -- store create --id shop --name "My shop" --currency EUR
    [--time-zone Europe/Berlin] [--origin https://shop.example …] [--consent-default denied]
    [--json]
    --url URL --deployment-secret SECRET
  Opens a store and prints its keys. Currency and time zone stay. Origins are the addresses of the shop's pages: scheme,
  host and port, without a path. With --consent-default denied nobody is remembered who did not say yes (docs/embed.md).
  The deployment secret of the Kindred that runs from this folder is known.`

const keys = `npm run kindred -- keys list | replace publishable|secret|identity [--overlap-hours 24] | revoke ID
    --url URL --key sk_…
  Shows the keys of a store (without the keys), makes a new one in the place of another, ends one at once.`

const bring = `npm run kindred -- import products|orders|sessions FILE … --url URL --key sk_…
  Reads CSV or JSON Lines, plain or .gz, and sends it. Safe to run twice; when interrupted, the same command goes on.

  --format FORMAT           shopify or woocommerce: products and orders as these export them (docs/import.md);
                            csv or jsonl when the file's name does not tell
  --customers FILE          Shopify's export of customers, so that orders belong to these and not to addresses
  --map target=Column       where a field comes from; also a template (url=/products/{Sku}) and a filter
                            (id=Customer|integer; lower, upper). Columns named like a target need no --map.
  --skip-if RULE            leave lines out, counted in the report: 'Column=value', 'Column!=value', 'Column^=prefix',
                            'Column<=number' (<, >=, >), 'Column==' (empty). May be given several times.
  --group-by Column         lines with the same value make one order (or session), wherever in the file they stand
  --date-format FORMAT      iso (default), unix, unix-ms, or a pattern such as DD/MM/YYYY HH:mm
  --time-zone ZONE          of dates without an offset (default: the store's)
  --currency EUR            of orders that name none, and of decimal amounts (default: the store's)
  --decimal-comma           1.234,56 instead of 1,234.56
  --list-separator CHAR     between values of one cell (default | and, for categories, >)
  --delimiter CHAR          of CSV (default comma; 'tab')
  --chunk N                 lines of one request (default 500; on Cloudflare's free plan a request may touch 40 owners,
                            so --chunk 40)
  --parallel N              requests at once (default 4)
  --restart                 start over although an interrupted import could go on
  --report FILE             where rejected lines go, with their reasons

  Targets of products: ${Object.keys(targets.products).join(', ')}
  Targets of orders: ${Object.keys(targets.orders).join(', ')}
  Targets of sessions: ${Object.keys(targets.sessions).join(', ')}`

const capacity = `npm run kindred -- capacity [--index-shards 4] [--relays 8] --url URL --key sk_…
  Has more objects share the work of a busy store (docs/limits.md says from when on), and waits until they do. Shards:
  1, 2, 4 … 64, never fewer than before; relays: 0 to 64.`

const backup = `npm run kindred -- backup FOLDER --url URL --key sk_… [--no-hold]
  Writes everything of a store into a folder. Meanwhile nothing is written to the store: trackers and servers keep what
  they have. --no-hold leaves it open, which works where little happens. --hold-wait 0 does not wait until every isolate
  knows: for a server of one's own.`

const restore = `npm run kindred -- restore FOLDER --url URL --key sk_… [--forgotten FOLDER …] [--over]
    [--hold-wait SECONDS]
  Brings a backup into a store of the same id without people. Who was forgotten stays forgotten; --forgotten names later
  backups, for whom they know to be. --over goes on after an interruption.`

const audit = `npm run kindred -- audit [--data FOLDER] [--json]
  Reads the files of a local Kindred that is stopped: what is lost, doubled or stuck.`

const addresses =
  '  KINDRED_URL and KINDRED_KEY may stand for --url and --key. Without a URL the Kindred of this folder is meant.'

const commands: Record<string, string> = {
  store: create,
  keys,
  import: bring,
  capacity,
  backup,
  restore,
  audit,
}

/** What `npm run kindred` can do, as `--help` shows it; of one command, when it is named. */
export function usage(command?: string): string {
  const one = command === undefined ? undefined : commands[command]
  return `${[...(one ? [one] : Object.values(commands)), addresses].join('\n\n')}\n`
}
