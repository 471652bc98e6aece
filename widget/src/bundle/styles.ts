import { css } from 'lit'

/**
 * A bundle: products side by side with a plus between them and the sum beside; on a phone one below the other. The
 * height of the row is computed once, for the skeleton and for the products: picture, two lines of title, price, two
 * lines of reason.
 */
export const styles = css`
  section {
    --_card: min(var(--kindred-card-width, 9.5rem), (100cqi - 5rem) / 3);
    --_ratio: var(--kindred-image-ratio, 2 / 3);
  }
  [part='heading'] {
    min-block-size: 1.25em;
    margin-block-end: 1rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 1rem 2rem;
  }
  ul {
    display: flex;
    gap: 2.5rem;
    padding: 0;
    list-style: none;
    min-block-size: calc(var(--_card) / (var(--_ratio)) + 7.75em);
  }
  li {
    position: relative;
    inline-size: var(--_card);
  }
  li + li::before {
    content: '+' / '';
    position: absolute;
    inset-block-start: calc(var(--_card) / (var(--_ratio)) / 2);
    inset-inline-start: -2.5rem;
    inline-size: 2.5rem;
    text-align: center;
    font-size: 1.25em;
    line-height: 0;
    color: var(--_muted);
  }
  .link,
  label {
    display: block;
  }
  label {
    cursor: pointer;
  }
  [part='image'] {
    transition: opacity 120ms;
  }
  .left [part='image'] {
    opacity: 0.4;
  }
  [part='title'] {
    min-block-size: 0;
  }
  input {
    position: absolute;
    z-index: 1;
    inset-block-start: 0.375rem;
    inset-inline-start: 0.375rem;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  [part='total'] {
    flex: 1 1 12rem;
    display: grid;
    justify-items: start;
    align-content: center;
    gap: 0.75rem;
    min-block-size: calc(var(--_card) / (var(--_ratio)));
  }
  [part='sum'] {
    font-size: 1.25em;
    font-variant-numeric: tabular-nums;
  }
  [part='button'] {
    padding: 0.625em 1.25em;
    font-weight: 600;
    line-height: 1.3;
    border-color: currentColor;
  }
  [part='button']:disabled {
    opacity: 0.5;
    cursor: default;
  }
  @container (inline-size < 34rem) {
    .row {
      display: block;
    }
    ul {
      flex-direction: column;
      gap: 1.25rem;
      min-block-size: 0;
    }
    li {
      inline-size: auto;
      min-block-size: calc(4.5rem / (var(--_ratio)));
      padding-inline-start: 7.5rem;
    }
    li + li::before {
      inset-block-start: -0.625rem;
      inset-inline-start: 2.25rem;
      inline-size: 4.5rem;
    }
    [part='image'] {
      position: absolute;
      inset-block-start: 0;
      inset-inline-start: 2.25rem;
      inline-size: 4.5rem;
      margin: 0;
    }
    input {
      inset-block-start: calc(2.25rem / (var(--_ratio)) - 0.75rem);
      inset-inline-start: 0;
    }
    [part='total'] {
      justify-items: stretch;
      margin-block-start: 1.25rem;
      min-block-size: 5.5em;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='image'] {
      transition: none;
    }
  }
`
