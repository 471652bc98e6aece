import { css } from 'lit'

/** What the elements about a person share, beside what all elements do. */
export const accountStyles = css`
  section {
    line-height: 1.5;
    text-autospace: normal;
  }
  [part='heading'] {
    margin-block-end: 0.75rem;
  }
  ul {
    padding: 0;
    list-style: none;
  }
  .title,
  legend {
    padding: 0;
    font-weight: 600;
  }
  .muted {
    color: var(--_muted);
    font-size: 0.875em;
  }
  a {
    text-decoration: underline 1px;
    text-underline-offset: 0.2em;
  }
  [part='invitation'] {
    padding: 1rem 1.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .bone {
    max-inline-size: 100%;
  }
  .loading [part='heading'] .bone {
    margin-block-start: 0.35em;
  }
`
