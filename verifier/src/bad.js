// What is wrong with the input: a code for the catalogue of words, the words' parameters, and where it is.
export class Bad extends Error {
  constructor(code, params = {}, place = {}) {
    super(code);
    this.code = code;
    this.params = params;
    this.place = place;
  }
}

export function asBad(error, file) {
  if (error instanceof Bad) return error;
  if (error instanceof RangeError || error instanceof TypeError || error instanceof ReferenceError || error instanceof SyntaxError) throw error;
  return new Bad('file-unreadable', { file, detail: String(error && error.message || error) }, { where: file });
}
