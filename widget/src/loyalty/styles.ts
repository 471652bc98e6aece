import { css } from 'lit'

/**
 * Tier and points side by side, what they bring below; on a phone one below the other. Each panel keeps the room that
 * usual content needs, for the skeleton and for what comes.
 */
export const styles = css`
  .panels {
    display: grid;
    grid-template-columns: 1fr 1fr;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: hidden;
  }
  [part='panel'],
  .lists {
    padding: 1.25rem;
    min-inline-size: 0;
  }
  [part='panel'] {
    min-block-size: calc(8em + 2.5rem);
  }
  .points {
    border-inline-start: 1px solid var(--_line);
  }
  .points:first-child,
  .lists {
    grid-column: 1 / -1;
    border-inline-start: none;
  }
  .lists {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 1rem 2.5rem;
    border-block-start: 1px solid var(--_line);
    min-block-size: calc(3em + 2.5rem);
  }
  .big {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
    margin-block-end: 0.75rem;
  }
  .big strong {
    font-family: var(--kindred-heading-font, inherit);
    font-size: 1.5em;
    font-weight: var(--kindred-heading-weight, 600);
    line-height: 1.25;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  [part='progress'] {
    block-size: 0.5rem;
    margin-block-end: 0.625rem;
    border-radius: 0.25rem;
    background: var(--_line);
    overflow: hidden;
  }
  [part='bar'] {
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
    transition: inline-size 180ms;
  }
  [part='next'] {
    font-weight: 600;
  }
  [part~='keep'],
  [part='lots'],
  .lists {
    font-size: 0.875em;
    line-height: 1.5;
  }
  [part='keep'],
  [part='lots'] {
    color: var(--_muted);
  }
  [part~='at-risk'] {
    margin-block-start: 0.5rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--_accent);
  }
  [part='lots'] li {
    font-variant-numeric: tabular-nums;
  }
  .loading .big {
    inline-size: 40%;
    block-size: 1.5em;
    margin-block: 0.2em 1rem;
  }
  .loading [part='heading'] .bone {
    inline-size: min(10em, 60%);
  }
  @container (inline-size < 36rem) {
    .panels {
      grid-template-columns: 1fr;
    }
    .points {
      border-inline-start: none;
      border-block-start: 1px solid var(--_line);
    }
    [part='panel'] {
      min-block-size: calc(7em + 2.5rem);
    }
    .lists {
      gap: 1rem;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='bar'] {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    [part='bar'] {
      background: Highlight;
      forced-color-adjust: none;
    }
    [part='progress'] {
      border: 1px solid CanvasText;
    }
  }
`
