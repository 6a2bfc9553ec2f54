/** An error whose message is a clear sentence for the user, as opposed to a fault of the program. */
export class UserError extends Error {
  override readonly name = 'UserError';
}
