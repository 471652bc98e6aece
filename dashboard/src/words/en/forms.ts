/** The words that every form has. */
export const forms = {
  save: 'Save',
  saving: 'Saving …',
  saved: 'Saved.',
  unsaved: 'Changed and not saved yet.',
  leave: 'Something is changed and not saved yet. Log out all the same, and let go of it?',
  reset: 'Undo changes',
  cancel: 'Cancel',
  remove: 'Delete',
  add: 'Add',
  refused: 'Not saved: please correct what is marked. Nothing you typed is lost.',
}
