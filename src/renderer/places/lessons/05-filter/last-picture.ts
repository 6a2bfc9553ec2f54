/** The picture that was opened last while this window is open: it is there again when the lesson is come back to. */
export const lastPicture: { file: Blob | null; name: string } = { file: null, name: 'the koala' };
