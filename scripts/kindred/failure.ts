/** Something the person at the keyboard can put right: shown as its message alone, without a stack. */
export class Failure extends Error {}

/** A value of the file that cannot be read as what it should be; the line (or its whole order) is rejected with it. */
export class Unreadable extends Error {}
