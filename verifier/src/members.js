import { isObject } from './json.js';

// Kinds of values that definitions have.
export const isText = v => typeof v === 'string';
export const isTexts = v => isText(v) || isObject(v) && Object.values(v).every(isText);
export const isCount = v => Number.isSafeInteger(v) && v >= 0;
