import { css } from 'lit'

/** The scale in one row, on a phone too; eleven marks in two rows there. */
export const styles = css`
  section {
    padding: 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: none;
    min-inline-size: 0;
  }
  legend {
    inline-size: 100%;
  }
  [part='heading'] {
    font-size: 1.125em;
    -webkit-line-clamp: 4;
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 1rem 2rem;
    margin-block-start: 0.75rem;
  }
  [part='scale'] {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 0.375rem;
    margin-block-start: 0.75rem;
    max-inline-size: 26rem;
  }
  .nps {
    grid-template-columns: repeat(11, 1fr);
    max-inline-size: 40rem;
  }
  [part~='choice'] {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: 2.75rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    font-variant-numeric: tabular-nums;
    cursor: pointer;
    transition: background-color 120ms;
  }
  [part~='choice']:hover {
    border-color: var(--_accent);
    background-color: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
  [part~='chosen'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 2px var(--_accent);
    background-color: color-mix(in srgb, var(--_accent) 18%, transparent);
    font-weight: 600;
  }
  input {
    appearance: none;
    position: absolute;
    inset: 0;
    margin: 0;
    border-radius: inherit;
    cursor: pointer;
  }
  [part='ends'] {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    margin-block-start: 0.25rem;
    max-inline-size: 26rem;
  }
  .nps + [part='ends'] {
    max-inline-size: 40rem;
  }
  [part='ends'] :last-child {
    text-align: end;
  }
  .comment {
    display: grid;
    gap: 0.25rem;
    margin-block-start: 1rem;
    max-inline-size: 40rem;
  }
  textarea {
    padding: 0.5rem 0.625rem;
    color: inherit;
    font: inherit;
    background: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    resize: vertical;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    margin-block-start: 1rem;
  }
  [part~='button'] {
    padding: 0.375em 1.25em;
  }
  [part~='send'] {
    border-color: currentColor;
    font-weight: 600;
  }
  [part~='not-now'] {
    border-color: transparent;
    color: var(--_muted);
  }
  [part='note']:not(:empty):not(:only-child) {
    margin-block-start: 0.75rem;
  }
  @container (inline-size < 36rem) {
    .pair {
      grid-template-columns: 1fr;
    }
    .nps {
      grid-template-columns: repeat(6, 1fr);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part~='choice'] {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    [part~='chosen'] {
      outline: 3px solid Highlight;
      outline-offset: -3px;
    }
  }
`
