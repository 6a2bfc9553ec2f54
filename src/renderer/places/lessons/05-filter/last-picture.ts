/** The picture that was opened last while this window is open: it is there again when the lesson is come back to. */
export class LastPicture {
  file: Blob | null = null;
  name = 'the koala';
}
