import { css } from 'lit'

/**
 * The shelf inherits font, size and colour; lighter tones are mixed from the text colour, so that it fits light and
 * dark pages alike. The height of a row is computed once, for the skeleton and for the products, so that nothing moves
 * when these arrive: picture, two lines of title, price, stars, two lines of reason, button.
 */
export const styles = css`
  :host {
    --_accent: var(--kindred-accent, currentColor);
    --_radius: var(--kindred-radius, 0.5rem);
    --_gap: var(--kindred-gap, 1rem);
    --_faint: color-mix(in srgb, currentColor 8%, transparent);
    --_line: color-mix(in srgb, currentColor 24%, transparent);
    --_muted: color-mix(in srgb, currentColor 82%, transparent);
    display: block;
    container-type: inline-size;
    color: inherit;
    text-align: start;
  }
  :host([hidden]) {
    display: none !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  section {
    /* As many cards as fit, but never a whole number on a phone: the card cut off says that there is more. */
    --_card: min(var(--kindred-card-width, 11rem), (100cqi - 2 * var(--_gap)) / 2.2);
    --_row: calc(var(--_card) / (var(--kindred-image-ratio, 2 / 3)) + 12.25em);
  }
  header {
    display: flex;
    align-items: end;
    gap: var(--_gap);
    /* Two lines of heading, or the buttons. */
    min-block-size: max(2.5rem, 2.5 * var(--kindred-heading-size, 1.25em));
    margin-block-end: 0.75rem;
  }
  [part='heading'] {
    flex: 1;
    min-inline-size: 0;
    font-family: var(--kindred-heading-font, inherit);
    font-size: var(--kindred-heading-size, 1.25em);
    font-weight: var(--kindred-heading-weight, 600);
    line-height: 1.25;
    text-wrap: balance;
    /* Room for what reaches below the line, which would be cut off; taken back, so that nothing grows. */
    padding-block-end: 0.15em;
    margin-block-end: -0.15em;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 1;
  }
  /* A sentence keeps its own direction (English on an Arabic page), and the page's alignment. */
  [part='heading'],
  [part='title'],
  [part='reason'] {
    unicode-bidi: plaintext;
    text-align: left;
  }
  [part='heading']:dir(rtl),
  [part='title']:dir(rtl),
  [part='reason']:dir(rtl) {
    text-align: right;
  }
  cite {
    font-style: italic;
    unicode-bidi: isolate;
  }
  cite:lang(zh) {
    font-style: normal;
  }
  [part='buttons'] {
    display: flex;
    gap: 0.5rem;
  }
  [part='buttons'] button {
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: 50%;
  }
  [part='buttons'] button[aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  svg {
    inline-size: 1.125rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  svg:dir(rtl) {
    transform: scaleX(-1);
  }
  .row {
    min-block-size: var(--_row);
  }
  ul {
    display: flex;
    gap: var(--_gap);
    padding: 4px;
    margin: -4px;
    list-style: none;
    overflow-x: auto;
    overscroll-behavior-inline: contain;
    scroll-snap-type: inline mandatory;
    scroll-padding-inline: 4px;
    scroll-behavior: smooth;
    scrollbar-width: none;
  }
  li {
    position: relative;
    flex: none;
    display: flex;
    flex-direction: column;
    inline-size: var(--_card);
    scroll-snap-align: start;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  /* The whole card is the link, except for its button. */
  a::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  a:hover [part='title'] {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.15em;
  }
  [part='image'] {
    position: relative;
    display: grid;
    place-items: center;
    aspect-ratio: var(--kindred-image-ratio, 2 / 3);
    margin-block-end: 0.75rem;
    border-radius: var(--_radius);
    background: var(--_faint);
    overflow: hidden;
  }
  img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--kindred-image-fit, cover);
  }
  .initial {
    font-size: 3em;
    opacity: 0.3;
  }
  [part='title'] {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    min-block-size: 2.6em;
    line-height: 1.3;
    overflow-wrap: break-word;
  }
  [part='price'] {
    margin-block-start: 0.25rem;
    font-weight: 600;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  [part='list-price'] {
    margin-inline-start: 0.25em;
    font-weight: 400;
    font-size: 0.875em;
    color: var(--_muted);
  }
  [part='rating'],
  [part='reason'] {
    font-size: 0.8125em;
    line-height: 1.4;
    color: var(--_muted);
  }
  .stars {
    letter-spacing: 0.05em;
    -webkit-text-fill-color: transparent;
    background: linear-gradient(to right, var(--_accent) var(--_rating), var(--_line) 0);
    background-clip: text;
    -webkit-background-clip: text;
  }
  .stars:dir(rtl) {
    background-image: linear-gradient(to left, var(--_accent) var(--_rating), var(--_line) 0);
  }
  [part='reason'] {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    margin-block-start: 0.125rem;
  }
  button {
    color: inherit;
    font: inherit;
    background: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    cursor: pointer;
    transition: background-color 120ms;
  }
  button:not([aria-disabled='true']):hover {
    border-color: var(--_accent);
    background-color: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  [part='button'] {
    position: relative;
    margin-block-start: auto;
    padding: 0.5em 0.75em;
    font-size: 0.875em;
    line-height: 1.3;
  }
  [part='rating'],
  [part='reason'],
  [part='price'] {
    margin-block-end: 0.125rem;
  }
  [part='price']:nth-last-child(2),
  [part='rating']:nth-last-child(2),
  [part='reason']:nth-last-child(2) {
    margin-block-end: 0.625rem;
  }
  a:focus-visible,
  button:focus-visible {
    outline: none;
  }
  a:focus-visible::after,
  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .bone {
    inline-size: 70%;
    block-size: 0.9em;
    margin-block-start: 0.4em;
    border-radius: 0.25em;
    background: var(--_faint);
  }
  .bone.wide {
    inline-size: 90%;
  }
  header .bone {
    inline-size: 14em;
    max-inline-size: 60%;
  }
  .loading ul {
    overflow: hidden;
  }
  @container (inline-size < 30rem) {
    [part='heading'] {
      -webkit-line-clamp: 2;
    }
  }
  @media (pointer: coarse) {
    [part='buttons'] {
      display: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    ul {
      scroll-behavior: auto;
    }
    button {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .stars {
      -webkit-text-fill-color: CanvasText;
      background: none;
    }
    [part='buttons'] button[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }
`
