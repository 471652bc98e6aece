import { css } from 'lit'

/**
 * What all elements share. They inherit font, size and colour; lighter tones are mixed from the text colour, so that
 * they fit light and dark pages alike.
 */
export const baseStyles = css`
  :host {
    --_accent: var(--kindred-accent, currentColor);
    --_radius: var(--kindred-radius, 0.5rem);
    --_gap: var(--kindred-gap, 1rem);
    --_faint: color-mix(in srgb, currentColor 8%, transparent);
    --_line: color-mix(in srgb, currentColor 24%, transparent);
    --_muted: color-mix(in srgb, currentColor 82%, transparent);
    display: block;
    container-type: inline-size;
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  /* No shelf for this visitor: a point where it would have stood, which is all that may be noticed of it. */
  :host([held-out]) {
    all: unset !important;
    position: absolute !important;
  }
  * {
    box-sizing: border-box;
    margin: 0;
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
  }
  /* A sentence keeps its own direction (English on an Arabic page), and the page's alignment. */
  [part='heading'],
  [part='title'],
  [part='reason'] {
    unicode-bidi: plaintext;
    text-align: match-parent;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  cite {
    font-style: italic;
    unicode-bidi: isolate;
  }
  cite:lang(zh) {
    font-style: normal;
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  a:hover [part='title'] {
    text-decoration: underline 1px;
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
  [part='reason'] {
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
  :focus-visible {
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
    inline-size: 90%;
    block-size: 0.9em;
    margin-block-start: 0.4em;
    border-radius: 0.25em;
    background: var(--_faint);
  }
  @container (inline-size >= 30rem) {
    [part='heading'] {
      -webkit-line-clamp: 1;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    button {
      transition: none;
    }
  }
`
