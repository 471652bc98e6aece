import { css } from 'lit'

/**
 * A shelf. The height of a row is computed once, for the skeleton and for the products, so that nothing moves when
 * these arrive: picture, two lines of title, price, stars, two lines of reason, button.
 */
export const styles = css`
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
    margin-block-end: 1rem;
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
  svg:dir(rtl),
  .stars:dir(rtl) {
    transform: scaleX(-1);
  }
  .row {
    position: relative;
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
  /* The whole card is the link, except for its button. */
  a::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .stars {
    display: inline-block;
    letter-spacing: 0.05em;
    /* Not the colour: what is mixed from it would go, too. */
    -webkit-text-fill-color: transparent;
    background: linear-gradient(to right, var(--_accent) var(--_rating), var(--_line) 0);
    background-clip: text;
  }
  [part='button'] {
    position: relative;
    margin-block-start: auto;
    padding: 0.5em 0.75em;
    font-size: 0.875em;
    line-height: 1.3;
  }
  /* Over the picture, in the system's own colours: whatever the picture, the cross can be seen. */
  [part='hide'] {
    position: absolute;
    inset-block-start: 0.375rem;
    inset-inline-end: 0.375rem;
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: 50%;
    color: CanvasText;
    background: color-mix(in srgb, Canvas 88%, transparent);
  }
  button[part='hide']:hover {
    background: Canvas;
  }
  /* Price, stars and reason; the last of them stands off the button. */
  li p {
    margin-block-end: 0.125rem;
  }
  li p:nth-last-child(2) {
    margin-block-end: 0.625rem;
  }
  a:focus-visible {
    outline: none;
  }
  a:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  header .bone {
    inline-size: min(14em, 60%);
  }
  .loading ul {
    overflow: hidden;
  }
  @media (pointer: coarse) {
    [part='buttons'] {
      display: none;
    }
  }
  /* Where a pointer can hover, the crosses keep quiet until a card is meant. */
  @media (hover: hover) {
    li:not(:hover, :focus-within) [part='hide'] {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    ul {
      scroll-behavior: auto;
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
