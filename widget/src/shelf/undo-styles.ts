import { css } from 'lit'

/** The note lies on the lower half of the pictures: words and buttons stay free. */
export const undoStyles = css`
  [part='note'] {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(var(--_card) / (var(--kindred-image-ratio, 2 / 3)) - 4rem);
    inline-size: fit-content;
    max-inline-size: calc(100% - 1rem);
    margin-inline: auto;
  }
  [part='note'] p {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding-block: 0.375rem;
    padding-inline: 1rem 0.375rem;
    border-radius: var(--_radius);
    font-size: 0.875em;
    color: Canvas;
    background: CanvasText;
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.3);
  }
  [part='note'] span {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    line-height: 1.35;
  }
  [part='undo'] {
    flex: none;
    padding: 0.375em 0.75em;
    font-weight: 600;
    border-color: currentColor;
  }
`
