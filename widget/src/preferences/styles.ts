import { css } from 'lit'

/** Groups one below the other, each with the room that usual content needs, for the skeleton and for what comes. */
export const styles = css`
  [part='group'] {
    margin: 0;
    padding: 1.25rem 0;
    border: none;
    border-block-start: 1px solid var(--_line);
  }
  legend {
    float: inline-start;
    inline-size: 100%;
    margin-block-end: 0.5rem;
  }
  .interests {
    min-block-size: calc(17.5em + 2.5rem);
  }
  .switching {
    min-block-size: calc(3.4em + 2.5rem);
  }
  fieldset,
  .reaching {
    min-block-size: calc(3.65em + 2.5rem);
    min-inline-size: 0;
  }
  .data {
    min-block-size: calc(4.65em + 2.5rem);
  }
  label {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 1.5rem;
    cursor: pointer;
  }
  input {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .switch {
    font-weight: 600;
  }
  [part='switch'] {
    appearance: none;
    flex: none;
    inline-size: 2.5rem;
    block-size: 1.5rem;
    padding: 3px;
    color: inherit;
    border: 1px solid currentColor;
    border-radius: 0.75rem;
    transition: background-color 120ms;
  }
  [part='switch']::before {
    content: '';
    display: block;
    block-size: 100%;
    aspect-ratio: 1;
    border-radius: 50%;
    background: currentColor;
    transition: margin 120ms;
  }
  [part='switch']:checked {
    background: color-mix(in srgb, var(--_accent) 30%, transparent);
  }
  [part='switch']:checked::before {
    margin-inline-start: 1rem;
    background: var(--_accent);
  }
  .channels {
    clear: both;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.5rem;
  }
  .kind {
    display: grid;
    grid-template-columns: 6em 1fr;
    gap: 0.5rem;
    margin-block-start: 0.75rem;
  }
  .kind ul:only-child {
    grid-column: 1 / -1;
  }
  .name {
    padding-block: 0.25rem;
    font-size: 0.875em;
    color: var(--_muted);
  }
  ul,
  .buttons,
  .adding {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  [part~='chip'] {
    padding: 0.25rem 0.875em;
    border-radius: 2em;
    border-color: currentColor;
    font-size: 0.875em;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  [part~='chip-off'] {
    border-style: dashed;
    border-color: var(--_line);
    color: var(--_muted);
  }
  [part~='chip-off'] span {
    text-decoration: line-through;
  }
  .adding {
    margin-block: 0.75rem 0.5rem;
  }
  .interests > .muted ~ .muted {
    margin-block-start: 0.25rem;
  }
  select {
    max-inline-size: 100%;
    font: inherit;
    color: inherit;
    background: none;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: 0.375em 0.5em;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  [part~='button'] {
    padding: 0.375em 1em;
  }
  .data .buttons {
    margin-block-start: 0.625rem;
  }
  [part='question'] {
    margin-block-start: 0.5rem;
    padding-inline-start: 1rem;
    border-inline-start: 3px solid var(--_accent);
    max-inline-size: 65ch;
  }
  [part~='confirm'] {
    border-color: currentColor;
    font-weight: 600;
  }
  [part='note'] {
    min-block-size: 1.5em;
    font-size: 0.875em;
  }
  .loading [part='heading'] .bone {
    inline-size: min(18em, 70%);
  }
  .loading [part='group'] .bone {
    inline-size: 45%;
  }
  @container (inline-size < 36rem) {
    .interests {
      min-block-size: calc(25em + 2.5rem);
    }
    .switching {
      min-block-size: calc(4.7em + 2.5rem);
    }
    .kind {
      grid-template-columns: 1fr;
      gap: 0.25rem;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='switch'],
    [part='switch']::before {
      transition: none;
    }
  }
`
